import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** A file's digest as a Subresource Integrity string, for example `sha512-…` in base64. */
export async function integrityOf(file: string, algorithm: 'sha256' | 'sha512'): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return `${algorithm}-${hash.digest('base64')}`;
}

/** Whether a file is byte for byte what the pin says. Only sha512, which is what registries publish. */
export async function matchesIntegrity(file: string, pinned: string): Promise<boolean> {
  if (!pinned.startsWith('sha512-'))
    throw new Error(`Pin a sha512 integrity, not "${pinned.slice(0, 12)}…".`);
  return (await integrityOf(file, 'sha512')) === pinned;
}
