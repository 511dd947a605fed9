/**
 * `npm run trials`: tries what Nami promises of the files it keeps (damage, full disks, kills, upgrades) and prints seeds and
 * counts as JSON. `-- --full` for the whole counts, `-- NAME…` for some trials, `-- --seed N` for other seeds,
 * `-- --runs N` for another number of runs.
 */
const runner = new URL('../tests/trials/run.ts', import.meta.url).href;
// By address, for the tests' project refers to this one, and not the other way round.
const { runTrials } = (await import(runner)) as {
  readonly runTrials: (options: readonly string[]) => Promise<number>;
};
process.exitCode = await runTrials(process.argv.slice(2));
