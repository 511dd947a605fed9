import type { Outcome, Trial } from '../trial.ts';
import { runSabotaged } from './sabotagedCopy.ts';
import { sabotages } from './sabotages.ts';

/** Seeds within which a sabotage must be noticed; most are within the first twenty. */
const seedsEnough = 300;

/** Takes one protection after another out of a copy of the sources, and prints who noticed it first. */
export const sabotage: Trial = {
  name: 'sabotage',
  promise: 'whatever protection is taken out of the sources, a trial notices',
  runs: { usual: 6, full: sabotages.length },
  passedOver: () => null,
  run: ({ runs, seed }) =>
    takeOut(
      sabotages.slice(0, runs).map(({ name }) => name),
      seed,
      seedsEnough,
    ),
  // Nothing is amiss after a sabotage that changes nothing: that it goes unnoticed must be said.
  control: ({ seed }) => takeOut(['nothing'], seed, 4),
};

async function takeOut(names: readonly string[], first: number, count: number): Promise<Outcome> {
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  for (const name of names) {
    const found = await runSabotaged(name, { first, count });
    const [noticed] = found.failures;
    if (noticed === undefined) failures.push(`nobody noticed that ${name} was taken out`);
    counts[`seeds until ${name} was missed`] = noticed === undefined ? 0 : found.runs;
    const by = noticed?.replaceAll('\n', ' ').slice(0, 100) ?? 'UNNOTICED';
    process.stderr.write(`   ${name.padEnd(46)} ${by}\n`);
  }
  return { runs: names.length, failures, counts };
}
