import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from './build/ensureBuilt.ts';
import { countPlaywright, countsIn, type Counts } from './counts.ts';
import { withDisplay } from './display/xvfb.ts';
import { electronEnvironment, runToEnd } from './launch.ts';
import { say, seconds } from './progress.ts';
import { outFolder, packageFile } from './project.ts';
import { ensureRuntime } from './runtime/ensureRuntime.ts';
import {
  ensureSystemPackages,
  findChromium,
  missingChromiumPackages,
  missingFontPackages,
} from './system/packages.ts';

const report = join(outFolder, 'reports', 'e2e.json');

/**
 * Drives the built app through Playwright, in the real window and in Chromium. The specs find the runtime in
 * NAMI_ELECTRON and the browser in NAMI_CHROMIUM; `args` go to Playwright as they are.
 */
export async function runEndToEnd(
  args: readonly string[],
): Promise<{ readonly ok: boolean; readonly counts: Counts }> {
  await ensureSystemPackages([...missingChromiumPackages(), ...(await missingFontPackages())]);
  const runtime = await ensureRuntime();
  await ensureBuilt();
  await mkdir(join(outFolder, 'reports'), { recursive: true });
  await rm(report, { force: true });
  const started = performance.now();
  const code = await withDisplay((env) =>
    runToEnd(process.execPath, [packageFile('@playwright', 'test', 'cli.js'), 'test', ...args], {
      ...electronEnvironment(runtime, env),
      NAMI_ELECTRON: runtime.executable,
      NAMI_CHROMIUM: findChromium() ?? '',
    }),
  );
  say(`── e2e: ${code === 0 ? 'passed' : 'failed'} in ${seconds(performance.now() - started)}`);
  return { ok: code === 0, counts: await countsIn(report, countPlaywright) };
}
