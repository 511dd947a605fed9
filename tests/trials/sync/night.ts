import { statSync } from 'node:fs';
import { findRepository } from '#engine/mirror/repositories.ts';
import { readSyncState } from '#engine/mirror/syncState.ts';
import { faultNames, faultProfiles } from '#simulator/server/faults.ts';
import type { Outcome, Trial } from '../trial.ts';
import { rest } from './seed.ts';
import { watchMirror } from './watch.ts';
import { createWorld, type World } from './world.ts';

const minute = 60_000;
const minutesOfNight = 12 * 60;
const workers = 50;
/** A fault bites for so many minutes, and then nothing does for as many. */
const minutesOfFault = 12;

const faults = faultNames.filter(
  (name) => faultProfiles[name].befalls !== 'writes' && faultProfiles[name].effect.kind !== 'skew',
);

/** Twelve hours of fifty workers in fast forward, every fault in its turn; then an hour of quiet in front, one behind. */
export const night: Trial = {
  name: 'night',
  promise: 'after twelve hours of fifty workers and every fault in turn the mirror is the server',
  runs: { usual: 1, full: 5 },
  passedOver: () => null,
  run: ({ runs, seed }) => nights(runs, seed, true),
  // A night without the rest after it leaves what only sweeps find.
  control: ({ seed }) => nights(1, seed, false),
};

async function nights(runs: number, first: number, rested: boolean): Promise<Outcome> {
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  const worst = (name: string, value: number) => {
    counts[name] = Math.max(counts[name] ?? 0, Math.round(value));
  };
  for (let seed = first; seed < first + runs; seed += 1) {
    const world = await createWorld({ seed, scenario: 'scale:400x4000', workers });
    const watch = watchMirror(world);
    await world.pass(minute);
    const before = world.trace().total;
    const points = await throughTheNight(world, watch, worst);
    worst('requests of the night', world.trace().total - before);
    worst('points an hour of the night', points / 12);
    noteHistory(world, worst);
    if (rested) await rest(world);
    // What only sweeps find is still to come.
    else world.do({ command: 'hide-comment', comment: aComment(world), reason: 'spam' });
    watch.look(false);
    watch.atRest();
    for (const visible of [true, false]) {
      world.surround({ visible });
      const spent = world.points();
      await world.pass(60 * minute);
      worst(`points an idle hour ${visible ? 'in front' : 'behind'}`, world.points() - spent);
    }
    failures.push(...world.violations.map((violation) => `seed ${seed}: ${violation}`));
    await world.close();
  }
  return { runs, failures, counts };
}

async function throughTheNight(
  world: World,
  watch: ReturnType<typeof watchMirror>,
  worst: (name: string, value: number) => void,
): Promise<number> {
  const began = world.points();
  for (let passed = 0; passed < minutesOfNight; passed += 1) {
    const turn = Math.floor(passed / minutesOfFault);
    const fault = turn % 2 === 0 ? faults[(turn >> 1) % faults.length] : undefined;
    if (passed % minutesOfFault === 0) {
      world.do({ command: 'clear-faults' });
      if (fault !== undefined) {
        world.do({ command: 'fault', name: fault, milliseconds: 1, perSecond: 0.05 });
      }
    }
    await world.work(1);
    if (passed % 10 === 0) watch.look(false);
    const stale = staleness(world);
    worst('seconds behind at worst', stale);
    // An hour's limit that has to run out reaches into the calm after it.
    if (
      fault === undefined &&
      passed % minutesOfFault > 2 &&
      world.live().state().connection.kind === 'online'
    ) {
      worst('seconds behind at worst while the server answers', stale);
    }
  }
  return world.points() - began;
}

function aComment({ simulator }: World): string {
  return simulator.state.tracker.issues.flatMap(({ comments }) => comments)[0]?.id ?? '';
}

/** Seconds between the server's now and the moment the mirror is true for. */
function staleness(world: World): number {
  const { simulator } = world;
  const { mirror } = world.storage();
  const row = findRepository(mirror, simulator.repository);
  const { asOf } = row === null ? { asOf: null } : readSyncState(mirror, row.id);
  return asOf === null ? 0 : simulator.state.clock.seconds() - Date.parse(asOf) / 1_000;
}

/** What a change costs in the file that keeps the past. */
function noteHistory(world: World, worst: (name: string, value: number) => void): void {
  const { precious, preciousFile } = world.storage();
  const changes = precious.prepare('SELECT count(*) FROM history').pluck().get() as number;
  precious.pragma('wal_checkpoint(TRUNCATE)');
  worst('changes kept of the night', changes);
  worst('bytes kept a change', statSync(preciousFile).size / Math.max(1, changes));
}
