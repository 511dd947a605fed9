import { describeCounts } from './counts.ts';
import { runEndToEnd } from './endToEnd.ts';
import { runScript } from './stopped.ts';

await runScript(async () => {
  const { ok, counts } = await runEndToEnd(process.argv.slice(2));
  console.log(describeCounts(counts));
  return ok ? 0 : 1;
});
