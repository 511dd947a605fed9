import { expect, test } from 'vitest';
import type { TrackerIssue } from '#domain/tracker.ts';
import { changesAfter, issuesAsOf } from '#engine/mirror/history.ts';
import type { Storage } from '#engine/mirror/open.ts';
import { findRepository } from '#engine/mirror/repositories.ts';
import { readSyncState } from '#engine/mirror/syncState.ts';
import { readTrackerIssues } from '#engine/mirror/tracker.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import type { ControlCommand } from '#simulator/server/control.ts';
import { instantClock } from '../../support/engine/clock.ts';
import { addressOf, quietSimulator } from '../../support/engine/simulator.ts';
import { freshStorage } from '../../support/engine/storage.ts';

/** What a moment knows of an issue; when it was last touched is not kept. */
function known(issues: readonly TrackerIssue[]): readonly TrackerIssue[] {
  return issues.map((issue) => ({
    ...issue,
    updatedAt: '',
    comments: issue.comments.map((comment) => ({ ...comment, updatedAt: '' })),
  }));
}

function present(storage: Storage, repository: string) {
  const row = findRepository(storage.mirror, repository);
  if (row === null) throw new Error('nothing is mirrored');
  const { asOf } = readSyncState(storage.mirror, row.id);
  return { issues: readTrackerIssues(storage.mirror, row), asOf: asOf ?? '' };
}

test('the tracker as it stood at any moment since the first look is taken back out of the history', async () => {
  const simulator = await quietSimulator('scale:40x120');
  const storage = freshStorage();
  const sync = async () => {
    await syncRepository(storage, addressOf(simulator), { clock: instantClock() });
    return present(storage, simulator.repository);
  };
  const first = await sync();
  const commented = first.issues.find(({ comments, state }) => comments.length > 1 && state === 'open')!;
  const [said, saidNext] = commented.comments;
  const number = Number(commented.key.split('#')[1]);
  const [label] = first.issues.flatMap(({ labels }) => labels);
  const deeds: readonly (readonly ControlCommand[])[] = [
    [{ command: 'edit', issue: number, body: 'Second text.' }],
    [{ command: 'edit', issue: number, body: 'Third text.', title: 'Another name' }],
    // Back to a text that stood there before.
    [{ command: 'edit', issue: number, body: 'Second text.' }],
    [{ command: 'edit-comment', comment: said!.id, body: 'What I meant.' }],
    [{ command: 'hide-comment', comment: said!.id, reason: 'OUTDATED' }],
    [{ command: 'label', issue: 5, label: 'state:blocked' }],
    [{ command: 'unlabel', issue: 5, label: 'state:blocked' }],
    [{ command: 'assign', issue: 6, login: 'aoi' }],
    [{ command: 'close', issue: number }],
    [{ command: 'reopen', issue: number }],
    [{ command: 'block', issue: 7, blocking: 8 }],
    [{ command: 'create', title: 'Something new', body: 'Out of nowhere' }],
    [
      { command: 'comment', issue: number, body: 'One more word.' },
      { command: 'delete-comment', comment: saidNext!.id },
    ],
    [{ command: 'rename-label', label: label!.name, name: 'renamed:once' }],
  ];
  const moments = [first];
  for (const together of deeds) {
    simulator.state.clock.advance(60 * 60_000);
    for (const deed of together) simulator.state.control(deed);
    simulator.state.clock.advance(1_000);
    moments.push(await sync());
  }
  const { issues } = moments.at(-1)!;
  for (const moment of moments) {
    const then = issuesAsOf(storage.precious, simulator.repository, issues, moment.asOf);
    expect(known(then), moment.asOf).toEqual(known(moment.issues));
  }
});

test('what did not change leaves no history', async () => {
  const simulator = await quietSimulator('scale:40x120');
  const storage = freshStorage();
  await syncRepository(storage, addressOf(simulator), { clock: instantClock() });
  simulator.state.clock.advance(24 * 60 * 60_000);
  await syncRepository(storage, addressOf(simulator), { clock: instantClock() });
  expect(changesAfter(storage.precious, simulator.repository, null)).toEqual([]);
});
