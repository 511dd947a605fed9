import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { EventMessage } from '#contract/wire.ts';
import type { Result } from '#contract/result.ts';
import type { SessionState } from '#contract/session.ts';
import { createEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { exportedIssue, exportFile } from '../support/engine/exports.ts';
import { closeBeside, openBeside } from '../support/engine/neighbours.ts';
import { addressOf, quietSimulator } from '../support/engine/simulator.ts';
import { temporaryFolder } from '../support/engine/temporaryFolder.ts';

async function startEngine(over: Partial<EngineOptions> = {}): Promise<Engine> {
  const created = await createEngine({
    databaseFile: join(temporaryFolder(), 'nami.db'),
    source: { kind: 'none' },
    ...over,
  });
  const engine = valueOf(created);
  onTestFinished(() => engine.stop());
  valueOf(await engine.start());
  return engine;
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** Brings an engine up to date once more. */
async function refreshed(engine: Engine): Promise<SessionState> {
  return valueOf(await engine.handlers['session.refresh']({}));
}

/** An export that says by its comments' addresses whose issues it holds. */
function exportOf(repository: string, ...issues: ReturnType<typeof exportedIssue>[]): string {
  const named = JSON.stringify(issues).replaceAll('github.com/acme/rebuild', `github.com/${repository}`);
  return exportFile(JSON.parse(named), `${repository.replace('/', '-')}.json`);
}

test('a repository is added to what is followed, shown with it, and taken out again without losing its mirror', async () => {
  const simulator = await quietSimulator('scale:12x30');
  openBeside(simulator, 'quay/crane', 'Grease the crane', `Depends on: ${simulator.repository}#3`);
  const engine = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  const before = await refreshed(engine);
  expect(before.repositories).toMatchObject([{ name: simulator.repository, issues: 12 }]);

  valueOf(await engine.handlers['workspace.addRepository']({ repository: 'quay/crane' }));
  const both = await refreshed(engine);
  expect(both).toMatchObject({ repository: simulator.repository, issues: 13 });
  expect(both.repositories?.map(({ name, issues, asOf }) => [name, issues, asOf === both.asOf])).toEqual([
    [simulator.repository, 12, true],
    ['quay/crane', 1, true],
  ]);
  const { programme } = valueOf(await engine.handlers['programme.read']({}));
  expect(programme.repository).toBe(simulator.repository);
  expect(programme.nodes.map(({ key }) => key)).toContain('quay/crane#1');
  expect(programme.edges).toContainEqual(
    expect.objectContaining({ from: `${simulator.repository}#3`, to: 'quay/crane#1' }),
  );
  const { hits } = valueOf(await engine.handlers['search.find']({ text: 'grease', limit: 5 }));
  expect(hits).toMatchObject([{ issue: 'quay/crane#1' }]);
  expect(valueOf(await engine.handlers['issue.read']({ issue: 'quay/crane#1' })).issue.title).toBe(
    'Grease the crane',
  );
  valueOf(await engine.handlers['schedule.read']({ runs: 1, seed: 1 }));

  const after = valueOf(await engine.handlers['workspace.removeRepository']({ repository: 'quay/crane' }));
  expect(after.repositories).toMatchObject([{ name: simulator.repository }]);
  const without = valueOf(await engine.handlers['programme.read']({}));
  expect(without.programme.nodes.map(({ key }) => key)).not.toContain('quay/crane#1');
  valueOf(await engine.handlers['workspace.addRepository']({ repository: 'Quay/Crane' }));
  expect(valueOf(await engine.handlers['session.read']({})).repositories).toMatchObject([
    { name: simulator.repository },
    { name: 'quay/crane', issues: 1 },
  ]);
});

test('what a workspace cannot do is said, and changes nothing', async () => {
  const engine = await startEngine();
  expect(await engine.handlers['workspace.read']({})).toMatchObject({ error: { kind: 'not-found' } });
  valueOf(
    await engine.handlers['session.openExport']({ paths: [exportOf('acme/rebuild', exportedIssue(1))] }),
  );
  for (const [request, input, kind] of [
    ['workspace.addRepository', { repository: 'acme/unknown' }, 'not-found'],
    ['workspace.removeRepository', { repository: 'Acme/Rebuild' }, 'bad-input'],
    ['workspace.removeRepository', { repository: 'acme/unknown' }, 'not-found'],
    ['workspace.setCoordination', { issue: 'acme/rebuild#99' }, 'not-found'],
  ] as const) {
    const handler = engine.handlers[request] as (input: unknown) => Promise<Result<unknown>>;
    expect(await handler(input)).toMatchObject({ ok: false, error: { kind } });
  }
  expect(valueOf(await engine.handlers['workspace.read']({}))).toMatchObject({
    repositories: [{ name: 'acme/rebuild' }],
    coordination: null,
  });
});

test('exports of several repositories are one workspace, and a later one of any of them leaves it so', async () => {
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const engine = await startEngine({ databaseFile });
  const main = exportOf('acme/rebuild', exportedIssue(1), exportedIssue(3));
  const other = exportOf('acme/tools', exportedIssue(1, { body: '**Depends on**: acme/rebuild#3' }));
  expect(valueOf(await engine.handlers['session.openExport']({ paths: [main, other] }))).toMatchObject({
    repository: 'acme/rebuild',
    issues: 3,
    comments: 3,
    added: 3,
  });
  const { programme } = valueOf(await engine.handlers['programme.read']({}));
  expect(programme.edges).toMatchObject([{ from: 'acme/rebuild#3', to: 'acme/tools#1' }]);
  valueOf(await engine.handlers['look.mark']({}));

  const later = exportOf(
    'acme/tools',
    exportedIssue(1, { updatedAt: '2026-03-09T10:00:00Z' }),
    exportedIssue(5),
  );
  valueOf(await engine.handlers['session.openExport']({ paths: [later] }));
  const state = valueOf(await engine.handlers['session.read']({}));
  expect(state).toMatchObject({ repository: 'acme/rebuild', issues: 4 });
  const difference = valueOf(await engine.handlers['difference.read']({ since: { kind: 'last-import' } }));
  expect(difference.changes.map(({ issue, kind }) => `${issue} ${kind}`)).toContain('acme/tools#5 opened');
  await engine.stop();

  const tools = await startEngine({ databaseFile, home: 'ACME/tools' });
  const seen = valueOf(await tools.handlers['programme.read']({})).programme;
  expect(seen.repository).toBe('acme/tools');
  expect(seen.nodes).toHaveLength(4);
  await tools.stop();
  expect(await createEngine({ databaseFile, source: { kind: 'none' }, home: 'acme/nowhere' })).toMatchObject({
    error: { kind: 'not-found' },
  });
});

test('each repository is compared since its own last look', async () => {
  const simulator = await quietSimulator('scale:12x30');
  openBeside(simulator, 'quay/crane', 'Grease the crane');
  const engine = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  await refreshed(engine);
  valueOf(await engine.handlers['workspace.addRepository']({ repository: 'quay/crane' }));
  await refreshed(engine);
  valueOf(await engine.handlers['look.mark']({}));
  simulator.state.clock.advance(120_000);
  openBeside(simulator, 'quay/crane', 'Oil the crane');
  simulator.state.control({ command: 'comment', issue: 3, body: 'Nearly there.' });
  simulator.state.clock.advance(1_000);
  await refreshed(engine);
  const look = valueOf(await engine.handlers['look.read']({}));
  expect(look.counts).toMatchObject({ opened: 1, commented: 1 });
  expect(new Set(look.changes.map(({ issue }) => issue))).toEqual(
    new Set(['quay/crane#2', `${simulator.repository}#3`]),
  );
  const { basis, changes } = valueOf(
    await engine.handlers['difference.read']({ since: { kind: 'last-look' } }),
  );
  expect(basis).toEqual({ kind: 'last-look' });
  expect(changes.map(({ issue, kind }) => `${issue} ${kind}`).sort()).toEqual([
    'quay/crane#2 opened',
    `${simulator.repository}#3 commented`,
  ]);
});

test('what is closed elsewhere frees what waits for it, and the window hears only that', async () => {
  const simulator = await quietSimulator('scale:12x30');
  const beside = openBeside(simulator, 'quay/crane', 'Grease the crane');
  simulator.state.control({ command: 'create', title: 'Load the barge' });
  const { number } = simulator.state.dump().issues.find(({ title }) => title === 'Load the barge')!;
  simulator.state.control({ command: 'block', issue: number, blocking: `quay/crane#${beside.number}` });
  const engine = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  await refreshed(engine);
  const heard: EventMessage[] = [];
  engine.listen((event) => heard.push(event));
  const before = valueOf(await engine.handlers['programme.read']({})).programme;
  const node = (key: string) => before.nodes.find((one) => one.key === key);
  expect(node('quay/crane#1')).toMatchObject({ partial: 'known', title: 'Grease the crane' });
  expect(node(`${simulator.repository}#${number}`)?.status).toBe('waiting');
  closeBeside(simulator, beside);
  simulator.state.clock.advance(30 * 60_000);
  await refreshed(engine);
  const after = valueOf(await engine.handlers['programme.read']({})).programme;
  expect(after.nodes.find(({ key }) => key.endsWith(`#${number}`))?.status).toBe('ready');
  const changed = heard.flatMap((one) =>
    one.event === 'programme.changed' ? one.payload.nodes.updated : [],
  );
  expect(new Set(changed.map(({ key }) => key))).toEqual(
    new Set(['quay/crane#1', `${simulator.repository}#${number}`]),
  );
});

test('a repository that fails alone says so beside its age, while the others go on', async () => {
  const simulator = await quietSimulator('scale:12x30');
  openBeside(simulator, 'quay/crane', 'Grease the crane');
  const engine = await startEngine({ source: { kind: 'github', ...addressOf(simulator) } });
  await refreshed(engine);
  valueOf(await engine.handlers['workspace.addRepository']({ repository: 'quay/crane' }));
  await refreshed(engine);
  simulator.state.control({ command: 'neighbour', name: 'quay/crane', hidden: true });
  simulator.state.clock.advance(120_000);
  const state = await refreshed(engine);
  expect(state.connection.kind).toBe('online');
  const [own, crane] = state.repositories ?? [];
  expect(own).not.toHaveProperty('connection');
  expect(crane).toMatchObject({
    name: 'quay/crane',
    issues: 1,
    connection: { kind: 'refused', failure: { kind: 'no-access' } },
  });
  expect(crane!.asOf! < own!.asOf!).toBe(true);
});

test('the coordination issue is the fullest plan until the user names another, also after a restart', async () => {
  const plan =
    '## Phases\n### Phase 0: Survey\n- #3: Phase 0.1 - Soundings\n- #5: Phase 0.2 - Tides\n\n## Quality Gates\n\n### Phase 0 Gate: Accepted\n- [x] Plotted\n**Status**: Pending review\n';
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const engine = await startEngine({ databaseFile });
  const file = exportOf(
    'acme/rebuild',
    exportedIssue(1, { title: 'Rebuilding', body: plan }),
    exportedIssue(3),
    exportedIssue(5),
  );
  valueOf(await engine.handlers['session.openExport']({ paths: [file] }));
  const coordination = async (of: Engine) => valueOf(await of.handlers['workspace.read']({})).coordination;
  expect(await coordination(engine)).toEqual({ issue: 'acme/rebuild#1', chosen: false });
  valueOf(await engine.handlers['workspace.setCoordination']({ issue: 'Acme/rebuild#5' }));
  expect(await coordination(engine)).toEqual({ issue: 'acme/rebuild#5', chosen: true });
  await engine.stop();
  const again = await startEngine({ databaseFile });
  expect(await coordination(again)).toEqual({ issue: 'acme/rebuild#5', chosen: true });
  valueOf(await again.handlers['workspace.setCoordination']({ issue: null }));
  expect(await coordination(again)).toEqual({ issue: 'acme/rebuild#1', chosen: false });
});
