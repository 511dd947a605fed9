import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { sandboxSwitches } from '../launch.ts';
import { say } from '../progress.ts';
import { packageFile, projectFolder } from '../project.ts';

/**
 * Holds the app back until Playwright has attached. Playwright adds it by itself only where it also chooses the
 * executable; without it, a window that opens while Playwright attaches made one launch in about twenty hang.
 */
const playwrightLoader = packageFile('playwright-core', 'lib', 'server', 'electron', 'loader.js');

export type DesktopOptions = {
  /** The Electron that `ensureRuntime` chose. */
  readonly executable: string;
  /** The environment that `electronEnvironment` made, with a display. */
  readonly env: Readonly<Record<string, string>>;
  /** The app's own arguments. */
  readonly args: readonly string[];
  /** Where the app keeps its data; a new folder that goes with the window when absent. */
  readonly userData?: string;
  /** The folder that Electron is told to open; the project's own when absent. */
  readonly appFolder?: string;
};

/** The app's real window, driven by Playwright. */
export type Desktop = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  close(): Promise<void>;
};

/** Starts the built app and waits for its window. `close` quits it as a user would, and removes what it made. */
export async function openDesktop({
  executable,
  env,
  args,
  userData,
  appFolder = projectFolder,
}: DesktopOptions): Promise<Desktop> {
  const folder = userData ?? (await mkdtemp(join(tmpdir(), 'nami-window-')));
  const switches = sandboxSwitches(process.getuid?.());
  const app = await launch({
    executablePath: executable,
    args: ['-r', playwrightLoader, ...switches, appFolder, `--user-data=${folder}`, ...args],
    env,
    chromiumSandbox: switches.length === 0,
    // Otherwise Playwright would pretend that the system is light.
    colorScheme: null,
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    userData: folder,
    async close() {
      await app.close();
      if (userData === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

type Launch = NonNullable<Parameters<typeof _electron.launch>[0]>;

/**
 * About one launch in a hundred of Electron 33 segfaults while Playwright's debugger attaches, before any of the
 * app's code has run (none in 600 launches without it). Such a launch is tried once more, and said; an app that
 * crashes by itself does so again.
 */
async function launch(options: Launch): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('signal=SIGSEGV'))) throw error;
    say('Electron segfaulted while the debugger attached: launching it once more.');
    return _electron.launch(options);
  }
}
