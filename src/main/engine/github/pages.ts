import type { GitHubClient, Outcome, Points } from './client.ts';
import {
  failureOfErrors,
  noAccess,
  type AnsweredError,
  type GitHubFailure,
  type Headers,
} from './failure.ts';
import {
  IssuesPageDocument,
  ThreadPagesDocument,
  type IssuesPageQueryVariables,
} from './generated/graphql.ts';
import { remoteIssue, remoteThread, type RemoteIssue, type RemoteThread } from './rows.ts';

export type Meter = { readonly serverTime: string | null; readonly points: Points | null };

export type IssuesPage = Meter & {
  readonly repository: { readonly nodeId: string; readonly name: string; readonly archived: boolean };
  readonly issues: readonly RemoteIssue[];
  /** Issues that came as null, or without what an issue must have. */
  readonly holes: number;
  /** How many issues the query has in all. */
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
};

export type IssuesPageRequest = Pick<
  IssuesPageQueryVariables,
  'first' | 'after' | 'orderBy' | 'filterBy' | 'commentOrder'
>;

/** One page of a repository's issues; `repository` is `owner/name`. */
export async function fetchIssuesPage(
  client: GitHubClient,
  repository: string,
  request: IssuesPageRequest,
  signal: AbortSignal,
): Promise<Outcome<IssuesPage>> {
  const [owner = '', name = ''] = repository.split('/');
  const outcome = await client.query(IssuesPageDocument, { owner, name, ...request }, signal);
  if (outcome.kind !== 'answered') return outcome;
  const { data, errors, serverTime, points, headers } = outcome.value;
  if (data.repository === null)
    return { kind: 'failed', failure: withoutRepository(client, repository, errors, headers) };
  const {
    id,
    nameWithOwner,
    isArchived,
    issues: connection,
  } = data.repository as Partial<typeof data.repository>;
  if (id === undefined || nameWithOwner === undefined || connection == null || connection.nodes == null) {
    return { kind: 'failed', failure: withoutRepository(client, repository, errors, headers) };
  }
  const nodes = connection.nodes.map(remoteIssue);
  const issues = nodes.filter((node) => node !== null);
  return {
    kind: 'answered',
    value: {
      repository: { nodeId: id, name: nameWithOwner, archived: isArchived === true },
      issues,
      holes: nodes.length - issues.length,
      total: connection.totalCount,
      hasNextPage: connection.pageInfo.hasNextPage,
      endCursor: connection.pageInfo.endCursor,
      serverTime,
      points,
    },
  };
}

/** Why a repository, or its list of issues, came as null: closed to the token, or trouble within GitHub. */
function withoutRepository(
  client: GitHubClient,
  repository: string,
  errors: readonly AnsweredError[],
  headers: Headers,
): GitHubFailure {
  const failure =
    errors.length === 0 ? null : failureOfErrors(client.host, errors, false, headers, Date.now());
  return failure ?? noAccess(client.host, `it shows no issues of ${repository}`);
}

export type ThreadRequest = { readonly nodeId: string; readonly cursor: string | null };

/** How many threads one call reads on: five connections still cost a single point. */
export const threadsAtOnce = 5;

export type ThreadPages = Meter & {
  /** In the order asked for; null where the server gave nothing. */
  readonly threads: readonly (RemoteThread | null)[];
};

/** The next page of up to five threads. */
export async function fetchThreadPages(
  client: GitHubClient,
  requests: readonly ThreadRequest[],
  signal: AbortSignal,
): Promise<Outcome<ThreadPages>> {
  const at = (index: number) => requests[index] ?? { nodeId: '', cursor: null };
  const outcome = await client.query(
    ThreadPagesDocument,
    {
      id1: at(0).nodeId,
      after1: at(0).cursor,
      id2: at(1).nodeId,
      after2: at(1).cursor,
      has2: requests.length > 1,
      id3: at(2).nodeId,
      after3: at(2).cursor,
      has3: requests.length > 2,
      id4: at(3).nodeId,
      after4: at(3).cursor,
      has4: requests.length > 3,
      id5: at(4).nodeId,
      after5: at(4).cursor,
      has5: requests.length > 4,
    },
    signal,
  );
  if (outcome.kind !== 'answered') return outcome;
  const { data, serverTime, points } = outcome.value;
  const answers = [data.thread1, data.thread2, data.thread3, data.thread4, data.thread5];
  return {
    kind: 'answered',
    value: {
      threads: requests.map(({ nodeId }, index) => {
        const answer = answers[index];
        if (answer == null || !('comments' in answer)) return null;
        // The id of a transferred issue may lead to where it is now, and its thread there has other ids.
        return answer.id === nodeId ? remoteThread(answer.comments) : null;
      }),
      serverTime,
      points,
    },
  };
}
