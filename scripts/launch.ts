import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { say } from './progress.ts';
import type { Runtime } from './runtime/ensureRuntime.ts';

/** Chromium refuses to run its sandbox as root, which is what containers are. Never in the shipped app. */
export function sandboxSwitches(userId: number | undefined): readonly string[] {
  return userId === 0 ? ['--no-sandbox'] : [];
}

const changesHowElectronStarts = new Set(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS']);

/** What a child process running Electron gets: the binding that fits it, and nothing that changes how it starts. */
export function electronEnvironment(runtime: Runtime, env: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !changesHowElectronStarts.has(entry[0]),
  );
  return {
    ...Object.fromEntries(given),
    ...(runtime.sqliteBinding === null ? {} : { NAMI_SQLITE_BINDING: runtime.sqliteBinding }),
  };
}

/** How long the app may take to quit after Ctrl-C before it is ended the hard way. */
const quitLimitMilliseconds = 5_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Chromium's complaints about a system bus and a graphics card that containers lack: they mean nothing here. */
const aboutNoDesktop = /^\[\d+:[\d/.]+:ERROR:(?:bus|viz_main_impl)\.cc\(/;

/**
 * Runs the app until it quits; answers its exit code. Ctrl-C quits it and everything it started: the terminal
 * signals this process alone, which asks the app's main process, which lets its engine close the database.
 */
export function runToEnd(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const app = spawn(command, args, {
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const lines = createInterface({ input: app.stderr });
    lines.on('line', (line) => {
      if (!aboutNoDesktop.test(line)) say(line);
    });
    const forward = (signal: NodeJS.Signals) => {
      app.kill(signal);
      setTimeout(() => app.kill('SIGKILL'), quitLimitMilliseconds).unref();
    };
    for (const signal of signals) process.on(signal, forward);
    app.once('error', reject);
    app.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      // Asked to stop, it stopped: that is no failure.
      resolve(code ?? (signal !== null && signals.some((name) => name === signal) ? 0 : 1));
    });
  });
}

export function sayIfUnsandboxed(switches: readonly string[]): void {
  if (switches.length > 0)
    say('Running as root: Electron starts with --no-sandbox. Use an ordinary account for real work.');
}
