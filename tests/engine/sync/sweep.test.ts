import { beforeEach, expect, test } from 'vitest';
import { readEvents } from '#engine/mirror/events.ts';
import { listTombstones } from '#engine/mirror/keepsakes.ts';
import type { Storage } from '#engine/mirror/open.ts';
import { findRepository } from '#engine/mirror/repositories.ts';
import { listHidden, listSuspects, readSweep } from '#engine/mirror/sentinels.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import type { ControlCommand } from '#simulator/server/control.ts';
import type { RunningSimulator } from '#simulator/simulator.ts';
import { instantClock } from '../../support/engine/clock.ts';
import { inFrontOf } from '../../support/engine/inFrontOf.ts';
import { addressOf, dumpMirror, quietSimulator, serverDump } from '../../support/engine/simulator.ts';
import { freshStorage } from '../../support/engine/storage.ts';

const minute = 60_000;
const hour = 60 * minute;

let simulator: RunningSimulator;
let storage: Storage;

beforeEach(async () => {
  simulator = await quietSimulator('scale:120x600');
  storage = freshStorage();
  await synced();
});

async function synced() {
  const result = await syncRepository(storage, addressOf(simulator), { clock: instantClock() });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.failure).toBeNull();
  return result.value;
}

function same() {
  expect(dumpMirror(storage, simulator.repository)).toEqual(serverDump(simulator));
}

/** Does something that the server's clock tells apart from what was done before. */
function do_(command: ControlCommand): void {
  simulator.state.clock.advance(minute);
  simulator.state.control(command);
}

/** One after the other for as long as a day, half an hour apart, as a running Nami would. */
async function aDayOfPolls() {
  for (let polls = 0; polls < 49; polls += 1) {
    simulator.state.clock.advance(hour / 2);
    await synced();
  }
}

function repository() {
  const row = findRepository(storage.mirror, simulator.repository);
  if (row === null) throw new Error('nothing is mirrored');
  return row;
}

function rowidOf(number: number): number {
  return storage.mirror.prepare('SELECT id FROM issues WHERE number = ?').pluck().get(number) as number;
}

const openIssue = () => serverDump(simulator).issues.find(({ state }) => state === 'open')!;
const closedIssue = () => serverDump(simulator).issues.find(({ state }) => state === 'closed')!;

test('a deleted comment on an open issue is seen within half an hour, on a closed one within a day', async () => {
  const { issues } = serverDump(simulator);
  const open = issues.find(({ state, comments }) => state === 'open' && comments.length > 1)!;
  const closed = issues.find(({ state, comments }) => state === 'closed' && comments.length > 1)!;
  do_({ command: 'delete-comment', comment: open.comments[0]!.id });
  do_({ command: 'delete-comment', comment: closed.comments[0]!.id });
  await synced();
  simulator.state.clock.advance(hour / 2);
  await synced();
  const seen = dumpMirror(storage, simulator.repository).issues;
  const commentsOf = (number: number) => seen.find((issue) => issue.number === number)!.comments.length;
  expect(commentsOf(open.number)).toBe(open.comments.length - 1);
  expect(commentsOf(closed.number)).toBe(closed.comments.length);
  await aDayOfPolls();
  same();
  const kept = listTombstones(storage.precious, simulator.repository);
  expect(kept.map(({ number, comment }) => ({ number, comment }))).toEqual(
    expect.arrayContaining([
      { number: open.number, comment: open.comments[0]!.id },
      { number: closed.number, comment: closed.comments[0]!.id },
    ]),
  );
  expect(kept).toHaveLength(2);
});

test('a removed dependency is seen, although no time moves', async () => {
  // The blocker is closed: a sweep over open issues does not come by it.
  const [a, b] = [openIssue(), closedIssue()];
  do_({ command: 'block', issue: a.number, blocking: b.number });
  await synced();
  simulator.state.clock.advance(hour / 2);
  await synced();
  do_({ command: 'unblock', issue: a.number, blocking: b.number });
  simulator.state.clock.advance(hour / 2);
  await synced();
  same();
});

test('a parent that changed without a trace is seen', async () => {
  const child = serverDump(simulator).issues.find(
    ({ state, parent }) => state === 'open' && parent !== null,
  )!;
  storage.mirror.prepare("DELETE FROM links WHERE kind = 'parent' AND issue = ?").run(rowidOf(child.number));
  simulator.state.clock.advance(hour / 2);
  await synced();
  same();
});

test('a renamed label is seen on open and closed issues alike', async () => {
  const labelled = serverDump(simulator).issues.find(
    ({ state, labels }) => state === 'closed' && labels.length > 0,
  )!;
  do_({ command: 'rename-label', label: labelled.labels[0]!, name: 'renamed:once' });
  simulator.state.clock.advance(hour / 2);
  await synced();
  same();
});

test('a deleted issue is taken away only after two looks and the server’s own word, and is kept', async () => {
  const gone = openIssue();
  do_({ command: 'delete', issue: gone.number });
  simulator.state.clock.advance(hour / 2);
  await synced();
  // Not found once: nothing is taken for deleted yet.
  expect(dumpMirror(storage, simulator.repository).issues.map(({ number }) => number)).toContain(gone.number);
  expect(listSuspects(storage.mirror, repository().id)).toMatchObject([{ number: gone.number }]);
  simulator.state.clock.advance(2 * minute);
  const report = await synced();
  expect(report.warnings).toEqual([
    `${simulator.repository}#${gone.number} was deleted on the server; what Nami had of it is kept.`,
  ]);
  same();
  const [tombstone] = listTombstones(storage.precious, simulator.repository);
  expect(tombstone).toMatchObject({ number: gone.number, comment: '', kind: 'deleted', destination: null });
  expect(JSON.parse(tombstone!.content)).toMatchObject({ title: gone.title, body: gone.body });
});

test('a transferred issue is told apart from a deleted one, with where it went', async () => {
  const moved = openIssue();
  do_({ command: 'transfer', issue: moved.number, to: 'harbour-works/cranes' });
  simulator.state.clock.advance(hour / 2);
  await synced();
  simulator.state.clock.advance(2 * minute);
  await synced();
  same();
  const [tombstone] = listTombstones(storage.precious, simulator.repository);
  expect(tombstone).toMatchObject({ number: moved.number, kind: 'transferred' });
  expect(tombstone!.destination).toMatch(/^harbour-works\/cranes#\d+$/);
});

test('an issue that comes back from a transfer under its old number goes on', async () => {
  const issue = openIssue();
  storage.mirror.prepare('UPDATE issues SET node_id = ? WHERE number = ?').run('I_kwStaleId', issue.number);
  simulator.state.clock.advance(hour / 2);
  await synced();
  simulator.state.clock.advance(2 * minute);
  await synced();
  do_({ command: 'comment', issue: issue.number, body: 'Here again.' });
  await synced();
  same();
  expect(listTombstones(storage.precious, simulator.repository)).toEqual([]);
});

test('nulls that nobody calls not found delete nothing and suspect nobody', async () => {
  simulator.state.clock.advance(hour / 2);
  const address = await inFrontOf(simulator, (body, answer) =>
    body.includes('query SweepPage')
      ? {
          ...answer,
          data: { ...answer.data, nodes: (answer.data['nodes'] as unknown[]).map(() => null) },
          errors: [{ message: 'Something went wrong while executing your query.', path: ['nodes', 0] }],
        }
      : answer,
  );
  await syncRepository(storage, address, { clock: instantClock() });
  expect(readSweep(storage.mirror, repository().id, 'open').finishedAt).not.toBeNull();
  expect(listSuspects(storage.mirror, repository().id)).toEqual([]);
  same();
});

test('a sweep over open issues asks for those alone; one over all spares it', async () => {
  const open = serverDump(simulator).issues.filter(({ state }) => state === 'open').length;
  simulator.state.clock.advance(hour / 2);
  // A delta, the labels, and two points for each hundred open issues.
  const points = 2 + Math.ceil((2 * open) / 100);
  expect((await synced()).points).toBeLessThanOrEqual(points);
  expect(readSweep(storage.mirror, repository().id, 'all').finishedAt).toBeNull();
  simulator.state.clock.advance(24 * hour);
  await synced();
  expect(readSweep(storage.mirror, repository().id, 'all').finishedAt).not.toBeNull();
  // Nothing is due now: one point for the delta.
  expect((await synced()).points).toBe(1);
});

test('a sweep that is cut short goes on where it was', async () => {
  simulator.state.clock.advance(24 * hour);
  const abort = new AbortController();
  await syncRepository(storage, addressOf(simulator), {
    clock: instantClock(),
    signal: abort.signal,
    onProgress: ({ kind }) => kind === 'sweep' && abort.abort(),
  });
  expect(readSweep(storage.mirror, repository().id, 'all')).toMatchObject({ finishedAt: null });
  const progress: unknown[] = [];
  await syncRepository(storage, addressOf(simulator), {
    clock: instantClock(),
    onProgress: (step) => step.kind === 'sweep' && progress.push(step),
  });
  // Of 120 issues the first hundred were behind it: one page is left.
  expect(progress).toEqual([{ kind: 'sweep', done: 120, total: 120 }]);
  expect(readSweep(storage.mirror, repository().id, 'all').finishedAt).not.toBeNull();
});

test('what GitHub’s timeline says is mirrored with what changed', async () => {
  const issue = openIssue();
  do_({ command: 'label', issue: issue.number, label: 'state:blocked' });
  do_({ command: 'assign', issue: issue.number, login: 'aoi' });
  do_({ command: 'edit', issue: issue.number, title: 'Called otherwise' });
  do_({ command: 'close', issue: issue.number });
  await synced();
  const events = readEvents(storage.mirror, rowidOf(issue.number));
  expect(events.map(({ kind, subject }) => [kind, subject])).toEqual(
    expect.arrayContaining([
      ['labeled', 'state:blocked'],
      ['assigned', 'aoi'],
      ['renamed', issue.title],
      ['closed', 'completed'],
    ]),
  );
});

test('an issue that the token is no more shown is kept and said to be hidden', async () => {
  const issue = closedIssue();
  // Neither found by its id nor by REST: the server says nothing of why.
  storage.mirror
    .prepare('UPDATE issues SET node_id = ?, number = 9999 WHERE number = ?')
    .run('I_kwGone', issue.number);
  simulator.state.clock.advance(24 * hour);
  await synced();
  simulator.state.clock.advance(2 * minute);
  const report = await synced();
  expect(report.warnings.join()).toContain('#9999 is not shown to this token any more');
  expect(listHidden(storage.mirror, repository().id, simulator.repository)).toEqual([
    `${simulator.repository}#9999`,
  ]);
  expect(listTombstones(storage.precious, simulator.repository)).toEqual([]);
});
