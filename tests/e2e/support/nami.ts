import { test as base, type Page } from '@playwright/test';
import type { Scenario } from '#simulator/scenarios/scenario.ts';
import type { Desktop } from '../../../scripts/window/desktop.ts';
import { startGitHub, type SimulatedGitHub } from './github.ts';
import { openInBrowser } from './browser.ts';
import { openOnDesktop } from './desktopWindow.ts';
import { tideModel } from './programme.ts';

export type Nami = {
  readonly page: Page;
  readonly github: SimulatedGitHub;
  /** Null in a browser. */
  readonly desktop: Desktop | null;
};

export type StartOptions = {
  /** What the simulated GitHub holds. */
  readonly scenario?: Scenario | string;
};

export type DesktopStartOptions = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly userData?: string;
  readonly appFolder?: string;
};

type Fixtures = {
  /** Starts Nami on a simulated GitHub: the window, or the browser over the loopback bridge. */
  readonly startNami: (options?: StartOptions) => Promise<Nami>;
  readonly startGitHub: typeof startGitHub;
  /** Starts the desktop app with arguments of one's own. */
  readonly startDesktop: (options?: DesktopStartOptions) => Promise<Desktop>;
};

export const test = base.extend<Fixtures>({
  startGitHub: async ({}, use) => {
    const running: SimulatedGitHub[] = [];
    await use(async (...parameters) => {
      const github = await startGitHub(...parameters);
      running.push(github);
      return github;
    });
    for (const github of running) await github.stop();
  },
  startDesktop: async ({}, use) => {
    const running: Desktop[] = [];
    await use(async (options = {}) => {
      const desktop = await openOnDesktop(options);
      running.push(desktop);
      return desktop;
    });
    for (const desktop of running) await desktop.close();
  },
  startNami: async ({ startGitHub: start, startDesktop }, use, testInfo) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async ({ scenario = tideModel } = {}) => {
      const github = await start(scenario);
      if (testInfo.project.name === 'electron') {
        const desktop = await startDesktop({
          args: [`--repo=${github.repository}`, `--api=${github.apiUrl}`],
          env: { NAMI_TOKEN: github.token },
        });
        return { page: desktop.page, github, desktop };
      }
      const opened = await openInBrowser(github);
      closing.push(() => opened.close());
      return { page: opened.page, github, desktop: null };
    });
    for (const close of closing) await close();
  },
});
export { expect } from '@playwright/test';
