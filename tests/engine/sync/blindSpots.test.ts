import { beforeEach, expect, test } from 'vitest';
import { changesAfter } from '#engine/mirror/history.ts';
import { writeNotBefore, readNotBefore } from '#engine/mirror/settings.ts';
import type { Storage } from '#engine/mirror/open.ts';
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
  simulator = await quietSimulator('scale:60x300');
  storage = freshStorage();
  await synced();
});

async function synced(address = addressOf(simulator)) {
  const result = await syncRepository(storage, address, { clock: instantClock() });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function do_(command: ControlCommand): unknown {
  simulator.state.clock.advance(minute);
  return simulator.state.control(command);
}

async function after(milliseconds: number) {
  simulator.state.clock.advance(milliseconds);
  return synced();
}

function same() {
  expect(dumpMirror(storage, simulator.repository)).toEqual(serverDump(simulator));
}

const openIssue = (fits: (issue: ReturnType<typeof serverDump>['issues'][number]) => boolean = () => true) =>
  serverDump(simulator).issues.find((issue) => issue.state === 'open' && fits(issue))!;

test('a dependency removed before the first sweep is seen by it', async () => {
  const { number, blockedBy } = openIssue((issue) => issue.blockedBy.length > 0);
  do_({ command: 'unblock', issue: number, blocking: blockedBy[0]! });
  await after(hour / 2);
  same();
});

test('a comment that was hidden, and one that is shown again, are seen within a day', async () => {
  const [first] = openIssue(({ comments }) => comments.length > 1).comments;
  do_({ command: 'hide-comment', comment: first!.id, reason: 'spam' });
  await after(24 * hour);
  same();
  do_({ command: 'hide-comment', comment: first!.id, reason: null });
  await after(24 * hour);
  same();
});

test('a label that was renamed, and its name given to another, are told apart', async () => {
  const { labels } = openIssue((issue) => issue.labels.length > 0);
  do_({ command: 'rename-label', label: labels[0]!, name: 'called otherwise' });
  do_({ command: 'label', issue: openIssue(({ number }) => number > 30).number, label: labels[0]! });
  await after(hour / 2);
  same();
});

test('labels that swapped their names are read again', async () => {
  const [one, other] = ['📥 state:pending', '👀 state:reviewing'];
  do_({ command: 'rename-label', label: one, name: 'for a moment' });
  do_({ command: 'rename-label', label: other, name: one });
  do_({ command: 'rename-label', label: 'for a moment', name: other });
  await after(hour / 2);
  same();
  // Once read, they are not read again by every sweep.
  const { points } = await after(hour / 2);
  expect(points).toBeLessThanOrEqual(4);
});

test('an issue that came as nothing when it was to be read again is asked for by the next sync', async () => {
  const { number, blockedBy } = openIssue((issue) => issue.blockedBy.length > 0);
  do_({ command: 'unblock', issue: number, blocking: blockedBy[0]! });
  simulator.state.clock.advance(hour / 2);
  const address = await inFrontOf(simulator, (body, answer) =>
    body.includes('query IssuesById')
      ? { ...answer, data: { ...answer.data, nodes: (answer.data['nodes'] as unknown[]).map(() => null) } }
      : answer,
  );
  await synced(address);
  await synced();
  same();
});

test('a replica that lags does not make what a sweep found forgotten', async () => {
  const { number, blockedBy } = openIssue((issue) => issue.blockedBy.length > 0);
  do_({ command: 'comment', issue: number, body: 'On it.' });
  await synced();
  // So that no delta reads it once more.
  await after(5 * minute);
  do_({ command: 'unblock', issue: number, blocking: blockedBy[0]! });
  simulator.state.clock.advance(hour / 2);
  const address = await inFrontOf(simulator, (body, answer) =>
    body.includes('query IssuesById')
      ? {
          ...answer,
          data: {
            ...answer.data,
            nodes: (answer.data['nodes'] as Record<string, unknown>[]).map((node) => ({
              ...node,
              updatedAt: '2020-01-01T00:00:00Z',
            })),
          },
        }
      : answer,
  );
  await synced(address);
  await synced();
  same();
});

test('a replica that lags does not bring a deleted comment back', async () => {
  const { number, comments } = openIssue((issue) => issue.comments.length > 1);
  do_({ command: 'delete-comment', comment: comments[0]!.id });
  do_({ command: 'comment', issue: number, body: 'Deleted what was wrong.' });
  await synced();
  same();
  const address = await inFrontOf(simulator, (body, answer) => {
    const { repository } = answer.data as { repository?: { issues: { nodes: Record<string, unknown>[] } } };
    if (!body.includes('query IssuesPage') || repository === undefined) return answer;
    for (const node of repository.issues.nodes) {
      if (node['number'] !== number) continue;
      const thread = node['comments'] as { totalCount: number; nodes: object[] };
      node['updatedAt'] = '2020-01-01T00:00:00Z';
      thread.nodes.push({ ...thread.nodes[0], id: comments[0]!.id });
      thread.totalCount += 1;
    }
    return answer;
  });
  await synced(address);
  same();
  // Neither did it come back for a moment, to be removed once more.
  const removals = changesAfter(storage.precious, simulator.repository, null).filter(
    ({ field }) => field === 'removed',
  );
  expect(removals).toHaveLength(1);
});

test('an id that leads to another repository, where the issue has the same number, brings nothing from there', async () => {
  const { number } = openIssue(({ comments }) => comments.length > 1);
  for (let made = 1; made < number; made += 1) {
    simulator.state.control({ command: 'block', issue: 1, blocking: `elsewhere/repository#${made}` });
    simulator.state.control({ command: 'unblock', issue: 1, blocking: `elsewhere/repository#${made}` });
  }
  const before = dumpMirror(storage, simulator.repository).issues.find((issue) => issue.number === number);
  const moved = do_({
    command: 'transfer',
    issue: number,
    to: 'elsewhere/repository',
    oldIdFollows: true,
  }) as { number: number };
  expect(moved.number).toBe(number);
  storage.mirror
    .prepare('INSERT INTO stale_issues (issue) SELECT id FROM issues WHERE number = ?')
    .run(number);
  await synced();
  const now = dumpMirror(storage, simulator.repository).issues.find((issue) => issue.number === number);
  expect(now).toEqual(before);
});

test('an issue that the token is no more shown costs nothing until the next sweep', async () => {
  const { number } = openIssue();
  do_({ command: 'neighbour', name: 'elsewhere/vault', hidden: true });
  do_({ command: 'transfer', issue: number, to: 'elsewhere/vault' });
  await after(hour / 2);
  expect((await after(2 * minute)).warnings.join()).toContain('is not shown to this token any more');
  await after(2 * minute);
  expect(await after(2 * minute)).toMatchObject({ points: 1, requests: 1 });
});

test('one issue deleted and one made between two syncs are both seen', async () => {
  const { number } = openIssue();
  do_({ command: 'delete', issue: number });
  do_({ command: 'create', title: 'In its stead' });
  await after(hour / 2);
  await after(2 * minute);
  same();
});

test('a pause noted by a clock that was set back since counts for nothing', () => {
  const now = Date.parse('2026-03-01T00:00:00Z');
  writeNotBefore(storage.precious, 'api.example.test', now + hour / 2);
  expect(readNotBefore(storage.precious, 'api.example.test', now)).toBe(now + hour / 2);
  expect(readNotBefore(storage.precious, 'api.example.test', now - 24 * hour)).toBe(0);
});

test('a repository that was renamed before its first sync is mirrored by the name it is asked for', async () => {
  const fresh = freshStorage();
  do_({ command: 'rename-repository', to: 'harbour/quay' });
  const address = { ...addressOf(simulator), repository: simulator.repository };
  const first = await syncRepository(fresh, address, { clock: instantClock() });
  expect(first).toMatchObject({ ok: true, value: { complete: true, repository: 'harbour/quay' } });
  expect(dumpMirror(fresh, 'harbour/quay')).toEqual(serverDump(simulator));
});
