import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** GitHub's own timeline of an issue, as mirrored. */
export type EventRow = {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: string | null;
  /** The label, login, milestone, earlier title, reason, or the key of the other issue. */
  readonly subject: string | null;
};

/** Adds events; those known already stay. Answers the new ones. */
export function writeEvents(
  database: WritableDatabase,
  issue: number,
  events: readonly EventRow[],
): readonly EventRow[] {
  const insert = prepared<[number, string, string, string, string | null, string | null]>(
    database,
    `INSERT OR IGNORE INTO events (issue, at, node_id, kind, actor, subject) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return events.filter(
    ({ id, kind, at, actor, subject }) => insert.run(issue, at, id, kind, actor, subject).changes > 0,
  );
}

/** An issue's events, oldest first. */
export function readEvents(database: ReadableDatabase, issue: number): readonly EventRow[] {
  return prepared<[number], EventRow>(
    database,
    'SELECT node_id AS id, kind, at, actor, subject FROM events WHERE issue = ? ORDER BY at, node_id',
  ).all(issue);
}
