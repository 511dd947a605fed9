import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EventMessage } from '#contract/wire.ts';
import type { SessionState } from '#contract/session.ts';
import type { Result } from '#contract/result.ts';
import { createEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { findRepository } from '#engine/mirror/repositories.ts';
import { readTrackerIssues } from '#engine/mirror/tracker.ts';
import { applyDifference, edgeKeyOf } from '#engine/programme/difference.ts';
import type { Programme } from '#domain/programme.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { exportedIssue, exportFile } from '../support/engine/exports.ts';
import { addressOf, dumpMirror, quietSimulator, serverDump } from '../support/engine/simulator.ts';
import { temporaryFolder } from '../support/engine/temporaryFolder.ts';

async function startEngine(
  over: Partial<EngineOptions> = {},
): Promise<{ engine: Engine; heard: EventMessage[] }> {
  const created = await createEngine({
    databaseFile: join(temporaryFolder(), 'nami.db'),
    source: { kind: 'none' },
    log: (message) => {
      throw new Error(message);
    },
    ...over,
  });
  const engine = valueOf(created);
  const heard: EventMessage[] = [];
  engine.listen((event) => heard.push(event));
  onTestFinished(() => engine.stop());
  valueOf(await engine.start());
  return { engine, heard };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** The first state, now or later, of which the test holds. */
function stateWhere(engine: Engine, holds: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    const stop = engine.subscribe('session.changed', (state) => {
      if (!holds(state)) return;
      stop();
      resolve(state);
    });
    void Promise.resolve(engine.handlers['session.read']({})).then((read) => {
      if (read.ok && holds(read.value)) {
        stop();
        resolve(read.value);
      }
    });
  });
}

const byKey = (programme: Programme) => ({
  nodes: new Map(programme.nodes.map((node) => [node.key, node])),
  edges: new Map(programme.edges.map((edge) => [edgeKeyOf(edge), edge])),
});

test('a new engine has nothing open, and says how to open something', async () => {
  const { engine } = await startEngine();
  expect(valueOf(await engine.handlers['session.read']({}))).toMatchObject({
    repository: null,
    source: { kind: 'none' },
    connection: { kind: 'none' },
    issues: 0,
  });
  for (const request of ['programme.read', 'look.read', 'look.mark'] as const) {
    expect(await engine.handlers[request]({})).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  }
  expect(await engine.handlers['session.openDemo']({})).toMatchObject({ ok: false });
});

test('an export opens, is searched and read, and is there again after a restart', async () => {
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const { engine } = await startEngine({ databaseFile });
  const file = exportFile([
    exportedIssue(1),
    exportedIssue(3, { body: 'First.\n\n**Depends on**: #1' }),
    exportedIssue(5),
  ]);
  expect(valueOf(await engine.handlers['session.openExport']({ paths: [file] }))).toMatchObject({ added: 3 });
  const { revision, programme } = valueOf(await engine.handlers['programme.read']({}));
  expect(programme.nodes.map((node) => node.key)).toEqual(
    [1, 3, 5].map((number) => `acme/rebuild#${number}`),
  );
  expect(programme.edges).toMatchObject([{ from: 'acme/rebuild#1', to: 'acme/rebuild#3' }]);
  const view = valueOf(await engine.handlers['issue.read']({ issue: 'acme/rebuild#3' }));
  expect(view.issue.comments).toHaveLength(1);
  expect(view.readings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        meaning: { kind: 'blocks', from: 'acme/rebuild#1', to: 'acme/rebuild#3' },
        evidence: expect.objectContaining({ line: 3 }) as unknown,
      }),
    ]),
  );
  expect(await engine.handlers['issue.read']({ issue: 'acme/rebuild#99' })).toMatchObject({
    error: { kind: 'not-found' },
  });
  expect(valueOf(await engine.handlers['search.find']({ text: 'depends on', limit: 5 })).hits).toMatchObject([
    { issue: 'acme/rebuild#3', line: 3 },
  ]);
  expect(revision).toBe(0);
  await engine.stop();

  const again = await startEngine({ databaseFile });
  expect(valueOf(await again.engine.handlers['session.read']({}))).toMatchObject({
    repository: 'acme/rebuild',
    source: { kind: 'export', files: [file] },
    issues: 3,
    comments: 3,
  });
});

test('what changed since the last look is told once', async () => {
  const { engine } = await startEngine();
  const records = [exportedIssue(1), exportedIssue(3), exportedIssue(5)];
  await engine.handlers['session.openExport']({ paths: [exportFile(records)] });
  expect(valueOf(await engine.handlers['look.mark']({}))).toMatchObject({ since: null, changes: [] });
  const later = [
    exportedIssue(1, {
      state: 'CLOSED',
      closedAt: '2026-03-05T00:00:00Z',
      updatedAt: '2026-03-05T00:00:00Z',
    }),
    exportedIssue(3, {
      updatedAt: '2026-03-06T00:00:00Z',
      comments: [
        {
          ...(exportedIssue(3)['comments'] as object[])[0],
          id: 'IC_new',
          createdAt: '2026-03-06T00:00:00Z',
          body: '## Done\n\nAll of it.',
        },
      ],
    }),
    exportedIssue(5, { labels: [], updatedAt: '2026-03-04T00:00:00Z' }),
    exportedIssue(7, { createdAt: '2026-03-07T00:00:00Z', updatedAt: '2026-03-07T00:00:00Z' }),
  ];
  await engine.handlers['session.openExport']({ paths: [exportFile(later)] });
  const seen = valueOf(await engine.handlers['look.mark']({}));
  expect(seen.changes.map(({ issue, kind, text }) => [issue, kind, text])).toEqual([
    ['acme/rebuild#7', 'opened', 'What is to be done in task 7.'],
    ['acme/rebuild#3', 'commented', 'Done'],
    ['acme/rebuild#1', 'closed', ''],
    ['acme/rebuild#5', 'edited', ''],
  ]);
  expect(seen.counts).toEqual({ opened: 1, closed: 1, reopened: 0, commented: 1, edited: 1 });
  expect(valueOf(await engine.handlers['look.read']({})).changes).toEqual([]);
});

test('a followed repository is mirrored, and each change reaches the window as a difference', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const { engine, heard } = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  await stateWhere(engine, ({ connection }) => connection.kind === 'online');
  expect(dumpMirror(engine.storage, simulator.repository)).toEqual(serverDump(simulator));
  let view = valueOf(await engine.handlers['programme.read']({}));
  expect(view.programme.nodes).toHaveLength(60);
  const open = serverDump(simulator).issues.filter(({ state }) => state === 'open');

  for (const command of [
    { command: 'close', issue: open[0]!.number },
    { command: 'create', title: 'Phase 9.1: New work', body: `**Depends on**: #${open[1]!.number}` },
    { command: 'edit', issue: open[2]!.number, title: 'Phase 9.2: Renamed work' },
    { command: 'edit', issue: open[3]!.number, body: `**Depends on**: #${open[4]!.number}` },
    { command: 'comment', issue: open[5]!.number, body: '**Status**: 🟡 BLOCKED, waiting for the database' },
  ] as const) {
    simulator.state.clock.advance(60_000);
    simulator.state.control(command);
    heard.length = 0;
    valueOf(await engine.handlers['session.refresh']({}));
    const next = valueOf(await engine.handlers['programme.read']({}));
    const changes = heard.flatMap((event) => (event.event === 'programme.changed' ? [event.payload] : []));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.map(({ from }) => from)).toEqual([
      view.revision,
      ...changes.slice(0, -1).map(({ revision }) => revision),
    ]);
    expect(changes.at(-1)!.revision).toBe(next.revision);
    const applied = changes.reduce((programme, change) => applyDifference(programme, change), view.programme);
    expect(byKey(applied)).toEqual(byKey(next.programme));
    // Readings kept from before say what a reading of everything anew says.
    const row = findRepository(engine.storage.mirror, simulator.repository)!;
    const issues = readTrackerIssues(engine.storage.mirror, row);
    expect(next.programme).toEqual(
      readProgramme({ repository: row.name, issues, asOf: next.programme.asOf }),
    );
    view = next;
  }
  heard.length = 0;
  valueOf(await engine.handlers['session.refresh']({}));
  await engine.handlers['programme.read']({});
  expect(heard.filter(({ event }) => event === 'programme.changed')).toEqual([]);
});

test('without the network everything stays readable, since when is said, and it catches up', async () => {
  const simulator = await quietSimulator('scale:30x60');
  const { engine } = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  const { asOf } = await stateWhere(engine, ({ connection }) => connection.kind === 'online');
  simulator.state.control({ command: 'fault', name: 'html-502' });
  simulator.state.clock.advance(60_000);
  simulator.state.control({ command: 'comment', issue: 3, body: 'Said while you were on the plane.' });
  const offline = valueOf(await engine.handlers['session.refresh']({}));
  expect(offline).toMatchObject({ connection: { kind: 'offline' }, issues: 30, asOf });
  expect(valueOf(await engine.handlers['programme.read']({})).programme.nodes).toHaveLength(30);
  expect(valueOf(await engine.handlers['search.find']({ text: 'on the plane', limit: 5 })).hits).toEqual([]);

  simulator.state.control({ command: 'clear-faults' });
  expect(valueOf(await engine.handlers['session.refresh']({})).connection.kind).toBe('online');
  expect(valueOf(await engine.handlers['search.find']({ text: 'on the plane', limit: 5 })).hits).toHaveLength(
    1,
  );
}, 30_000);

test('a refused token is told with what to do, and the mirror stays', async () => {
  const simulator = await quietSimulator('scale:30x60');
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const source = { kind: 'github', ...addressOf(simulator) } as const;
  const first = await startEngine({ databaseFile, source });
  await stateWhere(first.engine, ({ connection }) => connection.kind === 'online');
  await first.engine.stop();
  const { engine } = await startEngine({ databaseFile, source: { ...source, token: 'ghp_expired' } });
  const refused = await stateWhere(engine, ({ connection }) => connection.kind === 'refused');
  expect(refused).toMatchObject({
    issues: 30,
    connection: { failure: { kind: 'token-refused', hint: expect.stringMatching(/token/) as string } },
  });
});

test('a pause that GitHub asked for holds after a restart', async () => {
  const simulator = await quietSimulator('scale:30x60');
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const source = { kind: 'github', ...addressOf(simulator) } as const;
  const first = await startEngine({ databaseFile, source });
  await stateWhere(first.engine, ({ connection }) => connection.kind === 'online');
  simulator.state.control({ command: 'fault', name: 'secondary-limited' });
  expect(valueOf(await first.engine.handlers['session.refresh']({})).connection.kind).toBe('limited');
  await first.engine.stop();
  simulator.state.control({ command: 'clear-faults' });
  const { remaining } = simulator.state.budget.state();

  const { engine } = await startEngine({ databaseFile, source });
  expect(valueOf(await engine.handlers['session.refresh']({}))).toMatchObject({
    connection: { kind: 'limited' },
    issues: 30,
  });
  expect(simulator.state.budget.state().remaining).toBe(remaining);
});

test('the demo keeps apart from a real repository of the same name, and begins anew with each simulator', async () => {
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const first = await quietSimulator('scale:30x60');
  const { engine } = await startEngine({
    databaseFile,
    startDemo: () => Promise.resolve(addressOf(first)),
  });
  const url = `https://github.com/${first.repository}/issues/1#issuecomment-1`;
  const real = exportedIssue(1, { comments: [{ ...(exportedIssue(1)['comments'] as object[])[0], url }] });
  await engine.handlers['session.openExport']({ paths: [exportFile([real])] });
  valueOf(await engine.handlers['session.openDemo']({}));
  await stateWhere(engine, ({ connection }) => connection.kind === 'online');
  expect(dumpMirror(engine.storage, first.repository, 'demo')).toEqual(serverDump(first));
  expect(dumpMirror(engine.storage, first.repository, 'tracker').issues).toHaveLength(1);
  await engine.handlers['look.mark']({});

  const second = await quietSimulator('scale:30x60', { seed: 7 });
  second.state.clock.advance(-86_400_000);
  await engine.demoMoved(null);
  await engine.demoMoved(addressOf(second));
  await stateWhere(engine, ({ connection }) => connection.kind === 'online');
  expect(dumpMirror(engine.storage, first.repository, 'demo')).toEqual(serverDump(second));
  expect(dumpMirror(engine.storage, first.repository, 'tracker').issues).toHaveLength(1);
  expect(valueOf(await engine.handlers['look.read']({})).since).toBeNull();
  expect(valueOf(await engine.handlers['programme.read']({})).programme.nodes).toHaveLength(30);
});

test('an import that fails leaves what is followed as it was', async () => {
  const simulator = await quietSimulator('scale:30x60');
  const { engine } = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  await stateWhere(engine, ({ connection }) => connection.kind === 'online');
  expect(await engine.handlers['session.openExport']({ paths: [exportFile('nonsense')] })).toMatchObject({
    error: { kind: 'not-an-export' },
  });
  const state = await stateWhere(engine, ({ connection }) => connection.kind === 'online');
  expect(state).toMatchObject({ source: { kind: 'github' }, repository: simulator.repository, issues: 30 });
});
