import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where things live that can be fetched or built again: `$XDG_CACHE_HOME/nami`, or `~/.cache/nami`.
 * The XDG base directory specification says that a relative XDG_CACHE_HOME is to be ignored.
 */
export function cacheFolderOf(env: NodeJS.ProcessEnv, home: string): string {
  const configured = env['XDG_CACHE_HOME'];
  const base = configured !== undefined && isAbsolute(configured) ? configured : join(home, '.cache');
  return join(base, 'nami');
}

export async function openCacheFolder(): Promise<string> {
  const folder = cacheFolderOf(process.env, homedir());
  await mkdir(folder, { recursive: true });
  return folder;
}
