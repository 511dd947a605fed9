import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npmSetting } from './registryPackage.ts';

/**
 * The prefix of a Node whose headers are on this machine (`PREFIX/include/node/node_api.h`), or null when node-gyp
 * must download them. Any version does: better-sqlite3 uses Node-API alone, which is stable across versions.
 */
export async function findNodeHeaders(cwd: string): Promise<string | null> {
  const configured = process.env['npm_config_nodedir'] ?? (await npmSetting('nodedir', cwd));
  return (
    [...(configured === null ? [] : [configured]), ...prefixesOnPath(process.env['PATH'] ?? '')].find(
      hasHeaders,
    ) ?? null
  );
}

function hasHeaders(prefix: string): boolean {
  return existsSync(join(prefix, 'include', 'node', 'node_api.h'));
}

/** `/usr` for `/usr/bin/node`, links followed. */
function prefixesOnPath(path: string): readonly string[] {
  return path
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((file) => existsSync(file))
    .map((file) => dirname(dirname(realpathSync(file))));
}
