import { formatTime } from '../clock.ts';
import { renderText, type Comment, type Issue } from './records.ts';
import type { Tracker } from './tracker.ts';

/** The whole repository in one canonical form: two dumps are equal exactly when the trackers are. */
export type TrackerDump = { readonly repository: string; readonly issues: readonly IssueDump[] };

export type IssueDump = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  /** Lower case, as in REST. */
  readonly stateReason: string | null;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly closedAt: string | null;
  /** Names, sorted. */
  readonly labels: readonly string[];
  readonly milestone: number | null;
  /** Logins, sorted. */
  readonly assignees: readonly string[];
  readonly parent: number | null;
  /** Numbers, ascending. */
  readonly blockedBy: readonly number[];
  /** Oldest first. */
  readonly comments: readonly CommentDump[];
};

export type CommentDump = {
  readonly id: string;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly body: string;
  readonly minimizedReason: string | null;
};

/** Issues ascending by number. */
export function dumpTracker(tracker: Tracker): TrackerDump {
  const issues = [...tracker.issues].sort((left, right) => left.number - right.number);
  return {
    repository: `${tracker.repository.owner}/${tracker.repository.name}`,
    issues: issues.map(dumpIssue),
  };
}

export function dumpIssue(issue: Issue): IssueDump {
  return {
    id: issue.id,
    number: issue.number,
    title: issue.title,
    body: renderText(issue.body),
    state: issue.state === 'OPEN' ? 'open' : 'closed',
    stateReason: issue.stateReason?.toLowerCase() ?? null,
    author: issue.author?.login ?? null,
    createdAt: formatTime(issue.createdAt),
    updatedAt: formatTime(issue.updatedAt),
    closedAt: issue.closedAt === null ? null : formatTime(issue.closedAt),
    labels: issue.labels.map(({ name }) => name).sort(),
    milestone: issue.milestone?.number ?? null,
    assignees: issue.assignees.map(({ login }) => login).sort(),
    parent: issue.parent?.repository.isVisible === true ? issue.parent.number : null,
    blockedBy: issue.blockedBy
      .filter((dependency) => dependency.issue.repository.isVisible)
      .map((dependency) => dependency.issue.number)
      .sort((left, right) => left - right),
    comments: issue.comments.map(dumpComment),
  };
}

function dumpComment(comment: Comment): CommentDump {
  return {
    id: comment.id,
    author: comment.author?.login ?? null,
    createdAt: formatTime(comment.createdAt),
    updatedAt: formatTime(comment.updatedAt),
    body: renderText(comment.body),
    minimizedReason: comment.minimizedReason,
  };
}
