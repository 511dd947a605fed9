import * as v from 'valibot';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** What was opened last, so that the next start shows it again. No token ever stands here. */
const lastOpenedGuard = v.strictObject({
  repository: v.string(),
  source: v.variant('kind', [
    v.strictObject({ kind: v.literal('demo'), apiUrl: v.string() }),
    v.strictObject({ kind: v.literal('export'), files: v.array(v.string()) }),
    v.strictObject({ kind: v.literal('github'), apiUrl: v.string() }),
  ]),
});
export type LastOpened = v.InferOutput<typeof lastOpenedGuard>;

export function readLastOpened(precious: ReadableDatabase): LastOpened | null {
  const value = prepared<[], string>(precious, "SELECT value FROM settings WHERE name = 'lastOpened'")
    .pluck()
    .get();
  if (value === undefined) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), lastOpenedGuard), value);
  return parsed.success ? parsed.output : null;
}

export function writeLastOpened(precious: WritableDatabase, opened: LastOpened): void {
  prepared<[string]>(precious, "INSERT OR REPLACE INTO settings (name, value) VALUES ('lastOpened', ?)").run(
    JSON.stringify(opened),
  );
}

/** No server asks for a longer pause: the longest window of GitHub's limits. */
const longestPause = 3_600_000;

/**
 * Until when a host asked to be left alone, by the local clock; it holds after a restart too. A moment further away than
 * any pause was noted by a clock that has been set back since, and counts for nothing.
 */
export function readNotBefore(precious: ReadableDatabase, host: string, now: number): number {
  const value = prepared<[string], string>(precious, 'SELECT value FROM settings WHERE name = ?')
    .pluck()
    .get(`notBefore:${host}`);
  const at = Number(value ?? 0);
  return Number.isFinite(at) && at <= now + longestPause ? at : 0;
}

export function writeNotBefore(precious: WritableDatabase, host: string, at: number): void {
  prepared<[string, string]>(precious, 'INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(
    `notBefore:${host}`,
    String(at),
  );
}
