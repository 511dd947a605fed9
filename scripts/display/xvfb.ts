import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { findProgram } from '../execute.ts';
import { say } from '../progress.ts';
import { ensureSystemPackages, missingDisplayPackages } from '../system/packages.ts';
import { Stopped } from '../stopped.ts';

/** An X server without a screen. `stop` ends it; so does the end of this process. */
export type VirtualDisplay = { readonly name: string; stop(): void };

/** Larger than the largest window that is photographed (1440×900). */
const screen = '1920x1200x24';
const serverArguments = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];

/** The kernel ends the server with this process, however that ends. Part of util-linux, which Debian always has. */
function endsWithParent(): readonly string[] {
  return findProgram('setpriv') === null ? [] : ['setpriv', '--pdeathsig', 'TERM', '--'];
}

/** Whether windows can be shown only on a display of our own. macOS and Windows always have one. */
export function needsVirtualDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/** Starts Xvfb on the first free display number, which it tells itself: two runs never collide. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  await ensureSystemPackages(missingDisplayPackages());
  const [program = 'Xvfb', ...args] = [...endsWithParent(), 'Xvfb', ...serverArguments];
  // A process group of its own: Ctrl-C must reach the app, which still needs its display while it quits.
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const stop = () => void server.kill('SIGTERM');
  process.once('exit', stop);
  let errors = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const number = await new Promise<string>((resolve, reject) => {
    (server.stdio[3] as Readable).setEncoding('utf8').once('data', (text: string) => resolve(text.trim()));
    server.once('error', (error) => reject(new Stopped(`Xvfb could not be started: ${error.message}`)));
    server.once('exit', () => reject(new Stopped(`Xvfb stopped at once: ${errors}`)));
  });
  // Nothing of it may keep this process alive.
  server.unref();
  for (const stream of [server.stderr, server.stdio[3]]) (stream as unknown as { unref?(): void }).unref?.();
  return { name: `:${number}`, stop };
}

/** The environment in which windows can open, on the user's display or on one of our own. */
export async function withDisplay<Value>(work: (env: NodeJS.ProcessEnv) => Promise<Value>): Promise<Value> {
  if (!needsVirtualDisplay(process.platform, process.env)) return work(process.env);
  say('There is no display here.');
  return withVirtualDisplay(work);
}

/** As `withDisplay`, but out of the user's sight wherever that can be: on Linux. */
export async function withVirtualDisplay<Value>(
  work: (env: NodeJS.ProcessEnv) => Promise<Value>,
): Promise<Value> {
  if (process.platform !== 'linux') return work(process.env);
  const display = await startVirtualDisplay();
  say(`Windows open on a virtual display (Xvfb ${display.name}).`);
  try {
    return await work({ ...process.env, DISPLAY: display.name });
  } finally {
    display.stop();
  }
}
