import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { renderText, type Text } from './records.ts';
import type { Tracker } from './tracker.ts';

/** Grows when a record changes its shape: an older file is refused instead of misread. */
const format = 1;

export type Snapshot = {
  readonly tracker: Tracker;
  /** The simulated clock, milliseconds since 1970. */
  readonly now: number;
};

/**
 * The whole tracker in one file, in V8's own form: rings of references and shared records come back as they were.
 * Texts that were made when asked for are written out. Written beside and renamed, so that a kill leaves the old one.
 */
export function writeSnapshot(file: string, { tracker, now }: Snapshot): void {
  renderAll(tracker);
  const beside = `${file}.new`;
  writeFileSync(beside, serialize({ format, tracker, now }));
  renameSync(beside, file);
}

/** Every text that is within reach, those of deleted issues included: events still name them. */
function renderAll(tracker: Tracker): void {
  const seen = new Set<object>([tracker]);
  const waiting: object[] = [tracker];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('body' in next) next.body = renderText(next.body as Text);
    const within: Iterable<unknown> =
      next instanceof Map || next instanceof Set ? next.values() : Object.values(next);
    for (const value of within) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      waiting.push(value);
    }
  }
}

/** What the file holds; null when there is none yet. Throws, saying so, when it is no snapshot of this version. */
export function readSnapshot(file: string): Snapshot | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  let read: (Snapshot & { readonly format: number }) | null;
  try {
    read = deserialize(bytes) as Snapshot & { readonly format: number };
  } catch {
    read = null;
  }
  if (read?.format !== format) throw new Error(`${file} is not a snapshot of this version of the simulator.`);
  return { tracker: read.tracker, now: read.now };
}
