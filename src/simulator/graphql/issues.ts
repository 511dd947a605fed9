import { formatTime } from '../clock.ts';
import type { Account, Dependency, Issue, Label } from '../state/records.ts';
import { issueUrl } from '../state/tracker.ts';
import type { Call, FieldResolvers } from './call.ts';
import { emptyConnection, paginate, type PageArguments, type Place } from './connections.ts';
import { authored, contentEdits, escapeHtml, noReactions } from './text.ts';
import { timelineItems, type TimelineArguments } from './timeline.ts';
import { isSeen } from './visibility.ts';

type Ordered = { readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null };

/** Small lists are kept in the order in which their members were added: the position is the place. */
export function paginateAsKept<Item>(items: readonly Item[], page: PageArguments, descending = false) {
  const places = new Map(items.map((item, index) => [item, index]));
  return paginate(items, page, (item) => [places.get(item) ?? 0, 0], descending);
}

const accountPlace = (account: Account): Place => [account.databaseId, 0];

function accountPage(accounts: readonly Account[], page: PageArguments) {
  const sorted = [...accounts].sort((left, right) => left.databaseId - right.databaseId);
  return paginate(sorted, page, accountPlace);
}

/** What the token cannot see is not among the nodes; the total counts it all the same. */
function dependencyPage(call: Call, all: readonly Dependency[], order: PageArguments & Ordered) {
  const dependencies = all.filter((dependency) => isSeen(call, dependency.issue));
  const byCreation = order.orderBy?.field === 'CREATED_AT';
  const placeOf = (dependency: Dependency): Place => [
    byCreation ? dependency.issue.createdAt : dependency.addedAt,
    dependency.issue.databaseId,
  ];
  const sorted = [...dependencies].sort((left, right) => {
    const [leftPlace, rightPlace] = [placeOf(left), placeOf(right)];
    return leftPlace[0] - rightPlace[0] || leftPlace[1] - rightPlace[1];
  });
  const connection = paginate(sorted, order, placeOf, order.orderBy?.direction === 'DESC');
  return {
    totalCount: all.length,
    pageInfo: connection.pageInfo,
    nodes: connection.nodes.map(({ issue }) => issue),
    edges: connection.edges.map(({ node, cursor }) => ({ node: node.issue, cursor })),
  };
}

export function labelPage(labels: readonly Label[], order: PageArguments & Ordered) {
  const sorted =
    order.orderBy?.field === 'NAME'
      ? [...labels].sort((left, right) => (left.name < right.name ? -1 : 1))
      : labels;
  return paginateAsKept(sorted, order, order.orderBy?.direction === 'DESC');
}

function isOpen({ issue }: Dependency): boolean {
  return issue.state === 'OPEN';
}

export const issue: FieldResolvers<Issue> = {
  ...authored,
  number: ({ number }) => number,
  title: ({ title }) => title,
  titleHTML: ({ title }) => escapeHtml(title),
  state: ({ state }) => state,
  stateReason: ({ stateReason }) => stateReason,
  closed: ({ state }) => state === 'CLOSED',
  closedAt: ({ closedAt }) => (closedAt === null ? null : formatTime(closedAt)),
  locked: ({ locked }) => locked,
  activeLockReason: () => null,
  authorAssociation: () => 'MEMBER',
  url: (issue) => issueUrl(issue),
  bodyUrl: (issue) => `${issueUrl(issue)}#issue-${issue.databaseId}`,
  resourcePath: (issue) => new URL(issueUrl(issue)).pathname,
  repository: ({ repository }) => repository,
  labels: ({ labels }, order: PageArguments & Ordered) => labelPage(labels, order),
  milestone: ({ milestone }) => milestone,
  assignees: ({ assignees }, page: PageArguments) => accountPage(assignees, page),
  assignedActors: ({ assignees }, page: PageArguments) => accountPage(assignees, page),
  suggestedActors: (_issue, page: PageArguments, call) =>
    accountPage([...call.tracker.accounts.values()], page),
  participants: (issue, page: PageArguments) => {
    const all = [issue.author, ...issue.comments.map(({ author }) => author)];
    return accountPage([...new Set(all.filter((account) => account !== null))], page);
  },
  parent: ({ parent }, _arguments, call) => (parent !== null && isSeen(call, parent) ? parent : null),
  subIssues: ({ subIssues }, page: PageArguments, call) =>
    paginateAsKept(
      subIssues.filter((child) => isSeen(call, child)),
      page,
    ),
  subIssuesSummary: ({ subIssues }) => {
    const completed = subIssues.filter(({ state }) => state === 'CLOSED').length;
    const total = subIssues.length;
    return { total, completed, percentCompleted: total === 0 ? 0 : Math.floor((completed * 100) / total) };
  },
  blockedBy: ({ blockedBy }, order: PageArguments & Ordered, call) => dependencyPage(call, blockedBy, order),
  blocking: ({ blocking }, order: PageArguments & Ordered, call) => dependencyPage(call, blocking, order),
  issueDependenciesSummary: ({ blockedBy, blocking }) => ({
    blockedBy: blockedBy.filter(isOpen).length,
    blocking: blocking.filter(isOpen).length,
    totalBlockedBy: blockedBy.length,
    totalBlocking: blocking.length,
  }),
  comments: ({ comments }, order: PageArguments & Ordered) => {
    if (order.orderBy == null) {
      return paginate(comments, order, ({ createdAt, databaseId }) => [createdAt, databaseId]);
    }
    const sorted = [...comments].sort(
      (left, right) => left.updatedAt - right.updatedAt || left.databaseId - right.databaseId,
    );
    return paginate(
      sorted,
      order,
      ({ updatedAt, databaseId }) => [updatedAt, databaseId],
      order.orderBy.direction === 'DESC',
    );
  },
  timelineItems: (issue, page: TimelineArguments) => timelineItems(issue, page),
  userContentEdits: ({ edits }, page: PageArguments) => contentEdits(edits, page),
  reactionGroups: () => noReactions,
  reactions: emptyConnection,
  projectCards: emptyConnection,
  projectItems: emptyConnection,
  trackedIssues: emptyConnection,
  trackedInIssues: emptyConnection,
  linkedBranches: emptyConnection,
  closedByPullRequestsReferences: emptyConnection,
  issueFieldValues: emptyConnection,
  trackedIssuesCount: () => 0,
  issueType: ({ issueType }) => issueType,
  duplicateOf: () => null,
  pinnedIssueComment: () => null,
  isPinned: () => false,
  isReadByViewer: () => true,
  viewerCanClose: () => true,
  viewerCanReopen: () => true,
  viewerCanLabel: () => true,
  viewerCanSetFields: () => true,
  viewerSubscription: () => 'SUBSCRIBED',
};
