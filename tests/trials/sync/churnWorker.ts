/** Runs churn from the first seed to the second and sends each result to the process that asked. */
import { runChurn } from './churn.ts';
import type { SeedResult } from './seed.ts';

const [from = 0, to = 0] = process.argv.slice(2).map(Number);
for (let seed = from; seed <= to; seed += 1) {
  const { violations } = await runChurn(seed);
  const result: SeedResult = { seed, violations, trace: '', requests: 0, moments: 0, pauses: 0 };
  process.send?.(result);
}
process.disconnect();
