import { issueKey, type IssueKey } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** What sweeps compare the server's sentinels with, and what they leave to be done. */

export type SweptIssue = {
  readonly rowid: number;
  readonly number: number;
  readonly nodeId: string;
  readonly updatedAt: string;
  readonly parent: IssueKey | null;
  readonly comments: number;
  /** Events counted by the last sweep; null before the first. */
  readonly events: number | null;
};

const sweptColumns = `issues.id AS rowid, issues.number, issues.node_id AS nodeId, issues.updated_at AS updatedAt,
  (SELECT target FROM links WHERE links.issue = issues.id AND kind = 'parent') AS parent,
  (SELECT count(*) FROM comments WHERE comments.issue = issues.id) AS comments,
  sentinels.events AS events`;

/** The next issues of a sweep, by row, after the one it has come to. Closed ones only where the scope is `all`. */
export function nextToSweep(
  database: ReadableDatabase,
  repository: number,
  scope: SweepScope,
  afterIssue: number,
  limit: number,
): readonly SweptIssue[] {
  return prepared<[number, number, number, number], SweptIssue>(
    database,
    `SELECT ${sweptColumns}
     FROM issues
     LEFT JOIN sentinels ON sentinels.issue = issues.id
     WHERE issues.id > ? AND +issues.repository = ? AND issues.node_id IS NOT NULL
       AND (? OR issues.state = 'open')
     ORDER BY issues.id
     LIMIT ?`,
  ).all(afterIssue, repository, scope === 'all' ? 1 : 0, limit);
}

/** How many issues a sweep goes over, and how many of them it has behind it. */
export function sweepProgress(
  database: ReadableDatabase,
  repository: number,
  scope: SweepScope,
  afterIssue: number,
): { readonly done: number; readonly total: number } {
  return prepared<[number, number, number], { done: number; total: number }>(
    database,
    `SELECT coalesce(sum(id <= ?), 0) AS done, count(*) AS total
     FROM issues
     WHERE repository = ? AND node_id IS NOT NULL AND (? OR state = 'open')`,
  ).get(afterIssue, repository, scope === 'all' ? 1 : 0) as { done: number; total: number };
}

/** Notes every issue that GitHub's own links tie to the named one. */
export function markStaleLinked(database: WritableDatabase, repository: number, target: IssueKey): void {
  prepared<[string, number]>(
    database,
    `INSERT OR IGNORE INTO stale_issues (issue)
     SELECT DISTINCT links.issue
     FROM links JOIN issues ON issues.id = links.issue
     WHERE links.target = ? AND issues.repository = ?`,
  ).run(target, repository);
}

/** What a sweep compares, of issues named by their numbers. */
export function sweptByNumber(
  database: ReadableDatabase,
  repository: number,
  numbers: readonly number[],
): readonly SweptIssue[] {
  return prepared<[number, string], SweptIssue>(
    database,
    `SELECT ${sweptColumns}
     FROM issues
     LEFT JOIN sentinels ON sentinels.issue = issues.id
     WHERE issues.repository = ? AND issues.node_id IS NOT NULL
       AND issues.number IN (SELECT value FROM json_each(?))
     ORDER BY issues.id`,
  ).all(repository, JSON.stringify(numbers));
}

export function writeSentinel(
  database: WritableDatabase,
  issue: number,
  events: number,
  sweptAt: string,
): void {
  prepared<[number, number, string]>(
    database,
    'INSERT OR REPLACE INTO sentinels (issue, events, swept_at) VALUES (?, ?, ?)',
  ).run(issue, events, sweptAt);
}

export type SweepScope = 'open' | 'all';
export type SweepState = {
  readonly startedAt: string | null;
  readonly afterIssue: number;
  readonly finishedAt: string | null;
};

export function readSweep(database: ReadableDatabase, repository: number, scope: SweepScope): SweepState {
  const row = prepared<[number, SweepScope], SweepState>(
    database,
    `SELECT started_at AS startedAt, after_issue AS afterIssue, finished_at AS finishedAt
     FROM sweeps WHERE repository = ? AND scope = ?`,
  ).get(repository, scope);
  return row ?? { startedAt: null, afterIssue: 0, finishedAt: null };
}

export function writeSweep(
  database: WritableDatabase,
  repository: number,
  scope: SweepScope,
  state: SweepState,
): void {
  prepared<[Record<string, unknown>]>(
    database,
    `INSERT OR REPLACE INTO sweeps (repository, scope, started_at, after_issue, finished_at)
     VALUES (:repository, :scope, :startedAt, :afterIssue, :finishedAt)`,
  ).run({ repository, scope, ...state });
}

/** Notes an issue to be read whole. */
export function markStale(database: WritableDatabase, issue: number): void {
  prepared<[number]>(database, 'INSERT OR IGNORE INTO stale_issues (issue) VALUES (?)').run(issue);
}

export function markStaleByNumber(database: WritableDatabase, repository: number, number: number): void {
  prepared<[number, number]>(
    database,
    'INSERT OR IGNORE INTO stale_issues (issue) SELECT id FROM issues WHERE repository = ? AND number = ?',
  ).run(repository, number);
}

export type PresentLabel = {
  readonly name: string;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
};

/**
 * Notes every issue that cannot bear the labels that it is mirrored with: the repository has none of that name, or one
 * made after the issue was touched last (the earlier one was renamed, and its name used again), or one that was changed
 * since `changedSince` and after the issue was touched last. Answers how many.
 */
export function markStaleByLabels(
  database: WritableDatabase,
  repository: number,
  present: readonly PresentLabel[],
  changedSince: string,
): number {
  return prepared<[Record<string, unknown>]>(
    database,
    `WITH present AS (
       SELECT value ->> 'name' AS name, value ->> 'createdAt' AS created_at, value ->> 'updatedAt' AS updated_at
       FROM json_each(:present)
     )
     INSERT OR IGNORE INTO stale_issues (issue)
     SELECT DISTINCT issue_labels.issue
     FROM issue_labels
     JOIN issues ON issues.id = issue_labels.issue
     LEFT JOIN present ON present.name = issue_labels.name
     WHERE issues.repository = :repository
       AND (present.name IS NULL
            OR present.created_at > issues.updated_at
            OR (present.updated_at >= :changedSince AND present.updated_at > issues.updated_at))`,
  ).run({ repository, present: JSON.stringify(present), changedSince }).changes;
}

export function clearStale(database: WritableDatabase, issue: number): void {
  prepared<[number]>(database, 'DELETE FROM stale_issues WHERE issue = ?').run(issue);
}

export type FoundIssue = { readonly rowid: number; readonly number: number; readonly nodeId: string };

export type StaleIssue = FoundIssue & { readonly updatedAt: string };

/** Issues to be read whole, by row, after the given one; without those that the server does not show. */
export function listStale(
  database: ReadableDatabase,
  repository: number,
  limit: number,
  afterIssue = 0,
): readonly StaleIssue[] {
  return prepared<[number, number, number], StaleIssue>(
    database,
    `SELECT issues.id AS rowid, issues.number, issues.node_id AS nodeId, issues.updated_at AS updatedAt
     FROM stale_issues
     CROSS JOIN issues ON issues.id = stale_issues.issue
     WHERE stale_issues.issue > ? AND +issues.repository = ? AND issues.node_id IS NOT NULL
       AND issues.hidden_since IS NULL
       AND NOT EXISTS (SELECT 1 FROM suspects WHERE suspects.issue = stale_issues.issue)
     ORDER BY stale_issues.issue
     LIMIT ?`,
  ).all(afterIssue, repository, limit);
}

export type Suspect = FoundIssue & { readonly missedAt: string; readonly hiddenSince: string | null };

/** Notes that an issue was not found; the first such moment stays. */
export function suspect(database: WritableDatabase, issue: number, missedAt: string): void {
  prepared<[number, string]>(database, 'INSERT OR IGNORE INTO suspects (issue, missed_at) VALUES (?, ?)').run(
    issue,
    missedAt,
  );
}

export function clearSuspect(database: WritableDatabase, issue: number): void {
  prepared<[number]>(database, 'DELETE FROM suspects WHERE issue = ?').run(issue);
}

export function listSuspects(database: ReadableDatabase, repository: number): readonly Suspect[] {
  return prepared<[number], Suspect>(
    database,
    `SELECT issues.id AS rowid, issues.number, issues.node_id AS nodeId, suspects.missed_at AS missedAt,
            issues.hidden_since AS hiddenSince
     FROM suspects
     CROSS JOIN issues ON issues.id = suspects.issue
     WHERE +issues.repository = ? AND issues.node_id IS NOT NULL
     ORDER BY suspects.issue`,
  ).all(repository);
}

/** Since when the token is not shown the issue; null once it is again. True when that is new. */
export function setHidden(database: WritableDatabase, issue: number, since: string | null): boolean {
  return (
    prepared<[string | null, number, string | null]>(
      database,
      'UPDATE issues SET hidden_since = ? WHERE id = ? AND (hidden_since IS NULL) <> (? IS NULL)',
    ).run(since, issue, since).changes > 0
  );
}

export function listHidden(
  database: ReadableDatabase,
  repository: number,
  name: string,
): readonly IssueKey[] {
  return prepared<[number], number>(
    database,
    'SELECT number FROM issues WHERE repository = ? AND hidden_since IS NOT NULL ORDER BY number',
  )
    .pluck()
    .all(repository)
    .map((number) => issueKey(name, number));
}

export function setNodeId(database: WritableDatabase, issue: number, nodeId: string): void {
  prepared<[string, number]>(database, 'UPDATE issues SET node_id = ? WHERE id = ?').run(nodeId, issue);
}
