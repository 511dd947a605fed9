import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** Pixels of the screen's own coordinates. */
const boundsGuard = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
  maximized: v.boolean(),
});
/** The GitHub repository that was open last. Never the token. */
const sourceGuard = v.object({ repository: v.string(), apiUrl: v.string() });
const settingsGuard = v.object({
  /** Null when a demo or an export was: the database itself knows about those. */
  source: v.nullable(sourceGuard),
  window: v.nullable(boundsGuard),
  /** The OAuth app for signing in by a code, where whoever set this computer up registered one. No secret. */
  clientId: v.optional(v.string()),
});

export type KeptSource = v.InferOutput<typeof sourceGuard>;
export type WindowBounds = v.InferOutput<typeof boundsGuard>;
export type Settings = v.InferOutput<typeof settingsGuard>;
export type SettingsFile = { read(): Settings; change(change: Partial<Settings>): void };

const unset: Settings = { source: null, window: null };

/**
 * The shell's own settings: small, and read before the window opens, hence a synchronous JSON file rather than the
 * engine's database. A file that cannot be read is kept aside as `….unreadable` and the settings start anew.
 */
export function openSettings(file: string): SettingsFile {
  let settings = load(file);
  return {
    read: () => settings,
    change(change) {
      settings = { ...settings, ...change };
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(settings, null, 2));
      renameSync(`${file}.new`, file);
    },
  };
}

function load(file: string): Settings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return unset;
  }
  const parsed = v.safeParse(settingsGuard, parseJson(text));
  if (parsed.success) return parsed.output;
  renameSync(file, `${file}.unreadable`);
  return unset;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
