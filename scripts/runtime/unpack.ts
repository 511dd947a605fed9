import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** The permission bits of a file that is packed on Unix sit in the upper half of its external attributes. */
const unixModeShift = 16;

/**
 * Unpacks the files of a zip that `place` gives a path, relative to `folder`; null leaves a file out.
 * Throws when a path would leave the folder.
 */
export async function unpackZip(
  zipFile: string,
  folder: string,
  place: (name: string) => string | null,
): Promise<void> {
  const zip = await openPromise(zipFile, { lazyEntries: true });
  const root = resolve(folder) + sep;
  try {
    for await (const entry of zip.eachEntry()) {
      const placed = entry.fileName.endsWith('/') ? null : place(entry.fileName);
      if (placed === null) continue;
      const target = join(root, placed);
      if (!target.startsWith(root))
        throw new Error(`${zipFile} holds ${entry.fileName}, which leads outside.`);
      await mkdir(dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> unixModeShift) & 0o777;
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
    }
  } finally {
    zip.close();
  }
}
