import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import type { GitHubAddress } from '#contract/process.ts';
import type { SyncReport } from '#engine/sync/syncRepository.ts';
import { addressOf, dumpMirror, quietSimulator, serverDump } from '../../support/engine/simulator.ts';
import { freshStorage } from '../../support/engine/storage.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

const child = join(import.meta.dirname, '../../support/engine/syncChild.ts');

/** Syncs in a child and kills it after so many lines of progress; answers its report if it got there. */
async function syncUntil(file: string, address: GitHubAddress, lines: number): Promise<SyncReport | null> {
  const running = spawn(process.execPath, [child], { stdio: ['pipe', 'pipe', 'inherit'] });
  running.stdin.end(JSON.stringify({ file, address }));
  let seen = 0;
  let report: SyncReport | null = null;
  for await (const line of createInterface(running.stdout)) {
    const said = JSON.parse(line) as { ok?: boolean; value?: SyncReport };
    if (said.ok === true) report = said.value ?? null;
    seen += 1;
    if (seen >= lines) running.kill('SIGKILL');
  }
  return report;
}

test('a sync killed again and again ends row by row like an undisturbed one, and reads no page twice', async () => {
  const simulator = await quietSimulator('scale:400x3000', { latencyMs: 2 });
  const address = addressOf(simulator);
  const spent = () => 5_000 - simulator.state.budget.state().remaining;
  const undisturbed = join(temporaryFolder(), 'nami.db');
  expect(await syncUntil(undisturbed, address, Number.POSITIVE_INFINITY)).toMatchObject({ complete: true });
  const price = spent();

  const file = join(temporaryFolder(), 'nami.db');
  let kills = 0;
  let report: SyncReport | null = null;
  // At most one or two pages go through before each kill, so that every page has its turn at being the last.
  while (report === null) {
    report = await syncUntil(file, address, 1 + (kills % 2));
    if (report === null) kills += 1;
    expect(kills).toBeLessThan(60);
  }
  expect(kills).toBeGreaterThan(4);
  expect(report).toMatchObject({ complete: true, issues: 400, comments: 3_000 });

  const killed = freshStorage(file);
  const whole = freshStorage(undisturbed);
  expect(dumpMirror(killed, simulator.repository)).toEqual(serverDump(simulator));
  expect(dumpMirror(killed, simulator.repository)).toEqual(dumpMirror(whole, simulator.repository));
  // Each kill may cost the page in flight (2 points), the one after it, and a delta's page.
  expect(spent() - price).toBeLessThanOrEqual(price + kills * 4);
}, 120_000);
