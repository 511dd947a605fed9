import * as v from 'valibot';
import type { Repair } from '#contract/session.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** Repairs that the user has not acknowledged yet: they are told again after a restart. */

const repairsGuard = v.array(
  v.strictObject({
    part: v.picklist(['mirror', 'precious']),
    at: v.string(),
    keptAs: v.string(),
    saved: v.nullable(v.number()),
    lost: v.nullable(v.number()),
  }),
);

export function readRepairs(precious: ReadableDatabase): readonly Repair[] {
  const value = prepared<[], string>(precious, "SELECT value FROM settings WHERE name = 'repairs'")
    .pluck()
    .get();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), repairsGuard), value);
  return parsed.success ? parsed.output : [];
}

export function noteRepair(precious: WritableDatabase, repair: Repair): void {
  prepared<[string]>(precious, "INSERT OR REPLACE INTO settings (name, value) VALUES ('repairs', ?)").run(
    JSON.stringify([...readRepairs(precious), repair]),
  );
}

export function forgetRepairs(precious: WritableDatabase): void {
  prepared<[]>(precious, "DELETE FROM settings WHERE name = 'repairs'").run();
}
