import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startSimulator, type RunningSimulator } from '../../src/simulator/simulator.ts';

/** A state of the whole window that the demo never shows by itself. */
export type State = {
  readonly name: string;
  /** The app's arguments, given a simulated GitHub and an empty folder. */
  args(simulator: RunningSimulator, folder: string): readonly string[];
  prepare?(simulator: RunningSimulator): void;
  stage(page: Page, simulator: RunningSimulator): Promise<void>;
};

const onSimulator = ({ repository, graphqlUrl }: RunningSimulator) => [
  `--repo=${repository}`,
  `--api=${graphqlUrl}`,
];
const status = (page: Page) => page.getByRole('contentinfo').getByRole('status');

export const states: readonly State[] = [
  {
    name: 'first-run',
    args: (_simulator, folder) => [`--db=${join(folder, 'new.db')}`],
    stage: (page) => page.getByRole('main').getByRole('button').first().waitFor(),
  },
  {
    name: 'loading',
    args: onSimulator,
    prepare: (simulator) => simulator.state.faults.set('slow', null),
    stage: (page) => page.getByRole('contentinfo').waitFor(),
  },
  {
    name: 'offline',
    args: onSimulator,
    stage: async (page, simulator) => {
      await page.getByRole('main').locator('svg[data-status]').first().waitFor();
      const before = await status(page).textContent();
      simulator.state.faults.set('offline', null);
      await page.keyboard.press('Control+r');
      await page.waitForFunction(
        (text) => document.querySelector('footer [role=status]')?.textContent !== text,
        before,
      );
    },
  },
  {
    name: 'failed',
    // A database where none can be: below a device.
    args: () => ['--db=/dev/null/nami.db'],
    stage: (page) => page.getByRole('main').getByRole('button').first().waitFor(),
  },
];

/** Runs `work` with a simulated GitHub and an empty folder, and removes both. */
export async function withSimulator<Value>(
  work: (simulator: RunningSimulator, folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'nami-screenshots-'));
  const simulator = await startSimulator({ scenario: 'miyabi', seed: 1, speed: 0 });
  try {
    return await work(simulator, folder);
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}
