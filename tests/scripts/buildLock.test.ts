import { once } from 'node:events';
import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withBuildLock } from '../../scripts/runtime/buildLock.ts';

const holder = join(import.meta.dirname, 'support', 'holdBuildLock.ts');
const aFolder = () => mkdtempSync(join(tmpdir(), 'nami-lock-'));

describe.runIf(process.platform === 'linux')('the build lock', () => {
  it('lets one run build while the others wait', async () => {
    const folder = aFolder();
    let inside = 0;
    let most = 0;
    const build = () =>
      withBuildLock(folder, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      });
    await Promise.all([build(), build(), build(), build()]);
    expect(most).toBe(1);
  });

  it('is free again after a failed build', async () => {
    const folder = aFolder();
    await expect(withBuildLock(folder, () => Promise.reject(new Error('no disk')))).rejects.toThrow(
      'no disk',
    );
    expect(await withBuildLock(folder, () => Promise.resolve('built'))).toBe('built');
  });

  it('is free again when its owner is killed in the middle', async () => {
    const folder = aFolder();
    const owner = fork(holder, [folder], { stdio: 'ignore' });
    await once(owner, 'message');
    const next = withBuildLock(folder, () => Promise.resolve('built'));
    owner.kill('SIGKILL');
    expect(await next).toBe('built');
  });
});
