import { damagedMirrors } from './damagedMirrors.ts';
import { damagedPrecious } from './damagedPrecious.ts';
import { diskFaults } from './diskFaults.ts';
import { fullDisks } from './fullDisks.ts';
import { kills } from './kills.ts';
import { blindSpotsTrial } from './sync/blindSpots.ts';
import { churn } from './sync/churn.ts';
import { night } from './sync/night.ts';
import { sabotage } from './sync/sabotage.ts';
import { seeds } from './sync/seeds.ts';
import type { Trial } from './trial.ts';
import { upgrades } from './upgrades.ts';

const trials: readonly Trial[] = [
  damagedMirrors,
  damagedPrecious,
  upgrades,
  fullDisks,
  diskFaults,
  kills,
  seeds,
  churn,
  blindSpotsTrial,
  night,
  sabotage,
];
const controlRuns = 20;
const shownFailures = 5;

/** Runs the trials named in `options` (all of them where none is); answers the exit code. */
export async function runTrials(options: readonly string[]): Promise<number> {
  const full = options.includes('--full');
  const numberOf = (option: string) => {
    const at = options.indexOf(option);
    return at < 0 ? null : Number(options[at + 1]);
  };
  const seed = numberOf('--seed') ?? 1;
  const given = numberOf('--runs');
  const names = options.filter((option) => !option.startsWith('--') && !/^\d+$/.test(option));
  const unknown = names.filter((name) => !trials.some((trial) => trial.name === name));
  if (unknown.length > 0 || !Number.isInteger(seed) || !Number.isInteger(given ?? 1)) {
    const known = trials.map(({ name }) => name).join(', ');
    process.stderr.write(`trials: there is no ${unknown.join(', ') || 'such number'}; there are ${known}.\n`);
    return 2;
  }
  const chosen = names.length === 0 ? trials : trials.filter(({ name }) => names.includes(name));
  const results: object[] = [];
  let broken = 0;
  for (const trial of chosen) {
    const why = trial.passedOver();
    if (why !== null) {
      process.stderr.write(`${trial.name}: passed over, ${why}\n`);
      results.push({ trial: trial.name, passedOver: why });
      continue;
    }
    const runs = given ?? (full ? trial.runs.full : trial.runs.usual);
    const began = performance.now();
    const found = await trial.run({ runs, seed });
    const control = await trial.control({ runs: Math.min(controlRuns, runs), seed });
    const blind = control.failures.length === 0;
    if (found.failures.length > 0 || blind) broken += 1;
    const ms = Math.round(performance.now() - began);
    process.stderr.write(
      `${trial.name}: ${found.runs} runs from seed ${seed}, ${found.failures.length} failures; ` +
        `control ${blind ? 'saw nothing: the trial is blind' : `saw ${control.failures.length} of ${control.runs}`} (${ms} ms)\n`,
    );
    results.push({
      trial: trial.name,
      promise: trial.promise,
      seed,
      runs: found.runs,
      failures: found.failures.length,
      firstFailures: found.failures.slice(0, shownFailures),
      ...found.counts,
      control: { runs: control.runs, failures: control.failures.length },
      ms,
    });
  }
  process.stdout.write(`${JSON.stringify({ full, trials: results }, null, 2)}\n`);
  return broken === 0 ? 0 : 1;
}
