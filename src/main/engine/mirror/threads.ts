import {
  countThread,
  deleteComment,
  readThread,
  writeComment,
  type CommentRow,
  type IncomingComment,
} from './comments.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import type { CommentBefore } from './history.ts';

/**
 * Comment threads, and the reading of those longer than a page. A thread that was read from its first
 * comment to its last without a hole says which comments are gone; anything less says nothing of the kind.
 */
export type ThreadChange = {
  readonly changed: boolean;
  readonly added: number;
  readonly replaced: number;
  /** Comments that changed in text or standing, as they were. */
  readonly superseded: readonly {
    readonly before: CommentRow;
    readonly was: CommentBefore;
    readonly changedAt: string;
  }[];
};

/** Adds and rewrites comments; takes none away. */
export function mergeComments(
  database: WritableDatabase,
  issue: number,
  comments: readonly IncomingComment[],
): ThreadChange {
  let added = 0;
  let updated = 0;
  let replaced = 0;
  const superseded: ThreadChange['superseded'][number][] = [];
  for (const comment of comments) {
    const change = writeComment(database, issue, comment);
    replaced += change.replaced;
    switch (change.kind) {
      case 'added':
        added += 1;
        break;
      case 'updated':
        updated += 1;
        if (Object.keys(change.was).length > 0) {
          superseded.push({ before: change.before, was: change.was, changedAt: comment.updatedAt });
        }
        break;
      case 'unchanged':
      case 'older':
        break;
    }
  }
  return { changed: added + updated > 0, added, replaced, superseded };
}

/** Takes away the comments that a whole reading of the thread did not meet, and answers them. */
export function removeAbsent(
  database: WritableDatabase,
  issue: number,
  present: ReadonlySet<string>,
): readonly CommentRow[] {
  if (countThread(database, issue) === present.size) return [];
  const gone = readThread(database, issue).filter((comment) => !present.has(comment.id));
  for (const comment of gone) deleteComment(database, comment.rowid);
  return gone;
}

export type PendingThread = {
  readonly issue: number;
  readonly nodeId: string;
  readonly number: number;
  /** Where to read on; null for the beginning. */
  readonly cursor: string | null;
};

/** Notes that a thread must be read on from `cursor`; `met` are the comments read before it. */
export function awaitThread(
  database: WritableDatabase,
  issue: number,
  cursor: string | null,
  met: readonly string[],
  intact: boolean,
): void {
  finishThread(database, issue);
  prepared<[number, string | null, number]>(
    database,
    'INSERT INTO threads (issue, cursor, intact) VALUES (?, ?, ?)',
  ).run(issue, cursor, intact ? 1 : 0);
  meetComments(database, issue, met);
}

/** Moves a thread's reading on by one page. */
export function advanceThread(
  database: WritableDatabase,
  issue: number,
  cursor: string | null,
  met: readonly string[],
  intact: boolean,
): void {
  prepared<[string | null, number, number]>(
    database,
    'UPDATE threads SET cursor = ?, intact = min(intact, ?) WHERE issue = ?',
  ).run(cursor, intact ? 1 : 0, issue);
  meetComments(database, issue, met);
}

function meetComments(database: WritableDatabase, issue: number, met: readonly string[]): void {
  for (const comment of met) {
    prepared<[number, string]>(
      database,
      'INSERT OR IGNORE INTO thread_comments (issue, node_id) VALUES (?, ?)',
    ).run(issue, comment);
  }
}

/** The comments met so far, or null when a page of the reading had a hole. */
export function metComments(database: ReadableDatabase, issue: number): ReadonlySet<string> | null {
  const intact = prepared<[number], number>(database, 'SELECT intact FROM threads WHERE issue = ?')
    .pluck()
    .get(issue);
  if (intact !== 1) return null;
  return new Set(
    prepared<[number], string>(database, 'SELECT node_id FROM thread_comments WHERE issue = ?')
      .pluck()
      .all(issue),
  );
}

export function finishThread(database: WritableDatabase, issue: number): void {
  prepared<[number]>(database, 'DELETE FROM threads WHERE issue = ?').run(issue);
}

export function pendingThreads(
  database: ReadableDatabase,
  repository: number,
  limit: number,
): readonly PendingThread[] {
  return prepared<[number, number], PendingThread>(
    database,
    `SELECT threads.issue, issues.node_id AS nodeId, issues.number, threads.cursor
     FROM threads
     CROSS JOIN issues ON issues.id = threads.issue
     WHERE +issues.repository = ? AND issues.node_id IS NOT NULL
     ORDER BY threads.issue
     LIMIT ?`,
  ).all(repository, limit);
}
