import type { TrackerComment } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import type { CommentBefore } from './history.ts';
import { storableText } from './text.ts';

/** `databaseId` grows with every comment: it orders those of one second. */
export type IncomingComment = TrackerComment & { readonly databaseId: number | null };

export type CommentRow = TrackerComment & { readonly rowid: number };

export type CommentChange =
  | { readonly kind: 'added' | 'unchanged' | 'older'; readonly replaced: number }
  | {
      readonly kind: 'updated';
      readonly replaced: number;
      readonly before: CommentRow;
      /** What the changed fields held; empty where only a time moved. */
      readonly was: CommentBefore;
    };

const columns = `comments.id AS rowid, comments.node_id AS id, comments.author, comments.created_at AS createdAt,
  comments.updated_at AS updatedAt, comments.body, comments.minimized_reason AS minimizedReason`;

/** The comment as the domain's value. */
export function trackerComment(row: TrackerComment): TrackerComment {
  return {
    id: row.id,
    author: row.author,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    body: row.body,
    minimizedReason: row.minimizedReason,
  };
}

/** A thread, oldest first. */
export function readThread(database: ReadableDatabase, issue: number): readonly CommentRow[] {
  return prepared<[number], CommentRow>(
    database,
    `SELECT ${columns} FROM comments WHERE issue = ? ORDER BY created_at, database_id, node_id`,
  ).all(issue);
}

export function findComment(database: ReadableDatabase, issue: number, id: string): CommentRow | null {
  return (
    prepared<[number, string], CommentRow>(
      database,
      `SELECT ${columns} FROM comments WHERE issue = ? AND node_id = ?`,
    ).get(issue, id) ?? null
  );
}

/** Why each hidden comment of an issue is hidden, by its id. */
export function readHiddenComments(database: ReadableDatabase, issue: number): ReadonlyMap<string, string> {
  const rows = prepared<[number], { id: string; reason: string }>(
    database,
    `SELECT node_id AS id, minimized_reason AS reason
     FROM comments WHERE issue = ? AND minimized_reason IS NOT NULL`,
  ).all(issue);
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}

export function countThread(database: ReadableDatabase, issue: number): number {
  return prepared<[number], number>(database, 'SELECT count(*) FROM comments WHERE issue = ?')
    .pluck()
    .get(issue) as number;
}

/**
 * Adds or rewrites a comment. Rows are monotonic: what was written earlier (`updatedAt`) never replaces
 * what was written later; at the same second the newly read text wins.
 */
export function writeComment(
  database: WritableDatabase,
  issue: number,
  comment: IncomingComment,
): CommentChange {
  const { text: body, replaced } = storableText(comment.body);
  // By position: binding by name costs a look-up a column, and a first sync comes here a hundred thousand times.
  const inserted = prepared<
    [number, string, number | null, string | null, string, string, string, string | null]
  >(
    database,
    `INSERT INTO comments (issue, node_id, database_id, author, created_at, updated_at, body, minimized_reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (issue, node_id) DO NOTHING`,
  ).run(
    issue,
    comment.id,
    comment.databaseId,
    comment.author,
    comment.createdAt,
    comment.updatedAt,
    body,
    comment.minimizedReason,
  );
  if (inserted.changes > 0) return { kind: 'added', replaced };

  const before = findComment(database, issue, comment.id) as CommentRow;
  if (comment.updatedAt < before.updatedAt) return { kind: 'older', replaced: 0 };
  const { changes } = prepared<[Record<string, unknown>]>(
    database,
    `UPDATE comments
     SET database_id = coalesce(:databaseId, database_id), author = :author, created_at = :createdAt,
         updated_at = :updatedAt, body = :body, minimized_reason = :minimizedReason
     WHERE id = :rowid
       AND (author IS NOT :author OR created_at <> :createdAt OR updated_at <> :updatedAt OR body <> :body
            OR minimized_reason IS NOT :minimizedReason)`,
  ).run({ ...comment, body, rowid: before.rowid });
  if (changes === 0) return { kind: 'unchanged', replaced: 0 };
  const { minimizedReason } = before;
  const was: CommentBefore = {
    ...(before.body === body ? {} : { body: before.body }),
    ...(minimizedReason === comment.minimizedReason ? {} : { minimizedReason }),
  };
  return { kind: 'updated', replaced, before, was };
}

export function deleteComment(database: WritableDatabase, rowid: number): void {
  prepared<[number]>(database, 'DELETE FROM comments WHERE id = ?').run(rowid);
}
