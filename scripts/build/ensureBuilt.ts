import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execute } from '../execute.ts';
import { step } from '../progress.ts';
import { outFolder, packageFile, projectFolder } from '../project.ts';
import { Stopped } from '../stopped.ts';
import { sourceStamp } from './sourceStamp.ts';

const stampFile = join(outFolder, 'built-from.txt');
const products = [
  'main/index.js',
  'main/engine.js',
  'main/simulator.js',
  'preload/window.cjs',
  'renderer/index.html',
];

/** Builds the app with electron-vite, unless `out` already holds the build of exactly these sources. */
export async function ensureBuilt(): Promise<void> {
  const stamp = await sourceStamp(projectFolder);
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp && products.every(isBuilt)) return;
  await step('build the app', async () => {
    const { code, output, errors } = await execute(
      process.execPath,
      [packageFile('electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'],
      { cwd: projectFolder },
    );
    if (code !== 0) throw new Stopped(`The app could not be built:\n${errors}${output}`);
    const missing = products.filter((product) => !isBuilt(product));
    if (missing.length > 0) throw new Error(`The build left out ${missing.join(', ')}.`);
  });
  await writeFile(stampFile, stamp);
}

function isBuilt(product: string): boolean {
  return existsSync(join(outFolder, product));
}
