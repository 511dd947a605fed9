import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Execution = {
  /** The exit code; null when the command could not be started, was killed or ran out of time. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
};

export type ExecutionOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is killed. */
  readonly limit?: number;
  /** Let the command write to this terminal instead of collecting what it says. */
  readonly show?: boolean;
};

/** Runs a command to its end without a shell. Never rejects: how it ended is a value. */
export function execute(
  command: string,
  args: readonly string[],
  { cwd, env = process.env, limit, show = false }: ExecutionOptions = {},
): Promise<Execution> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(limit === undefined ? {} : { timeout: limit, killSignal: 'SIGKILL' }),
      env,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', (error) => resolve({ code: null, output, errors: errors + error.message }));
    child.once('close', (code) => resolve({ code, output, errors }));
  });
}

/** The full path of a program on the PATH, or null. */
export function findProgram(name: string, path = process.env['PATH'] ?? ''): string | null {
  for (const folder of path.split(delimiter)) {
    if (folder !== '' && existsSync(join(folder, name))) return join(folder, name);
  }
  return null;
}

/** The last lines of a program's output, for an error text. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
