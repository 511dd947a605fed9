import { expect, test } from 'vitest';
import { changesAfter } from '#engine/mirror/history.ts';
import { findRepository, isArchived } from '#engine/mirror/repositories.ts';
import { markLook, readLookMark } from '#engine/mirror/looks.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import { instantClock } from '../../support/engine/clock.ts';
import { inFrontOf } from '../../support/engine/inFrontOf.ts';
import { addressOf, dumpMirror, quietSimulator, serverDump } from '../../support/engine/simulator.ts';
import { freshStorage } from '../../support/engine/storage.ts';

/** GitHub answers a renamed repository under its old name too, and calls it by the new one. */
const renamedTo =
  (name: string, before: string) => (_: string, answer: { data: Readonly<Record<string, unknown>> }) =>
    JSON.parse(
      JSON.stringify(answer).replaceAll(`"nameWithOwner":"${before}"`, `"nameWithOwner":"${name}"`),
    ) as {
      data: Record<string, unknown>;
    };

test('a renamed repository goes on under its new name with all that was kept of it', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  const clock = instantClock();
  const before = simulator.repository;
  await syncRepository(storage, addressOf(simulator), { clock });
  simulator.state.clock.advance(60_000);
  simulator.state.control({ command: 'edit', issue: 3, body: 'Rewritten.' });
  await syncRepository(storage, addressOf(simulator), { clock });
  markLook(storage.precious, before, '2026-01-01T00:00:00Z');
  const kept = changesAfter(storage.precious, before, null);
  expect(kept).not.toEqual([]);

  const now = 'harbour-works/renamed';
  const address = await inFrontOf(simulator, renamedTo(now, before));
  simulator.state.clock.advance(60_000);
  const report = await syncRepository(storage, address, { clock });
  expect(report).toMatchObject({
    ok: true,
    value: { repository: now, issues: 60, requests: 1, warnings: [`${before} is called ${now} now.`] },
  });
  expect(changesAfter(storage.precious, now, null)).toEqual(kept);
  expect(readLookMark(storage.precious, now)).toBe('2026-01-01T00:00:00Z');
  const row = findRepository(storage.mirror, now);
  expect(findRepository(storage.mirror, before)).toEqual(row);
  const server = serverDump(simulator);
  expect(dumpMirror(storage, now)).toEqual({ ...server, repository: now });
  const targets = storage.mirror.prepare('SELECT DISTINCT target FROM links').pluck().all() as string[];
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !target.startsWith(`${now}#`))).toEqual([]);
});

test('another repository under the old name is not taken for the renamed one', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  const clock = instantClock();
  await syncRepository(storage, addressOf(simulator), { clock });
  const other = await inFrontOf(simulator, (_, answer) => ({
    ...answer,
    data: { ...answer.data, repository: { ...(answer.data['repository'] as object), id: 'R_another' } },
  }));
  expect(await syncRepository(storage, other, { clock })).toMatchObject({
    value: { failure: { kind: 'no-access' }, issues: 60 },
  });
});

test('an archived repository is known as one', async () => {
  const simulator = await quietSimulator('scale:60x200');
  const storage = freshStorage();
  const archived = await inFrontOf(simulator, (_, answer) => ({
    ...answer,
    data: { ...answer.data, repository: { ...(answer.data['repository'] as object), isArchived: true } },
  }));
  await syncRepository(storage, archived, { clock: instantClock() });
  const row = findRepository(storage.mirror, simulator.repository)!;
  expect(isArchived(storage.mirror, row.id)).toBe(true);
  await syncRepository(storage, addressOf(simulator), { clock: instantClock() });
  expect(isArchived(storage.mirror, row.id)).toBe(false);
});
