import { compareKeys } from '../graph/issueIndex.ts';
import { firstLine } from '../text/firstLine.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey, Tracker, TrackerComment, TrackerIssue } from '../tracker.ts';
import type { Removals } from './earlierTracker.ts';

export const changeKinds = ['opened', 'closed', 'reopened', 'commented', 'edited', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What of an issue was edited or removed; `unknown` where only the moment of a change is known. */
export type ChangedPart =
  'issue' | 'title' | 'body' | 'comment' | 'labels' | 'assignees' | 'milestone' | 'links' | 'unknown';

/** One thing that happened to one issue. */
export type TrackerChange = {
  readonly issue: IssueKey;
  readonly title: string;
  readonly kind: ChangeKind;
  /** Set for `edited` and `removed`. */
  readonly what: ChangedPart | null;
  /** When, as near as the tracker tells: for an edit the record's last update, for a removal when it was noticed. */
  readonly at: string;
  readonly author: string | null;
  readonly comment: TrackerComment['id'] | null;
  /** The first line of the text, or what a field was and is. */
  readonly text: string;
};

/** What leads from one state of a tracker to a later one, newest first. */
export function trackerChanges(
  before: Tracker,
  after: Tracker,
  removals: Removals,
): readonly TrackerChange[] {
  const noticed = noticedRemovals(removals);
  const old = new Map(before.issues.map((issue) => [issue.key, issue]));
  const present = new Set(after.issues.map(({ key }) => key));
  const changes = after.issues.flatMap((issue) => {
    const known = old.get(issue.key);
    if (known === issue) return [];
    return known === undefined ? openedIssue(issue) : changesOf(known, issue, noticed, after.asOf);
  });
  for (const issue of before.issues) {
    if (present.has(issue.key)) continue;
    changes.push(removal(issue, null, noticed.get(issue.key) ?? after.asOf));
  }
  // What came and went between the two states is in neither of them.
  for (const { issue, noticedAsOf } of removals.issues) {
    if (noticedAsOf > before.asOf && !old.has(issue.key) && !present.has(issue.key)) {
      changes.push(removal(issue, null, noticedAsOf));
    }
  }
  const titles = new Map(after.issues.map((issue) => [issue.key, issue]));
  for (const { issue: key, comment, noticedAsOf } of removals.comments) {
    const issue = titles.get(key);
    if (issue === undefined || noticedAsOf <= before.asOf || comment.createdAt <= before.asOf) continue;
    if (!issue.comments.some(({ id }) => id === comment.id))
      changes.push(removal(issue, comment, noticedAsOf));
  }
  return newestFirst(onceEach(changes));
}

export function newestFirst(changes: readonly TrackerChange[]): readonly TrackerChange[] {
  return changes.toSorted((a, b) => compareTimes(b.at, a.at) || compareKeys(b.issue, a.issue));
}

function onceEach(changes: readonly TrackerChange[]): readonly TrackerChange[] {
  const seen = new Map(
    changes.map((each) => [`${each.issue} ${each.kind} ${each.what} ${each.comment}`, each]),
  );
  return [...seen.values()];
}

function openedIssue(issue: TrackerIssue): TrackerChange[] {
  const { key, title, createdAt, author, body, closedAt, updatedAt } = issue;
  const opened: TrackerChange = {
    ...{ issue: key, title, kind: 'opened', what: null, at: createdAt, author, comment: null },
    text: firstLine(body),
  };
  const closed = issue.state === 'closed' ? [closing(issue, closedAt ?? updatedAt)] : [];
  return [opened, ...closed, ...issue.comments.map((comment) => commented(issue, comment))];
}

function changesOf(
  before: TrackerIssue,
  after: TrackerIssue,
  noticed: ReadonlyMap<string, string>,
  asOf: string,
): TrackerChange[] {
  const changes: TrackerChange[] = [];
  const edited = (what: ChangedPart, text: string, comment: TrackerComment | null = null): void => {
    changes.push({
      ...{ issue: after.key, title: after.title, kind: 'edited', what },
      at: (comment ?? after).updatedAt,
      author: comment === null ? null : comment.author,
      comment: comment?.id ?? null,
      text,
    });
  };
  if (before.state === 'open' && after.state === 'closed') {
    changes.push(closing(after, after.closedAt ?? after.updatedAt));
  }
  if (before.state === 'closed' && after.state === 'open') {
    changes.push({ ...closing(after, after.updatedAt), kind: 'reopened', text: '' });
  }
  if (before.title !== after.title) edited('title', fromTo(before.title, after.title));
  if (before.body !== after.body) edited('body', firstDifferentLine(before.body, after.body));
  const fields: readonly (readonly [ChangedPart, (issue: TrackerIssue) => readonly string[]])[] = [
    ['labels', (issue) => issue.labels.map(({ name }) => name)],
    ['assignees', (issue) => issue.assignees],
    ['milestone', (issue) => (issue.milestone === null ? [] : [issue.milestone.title])],
    ['links', (issue) => [...issue.blockedBy, ...(issue.parent === null ? [] : [`parent ${issue.parent}`])]],
  ];
  for (const [what, valuesOf] of fields) {
    const text = addedAndRemoved(valuesOf(before), valuesOf(after));
    if (text !== '') edited(what, text);
  }
  const old = new Map(before.comments.map((comment) => [comment.id, comment]));
  for (const comment of after.comments) {
    const known = old.get(comment.id);
    old.delete(comment.id);
    if (known === undefined) changes.push(commented(after, comment));
    else if (known.body !== comment.body) {
      edited('comment', firstDifferentLine(known.body, comment.body), comment);
    }
  }
  for (const comment of old.values()) changes.push(removal(after, comment, noticed.get(comment.id) ?? asOf));
  return changes;
}

function closing(issue: TrackerIssue, at: string): TrackerChange {
  const { key, title, stateReason } = issue;
  return {
    ...{ issue: key, title, kind: 'closed', what: null, at, author: null, comment: null },
    text: stateReason ?? '',
  };
}

function commented(
  { key, title }: TrackerIssue,
  { id, author, createdAt, body }: TrackerComment,
): TrackerChange {
  return {
    ...{ issue: key, title, kind: 'commented', what: null, at: createdAt, author, comment: id },
    text: firstLine(body),
  };
}

function removal(
  { key, title, author, body }: TrackerIssue,
  comment: TrackerComment | null,
  at: string,
): TrackerChange {
  return {
    ...{ issue: key, title, kind: 'removed', what: comment === null ? 'issue' : 'comment', at },
    author: comment === null ? author : comment.author,
    comment: comment?.id ?? null,
    text: firstLine(comment?.body ?? body),
  };
}

function noticedRemovals(removals: Removals): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...removals.issues.map(({ issue, noticedAsOf }) => [issue.key, noticedAsOf] as const),
    ...removals.comments.map(({ comment, noticedAsOf }) => [comment.id, noticedAsOf] as const),
  ]);
}

function fromTo(before: string, after: string): string {
  return `${before} → ${after}`;
}

/** `+done −pending`: what came and what went. */
function addedAndRemoved(before: readonly string[], after: readonly string[]): string {
  const added = after.filter((value) => !before.includes(value)).map((value) => `+${value}`);
  const removed = before.filter((value) => !after.includes(value)).map((value) => `−${value}`);
  return [...added, ...removed].join(' ');
}

/** Where the later text first says something else; its last line where it only lost some. */
function firstDifferentLine(before: string, after: string): string {
  const old = before.split('\n');
  const lines = after.split('\n');
  const known = new Set(old);
  const other = lines.find((line) => line.trim() !== '' && !known.has(line));
  return firstLine(other ?? lines.find((line, at) => line !== old[at]) ?? lines.at(-1) ?? '');
}
