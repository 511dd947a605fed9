import {
  issueKey,
  type IssueKey,
  type TrackerComment,
  type TrackerIssue,
  type TrackerMilestone,
} from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { findRevision, listTombstones, textHash } from './keepsakes.ts';

/**
 * Every change that was seen, newest last, each as what stood there before it. Taking changes back from the present
 * rows gives the tracker as it stood at a moment; nothing older than the first mirroring is known this way.
 */

/** What an issue held before a change; only the fields that changed. */
export type IssueBefore = {
  readonly title?: string;
  readonly body?: string;
  readonly state?: {
    readonly state: TrackerIssue['state'];
    readonly stateReason: string | null;
    readonly closedAt: string | null;
  };
  readonly labels?: TrackerIssue['labels'];
  readonly assignees?: readonly string[];
  readonly milestone?: TrackerMilestone | null;
  readonly parent?: IssueKey | null;
  readonly blockedBy?: readonly IssueKey[];
};
/** `added: true`: the comment or the issue was not there before. */
export type CommentBefore = { readonly body?: string; readonly minimizedReason?: string | null };
export type Removed = { readonly removed: true };

type Field = keyof IssueBefore | keyof CommentBefore | 'removed';

export type HistoryEntry = {
  readonly number: number;
  /** The comment's id; null for the issue itself. */
  readonly comment: string | null;
  readonly field: Field;
  /** What stood there before; for a body its hash. */
  readonly before: unknown;
  readonly changedAt: string;
  readonly noticedAt: string;
};

export type SeenChange = {
  readonly number: number;
  readonly comment: string | null;
  readonly before: IssueBefore | CommentBefore | Removed;
  readonly changedAt: string;
};

/** Notes a change, a row a field. Bodies are kept by `keepRevision`; here stands their hash. */
export function keepChange(
  precious: WritableDatabase,
  repository: string,
  change: SeenChange,
  noticedAt: string,
): void {
  for (const [field, value] of Object.entries(change.before)) {
    prepared<[Record<string, unknown>]>(
      precious,
      `INSERT INTO history (repository, number, comment, field, before, changed_at, noticed_at)
       VALUES (:repository, :number, :comment, :field, :before, :changedAt, :noticedAt)`,
    ).run({
      repository,
      number: change.number,
      comment: change.comment ?? '',
      field,
      before: JSON.stringify(field === 'body' ? textHash(value as string) : value),
      changedAt: change.changedAt,
      noticedAt,
    });
  }
}

type Row = Omit<HistoryEntry, 'comment' | 'before'> & { readonly comment: string; readonly before: string };

/** Changes after a moment (ISO 8601 UTC), newest first; `null` for all of them. */
export function changesAfter(
  precious: ReadableDatabase,
  repository: string,
  moment: string | null,
): readonly HistoryEntry[] {
  return prepared<[string, string], Row>(
    precious,
    `SELECT number, comment, field, before, changed_at AS changedAt, noticed_at AS noticedAt
     FROM history
     WHERE repository = ? AND changed_at > ?
     ORDER BY id DESC`,
  )
    .all(repository, moment ?? '')
    .map((row) => ({
      ...row,
      comment: row.comment === '' ? null : row.comment,
      before: JSON.parse(row.before) as unknown,
    }));
}

/**
 * The tracker's issues as they stood at `moment`: the present ones with every later change taken back, without what
 * was written later, and with what was removed later. `present` by number.
 */
export function issuesAsOf(
  precious: ReadableDatabase,
  repository: string,
  present: readonly TrackerIssue[],
  moment: string,
): readonly TrackerIssue[] {
  const issues = new Map(present.map((issue) => [issue.key, issue]));
  const removedComments = new Map<string, TrackerComment>();
  for (const tombstone of listTombstones(precious, repository)) {
    const key = issueKey(repository, tombstone.number);
    if (tombstone.comment !== '') {
      removedComments.set(tombstone.comment, JSON.parse(tombstone.content) as TrackerComment);
    } else if (tombstone.noticedAsOf > moment && !issues.has(key)) {
      issues.set(key, JSON.parse(tombstone.content) as TrackerIssue);
    }
  }
  for (const entry of changesAfter(precious, repository, moment)) {
    const key = issueKey(repository, entry.number);
    const issue = issues.get(key);
    if (issue === undefined) continue;
    const text = (): string | null =>
      findRevision(precious, repository, {
        number: entry.number,
        comment: entry.comment ?? '',
        hash: entry.before as string,
      });
    issues.set(key, takenBack(issue, entry, removedComments, text));
  }
  return [...issues.values()]
    .filter((issue) => issue.createdAt <= moment)
    .map((issue) =>
      issue.comments.every((comment) => comment.createdAt <= moment)
        ? issue
        : { ...issue, comments: issue.comments.filter((comment) => comment.createdAt <= moment) },
    )
    .map((issue) =>
      // Closed since, and known by its own time alone: an export or a first mirroring saw no change.
      issue.closedAt !== null && issue.closedAt > moment
        ? { ...issue, state: 'open' as const, stateReason: null, closedAt: null }
        : issue,
    );
}

function takenBack(
  issue: TrackerIssue,
  entry: HistoryEntry,
  removed: ReadonlyMap<string, TrackerComment>,
  text: () => string | null,
): TrackerIssue {
  const { comment: id, field, before } = entry;
  if (id !== null) {
    if (field === 'removed') {
      const comment = removed.get(id);
      if (comment === undefined || issue.comments.some((other) => other.id === id)) return issue;
      const comments = [...issue.comments, comment];
      return { ...issue, comments: comments.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)) };
    }
    return {
      ...issue,
      comments: issue.comments.map((comment) => {
        if (comment.id !== id) return comment;
        if (field === 'body') return { ...comment, body: text() ?? comment.body };
        return { ...comment, minimizedReason: before as string | null };
      }),
    };
  }
  switch (field) {
    case 'body':
      return { ...issue, body: text() ?? issue.body };
    case 'state':
      return { ...issue, ...(before as NonNullable<IssueBefore['state']>) };
    case 'title':
    case 'labels':
    case 'assignees':
    case 'milestone':
    case 'parent':
    case 'blockedBy':
      return { ...issue, [field]: before };
    case 'minimizedReason':
    case 'removed':
      return issue;
  }
}
