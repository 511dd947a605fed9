import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, preciousFileOf, type OpenOptions, type Storage } from '#engine/mirror/open.ts';

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'nami-trial-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

const endings = ['', '-wal'] as const;

/** Copies both databases with their logs, as they lie on the disk at this moment. */
export function copyFiles(from: string, to: string): void {
  for (const [source, target] of [
    [from, to],
    [preciousFileOf(from), preciousFileOf(to)],
  ] as const) {
    for (const ending of endings) {
      if (existsSync(`${source}${ending}`)) copyFileSync(`${source}${ending}`, `${target}${ending}`);
    }
  }
}

export function opened(file: string, options: OpenOptions = {}): Storage {
  const result = openStorage(file, options);
  if (!result.ok) throw new Error(`cannot be opened: ${result.error.message}`);
  return result.value;
}

/** A folder with a copy of both databases, removed when `work` is over. */
export async function onCopy(base: string, work: (file: string) => Promise<void> | void): Promise<void> {
  const folder = makeFolder();
  try {
    const file = join(folder, 'nami.db');
    copyFiles(base, file);
    await work(file);
  } finally {
    removeFolder(folder);
  }
}
