import { expect, test } from 'vitest';
import type { Storage } from '#engine/mirror/open.ts';
import { findRepository } from '#engine/mirror/repositories.ts';
import { readSyncState } from '#engine/mirror/syncState.ts';
import { readOutside } from '#engine/mirror/outside.ts';
import { readTrackerIssues } from '#engine/mirror/tracker.ts';
import { readWorkspace } from '#engine/mirror/workspaces.ts';
import { syncRepositories } from '#engine/sync/syncRepository.ts';
import type { RunningSimulator } from '#simulator/simulator.ts';
import { instantClock } from '../../support/engine/clock.ts';
import { closeBeside, openBeside } from '../../support/engine/neighbours.ts';
import { addressOf, quietSimulator } from '../../support/engine/simulator.ts';
import { freshStorage } from '../../support/engine/storage.ts';

const minute = 60_000;

async function synced(simulator: RunningSimulator, storage: Storage, repositories: readonly string[]) {
  const result = await syncRepositories(storage, addressOf(simulator), repositories, {
    clock: instantClock(),
  });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function titlesIn(storage: Storage, repository: string): readonly string[] {
  const row = findRepository(storage.mirror, repository);
  return row === null ? [] : readTrackerIssues(storage.mirror, row).map(({ title }) => title);
}

test('several repositories are mirrored by one sync and make one workspace', async () => {
  const simulator = await quietSimulator('scale:6x10');
  openBeside(simulator, 'quay/crane', 'Grease the crane');
  openBeside(simulator, 'quay/lamps', 'Light the lamps');
  const storage = freshStorage();
  const names = [simulator.repository, 'quay/crane', 'quay/lamps'];
  const report = await synced(simulator, storage, names);
  expect(report).toMatchObject({
    repository: simulator.repository,
    issues: 8,
    complete: true,
    failure: null,
  });
  expect(report.repositories.map(({ repository, issues }) => [repository, issues])).toEqual([
    [simulator.repository, 6],
    ['quay/crane', 1],
    ['quay/lamps', 1],
  ]);
  expect(readWorkspace(storage.precious, simulator.repository).repositories).toEqual(names);
});

test('an idle poll of a hundred repositories costs one point and one request', async () => {
  const simulator = await quietSimulator('scale:6x10');
  const names = [simulator.repository];
  for (let at = 1; at < 100; at += 1) {
    openBeside(simulator, `quay/berth-${at}`, `Sweep berth ${at}`);
    names.push(`quay/berth-${at}`);
  }
  simulator.state.clock.advance(5 * minute);
  const storage = freshStorage();
  await synced(simulator, storage, names);
  simulator.state.clock.advance(2 * minute);
  expect(await synced(simulator, storage, names)).toMatchObject({ points: 1, requests: 1, complete: true });
  const row = findRepository(storage.mirror, 'quay/berth-42')!;
  expect(readSyncState(storage.mirror, row.id).asOf).toBe(
    new Date(simulator.state.clock.seconds() * 1000).toISOString().replace('.000Z', 'Z'),
  );
});

test('only a repository that was touched is read, and read again while its last minute may still fill', async () => {
  const simulator = await quietSimulator('scale:6x10');
  const names = [simulator.repository, 'quay/crane', 'quay/lamps'];
  for (const name of names.slice(1)) openBeside(simulator, name, `First of ${name}`);
  simulator.state.clock.advance(5 * minute);
  const storage = freshStorage();
  await synced(simulator, storage, names);
  const poll = async () => {
    const { points, requests } = await synced(simulator, storage, names);
    return { points, requests };
  };
  const [pulse, delta, sentinels] = [1, 1, 1];
  simulator.state.clock.advance(2 * minute);
  expect(await poll()).toEqual({ points: pulse, requests: pulse });

  openBeside(simulator, 'quay/lamps', 'Second of quay/lamps');
  simulator.state.clock.advance(30_000);
  expect(await poll()).toEqual({ points: pulse + delta + sentinels, requests: 3 });
  expect(titlesIn(storage, 'quay/lamps')).toEqual(['First of quay/lamps', 'Second of quay/lamps']);
  // Its second is not a minute past when that delta began: an equal one may have come late.
  openBeside(simulator, 'quay/lamps', 'Third of quay/lamps');
  simulator.state.clock.advance(31_000);
  await poll();
  expect(titlesIn(storage, 'quay/lamps')).toHaveLength(3);
  simulator.state.clock.advance(2 * minute);
  expect(await poll()).toEqual({ points: pulse + delta, requests: 2 });
  simulator.state.clock.advance(minute);
  expect(await poll()).toEqual({ points: pulse, requests: pulse });
});

test('a repository that is closed to the token stops no other, and comes back by itself', async () => {
  const simulator = await quietSimulator('scale:6x10');
  const names = [simulator.repository, 'quay/crane', 'quay/lamps'];
  for (const name of names.slice(1)) openBeside(simulator, name, `First of ${name}`);
  const storage = freshStorage();
  await synced(simulator, storage, names);
  simulator.state.control({ command: 'neighbour', name: 'quay/crane', hidden: true });
  openBeside(simulator, 'quay/lamps', 'Second of quay/lamps');
  simulator.state.clock.advance(2 * minute);
  const report = await synced(simulator, storage, names);
  expect(report.repositories.map(({ failure }) => failure?.kind ?? null)).toEqual([null, 'no-access', null]);
  expect(titlesIn(storage, 'quay/crane')).toEqual(['First of quay/crane']);
  expect(titlesIn(storage, 'quay/lamps')).toContain('Second of quay/lamps');
  simulator.state.control({ command: 'neighbour', name: 'quay/crane', hidden: false });
  simulator.state.clock.advance(2 * minute);
  expect(await synced(simulator, storage, names)).toMatchObject({ failure: null, complete: true });
});

test('a dead network is told once, for all', async () => {
  const simulator = await quietSimulator('scale:6x10');
  openBeside(simulator, 'quay/crane', 'Grease the crane');
  const names = [simulator.repository, 'quay/crane'];
  const storage = freshStorage();
  await synced(simulator, storage, names);
  const address = addressOf(simulator);
  await simulator.close();
  const result = await syncRepositories(storage, address, names, { clock: instantClock() });
  expect(result).toMatchObject({ ok: true, value: { failure: { kind: 'unreachable' }, complete: false } });
});

test('a link out of the mirror brings title and state, for no points, and a sweep sees it closed', async () => {
  const simulator = await quietSimulator('scale:6x10');
  const storage = freshStorage();
  const lone = [simulator.repository];
  const before = await synced(simulator, storage, lone);
  const beside = openBeside(simulator, 'quay/crane', 'Grease the crane');
  const key = `quay/crane#${beside.number}`;
  simulator.state.clock.advance(minute);
  simulator.state.control({ command: 'block', issue: 2, blocking: key });
  simulator.state.control({ command: 'comment', issue: 2, body: 'We need the crane.' });
  await synced(simulator, storage, lone);
  const outside = () => readOutside(storage.mirror, [findRepository(storage.mirror, simulator.repository)!]);
  expect(outside()).toMatchObject([{ key, title: 'Grease the crane', state: 'open', closedAt: null }]);

  // Past the minute that a delta reads twice: from here on nothing on this side moves.
  simulator.state.clock.advance(2 * minute);
  await synced(simulator, storage, lone);
  closeBeside(simulator, beside);
  simulator.state.clock.advance(30 * minute);
  await synced(simulator, storage, lone);
  expect(outside()).toMatchObject([{ key, state: 'closed', stateReason: 'completed' }]);

  const fresh = freshStorage();
  expect((await synced(simulator, fresh, lone)).points).toBe(before.points);
  expect(readOutside(fresh.mirror, [findRepository(fresh.mirror, simulator.repository)!])).toHaveLength(1);
  // Mirrored itself, it is outside no more.
  await synced(simulator, fresh, [...lone, 'quay/crane']);
  const both = [...lone, 'quay/crane'].map((name) => findRepository(fresh.mirror, name)!);
  expect(readOutside(fresh.mirror, both)).toEqual([]);
});

test('what moved on one side of a link is read on its other side, in another mirrored repository', async () => {
  const simulator = await quietSimulator('scale:6x10');
  const beside = openBeside(simulator, 'quay/crane', 'Grease the crane');
  const names = [simulator.repository, 'quay/crane'];
  const storage = freshStorage();
  await synced(simulator, storage, names);
  // The sweep after which events count as new, and the minute that a delta reads twice.
  simulator.state.clock.advance(30 * minute);
  await synced(simulator, storage, names);
  simulator.state.clock.advance(2 * minute);
  await synced(simulator, storage, names);

  const blocked = simulator.state.tracker.byNumber.get(2)!;
  const { updatedAt } = blocked;
  simulator.state.control({ command: 'block', issue: 2, blocking: `quay/crane#${beside.number}` });
  // The side that is blocked keeps its time; the other one is touched.
  blocked.updatedAt = updatedAt;
  beside.updatedAt = simulator.state.clock.seconds();
  simulator.state.tracker.revision += 1;
  for (let polls = 0; polls < 2; polls += 1) {
    simulator.state.clock.advance(minute);
    await synced(simulator, storage, names);
  }
  const row = findRepository(storage.mirror, simulator.repository)!;
  const mirrored = readTrackerIssues(storage.mirror, row).find(({ key }) => key.endsWith('#2'))!;
  expect(mirrored.blockedBy).toContain(`quay/crane#${beside.number}`);
});

test('sweeps of many repositories share one budget of points, and none is left out', async () => {
  const simulator = await quietSimulator('scale:6x10');
  const names = [simulator.repository];
  for (let at = 1; at < 40; at += 1) {
    openBeside(simulator, `quay/berth-${at}`, `Sweep berth ${at}`);
    names.push(`quay/berth-${at}`);
  }
  simulator.state.clock.advance(5 * minute);
  const storage = freshStorage();
  await synced(simulator, storage, names);
  simulator.state.clock.advance(26 * minute);
  const spent: number[] = [];
  for (let polls = 0; polls < 6; polls += 1) {
    spent.push((await synced(simulator, storage, names)).points);
    simulator.state.clock.advance(minute / 2);
  }
  // Labels and sentinels: two points a repository; the last of a round may go over the edge.
  for (const points of spent) expect(points).toBeLessThanOrEqual(1 + 20 + 2);
  const swept = storage.mirror.prepare("SELECT count(*) FROM sweeps WHERE scope = 'open'").pluck().get();
  expect(swept).toBe(40);
});
