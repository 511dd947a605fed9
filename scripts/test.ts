import { runChecks } from './checks.ts';
import { addCounts, describeCounts, failedRun } from './counts.ts';
import { runEndToEnd } from './endToEnd.ts';
import { say } from './progress.ts';
import { runScript, Stopped } from './stopped.ts';

await runScript(async () => {
  const checks = await runChecks();
  say('\n── e2e');
  const endToEnd = await runEndToEnd([]).catch((error: unknown) => {
    // The closing line must count a run that could not begin; everything but an expected stop is a bug.
    if (!(error instanceof Stopped)) throw error;
    say(error.message);
    return { ok: false, counts: failedRun };
  });
  const failed = [...checks.filter(({ ok }) => !ok).map(({ name }) => name), ...(endToEnd.ok ? [] : ['e2e'])];
  console.log(failed.length === 0 ? '\nEverything passed.' : `\nFailed: ${failed.join(', ')}`);
  console.log(describeCounts(addCounts([...checks.map(({ counts }) => counts), endToEnd.counts])));
  return failed.length === 0 ? 0 : 1;
});
