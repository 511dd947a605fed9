import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { alwaysCheckedBytes } from './recoveryLook.ts';

/**
 * A checksum of the mirror as it was when it was last closed. SQLite's own check sees a broken page; a flipped bit within a
 * title it does not. The seal holds as long as nobody has written the file since: its size and time tell.
 * (30 ms for 16 MB, the size up to which every page is looked at too.)
 */
const sealGuard = v.strictObject({ size: v.number(), modified: v.number(), sha256: v.string() });
type Seal = v.InferOutput<typeof sealGuard>;

/** Once the mirror is closed. */
export function sealMirror(precious: WritableDatabase, mirrorFile: string): void {
  const found = statSync(mirrorFile, { throwIfNoEntry: false });
  if (found === undefined || found.size > alwaysCheckedBytes) return;
  const known = readSeal(precious);
  if (known?.size === found.size && known.modified === found.mtimeMs) return;
  const seal: Seal = { size: found.size, modified: found.mtimeMs, sha256: digestOf(mirrorFile) };
  prepared<[string]>(precious, "INSERT OR REPLACE INTO settings (name, value) VALUES ('mirrorSeal', ?)").run(
    JSON.stringify(seal),
  );
}

/** Before the mirror is opened: whether it holds other bytes than when it was closed, though nobody wrote to it. */
export function isSealBroken(precious: ReadableDatabase, mirrorFile: string): boolean {
  const seal = readSeal(precious);
  const found = statSync(mirrorFile, { throwIfNoEntry: false });
  if (seal === null || found === undefined) return false;
  if (found.size !== seal.size || found.mtimeMs !== seal.modified) return false;
  return digestOf(mirrorFile) !== seal.sha256;
}

function readSeal(precious: ReadableDatabase): Seal | null {
  const value = prepared<[], string>(precious, "SELECT value FROM settings WHERE name = 'mirrorSeal'")
    .pluck()
    .get();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), sealGuard), value);
  return parsed.success ? parsed.output : null;
}

/**
 * Only while this process has no connection to the file: closing any descriptor of a file gives up all locks that a
 * process holds on it (POSIX).
 */
function digestOf(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (;;) {
      const count = readSync(descriptor, buffer);
      if (count === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
}
