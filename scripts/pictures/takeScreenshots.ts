import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureBuilt } from '../build/ensureBuilt.ts';
import { withVirtualDisplay } from '../display/xvfb.ts';
import { electronEnvironment, sayIfUnsandboxed, sandboxSwitches } from '../launch.ts';
import { step } from '../progress.ts';
import { ensureRuntime } from '../runtime/ensureRuntime.ts';
import { ensureSystemPackages, missingFontPackages } from '../system/packages.ts';
import { openDesktop } from '../window/desktop.ts';
import { photograph, resize, sizes, type Look } from './photographer.ts';
import { scenes } from './scenes.ts';
import { states, withSimulator } from './states.ts';

const looks: readonly Look[] = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'ja' },
  { theme: 'light', language: 'ja' },
];

/** Photographs every view and state in both themes and languages, prints the files' names, and answers 0. */
export async function takeScreenshots(folder: string): Promise<number> {
  await ensureSystemPackages(await missingFontPackages());
  const runtime = await ensureRuntime();
  await ensureBuilt();
  await mkdir(folder, { recursive: true });
  sayIfUnsandboxed(sandboxSwitches(process.getuid?.()));
  const files = await withVirtualDisplay(async (display) => {
    const launch = { executable: runtime.executable, env: electronEnvironment(runtime, display) };
    const taken: string[] = [];
    for (const look of looks) {
      await step(`photograph ${look.theme}, ${look.language}`, async () => {
        taken.push(...(await photographDemo(launch, folder, look)));
        taken.push(...(await photographStates(launch, folder, look)));
      });
    }
    return taken;
  });
  for (const file of files) console.log(join(folder, file));
  return 0;
}

type Launch = { readonly executable: string; readonly env: Readonly<Record<string, string>> };

const argumentsFor = ({ theme, language }: Look) => [`--theme=${theme}`, `--lang=${language}`];

/** The demo, in a data folder of its own that goes with the window. */
async function photographDemo(launch: Launch, folder: string, look: Look): Promise<readonly string[]> {
  const desktop = await openDesktop({ ...launch, args: argumentsFor(look) });
  const { page } = desktop;
  const files: string[] = [];
  try {
    await page.getByRole('main').locator('svg[data-status]').first().waitFor();
    for (const { name, small, stage } of scenes) {
      await resize(desktop, sizes.large);
      await stage(page);
      files.push(await photograph(desktop, folder, name, look));
      if (small === true) {
        await resize(desktop, sizes.small);
        files.push(await photograph(desktop, folder, name, look));
      }
      // Closes what lies over the view, then gives up the selection and the field.
      for (let time = 0; time < 3; time += 1) await page.keyboard.press('Escape');
    }
    return files;
  } finally {
    await desktop.close();
  }
}

async function photographStates(launch: Launch, folder: string, look: Look): Promise<readonly string[]> {
  const files: string[] = [];
  for (const state of states) {
    await withSimulator(async (simulator, data) => {
      state.prepare?.(simulator);
      const desktop = await openDesktop({
        executable: launch.executable,
        env: { ...launch.env, NAMI_TOKEN: simulator.token },
        args: [...argumentsFor(look), ...state.args(simulator, data)],
      });
      try {
        await resize(desktop, sizes.large);
        await state.stage(desktop.page, simulator);
        files.push(await photograph(desktop, folder, state.name, look));
      } finally {
        await desktop.close();
      }
    });
  }
  return files;
}
