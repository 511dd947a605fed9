import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, firstLine, runCommand, startCommand } from '../support/commandLine.ts';
import { rowsOf } from '../support/mirrorRows.ts';

type Listening = {
  readonly graphql: string;
  readonly rest: string;
  readonly token: string;
  readonly repo: string;
};

const simulating = startCommand([
  'simulate',
  '--scenario',
  'scale:2000x20000',
  '--speed',
  '0',
  '--seed',
  '7',
]);
let simulator: Listening;
const folder = emptyFolder();

beforeAll(async () => {
  simulator = JSON.parse(await firstLine(simulating.child)) as Listening;
}, 60_000);
afterAll(async () => {
  simulating.child.kill('SIGTERM');
  await simulating.ended;
});

function sync(file: string, token = simulator.token) {
  return startCommand(
    ['sync', '--repo', simulator.repo, '--api', simulator.graphql, '--db', join(folder, file), '--json'],
    { NAMI_TOKEN: token },
  );
}

describe('nami simulate and nami sync', () => {
  it('prints one JSON line and nothing else when it listens', () => {
    expect(simulator.graphql).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(Object.keys(simulator)).toEqual(expect.arrayContaining(['graphql', 'rest', 'token', 'repo']));
  });

  it('ends row by row the same after ten kills at random moments as undisturbed', async () => {
    const undisturbed = await sync('whole.db').ended;
    expect(undisturbed.code).toBe(0);
    const report = JSON.parse(undisturbed.stdout) as { ms: number };
    expect(report).toMatchObject({ issues: 2_000, comments: 20_000, complete: true });

    let kills = 0;
    for (let round = 0; kills < 10 && round < 40; round += 1) {
      const run = sync('killed.db');
      // Moments spread over start-up and the whole transfer, which the undisturbed run has measured.
      const moment = Math.random() * (300 + report.ms / 3);
      const timer = setTimeout(() => run.child.kill('SIGKILL'), moment);
      const { signal } = await run.ended;
      clearTimeout(timer);
      if (signal === 'SIGKILL') kills += 1;
    }
    expect(kills).toBe(10);
    const last = await sync('killed.db').ended;
    expect(last.code).toBe(0);
    expect(JSON.parse(last.stdout)).toMatchObject({ issues: 2_000, comments: 20_000, complete: true });
    expect(rowsOf(join(folder, 'killed.db'))).toEqual(rowsOf(join(folder, 'whole.db')));
  }, 180_000);

  it('answers a wrong token with exit code 3 and what to do', async () => {
    const refused = await sync('refused.db', 'wrong').ended;
    expect(refused.code).toBe(3);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toMatch(/token/);
  });

  it('answers an unreachable host with exit code 3', async () => {
    const refused = await runCommand(
      [
        'sync',
        '--repo',
        'harbour/booking',
        '--api',
        'http://127.0.0.1:9/graphql',
        '--db',
        join(folder, 'x.db'),
      ],
      { NAMI_TOKEN: 'any' },
    );
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/cannot be reached/);
  });
});
