import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build, preview } from 'vite';
import { browserPath } from '../renderer/browser.ts';

export type ServedWaves = {
  readonly browser: Browser;
  /** Ends in a slash. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

/** Builds the page beside this file into a folder of its own, serves it on a free port, and starts a browser. */
export async function serveWaves(): Promise<ServedWaves> {
  const configFile = resolve(import.meta.dirname, 'vite.config.ts');
  const outDir = await mkdtemp(join(tmpdir(), 'nami-waves-'));
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const server = await preview({ configFile, logLevel: 'error', build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--enable-precise-memory-info'],
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
