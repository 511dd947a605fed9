import type { Trial } from '../trial.ts';
import { runSabotaged } from './sabotagedCopy.ts';
import { rest } from './seed.ts';
import { runSeeds } from './seeds.ts';
import { watchMirror } from './watch.ts';
import { createWorld } from './world.ts';

const second = 1_000;

/** Touched as often while a backfill runs, and before each of its pages besides. */
const touchesASecond = 5;

/** Others touch five issues a second while the backfill runs, its pages are small, and the connection breaks. */
export const churn: Trial = {
  name: 'churn',
  promise: 'five touches a second during a backfill: the backfill itself misses none',
  runs: { usual: 10, full: 100 },
  passedOver: () => null,
  run: ({ runs, seed }) => runSeeds({ first: seed, count: runs, worker }),
  control: ({ runs, seed }) =>
    runSabotaged('backfill by creation (by update, descending)', { first: seed, count: runs }),
};

const worker = `${import.meta.dirname}/churnWorker.ts`;

export async function runChurn(seed: number): Promise<{
  readonly violations: readonly string[];
  readonly touched: number;
}> {
  const world = await createWorld({ seed, scenario: 'scale:150x150' });
  const { simulator, random, violations } = world;
  const watch = watchMirror(world);
  const { tracker } = simulator.state;
  const atFirst = tracker.issues.map(({ number }) => number);
  let touched = 0;
  let wasBackfilling = true;
  world.beforeRequest = () => {
    const activity = world.live().activity().kind;
    if (wasBackfilling && activity === 'delta') {
      wasBackfilling = false;
      const met = new Set(world.storage().mirror.prepare('SELECT number FROM issues').pluck().all());
      const missed = atFirst.filter((number) => !met.has(number));
      if (missed.length > 0)
        violations.push(`the backfill missed ${missed.length} issues, #${missed[0]} first`);
    }
    world.tick(second);
    world.noteUnclean();
    for (let times = 0; times < touchesASecond; times += 1) {
      touched += 1;
      // The younger half, which a backfill comes to last.
      const issue = random.pick(tracker.issues.slice(tracker.issues.length >> 1)).number;
      world.do({ command: 'comment', issue, body: `Touch ${touched}` });
    }
  };
  world.do({ command: 'fault', name: 'null-page', size: random.pick([1, 10, 24]) });
  await world.pass(second);
  watch.look(false);
  await rest(world);
  watch.look(false);
  watch.atRest();
  await world.close();
  return { violations, touched };
}
