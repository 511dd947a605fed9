import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { MarkingOptions } from '../support/engine/markingChild.ts';

type Line = {
  readonly usable?: true;
  readonly openedIn?: number;
  readonly trouble?: string | null;
  readonly repairs?: number;
  readonly stored?: readonly string[];
  readonly acknowledged?: string;
  readonly failed?: string;
  readonly said?: string;
  readonly ended?: true;
};

/** What a marking process said until it ended or was killed. */
export type Marking = {
  readonly acknowledged: readonly string[];
  readonly failed: readonly string[];
  /** What stood in the file when it opened it; null where it did not come so far. */
  readonly stored: readonly string[] | null;
  readonly trouble: string | null;
  readonly repairs: number;
  /** Milliseconds from its start until it answered; null where it never did. */
  readonly usableAfter: number | null;
  /** How much of it was the engine's own, without Node's start. */
  readonly openedIn: number;
  readonly ended: boolean;
  /** Null for a process that was killed. */
  readonly exitCode: number | null;
};

const child = join(import.meta.dirname, '../support/engine/markingChild.ts');

/** `killAfter` milliseconds from its start, or from when it is usable where that is asked for. */
export async function runMarking(
  options: MarkingOptions,
  {
    killAfter = null,
    fromUsable = false,
    through = [],
  }: {
    readonly killAfter?: number | null;
    readonly fromUsable?: boolean;
    readonly through?: readonly string[];
  } = {},
): Promise<Marking> {
  const [command = process.execPath, ...args] = [...through, process.execPath, child];
  const began = performance.now();
  const running = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const exited = once(running, 'exit') as Promise<[number | null]>;
  running.stdin.on('error', () => undefined);
  running.stdin.end(JSON.stringify(options));
  const kill = () => setTimeout(() => running.kill('SIGKILL'), killAfter ?? 0);
  const timer = killAfter === null || fromUsable ? null : kill();
  const acknowledged: string[] = [];
  const failed: string[] = [];
  let usable: Line | null = null;
  let usableAfter: number | null = null;
  let ended = false;
  for await (const text of createInterface(running.stdout)) {
    const line = parsed(text);
    if (line === null) continue;
    if (line.usable === true) {
      usable = line;
      usableAfter = performance.now() - began;
      if (killAfter !== null && fromUsable) kill();
    }
    if (line.acknowledged !== undefined) acknowledged.push(line.acknowledged);
    if (line.failed !== undefined) failed.push(line.failed);
    if (line.ended === true) ended = true;
  }
  const [exitCode] = await exited;
  if (timer !== null) clearTimeout(timer);
  return {
    acknowledged,
    failed,
    stored: usable?.stored ?? null,
    trouble: usable?.trouble ?? null,
    repairs: usable?.repairs ?? 0,
    usableAfter,
    openedIn: usable?.openedIn ?? 0,
    ended,
    exitCode,
  };
}

/** The last line of a process that was killed may be cut: what it says was not said. */
function parsed(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
