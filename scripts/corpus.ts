/**
 * `npm run corpus`: reads the corpus of texts in tests/corpus and says how much of it is read rightly. `--json` for
 * machines, `--own` leaves out the damaged copies, `--mutations` asks the lint for planted contradictions.
 */
const runner = new URL('../tests/corpus/run.ts', import.meta.url).href;
// By address, for the tests' project refers to this one, and not the other way round.
const { runCorpus } = (await import(runner)) as {
  readonly runCorpus: (options: readonly string[]) => number;
};
process.exitCode = runCorpus(process.argv.slice(2));
