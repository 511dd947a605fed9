import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execute, lastLines } from '../execute.ts';
import { seconds, step } from '../progress.ts';
import { packageFile } from '../project.ts';

export type Download =
  | { readonly ok: true; readonly executable: string; readonly version: string; readonly reason: string }
  | { readonly ok: false; readonly reason: string };

/** How long the download's host may take to answer at all; a blocked network often swallows packets silently. */
const reachableWithinMilliseconds = 5_000;
/** Unreachable hosts leave time for a zip that Electron's own cache may hold, no more. */
const unreachableLimitMilliseconds = 8_000;
/** 110 MB over a slow line. */
const reachableLimitMilliseconds = 900_000;
/** After a failure, and with another runtime ready, the next try waits a day: it costs seconds at every start. */
const tryAgainAfterMilliseconds = 86_400_000;

const failureNote = 'electron-download-failed.json';
type FailureNote = { readonly version: string; readonly at: string; readonly reason: string };

/**
 * Electron as its own package fetches it (node_modules/electron/install.js): already there, or downloaded now.
 * `canWait` says that another runtime is ready, so that a failure of the last day need not be repeated.
 */
export async function electronsOwn(cache: string, canWait: () => Promise<boolean>): Promise<Download> {
  const version = await packageVersion();
  const installed = await installedExecutable(version);
  if (installed !== null) return { ok: true, executable: installed, version, reason: 'already downloaded' };

  const note = join(cache, failureNote);
  const failed = await readNote(note);
  if (failed?.version === version && isRecent(failed.at) && (await canWait())) {
    return { ok: false, reason: `${failed.reason} (${failed.at.slice(0, 16)}Z; tried again after a day)` };
  }
  const { code, output, errors } = await tryInstall(version);
  const executable = await installedExecutable(version);
  if (code === 0 && executable !== null) {
    await rm(note, { force: true });
    return { ok: true, executable, version, reason: 'downloaded by its own installer' };
  }
  const reason = shortReason(code, errors + output);
  const failure: FailureNote = { version, at: new Date().toISOString(), reason };
  await writeFile(note, JSON.stringify(failure));
  return { ok: false, reason };
}

async function tryInstall(version: string) {
  return step(`try Electron's own download of ${version}`, async () => {
    const installer = packageFile('electron', 'install.js');
    const limit = (await isReachable()) ? reachableLimitMilliseconds : unreachableLimitMilliseconds;
    return execute(process.execPath, [installer], { limit });
  });
}

/** Whether the host that Electron's installer would ask answers anything at all. */
async function isReachable(): Promise<boolean> {
  // Behind a proxy only the installer knows the way: leave it its time.
  if (process.env['ELECTRON_GET_USE_PROXY'] !== undefined) return true;
  const mirror =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/';
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(reachableWithinMilliseconds) });
    return true;
  } catch {
    return false;
  }
}

async function packageVersion(): Promise<string> {
  const text = await readFile(packageFile('electron', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function installedExecutable(version: string): Promise<string | null> {
  try {
    const present = await readFile(packageFile('electron', 'dist', 'version'), 'utf8');
    const path = await readFile(packageFile('electron', 'path.txt'), 'utf8');
    const executable = packageFile('electron', 'dist', path);
    return present.trim().replace(/^v/, '') === version && existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

async function readNote(file: string): Promise<FailureNote | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as FailureNote;
  } catch {
    return null;
  }
}

function isRecent(at: string): boolean {
  return Date.now() - Date.parse(at) < tryAgainAfterMilliseconds;
}

function shortReason(code: number | null, text: string): string {
  if (code === null) return `no answer within ${seconds(unreachableLimitMilliseconds)}`;
  const line = /^.*(?:Error|error)\b.*$/m.exec(text)?.[0] ?? lastLines(text, 1);
  return line.trim().slice(0, 120);
}
