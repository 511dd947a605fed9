import { runChecks } from './checks.ts';
import { addCounts, describeCounts } from './counts.ts';
import { runScript } from './stopped.ts';

await runScript(async () => {
  const results = await runChecks();
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  console.log(`\n${describeCounts(addCounts(results.map(({ counts }) => counts)))}`);
  console.log(failed.length === 0 ? 'Everything passed.' : `Failed: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
});
