import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { build, preview } from 'vite';

const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', chromium.executablePath()];

/** The browser of this machine: named by CHROMIUM, Debian's, or Playwright's own; null where there is none. */
export const browserPath = candidates.find((path) => path !== undefined && existsSync(path)) ?? null;

export type Served = {
  readonly browser: Browser;
  /** Ends in a slash. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

/** Builds the pages beside this file, serves them on a free port, and starts a browser. */
export async function serveInBrowser(): Promise<Served> {
  const configFile = resolve(import.meta.dirname, 'vite.config.ts');
  // A folder of its own: tests run side by side, and each empties what it builds into.
  const outDir = await mkdtemp(join(tmpdir(), 'nami-window-'));
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(browserPath === null ? {} : { executablePath: browserPath }),
  });
  return {
    browser,
    address: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
