import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * The folder in which the desktop app keeps its data (Electron's `userData`), so that the command line without `--db`
 * reads the same mirror.
 */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Nami');
  if (platform === 'win32')
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Nami');
  return join(environment['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Nami');
}

/**
 * A path as the user typed it. npm runs scripts in the package's folder and leaves the folder that the user stood in
 * as INIT_CWD; a relative path means that one.
 */
export function pathFromUser(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  return isAbsolute(path) ? path : resolve(environment['INIT_CWD'] ?? process.cwd(), path);
}
