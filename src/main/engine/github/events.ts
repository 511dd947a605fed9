import { issueKey, type IssueKey } from '#domain/tracker.ts';
import type { EventFieldsFragment } from './generated/graphql.ts';

/** What GitHub's own timeline keeps of an issue, as far as it changes what Nami shows. */

export const eventKinds = [
  'labeled',
  'unlabeled',
  'assigned',
  'unassigned',
  'milestoned',
  'demilestoned',
  'renamed',
  'closed',
  'reopened',
  'comment-deleted',
  'blocked-by-added',
  'blocked-by-removed',
  'blocking-added',
  'blocking-removed',
  'sub-issue-added',
  'sub-issue-removed',
  'parent-added',
  'parent-removed',
  'transferred',
] as const;
export type EventKind = (typeof eventKinds)[number];

export type RemoteEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly at: string;
  /** Login; null for a deleted account. */
  readonly actor: string | null;
  /** The label, login, milestone, earlier title, reason, or the key of the other issue. */
  readonly subject: string | null;
};

/** The event; null for one of another kind, and for one without what every event has. */
export function remoteEvent(node: EventFieldsFragment | null): RemoteEvent | null {
  if (node == null || typeof node.id !== 'string') return null;
  if (!('createdAt' in node) || typeof node.createdAt !== 'string') return null;
  const { id, createdAt: at, actor } = node;
  return { id, at, actor: actor?.login ?? null, ...kindOf(node) };
}

type KnownEvent = Extract<EventFieldsFragment, { readonly createdAt: string }>;

function kindOf(node: KnownEvent): Pick<RemoteEvent, 'kind' | 'subject'> {
  switch (node.__typename) {
    case 'LabeledEvent':
      return { kind: 'labeled', subject: node.label?.name ?? null };
    case 'UnlabeledEvent':
      return { kind: 'unlabeled', subject: node.label?.name ?? null };
    case 'AssignedEvent':
      return { kind: 'assigned', subject: node.assignee?.login ?? null };
    case 'UnassignedEvent':
      return { kind: 'unassigned', subject: node.assignee?.login ?? null };
    case 'MilestonedEvent':
      return { kind: 'milestoned', subject: node.milestoneTitle };
    case 'DemilestonedEvent':
      return { kind: 'demilestoned', subject: node.milestoneTitle };
    case 'RenamedTitleEvent':
      return { kind: 'renamed', subject: node.previousTitle };
    case 'ClosedEvent':
      return { kind: 'closed', subject: node.stateReason?.toLowerCase() ?? null };
    case 'ReopenedEvent':
      return { kind: 'reopened', subject: null };
    case 'CommentDeletedEvent':
      return { kind: 'comment-deleted', subject: node.deletedCommentAuthor?.login ?? null };
    case 'BlockedByAddedEvent':
      return { kind: 'blocked-by-added', subject: keyOf(node.blockingIssue) };
    case 'BlockedByRemovedEvent':
      return { kind: 'blocked-by-removed', subject: keyOf(node.blockingIssue) };
    case 'BlockingAddedEvent':
      return { kind: 'blocking-added', subject: keyOf(node.blockedIssue) };
    case 'BlockingRemovedEvent':
      return { kind: 'blocking-removed', subject: keyOf(node.blockedIssue) };
    case 'SubIssueAddedEvent':
      return { kind: 'sub-issue-added', subject: keyOf(node.subIssue) };
    case 'SubIssueRemovedEvent':
      return { kind: 'sub-issue-removed', subject: keyOf(node.subIssue) };
    case 'ParentIssueAddedEvent':
      return { kind: 'parent-added', subject: keyOf(node.parent) };
    case 'ParentIssueRemovedEvent':
      return { kind: 'parent-removed', subject: keyOf(node.parent) };
    case 'TransferredEvent':
      return { kind: 'transferred', subject: node.fromRepository?.nameWithOwner ?? null };
  }
}

function keyOf(
  issue: { readonly number: number; readonly repository: { readonly nameWithOwner: string } } | null,
): IssueKey | null {
  return issue == null ? null : issueKey(issue.repository.nameWithOwner, issue.number);
}
