import type { IssueKey, TrackerIssue, TrackerLabel, TrackerMilestone } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import type { IssueBefore } from './history.ts';
import { readMilestones, writeAssignees, writeLabels, writeMilestone } from './labels.ts';
import { writeLinks } from './links.ts';
import { storableText } from './text.ts';

/**
 * An issue as a source tells it. A key that is absent is one the source does not speak of (an export made
 * without `--json labels`): what is stored of it stays.
 */
export type IncomingIssue = {
  readonly number: number;
  readonly nodeId?: string;
  readonly title: string;
  readonly body: string;
  readonly state: TrackerIssue['state'];
  readonly stateReason?: string | null;
  readonly author?: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string | null;
  readonly lastEditedAt?: string | null;
  readonly labels?: readonly TrackerLabel[];
  readonly milestone?: TrackerMilestone | null;
  readonly assignees?: readonly string[];
  readonly parent?: IssueKey | null;
  readonly blockedBy?: readonly IssueKey[];
};

export type IssueRow = {
  readonly rowid: number;
  readonly number: number;
  readonly nodeId: string | null;
  readonly title: string;
  readonly body: string;
  readonly state: TrackerIssue['state'];
  readonly stateReason: string | null;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly lastEditedAt: string | null;
  readonly milestone: number | null;
};

export type IssueChange =
  /** `older`: an earlier version than the stored one, which was kept. */
  | { readonly kind: 'added' | 'unchanged' | 'older'; readonly rowid: number; readonly replaced: number }
  | {
      readonly kind: 'updated';
      readonly rowid: number;
      readonly replaced: number;
      readonly before: IssueRow;
      /** What the changed fields held; empty where only a time moved. */
      readonly was: IssueBefore;
    };

const columns = `id AS rowid, number, node_id AS nodeId, title, body, state, state_reason AS stateReason, author,
  created_at AS createdAt, updated_at AS updatedAt, closed_at AS closedAt, last_edited_at AS lastEditedAt, milestone`;

export function findIssue(database: ReadableDatabase, repository: number, number: number): IssueRow | null {
  return (
    prepared<[number, number], IssueRow>(
      database,
      `SELECT ${columns} FROM issues WHERE repository = ? AND number = ?`,
    ).get(repository, number) ?? null
  );
}

export function listIssues(database: ReadableDatabase, repository: number): readonly IssueRow[] {
  return prepared<[number], IssueRow>(
    database,
    `SELECT ${columns} FROM issues WHERE repository = ? ORDER BY number`,
  ).all(repository);
}

export function listIssueNumbers(database: ReadableDatabase, repository: number): readonly number[] {
  return prepared<[number], number>(
    database,
    'SELECT number FROM issues WHERE repository = ? ORDER BY number',
  )
    .pluck()
    .all(repository);
}

/**
 * Adds or rewrites an issue with its labels, milestone, assignees and links (not its comments). Rows are
 * monotonic: an earlier version (`updatedAt`) never replaces a later one; at the same second the newly
 * read one wins, because GitHub does not move `updatedAt` for everything.
 */
export function writeIssue(
  database: WritableDatabase,
  repository: number,
  issue: IncomingIssue,
): IssueChange {
  const before = findIssue(database, repository, issue.number);
  if (before !== null && issue.updatedAt < before.updatedAt) {
    return { kind: 'older', rowid: before.rowid, replaced: 0 };
  }
  const title = storableText(issue.title);
  const body = storableText(issue.body);
  const replaced = title.replaced + body.replaced;
  const told = <Key extends 'nodeId' | 'stateReason' | 'author' | 'closedAt' | 'lastEditedAt'>(key: Key) =>
    issue[key] === undefined ? (before?.[key] ?? null) : issue[key];
  const row = {
    number: issue.number,
    nodeId: told('nodeId'),
    title: title.text,
    body: body.text,
    state: issue.state,
    stateReason: told('stateReason'),
    author: told('author'),
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    closedAt: issue.state === 'open' ? null : told('closedAt'),
    lastEditedAt: told('lastEditedAt'),
    milestone:
      issue.milestone === undefined ? (before?.milestone ?? null) : (issue.milestone?.number ?? null),
  };

  if (before === null) {
    const rowid = insertRow(database, repository, row);
    fileUnder(database, repository, rowid, issue, true);
    return { kind: 'added', rowid, replaced };
  }
  const { rowid } = before;
  const milestoneBefore =
    before.milestone === row.milestone || before.milestone === null
      ? null
      : (readMilestones(database, repository).get(before.milestone) ?? null);
  const changed = updateRow(database, { rowid, ...row });
  const filed = fileUnder(database, repository, rowid, issue, false);
  if (!changed && !filed.changed) return { kind: 'unchanged', rowid, replaced: 0 };
  const { state, stateReason, closedAt } = before;
  const stateChanged = state !== row.state || stateReason !== row.stateReason || closedAt !== row.closedAt;
  return {
    kind: 'updated',
    rowid,
    replaced,
    before,
    was: {
      ...(before.title === row.title ? {} : { title: before.title }),
      ...(before.body === row.body ? {} : { body: before.body }),
      ...(stateChanged ? { state: { state, stateReason, closedAt } } : {}),
      ...(before.milestone === row.milestone ? {} : { milestone: milestoneBefore }),
      ...filed.was,
    },
  };
}

type Filed = { readonly changed: boolean; readonly was: IssueBefore };

/** Milestone, labels, assignees and links, as far as the source speaks of them. */
function fileUnder(
  database: WritableDatabase,
  repository: number,
  rowid: number,
  issue: IncomingIssue,
  isNew: boolean,
): Filed {
  const milestone = issue.milestone ? writeMilestone(database, repository, issue.milestone) : false;
  const labels = issue.labels ? writeLabels(database, repository, rowid, issue.labels, isNew) : null;
  const assignees = issue.assignees ? writeAssignees(database, rowid, issue.assignees, isNew) : null;
  const blockedBy = issue.blockedBy ? writeLinks(database, rowid, 'blockedBy', issue.blockedBy, isNew) : null;
  const parents =
    issue.parent === undefined
      ? null
      : writeLinks(database, rowid, 'parent', issue.parent === null ? [] : [issue.parent], isNew);
  const was: IssueBefore = {
    ...(labels === null ? {} : { labels }),
    ...(assignees === null ? {} : { assignees }),
    ...(blockedBy === null ? {} : { blockedBy }),
    ...(parents === null ? {} : { parent: parents[0] ?? null }),
  };
  return { changed: milestone || Object.keys(was).length > 0, was };
}

/** Removes an issue with its comments; the caller keeps what must not be lost. */
export function deleteIssue(database: WritableDatabase, rowid: number): void {
  prepared<[number]>(database, 'DELETE FROM issues WHERE id = ?').run(rowid);
}

function insertRow(database: WritableDatabase, repository: number, row: Omit<IssueRow, 'rowid'>): number {
  const { lastInsertRowid } = prepared<[Record<string, unknown>]>(
    database,
    `INSERT INTO issues (repository, number, node_id, title, body, state, state_reason, author,
                         created_at, updated_at, closed_at, last_edited_at, milestone)
     VALUES (:repository, :number, :nodeId, :title, :body, :state, :stateReason, :author,
             :createdAt, :updatedAt, :closedAt, :lastEditedAt, :milestone)`,
  ).run({ repository, ...row });
  return Number(lastInsertRowid);
}

function updateRow(database: WritableDatabase, row: IssueRow): boolean {
  const { changes } = prepared<[Record<string, unknown>]>(
    database,
    `UPDATE issues
     SET node_id = :nodeId, title = :title, body = :body, state = :state, state_reason = :stateReason,
         author = :author, created_at = :createdAt, updated_at = :updatedAt, closed_at = :closedAt,
         last_edited_at = :lastEditedAt, milestone = :milestone
     WHERE id = :rowid
       AND (node_id IS NOT :nodeId OR title <> :title OR body <> :body OR state <> :state
            OR state_reason IS NOT :stateReason OR author IS NOT :author OR created_at <> :createdAt
            OR updated_at <> :updatedAt OR closed_at IS NOT :closedAt
            OR last_edited_at IS NOT :lastEditedAt OR milestone IS NOT :milestone)`,
  ).run(row);
  return changes > 0;
}
