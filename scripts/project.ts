import { join, resolve } from 'node:path';

/** The folder that holds package.json. */
export const projectFolder = resolve(import.meta.dirname, '..');
export const outFolder = join(projectFolder, 'out');

/** The file behind a package's command, to be run with `process.execPath`. */
export function packageFile(...segments: string[]): string {
  return join(projectFolder, 'node_modules', ...segments);
}
