import { issueKey, type IssueKey, type TrackerLabel } from '#domain/tracker.ts';
import type { GitHubClient, Outcome } from './client.ts';
import { noAccess, serverTrouble, type AnsweredError } from './failure.ts';
import { remoteEvent, type RemoteEvent } from './events.ts';
import {
  IssuesByIdDocument,
  RepositoryLabelsDocument,
  SweepPageDocument,
  type SweepPageQuery,
} from './generated/graphql.ts';
import type { Meter } from './pages.ts';
import { minimizedReasonOf, remoteIssue, type Perhaps, type RemoteIssue } from './rows.ts';

/** What `updatedAt` does not tell: sentinels of many issues at once, and the reading of those that moved. */

/** GitHub answers at most 100 nodes by their ids. */
export const sentinelsAtOnce = 100;

export type Sentinel = {
  readonly nodeId: string;
  readonly number: number;
  readonly repositoryNodeId: string;
  readonly updatedAt: string;
  readonly parent: IssueKey | null;
  readonly comments: number;
  /** Of the last hundred comments, why each is hidden (null: it is not); null where that was not asked for. */
  readonly hidden: ReadonlyMap<string, string | null> | null;
  /** How many events the timeline has in all, and the last hundred of them, oldest first. */
  readonly events: number;
  readonly latestEvents: readonly RemoteEvent[];
};

/** One answer for each id that was asked for. `missing`: a typed NOT_FOUND; `silent`: nothing, for whatever reason. */
export type SentinelAnswer =
  | { readonly kind: 'present'; readonly sentinel: Sentinel }
  | { readonly kind: 'missing'; readonly nodeId: string }
  | { readonly kind: 'silent'; readonly nodeId: string };

export type SentinelPage = Meter & { readonly answers: readonly SentinelAnswer[] };

/**
 * The sentinels of up to 100 issues, by node id, in the order asked for. 2 points for 100, `withComments` or without:
 * they tell which comments are hidden, and weigh about 8 KB an issue with a hundred of them.
 */
export async function fetchSentinels(
  client: GitHubClient,
  nodeIds: readonly string[],
  signal: AbortSignal,
  withComments = false,
): Promise<Outcome<SentinelPage>> {
  const outcome = await client.query(SweepPageDocument, { ids: [...nodeIds], withComments }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, errors, serverTime, points } = outcome.value;
  const nodes = data.nodes as typeof data.nodes | null;
  if (nodes === null) return failedWithout(client, 'nodes', errors);
  const answers = nodeIds.map((nodeId, at): SentinelAnswer => {
    const sentinel = readSentinel(nodes[at] ?? null);
    if (sentinel !== null) return { kind: 'present', sentinel };
    return { kind: nodes[at] == null && isMissing(errors, nodeId, at) ? 'missing' : 'silent', nodeId };
  });
  return { kind: 'answered', value: { answers, serverTime, points } };
}

/** A null alone is no deletion: only what GitHub itself calls not found, for this very place or this very id. */
function isMissing(errors: readonly AnsweredError[], nodeId: string, at: number): boolean {
  return errors.some(
    ({ type, message, path }) =>
      type === 'NOT_FOUND' && ((path[0] === 'nodes' && path[1] === at) || message.includes(`'${nodeId}'`)),
  );
}

type Node = SweepPageQuery['nodes'][number];
type IssueNode = Extract<Node, { readonly number: number }>;

function readSentinel(node: Node): Sentinel | null {
  if (node === null || !('comments' in node)) return null;
  // Where the answer is partial any field may be null, whatever its type says.
  const { id, number, updatedAt, repository, parent, comments, timelineItems }: Perhaps<IssueNode> = node;
  if (
    typeof id !== 'string' ||
    typeof number !== 'number' ||
    typeof updatedAt !== 'string' ||
    repository == null ||
    comments == null ||
    timelineItems == null
  ) {
    return null;
  }
  return {
    nodeId: id,
    number,
    repositoryNodeId: repository.id,
    updatedAt,
    parent: parent == null ? null : issueKey(parent.repository.nameWithOwner, parent.number),
    comments: comments.totalCount,
    hidden: comments.nodes == null ? null : hiddenIn(comments.nodes),
    events: timelineItems.totalCount,
    latestEvents: (timelineItems.nodes ?? []).map(remoteEvent).filter((event) => event !== null),
  };
}

function hiddenIn(nodes: NonNullable<IssueNode['comments']['nodes']>): ReadonlyMap<string, string | null> {
  return new Map(
    nodes.filter((node) => node !== null).map((node) => [node.id, minimizedReasonOf(node)] as const),
  );
}

/** How many issues are read again at once: (4 × 24) / 100 is one point. */
export const rereadAtOnce = 24;

export type IssuesById = Meter & {
  /** In the order asked for; null where nothing usable came. */
  readonly issues: readonly (RemoteIssue | null)[];
};

/**
 * Whole issues of a repository by their node ids, each with the first page of its thread. The id of a transferred issue
 * may lead to another repository, where it may even have the same number: that counts as nothing.
 */
export async function fetchIssuesById(
  client: GitHubClient,
  nodeIds: readonly string[],
  repositoryNodeId: string | null,
  signal: AbortSignal,
): Promise<Outcome<IssuesById>> {
  const outcome = await client.query(IssuesByIdDocument, { ids: [...nodeIds] }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, errors, serverTime, points } = outcome.value;
  const nodes = data.nodes as typeof data.nodes | null;
  if (nodes === null) return failedWithout(client, 'issues', errors);
  const issues = nodeIds.map((_, at) => {
    const node = nodes[at];
    if (node == null || !('number' in node)) return null;
    const { repository }: Perhaps<typeof node> = node;
    if (repositoryNodeId !== null && repository?.id !== repositoryNodeId) return null;
    return remoteIssue(node);
  });
  return { kind: 'answered', value: { issues, serverTime, points } };
}

export type RemoteLabel = TrackerLabel & {
  readonly createdAt: string | null;
  /** When its name, colour or description were changed last. */
  readonly updatedAt: string | null;
};

export type LabelPage = Meter & {
  readonly labels: readonly RemoteLabel[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
};

/** A page of the repository's labels. */
export async function fetchLabels(
  client: GitHubClient,
  repositoryNodeId: string,
  after: string | null,
  signal: AbortSignal,
): Promise<Outcome<LabelPage>> {
  const outcome = await client.query(RepositoryLabelsDocument, { id: repositoryNodeId, after }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, errors, serverTime, points } = outcome.value;
  const labels = data.node != null && 'labels' in data.node ? data.node.labels : null;
  const nodes = labels?.nodes ?? null;
  if (labels === null || nodes === null || nodes.includes(null))
    return failedWithout(client, 'labels', errors);
  return {
    kind: 'answered',
    value: {
      labels: nodes.filter((label) => label !== null),
      hasNextPage: labels.pageInfo.hasNextPage,
      endCursor: labels.pageInfo.endCursor,
      serverTime,
      points,
    },
  };
}

function failedWithout(
  client: GitHubClient,
  what: string,
  errors: readonly AnsweredError[],
): { readonly kind: 'failed'; readonly failure: ReturnType<typeof noAccess> } {
  const closed = errors.find(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND');
  return {
    kind: 'failed',
    failure:
      closed === undefined
        ? serverTrouble(client.host, `no ${what} in the answer`, true)
        : noAccess(client.host, closed.message),
  };
}
