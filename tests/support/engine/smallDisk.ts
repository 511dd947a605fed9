import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of a few MiB in memory, which can be full, larger, or read-only. */
export type SmallDisk = {
  readonly folder: string;
  /** Leaves no byte free. */
  fill(): void;
  makeRoom(): void;
  setWritable(writable: boolean): void;
  remove(): void;
};

/** Only root may mount; elsewhere what needs such a disk is passed over, and says so. */
export function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    mountSmallDisk(1).remove();
    return true;
  } catch {
    return false;
  }
}

export function mountSmallDisk(mebibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'nami-disk-'));
  const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'nami-test', folder);
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      if (bavail > 0) writeFileSync(filler, Buffer.alloc(bavail * bsize), { flag: 'a' });
    },
    makeRoom: () => rmSync(filler, { force: true }),
    setWritable: (writable) => void run('mount', '-o', `remount,${writable ? 'rw' : 'ro'}`, folder),
    remove() {
      // Lazily: a process that was killed may not have let go of its files yet.
      run('umount', '-l', folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
