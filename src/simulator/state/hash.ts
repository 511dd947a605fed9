import { createHash } from 'node:crypto';
import { formatTime } from '../clock.ts';
import { nameWithOwner, renderText, type Comment, type Issue } from './records.ts';
import type { Tracker } from './tracker.ts';

/**
 * The state of a tracker as one number, so that a mirror can show with its own rows that nothing is missing.
 *
 * Canonical form, version 1: UTF-8 text, every line ended by one LF.
 *
 * - Line 1: `nami-tracker 1`.
 * - For each issue, ascending by number: the JSON array (as `JSON.stringify` writes it, no spaces)
 *   `["issue", number, id, title, body, state, stateReason, author, createdAt, updatedAt, closedAt, labels,
 *   milestone, assignees, parent, blockedBy]`
 * - then for each of its comments, ascending by `createdAt`, ties by `id`: the JSON array
 *   `["comment", id, author, createdAt, updatedAt, body, minimizedReason]`.
 *
 * Values: `state` is `open` or `closed`; `stateReason` and `minimizedReason` in lower case or null (an issue that
 * is open and was never closed has null); `author` a login, null for a deleted account; times `2025-11-19T01:30:00Z`
 * (UTC, whole seconds) or null; `labels` the names and `assignees` the logins, each sorted; `milestone` its number
 * or null; `parent` null or a reference, `blockedBy` a sorted list of references, closed blockers included: a
 * reference is `#12` in the same repository and `owner/name#12` in another one. "Sorted" is by UTF-16 code units,
 * as `Array.prototype.sort` does. What the token cannot see (issues of hidden repositories) does not appear. Lone
 * surrogates in texts are U+FFFD, since SQLite cannot hold them; otherwise texts are as GitHub holds them, line
 * ends included.
 *
 * The hash is SHA-256 over these bytes, in lower-case hexadecimal.
 */
export type HashedIssue = {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  readonly labels: readonly string[];
  readonly milestone: number | null;
  readonly assignees: readonly string[];
  /** `#12` or `owner/name#12`. */
  readonly parent: string | null;
  readonly blockedBy: readonly string[];
  readonly comments: readonly HashedComment[];
};

export type HashedComment = {
  readonly id: string;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly body: string;
  readonly minimizedReason: string | null;
};

/**
 * Hashes rows from anywhere, one issue held as text at a time. Throws when the issues do not ascend by number;
 * comments, labels, assignees and blockers may come in any order.
 */
export function hashIssues(issues: Iterable<HashedIssue>): string {
  const hash = createHash('sha256');
  hash.update('nami-tracker 1\n');
  let last = 0;
  for (const issue of issues) {
    if (issue.number <= last)
      throw new Error(`#${issue.number} is hashed after #${last}: issues must ascend.`);
    last = issue.number;
    for (const line of canonicalLines(issue)) hash.update(`${line}\n`, 'utf8');
  }
  return hash.digest('hex');
}

/** The lines of one issue and its comments, without their ends: to see where two states part. */
export function canonicalLines(issue: HashedIssue): readonly string[] {
  const line = (values: readonly unknown[]) =>
    JSON.stringify(values, (_key, value: unknown) =>
      typeof value === 'string' ? value.replaceAll(/\p{Surrogate}/gu, '\uFFFD') : value,
    );
  const comments = [...issue.comments].sort(
    (left, right) => order(left.createdAt, right.createdAt) || order(left.id, right.id),
  );
  return [
    line([
      'issue',
      issue.number,
      issue.id,
      issue.title,
      issue.body,
      issue.state,
      issue.stateReason,
      issue.author,
      issue.createdAt,
      issue.updatedAt,
      issue.closedAt,
      [...issue.labels].sort(),
      issue.milestone,
      [...issue.assignees].sort(),
      issue.parent,
      [...issue.blockedBy].sort(),
    ]),
    ...comments.map(({ id, author, createdAt, updatedAt, body, minimizedReason }) =>
      line(['comment', id, author, createdAt, updatedAt, body, minimizedReason]),
    ),
  ];
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export function hashTracker(tracker: Tracker): string {
  const ascending = [...tracker.issues].sort((left, right) => left.number - right.number);
  return hashIssues(mapEach(ascending, hashedIssue));
}

function* mapEach<Item, Made>(items: readonly Item[], make: (item: Item) => Made): Generator<Made> {
  for (const item of items) yield make(item);
}

/** An issue of the simulator as it is hashed. */
export function hashedIssue(issue: Issue): HashedIssue {
  const reference = (other: Issue) =>
    `${other.repository === issue.repository ? '' : nameWithOwner(other.repository)}#${other.number}`;
  const visible = (other: Issue) => other.repository.isVisible;
  return {
    number: issue.number,
    id: issue.id,
    title: issue.title,
    body: renderText(issue.body),
    state: issue.state === 'OPEN' ? 'open' : 'closed',
    stateReason: issue.stateReason?.toLowerCase() ?? null,
    author: issue.author?.login ?? null,
    createdAt: formatTime(issue.createdAt),
    updatedAt: formatTime(issue.updatedAt),
    closedAt: issue.closedAt === null ? null : formatTime(issue.closedAt),
    labels: issue.labels.map(({ name }) => name),
    milestone: issue.milestone?.number ?? null,
    assignees: issue.assignees.map(({ login }) => login),
    parent: issue.parent !== null && visible(issue.parent) ? reference(issue.parent) : null,
    blockedBy: issue.blockedBy.flatMap((dependency) =>
      visible(dependency.issue) ? [reference(dependency.issue)] : [],
    ),
    comments: issue.comments.map(hashedComment),
  };
}

function hashedComment(comment: Comment): HashedComment {
  return {
    id: comment.id,
    author: comment.author?.login ?? null,
    createdAt: formatTime(comment.createdAt),
    updatedAt: formatTime(comment.updatedAt),
    body: renderText(comment.body),
    minimizedReason: comment.minimizedReason,
  };
}
