import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Everything the built app is made of, relative to the project's folder. */
const builtFrom = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/**
 * A digest of names and contents of all sources: two trees have the same one exactly when the build would be
 * the same. Times are left out, since a checkout or a copy changes them and nothing else.
 */
export async function sourceStamp(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const entry of builtFrom) {
    for (const file of await filesUnder(join(folder, entry))) {
      hash
        .update(`${relative(folder, file)}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}
