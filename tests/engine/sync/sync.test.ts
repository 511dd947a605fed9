import { expect, test } from 'vitest';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import { listRevisions, listTombstones } from '#engine/mirror/keepsakes.ts';
import { findRepository } from '#engine/mirror/repositories.ts';
import { listGaps, readSyncState } from '#engine/mirror/syncState.ts';
import type { Storage } from '#engine/mirror/open.ts';
import type { ControlCommand } from '#simulator/server/control.ts';
import type { RunningSimulator } from '#simulator/simulator.ts';
import { instantClock } from '../../support/engine/clock.ts';
import { addressOf, dumpMirror, quietSimulator, serverDump } from '../../support/engine/simulator.ts';
import { freshStorage } from '../../support/engine/storage.ts';

async function synced(storage: Storage, simulator: RunningSimulator) {
  const result = await syncRepository(storage, addressOf(simulator), { clock: instantClock() });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function same(storage: Storage, simulator: RunningSimulator) {
  expect(dumpMirror(storage, simulator.repository)).toEqual(serverDump(simulator));
}

/** Does something on the server, a minute later than what was done before. */
function do_(simulator: RunningSimulator, command: ControlCommand): unknown {
  simulator.state.clock.advance(60_000);
  return simulator.state.control(command);
}

test('a first sync ends with the server’s own state, threads longer than a page included', async () => {
  const simulator = await quietSimulator('scale:260x4000');
  const storage = freshStorage();
  const report = await synced(storage, simulator);
  expect(report).toMatchObject({ issues: 260, comments: 4_000, complete: true, failure: null, warnings: [] });
  expect(Math.max(...serverDump(simulator).issues.map(({ comments }) => comments.length))).toBeGreaterThan(
    100,
  );
  same(storage, simulator);
});

test('a second sync costs one point and changes nothing', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  await synced(storage, simulator);
  const changes = storage.mirror.prepare('SELECT total_changes()').pluck();
  const before = changes.get() as number;
  expect(await synced(storage, simulator)).toMatchObject({ points: 1, requests: 1 });
  // The sync state's one row is all that moves.
  expect((changes.get() as number) - before).toBeLessThanOrEqual(3);
});

test('a delta sees what people do', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  await synced(storage, simulator);
  const [issue] = serverDump(simulator).issues.filter(({ comments }) => comments.length > 1);
  const number = issue!.number;
  const [comment] = issue!.comments;
  const deeds: ControlCommand[] = [
    { command: 'edit', issue: number, body: 'Rewritten.\n\n**Depends on**: #2' },
    { command: 'edit', issue: 3, title: 'Another title' },
    { command: 'comment', issue: 5, body: '✅ **COMPLETED**' },
    { command: 'edit-comment', comment: comment!.id, body: 'What I meant.' },
    { command: 'close', issue: 7 },
    { command: 'reopen', issue: 7 },
    { command: 'close', issue: 8, reason: 'NOT_PLANNED' },
    { command: 'label', issue: 9, label: 'state:blocked' },
    { command: 'assign', issue: 10, login: 'aoi' },
    { command: 'create', title: 'Something new', body: 'Out of nowhere' },
    { command: 'block', issue: 11, blocking: 12 },
    { command: 'sub-issue', issue: 13, child: 14 },
  ];
  for (const deed of deeds) {
    do_(simulator, deed);
    await synced(storage, simulator);
    same(storage, simulator);
  }
  expect(listRevisions(storage.precious, simulator.repository, number).map(({ body }) => body)).toEqual(
    expect.arrayContaining([issue!.body, comment!.body]),
  );
});

test('an update that appears half a minute late is read all the same', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  do_(simulator, { command: 'comment', issue: 4, body: 'First.' });
  await synced(storage, simulator);
  simulator.state.clock.advance(-30_000);
  simulator.state.control({
    command: 'comment',
    issue: 5,
    body: 'Said before the last delta, seen after it.',
  });
  simulator.state.clock.advance(40_000);
  await synced(storage, simulator);
  same(storage, simulator);
});

test('in a thread longer than a page a delta sees a new comment, an edit of the oldest, and a deletion', async () => {
  const simulator = await quietSimulator('scale:40x2500');
  const storage = freshStorage();
  await synced(storage, simulator);
  const long = serverDump(simulator).issues.find(({ comments }) => comments.length > 130)!;
  const [oldest, second] = long.comments;

  do_(simulator, { command: 'comment', issue: long.number, body: 'The latest word.' });
  // The page holds everything that changed, the thread is not read again: one request for it, one for its events.
  expect(await synced(storage, simulator)).toMatchObject({ requests: 2 });
  same(storage, simulator);
  do_(simulator, { command: 'edit-comment', comment: oldest!.id, body: 'Never mind.' });
  await synced(storage, simulator);
  same(storage, simulator);
  do_(simulator, { command: 'delete-comment', comment: second!.id });
  do_(simulator, { command: 'comment', issue: long.number, body: 'And now?' });
  await synced(storage, simulator);
  same(storage, simulator);
  expect(listTombstones(storage.precious, simulator.repository)).toMatchObject([
    { number: long.number, comment: second!.id },
  ]);
});

test('issues touched while a backfill runs are all there in the end', async () => {
  const simulator = await quietSimulator('scale:300x300');
  const storage = freshStorage();
  let touched = 0;
  let mirroredBeforeDelta = 0;
  const result = await syncRepository(storage, addressOf(simulator), {
    clock: instantClock(),
    onProgress({ kind }) {
      if (kind === 'delta') mirroredBeforeDelta = dumpMirror(storage, simulator.repository).issues.length;
      for (let times = 0; times < 5; times += 1) {
        touched += 1;
        simulator.state.clock.advance(1_000);
        simulator.state.control({
          command: 'comment',
          issue: 1 + ((touched * 37) % 300),
          body: `Touch ${touched}`,
        });
      }
    },
  });
  expect(result).toMatchObject({ ok: true, value: { complete: true } });
  expect(touched).toBeGreaterThan(25);
  // The backfill alone met every issue: its order is one that touching does not change.
  expect(mirroredBeforeDelta).toBe(300);
  await synced(storage, simulator);
  same(storage, simulator);
});

test.for(['null-page', 'html-502', 'something-went-wrong', 'truncated'] as const)(
  'a page that goes wrong (%s) is asked for again, and nothing is taken for deleted',
  async (fault) => {
    const simulator = await quietSimulator('scale:120x300');
    const storage = freshStorage();
    await synced(storage, simulator);
    for (let issue = 1; issue <= 60; issue += 1) {
      simulator.state.clock.advance(1_000);
      simulator.state.control({ command: 'comment', issue, body: 'Again.' });
    }
    simulator.state.control({
      command: 'fault',
      name: fault,
      ...(fault === 'null-page' ? {} : { times: 2 }),
    });
    expect(await synced(storage, simulator)).toMatchObject({ complete: true, failure: null });
    same(storage, simulator);
    expect(listTombstones(storage.precious, simulator.repository)).toEqual([]);

    const fresh = freshStorage();
    simulator.state.control({ command: 'clear-faults' });
    simulator.state.control({
      command: 'fault',
      name: fault,
      ...(fault === 'null-page' ? {} : { times: 2 }),
    });
    expect(await synced(fresh, simulator)).toMatchObject({ complete: true });
    same(fresh, simulator);
  },
);

test.for([
  ['wrong-token', 'token-refused'],
  ['rate-limited', 'rate-limited'],
  ['rate-limited-new', 'rate-limited'],
  ['rate-limited-403', 'rate-limited'],
  ['secondary-limited', 'rate-limited'],
  ['secondary-limited-429', 'rate-limited'],
  ['offline', 'unreachable'],
  ['html-502', 'server-trouble'],
  ['something-went-wrong', 'server-trouble'],
] as const)('trouble that stays (%s) ends a run as %s, and the mirror stays whole', async ([fault, kind]) => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  await synced(storage, simulator);
  const before = dumpMirror(storage, simulator.repository);
  const { id } = findRepository(storage.mirror, simulator.repository)!;
  const { asOf } = readSyncState(storage.mirror, id);
  do_(simulator, { command: 'comment', issue: 4, body: 'While you were away.' });
  simulator.state.control({ command: 'fault', name: fault });
  const report = await synced(storage, simulator);
  expect(report).toMatchObject({ complete: false, failure: { kind } });
  expect(report.failure?.hint).not.toBe('');
  expect(dumpMirror(storage, simulator.repository)).toEqual(before);
  expect(readSyncState(storage.mirror, id).asOf).toBe(asOf);

  simulator.state.control({ command: 'clear-faults' });
  simulator.state.control({ command: 'points', left: 5_000 });
  await synced(storage, simulator);
  same(storage, simulator);
});

test('a refused token, an unknown repository and a dead address are told apart, and no token is ever told', async () => {
  const simulator = await quietSimulator('scale:20x20');
  const storage = freshStorage();
  const address = addressOf(simulator);
  const attempt = (over: Partial<typeof address>) =>
    syncRepository(storage, { ...address, ...over }, { clock: instantClock() });
  const outcomes = [
    await attempt({ token: 'ghp_notthisone' }),
    await attempt({ token: 'ghp_with a space' }),
    await attempt({ repository: 'nobody/nothing' }),
    await attempt({ apiUrl: 'http://127.0.0.1:9/graphql' }),
    await attempt({ apiUrl: 'not an address' }),
    await attempt({ repository: 'nonsense' }),
  ];
  expect(outcomes.map((outcome) => (outcome.ok ? 'fine' : outcome.error.kind))).toEqual([
    'token-refused',
    'token-refused',
    'no-access',
    'unreachable',
    'bad-input',
    'bad-input',
  ]);
  expect(JSON.stringify(outcomes)).not.toMatch(/ghp_|ghs_/);
});

test('another repository under the same name is not mixed with the mirrored one', async () => {
  const storage = freshStorage();
  const first = await quietSimulator('scale:20x20', { seed: 1 });
  await synced(storage, first);
  const before = dumpMirror(storage, first.repository);
  storage.mirror.exec("UPDATE repositories SET node_id = 'R_another'");
  const report = await synced(storage, first);
  expect(report.failure).toMatchObject({
    kind: 'no-access',
    message: expect.stringMatching(/Another repository/) as string,
  });
  expect(dumpMirror(storage, first.repository)).toEqual(before);
});

test('the local clock decides nothing that is mirrored', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const [now, ahead] = [freshStorage(), freshStorage()];
  for (const [storage, offset] of [
    [now, 0],
    [ahead, 10 * 365 * 86_400_000],
  ] as const) {
    await syncRepository(storage, addressOf(simulator), { clock: instantClock(offset) });
    do_(simulator, { command: 'comment', issue: 2, body: 'Tick.' });
    await syncRepository(storage, addressOf(simulator), { clock: instantClock(offset) });
    same(storage, simulator);
    const { id } = findRepository(storage.mirror, simulator.repository)!;
    expect(readSyncState(storage.mirror, id).asOf).toBe(
      new Date(simulator.state.clock.now()).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    );
    expect(listGaps(storage.mirror, id)).toEqual([]);
  }
});

test('the price stays within the plan: 2 points a page of 49 issues, whatever the threads', async () => {
  const simulator = await quietSimulator('scale:490x4900');
  const report = await synced(freshStorage(), simulator);
  // 10 pages and the first screen at 2 points, the long threads five at a point, one delta.
  expect(report.points).toBeLessThanOrEqual(22 + 12);
});
