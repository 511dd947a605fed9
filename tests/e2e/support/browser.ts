import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { sandboxSwitches } from '../../../scripts/launch.ts';
import type { BridgeStart } from './bridgeProcess.ts';
import type { SimulatedGitHub } from './github.ts';

export type OpenedInBrowser = { readonly page: Page; close(): Promise<void> };

/** Opens the same window in Chromium, over the engine's loopback bridge. */
export async function openInBrowser(github: SimulatedGitHub): Promise<OpenedInBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'nami-bridge-'));
  const bridge = fork(join(import.meta.dirname, 'bridgeProcess.ts'));
  const { apiUrl, repository, token } = github;
  bridge.send({
    databaseFile: join(folder, 'nami.db'),
    source: { kind: 'github', apiUrl, repository, token },
  } satisfies BridgeStart);
  const [url] = (await once(bridge, 'message')) as [string];

  const executable = process.env['NAMI_CHROMIUM'] ?? '';
  const browser = await chromium.launch({
    ...(executable === '' ? { channel: 'chrome' } : { executablePath: executable }),
    args: [...sandboxSwitches(process.getuid?.())],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  return {
    page,
    async close() {
      await browser.close();
      bridge.disconnect();
      if (bridge.exitCode === null) await once(bridge, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
