import { prepared } from '#engine/mirror/database.ts';
import type { Issue } from '#simulator/state/records.ts';
import type { Outcome, Trial } from '../trial.ts';
import { createWorld, type World } from './world.ts';

const minute = 60_000;
const halfAnHour = 30;
const aDay = 24 * 60;

type BlindSpot = {
  readonly name: string;
  /** Does it to the issue; answers how the mirror shows that it knows. */
  readonly deed: (world: World, issue: Issue) => () => boolean;
  /** Minutes within which it is promised to be seen while the issue is open. */
  readonly openWithin: number;
};

const rowOf = (world: World, sql: string, ...values: readonly unknown[]): unknown =>
  prepared<unknown[]>(world.storage().mirror, sql)
    .pluck()
    .get(...values);
const linkOf = (world: World, kind: string, number: number): boolean =>
  rowOf(
    world,
    'SELECT count(*) FROM links WHERE kind = ? AND issue = (SELECT id FROM issues WHERE number = ?)',
    kind,
    number,
  ) !== 0;

const blindSpots: readonly BlindSpot[] = [
  {
    name: 'a deleted comment',
    openWithin: halfAnHour,
    deed: (world, { comments }) => {
      const comment = comments[0]?.id ?? '';
      world.do({ command: 'delete-comment', comment });
      return () => rowOf(world, 'SELECT 1 FROM comments WHERE node_id = ?', comment) === undefined;
    },
  },
  {
    name: 'a sub-issue taken away',
    openWithin: halfAnHour,
    deed: (world, { number, parent }) => {
      world.do({ command: 'remove-sub-issue', issue: parent?.number ?? 0, child: number });
      return () => !linkOf(world, 'parent', number);
    },
  },
  {
    name: 'a removed dependency',
    openWithin: halfAnHour,
    deed: (world, { number, blockedBy }) => {
      for (const { issue } of blockedBy)
        world.do({ command: 'unblock', issue: number, blocking: issue.number });
      return () => !linkOf(world, 'blockedBy', number);
    },
  },
  {
    name: 'a renamed label',
    openWithin: halfAnHour,
    deed: (world, { number, labels }) => {
      const name = `called otherwise ${number}`;
      world.do({ command: 'rename-label', label: labels[0]?.name ?? '', name });
      const bears = 'SELECT 1 FROM issue_labels JOIN issues ON id = issue WHERE number = ? AND name = ?';
      return () => rowOf(world, bears, number, name) === 1;
    },
  },
  {
    name: 'a hidden comment',
    // Asked for once a day alone: a list of every comment weighs too much for each half hour.
    openWithin: aDay,
    deed: (world, { comments }) => {
      const comment = comments[0]?.id ?? '';
      world.do({ command: 'hide-comment', comment, reason: 'spam' });
      return () =>
        rowOf(world, 'SELECT minimized_reason FROM comments WHERE node_id = ?', comment) === 'spam';
    },
  },
];

/** Measures how long what `updatedAt` does not tell stays unseen, on open issues and on closed ones. */
export const blindSpotsTrial: Trial = {
  name: 'blind-spots',
  promise:
    'what leaves no trace in updatedAt is seen within half an hour on open issues, within a day otherwise',
  runs: { usual: 2, full: 20 },
  passedOver: () => null,
  run: ({ runs, seed }) => measure(runs, seed, 1),
  // A promise of no time at all must be found broken.
  control: ({ seed }) => measure(1, seed, 0),
};

async function measure(runs: number, first: number, patience: number): Promise<Outcome> {
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  for (let seed = first; seed < first + runs; seed += 1) {
    for (const state of ['OPEN', 'CLOSED'] as const) {
      for (const { name, within, took } of await seenAfter(seed, state)) {
        const figure = `${name}, ${state.toLowerCase()} issue, minutes until seen at worst`;
        counts[figure] = Math.max(counts[figure] ?? 0, took);
        if (took > within * patience) failures.push(`seed ${seed}: ${name} was seen after ${took} minutes`);
      }
    }
  }
  return { runs, failures, counts };
}

async function seenAfter(seed: number, state: 'OPEN' | 'CLOSED') {
  const world = await createWorld({ seed, scenario: 'scale:120x900' });
  const { tracker } = world.simulator.state;
  // In front with an even seed, behind other windows with an odd one.
  world.surround({ visible: seed % 2 === 0 });
  await world.pass(minute * world.random.integer(5, 60));
  const fit = tracker.issues.filter(
    (issue) =>
      issue.state === state &&
      issue.comments.length > 1 &&
      issue.comments.length < 100 &&
      issue.blockedBy.length > 0 &&
      issue.parent !== null &&
      issue.labels.length > 0,
  );
  const waiting = blindSpots.map((spot, at) => {
    const issue = fit[(at * 7 + seed) % fit.length];
    if (issue === undefined) throw new Error(`seed ${seed} has no ${state} issue with everything on it`);
    return { ...spot, seen: spot.deed(world, issue), took: Number.NaN };
  });
  for (let passed = 1; passed <= aDay + 60 && waiting.some(({ took }) => Number.isNaN(took)); passed += 1) {
    await world.pass(minute);
    for (const spot of waiting) if (Number.isNaN(spot.took) && spot.seen()) spot.took = passed;
  }
  await world.close();
  return waiting.map(({ name, openWithin, took }) => ({
    name,
    within: state === 'OPEN' ? openWithin : aDay,
    took: Number.isNaN(took) ? Number.MAX_SAFE_INTEGER : took,
  }));
}
