/** Runs the seeds from the first argument to the second and sends each result to the process that asked. */
import { runSeed, type SeedResult } from './seed.ts';
import { repeated } from './repeated.ts';

const [from = 0, to = 0] = process.argv.slice(2).map(Number);
for (let seed = from; seed <= to; seed += 1) {
  const result = await runSeed(seed);
  const again: SeedResult | null = seed % repeated === 0 ? await runSeed(seed) : null;
  const differs = again !== null && again.trace !== result.trace;
  process.send?.(
    differs ? { ...result, violations: [...result.violations, 'a second run gave another trace'] } : result,
  );
}
process.disconnect();
