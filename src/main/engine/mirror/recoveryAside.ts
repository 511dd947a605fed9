import { existsSync, renameSync } from 'node:fs';

/** Files that SQLite keeps beside a database and that belong to it. */
const companions = ['-wal', '-shm', '-journal'] as const;

/** `nami.db.damaged-20260301T091500Z`, or the first name after it that is free. */
export function asideName(file: string, now: number): string {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const name = `${file}.damaged-${stamp}`;
  let free = name;
  for (let count = 2; existsSync(free) || existsSync(`${free}-wal`); count += 1) free = `${name}-${count}`;
  return free;
}

/**
 * Moves a database aside with what belongs to it; doing it twice does no harm. The companions go first: a -wal that
 * stayed behind would be taken for that of the file made anew.
 */
export function moveAsideAs(file: string, name: string): void {
  for (const ending of [...companions, '']) {
    if (existsSync(`${file}${ending}`)) renameSync(`${file}${ending}`, `${name}${ending}`);
  }
}
