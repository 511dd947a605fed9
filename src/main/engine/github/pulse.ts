import type { GitHubClient, Outcome } from './client.ts';
import { LinkedIssuesDocument, PulseDocument, type PulseQuery } from './generated/graphql.ts';
import type { Meter } from './pages.ts';
import { remoteLinkedIssue, type Perhaps, type RemoteLinkedIssue } from './rows.ts';

/** GitHub answers at most 100 nodes by their ids. */
export const pulsesAtOnce = 100;

/** How a repository stands, without any of its issues. */
export type RepositoryPulse = {
  readonly nodeId: string;
  readonly name: string;
  readonly archived: boolean;
  readonly issues: number;
  /** The latest `updatedAt` of its issues; null where it has none, or it did not come. */
  readonly newest: string | null;
};

export type PulsePage = Meter & {
  /** In the order asked for; null where nothing usable came, for whatever reason. */
  readonly repositories: readonly (RepositoryPulse | null)[];
};

/** When up to 100 repositories were last touched, by node id. One point. */
export async function fetchPulse(
  client: GitHubClient,
  nodeIds: readonly string[],
  signal: AbortSignal,
): Promise<Outcome<PulsePage>> {
  const outcome = await client.query(PulseDocument, { ids: [...nodeIds] }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, serverTime, points } = outcome.value;
  const nodes = data.nodes as typeof data.nodes | null;
  const repositories = nodeIds.map((_, at) => readPulse(nodes?.[at] ?? null));
  return { kind: 'answered', value: { repositories, serverTime, points } };
}

type RepositoryNode = Extract<PulseQuery['nodes'][number], { readonly nameWithOwner: string }>;

function readPulse(node: PulseQuery['nodes'][number]): RepositoryPulse | null {
  if (node === null || !('issues' in node)) return null;
  const { id, nameWithOwner, isArchived, issues }: Perhaps<RepositoryNode> = node;
  if (typeof id !== 'string' || typeof nameWithOwner !== 'string' || issues == null) return null;
  const newest = issues.nodes?.[0]?.updatedAt ?? null;
  // Issues that are there and whose latest did not come: nothing is known of them.
  if (newest === null && issues.totalCount !== 0) return null;
  return {
    nodeId: id,
    name: nameWithOwner,
    archived: isArchived === true,
    issues: issues.totalCount,
    newest,
  };
}

export type LinkedIssuesPage = Meter & {
  /** In the order asked for; null where nothing usable came. */
  readonly issues: readonly (RemoteLinkedIssue | null)[];
};

/** What up to 100 issues elsewhere are by now, by node id. One point. */
export async function fetchLinkedIssues(
  client: GitHubClient,
  nodeIds: readonly string[],
  signal: AbortSignal,
): Promise<Outcome<LinkedIssuesPage>> {
  const outcome = await client.query(LinkedIssuesDocument, { ids: [...nodeIds] }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, serverTime, points } = outcome.value;
  const nodes = data.nodes as typeof data.nodes | null;
  const issues = nodeIds.map((_, at) => {
    const node = nodes?.[at] ?? null;
    return node !== null && 'title' in node ? remoteLinkedIssue(node) : null;
  });
  return { kind: 'answered', value: { issues, serverTime, points } };
}
