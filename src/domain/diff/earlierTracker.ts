import type { IssueKey, Tracker, TrackerComment, TrackerIssue } from '../tracker.ts';

/** The last import of an export that changed something; null stands for an issue that it added. */
export type LastImport = {
  readonly files: readonly string[];
  /** The mirror's as-of before and after it. */
  readonly asOfBefore: string;
  readonly asOf: string;
  readonly before: ReadonlyMap<IssueKey, TrackerIssue | null>;
};

/** What left the tracker, and the mirror's as-of when that was noticed. */
export type Removals = {
  readonly issues: readonly { readonly issue: TrackerIssue; readonly noticedAsOf: string }[];
  readonly comments: readonly {
    readonly issue: IssueKey;
    readonly comment: TrackerComment;
    readonly noticedAsOf: string;
  }[];
};

/** What cannot be told of an earlier moment, and of which issues; of all where the list is empty. */
export type Doubt = { readonly kind: DoubtKind; readonly issues: readonly IssueKey[] };
export type DoubtKind =
  /** Of titles, labels, assignees, milestones and links only the changes that this mirror saw are known. */
  | 'unseen-changes'
  /** Open by now, and closed at some time before: when is not known. */
  | 'reopened'
  /** Closed, and the source does not say when. */
  | 'closed-without-time'
  /** A text was edited after the moment, and what it said before was never mirrored. */
  | 'earlier-text-unknown';

/** The tracker as the last import found it: exact, but for what was mirrored otherwise since. */
export function trackerBeforeImport(tracker: Tracker, { asOfBefore, before }: LastImport): Tracker {
  const present = new Set(tracker.issues.map(({ key }) => key));
  const gone = [...before.values()].filter((issue) => issue !== null).filter(({ key }) => !present.has(key));
  const issues = tracker.issues.flatMap((issue) => {
    const known = before.get(issue.key);
    return known === undefined ? [issue] : known === null ? [] : [known];
  });
  return { repository: tracker.repository, issues: [...issues, ...gone], asOf: asOfBefore };
}

/** What is doubtful about an earlier state that was worked out from times and from what the mirror saw change. */
export function doubtsOf(before: Tracker, present: Tracker): readonly Doubt[] {
  const old = new Map(before.issues.map((issue) => [issue.key, issue]));
  const reopened: IssueKey[] = [];
  const undated: IssueKey[] = [];
  for (const { key, state, stateReason, closedAt, updatedAt } of present.issues) {
    const was = old.get(key)?.state;
    if (was !== state || updatedAt <= before.asOf) continue;
    if (state === 'open' && stateReason === 'reopened') reopened.push(key);
    if (state === 'closed' && closedAt === null) undated.push(key);
  }
  const doubts: readonly Doubt[] = [
    { kind: 'reopened', issues: reopened },
    { kind: 'closed-without-time', issues: undated },
  ];
  return [{ kind: 'unseen-changes', issues: [] }, ...doubts.filter(({ issues }) => issues.length > 0)];
}
