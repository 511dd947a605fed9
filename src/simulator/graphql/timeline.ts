import { formatTime, parseTime } from '../clock.ts';
import type { Comment, Issue, TimelineEvent } from '../state/records.ts';
import { issueUrl } from '../state/tracker.ts';
import type { FieldResolvers } from './call.ts';
import { paginate, type PageArguments } from './connections.ts';

export type TimelineArguments = PageArguments & {
  /** `LABELED_EVENT`, `ISSUE_COMMENT`, …: the type's name in capitals. */
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
  readonly skip?: number | null;
};

function itemType(item: Comment | TimelineEvent): string {
  return item.__typename.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** Comments and events of an issue, oldest first, with the counts that only a timeline has. */
export function timelineItems(issue: Issue, page: TimelineArguments) {
  const wanted = page.itemTypes == null ? null : new Set(page.itemTypes);
  const since = page.since == null ? 0 : parseTime(page.since);
  const items = [...issue.events, ...issue.comments].filter(
    (item) => (wanted === null || wanted.has(itemType(item))) && item.createdAt >= since,
  );
  items.sort((left, right) => left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1));
  const places = new Map(items.map((item, index) => [item, index]));
  const connection = paginate(items.slice(page.skip ?? 0), page, (item) => [
    item.createdAt,
    places.get(item) ?? 0,
  ]);
  return {
    totalCount: items.length,
    filteredCount: items.length,
    pageCount: connection.nodes.length,
    // The last sign of life in the timeline: a deleted comment leaves its own event there.
    updatedAt: formatTime(Math.max(issue.updatedAt, issue.events.at(-1)?.createdAt ?? 0)),
    nodes: connection.nodes,
    edges: connection.edges,
    pageInfo: connection.pageInfo,
  };
}

/** One table for all event types: each type asks only for the fields that its own schema type has. */
export const timelineEvent: FieldResolvers<TimelineEvent> = {
  id: ({ id }) => id,
  createdAt: ({ createdAt }) => formatTime(createdAt),
  actor: ({ actor }) => actor,
  label: ({ subject }) => subject,
  labelable: ({ issue }) => issue,
  assignee: ({ subject }) => subject,
  assignable: ({ issue }) => issue,
  user: ({ subject }) => subject,
  source: ({ subject }) => subject,
  target: ({ issue }) => issue,
  isCrossRepository: () => false,
  willCloseTarget: () => false,
  referencedAt: ({ createdAt }) => formatTime(createdAt),
  url: ({ subject }) => issueUrl(subject as Issue),
  resourcePath: ({ subject }) => new URL(issueUrl(subject as Issue)).pathname,
  fromRepository: ({ subject }) => subject,
  issue: ({ issue }) => issue,
  discussion: () => null,
  issueType: ({ subject }) => subject,
  closable: ({ issue }) => issue,
  lockable: ({ issue }) => issue,
  subject: ({ issue }) => issue,
  closer: () => null,
  duplicateOf: () => null,
  lockReason: () => null,
  databaseId: () => null,
  stateReason: ({ issue }) => issue.stateReason,
  previousTitle: ({ subject }) => subject,
  currentTitle: ({ issue }) => issue.title,
  milestoneTitle: ({ subject }) => subject,
  deletedCommentAuthor: ({ subject }) => subject,
  blockingIssue: ({ subject }) => subject,
  blockedIssue: ({ subject }) => subject,
  subIssue: ({ subject }) => subject,
  parent: ({ subject }) => subject,
};

export const timelineEventTypes = [
  'AssignedEvent',
  'UnassignedEvent',
  'LabeledEvent',
  'UnlabeledEvent',
  'MilestonedEvent',
  'DemilestonedEvent',
  'RenamedTitleEvent',
  'ClosedEvent',
  'ReopenedEvent',
  'LockedEvent',
  'UnlockedEvent',
  'CommentDeletedEvent',
  'BlockedByAddedEvent',
  'BlockedByRemovedEvent',
  'BlockingAddedEvent',
  'BlockingRemovedEvent',
  'SubIssueAddedEvent',
  'SubIssueRemovedEvent',
  'ParentIssueAddedEvent',
  'ParentIssueRemovedEvent',
  'CrossReferencedEvent',
  'TransferredEvent',
  'ConvertedToDiscussionEvent',
  'IssueTypeAddedEvent',
  'IssueTypeChangedEvent',
  'IssueTypeRemovedEvent',
] as const satisfies readonly TimelineEvent['__typename'][];
