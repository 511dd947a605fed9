import {
  issueKey,
  type IssueKey,
  type TrackerComment,
  type TrackerLabel,
  type TrackerMilestone,
} from '#domain/tracker.ts';
import type { IssueFieldsFragment, LinkedIssueFragment, ThreadPageFragment } from './generated/graphql.ts';

/** GitHub's answers → plain rows. Every node may be null and every field missing: what is not there is a hole. */

export type RemoteComment = TrackerComment & { readonly databaseId: number | null };

export type RemoteThread = {
  readonly comments: readonly RemoteComment[];
  /** How many comments the server says the thread has. */
  readonly total: number;
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  /** False when a comment came as null: the page must not be taken for a whole. */
  readonly intact: boolean;
};

/** What a link says of its far side. */
export type RemoteLinkedIssue = {
  readonly key: IssueKey;
  readonly nodeId: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly closedAt: string | null;
  readonly url: string;
};

export type RemoteIssue = {
  readonly issue: {
    readonly number: number;
    readonly nodeId: string;
    readonly title: string;
    readonly body: string;
    readonly state: 'open' | 'closed';
    readonly stateReason: string | null;
    readonly author: string | null;
    readonly createdAt: string;
    readonly updatedAt: string;
    readonly closedAt: string | null;
    readonly lastEditedAt: string | null;
    readonly labels?: readonly TrackerLabel[];
    readonly milestone: TrackerMilestone | null;
    readonly assignees?: readonly string[];
    readonly parent: IssueKey | null;
    readonly blockedBy?: readonly IssueKey[];
  };
  readonly thread: RemoteThread;
  /** The far sides of its links, as far as they were told whole. */
  readonly linked: readonly RemoteLinkedIssue[];
};

/** A node of a partial answer. */
export type Perhaps<Value> = { readonly [Key in keyof Value]?: Value[Key] | null };

/** The issue, or null where the node is missing or lacks what an issue cannot be without. */
export function remoteIssue(node: Perhaps<IssueFieldsFragment> | null): RemoteIssue | null {
  if (
    node == null ||
    typeof node.number !== 'number' ||
    typeof node.id !== 'string' ||
    typeof node.title !== 'string' ||
    typeof node.body !== 'string' ||
    typeof node.createdAt !== 'string' ||
    typeof node.updatedAt !== 'string' ||
    (node.state !== 'OPEN' && node.state !== 'CLOSED')
  ) {
    return null;
  }
  const thread = remoteThread(node.comments);
  if (thread === null) return null;
  const labels = nodesOf(node.labels);
  const assignees = nodesOf(node.assignees);
  const blockers = nodesOf(node.blockedBy);
  return {
    issue: {
      number: node.number,
      nodeId: node.id,
      title: node.title,
      body: node.body,
      state: node.state === 'OPEN' ? 'open' : 'closed',
      stateReason: node.stateReason?.toLowerCase() ?? null,
      author: node.author?.login ?? null,
      createdAt: node.createdAt,
      updatedAt: node.updatedAt,
      closedAt: node.closedAt ?? null,
      lastEditedAt: node.lastEditedAt ?? null,
      ...(labels === null ? {} : { labels: labels.map(({ name, color }) => ({ name, color })) }),
      milestone:
        node.milestone == null
          ? null
          : {
              number: node.milestone.number,
              title: node.milestone.title,
              description: node.milestone.description ?? '',
              dueOn: node.milestone.dueOn,
            },
      ...(assignees === null ? {} : { assignees: assignees.map(({ login }) => login) }),
      parent: node.parent == null ? null : issueKey(node.parent.repository.nameWithOwner, node.parent.number),
      ...(blockers === null
        ? {}
        : {
            blockedBy: blockers.map(({ number, repository }) => issueKey(repository.nameWithOwner, number)),
          }),
    },
    thread,
    linked: [node.parent, ...(blockers ?? [])].map(remoteLinkedIssue).filter((linked) => linked !== null),
  };
}

/** The far side of a link; null for one without what every issue has. */
export function remoteLinkedIssue(
  node: Perhaps<LinkedIssueFragment> | null | undefined,
): RemoteLinkedIssue | null {
  if (
    node == null ||
    typeof node.id !== 'string' ||
    typeof node.number !== 'number' ||
    typeof node.title !== 'string' ||
    node.repository == null ||
    (node.state !== 'OPEN' && node.state !== 'CLOSED')
  ) {
    return null;
  }
  return {
    key: issueKey(node.repository.nameWithOwner, node.number),
    nodeId: node.id,
    title: node.title,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    stateReason: node.stateReason?.toLowerCase() ?? null,
    closedAt: node.closedAt ?? null,
    url: node.url ?? '',
  };
}

/** One page of a thread; null where the connection itself is missing. */
export function remoteThread(
  connection: Perhaps<ThreadPageFragment> | null | undefined,
): RemoteThread | null {
  if (connection == null || connection.pageInfo == null || !Array.isArray(connection.nodes)) return null;
  const comments = connection.nodes.map(remoteComment);
  const present = comments.filter((comment) => comment !== null);
  return {
    comments: present,
    total: connection.totalCount ?? present.length,
    hasNextPage: connection.pageInfo.hasNextPage,
    endCursor: connection.pageInfo.endCursor,
    intact: present.length === comments.length,
  };
}

type CommentNode = NonNullable<NonNullable<ThreadPageFragment['nodes']>[number]>;

function remoteComment(node: Perhaps<CommentNode> | null): RemoteComment | null {
  if (
    node == null ||
    typeof node.id !== 'string' ||
    typeof node.body !== 'string' ||
    typeof node.createdAt !== 'string' ||
    typeof node.updatedAt !== 'string'
  ) {
    return null;
  }
  const databaseId = Number(node.fullDatabaseId ?? Number.NaN);
  return {
    id: node.id,
    databaseId: Number.isSafeInteger(databaseId) ? databaseId : null,
    author: node.author?.login ?? null,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    body: node.body,
    minimizedReason: minimizedReasonOf(node),
  };
}

/** Why a comment is hidden, in lower case; null where it is not. */
export function minimizedReasonOf(node: {
  readonly isMinimized?: boolean | null;
  readonly minimizedReason?: string | null;
}): string | null {
  return node.isMinimized === true ? (node.minimizedReason?.toLowerCase() ?? 'hidden') : null;
}

/**
 * The nodes that came; null where the list itself is missing, and then nothing is known of it. A null among
 * them is a record that the token may not see.
 */
function nodesOf<Node>(connection: { readonly nodes?: readonly (Node | null)[] | null } | null | undefined) {
  if (connection == null || !Array.isArray(connection.nodes)) return null;
  return (connection.nodes as readonly (Node | null)[]).filter((node) => node !== null);
}
