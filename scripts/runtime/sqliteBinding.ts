import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execute, lastLines } from '../execute.ts';
import { step } from '../progress.ts';
import { packageFile } from '../project.ts';
import { Stopped } from '../stopped.ts';
import { matchesManifest, writeManifest } from './manifest.ts';
import { findNodeHeaders } from './nodeHeaders.ts';

/**
 * better-sqlite3's own binary wants Node-API 10, which Electron has from 36 on; on an older one it segfaults.
 */
const firstElectronWithNodeApi10 = 36;

export function needsOwnSqliteBinding(electronVersion: string | null): boolean {
  if (electronVersion === null) return false;
  return Number.parseInt(electronVersion, 10) < firstElectronWithNodeApi10;
}

/**
 * Takes the Node-API 10 requirement out, and keeps finalizers on the main thread as Node-API 10 does
 * (they close databases, which older experimental headers do not allow during garbage collection).
 */
const compilerFlags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
const bindingName = 'better_sqlite3.node';

type Place = { readonly folder: string; readonly recipe: string; readonly file: string };

async function placeOf(cache: string): Promise<Place> {
  const { version } = JSON.parse(await readFile(packageFile('better-sqlite3', 'package.json'), 'utf8')) as {
    version: string;
  };
  const machine = `${process.platform}-${process.arch}`;
  const recipe = createHash('sha256')
    .update(`${version} ${machine} ${compilerFlags}`)
    .digest('hex')
    .slice(0, 12);
  const folder = join(cache, `better-sqlite3-${version}-${recipe}`);
  return { folder, recipe, file: join(folder, bindingName) };
}

/** The compiled binding in the cache, or null when it is not there whole. */
export async function findSqliteBinding(cache: string): Promise<string | null> {
  const { folder, recipe, file } = await placeOf(cache);
  return (await matchesManifest(folder, recipe)) ? file : null;
}

/** Compiles better-sqlite3 in the cache from a copy of the installed package (75 s on two cores), and tries it. */
export async function buildSqliteBinding(cache: string): Promise<string> {
  const { folder, recipe, file } = await placeOf(cache);
  const work = await mkdtemp(join(cache, 'building-sqlite-'));
  try {
    const built = join(work, 'binding');
    await step('compile better-sqlite3 for this Electron (about a minute, once)', async () => {
      const binary = await compile(work);
      await mkdir(built);
      await copyFile(binary, join(built, bindingName));
      await tryBinding(join(built, bindingName));
    });
    await writeManifest(built, recipe, [bindingName]);
    await rm(folder, { recursive: true, force: true });
    await rename(built, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return file;
}

async function compile(work: string): Promise<string> {
  const copy = join(work, 'better-sqlite3');
  for (const part of ['package.json', 'binding.gyp', 'src', 'deps', 'lib']) {
    await cp(packageFile('better-sqlite3', part), join(copy, part), { recursive: true });
  }
  await cp(packageFile('node-addon-api'), join(copy, 'node_modules', 'node-addon-api'), { recursive: true });
  const headers = await findNodeHeaders(work);
  const { code, output, errors } = await execute(
    process.execPath,
    [
      packageFile('node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      '--jobs=max',
      ...(headers === null ? [] : [`--nodedir=${headers}`]),
    ],
    { cwd: copy, env: compilerEnvironment(process.env) },
  );
  if (code === 0) return join(copy, 'build', 'Release', bindingName);
  const everything = errors + output;
  throw new Stopped(
    headers === null && /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|FetchError|fetch failed/.test(everything)
      ? "Node's headers are needed to compile better-sqlite3, are not on this machine, and could not be downloaded.\n" +
          'Install them (a Node from nodejs.org brings them along; Debian: apt-get install libnode-dev) and run the\n' +
          'same command again with npm_config_nodedir set to the folder that holds include/node.'
      : `better-sqlite3 could not be compiled:\n${lastLines(everything, 12)}\nIt needs a C++20 compiler, make and Python 3.`,
  );
}

/** Our own flags after the user's; npm's leftovers out of the way, since node-gyp reads them as its own options. */
function compilerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    CXXFLAGS: `${env['CXXFLAGS'] ?? ''} ${compilerFlags}`.trim(),
    PATH: `${dirname(process.execPath)}:${env['PATH'] ?? ''}`,
  };
}

/** Opens a database with it in a process of its own: a bad binding segfaults rather than throws. */
async function tryBinding(file: string): Promise<void> {
  const attempt = `const Database = require(${JSON.stringify(packageFile('better-sqlite3'))});
    const answer = new Database(':memory:', { nativeBinding: process.argv[1] }).prepare('SELECT 6 * 7 AS n').get();
    process.exit(answer.n === 42 ? 0 : 1);`;
  const { code, errors } = await execute(process.execPath, ['-e', attempt, file]);
  if (code !== 0) throw new Error(`The compiled better-sqlite3 does not work (exit ${code}): ${errors}`);
}
