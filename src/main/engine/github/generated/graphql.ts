/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Ways in which lists of issue comments can be ordered upon return. */
export type IssueCommentOrder = {
  /** The direction in which to order issue comments by the specified field. */
  direction: OrderDirection;
  /** The field in which to order issue comments by. */
  field: IssueCommentOrderField;
};

/** Properties by which issue comment connections can be ordered. */
export type IssueCommentOrderField =
  /** Order issue comments by update time */
  | 'UPDATED_AT';

/** Ways in which to filter lists of issues. */
export type IssueFilters = {
  /**
   * List issues assigned to given name. Pass in `null` for issues with no assigned
   * user, and `*` for issues assigned to any user.
   */
  assignee?: string | null | undefined;
  /** List issues created by given name. */
  createdBy?: string | null | undefined;
  /** List issues where the list of label names exist on the issue. */
  labels?: Array<string> | null | undefined;
  /** List issues where the given name is mentioned in the issue. */
  mentioned?: string | null | undefined;
  /**
   * List issues by given milestone argument. If an string representation of an
   * integer is passed, it should refer to a milestone by its database ID. Pass in
   * `null` for issues with no milestone, and `*` for issues that are assigned to any milestone.
   */
  milestone?: string | null | undefined;
  /**
   * List issues by given milestone argument. If an string representation of an
   * integer is passed, it should refer to a milestone by its number field. Pass in
   * `null` for issues with no milestone, and `*` for issues that are assigned to any milestone.
   */
  milestoneNumber?: string | null | undefined;
  /** List issues that have been updated at or after the given date. */
  since?: string | null | undefined;
  /** List issues filtered by the list of states given. */
  states?: Array<IssueState> | null | undefined;
  /** List issues filtered by the type given, only supported by searches on repositories. */
  type?: string | null | undefined;
  /** List issues subscribed to by viewer. */
  viewerSubscribed?: boolean | null | undefined;
};

/** Ways in which lists of issues can be ordered upon return. */
export type IssueOrder = {
  /** The direction in which to order issues by the specified field. */
  direction: OrderDirection;
  /** The field in which to order issues by. */
  field: IssueOrderField;
};

/** Properties by which issue connections can be ordered. */
export type IssueOrderField =
  /** Order issues by comment count */
  | 'COMMENTS'
  /** Order issues by creation time */
  | 'CREATED_AT'
  /** Order issues by update time */
  | 'UPDATED_AT';

/** The possible states of an issue. */
export type IssueState =
  /** An issue that has been closed */
  | 'CLOSED'
  /** An issue that is still open */
  | 'OPEN';

/** The possible state reasons of an issue. */
export type IssueStateReason =
  /** An issue that has been closed as completed */
  | 'COMPLETED'
  /** An issue that has been closed as a duplicate. */
  | 'DUPLICATE'
  /** An issue that has been closed as not planned */
  | 'NOT_PLANNED'
  /** An issue that has been reopened */
  | 'REOPENED';

/** Possible directions in which to order a list of items when provided an `orderBy` argument. */
export type OrderDirection =
  /** Specifies an ascending order for a given `orderBy` argument. */
  | 'ASC'
  /** Specifies a descending order for a given `orderBy` argument. */
  | 'DESC';

/** The access level to a repository */
export type RepositoryPermission =
  /**
   * Can read, clone, and push to this repository. Can also manage issues, pull
   * requests, and repository settings, including adding collaborators
   */
  | 'ADMIN'
  /** Can read, clone, and push to this repository. They can also manage issues, pull requests, and some repository settings */
  | 'MAINTAIN'
  /** Can read and clone this repository. Can also open and comment on issues and pull requests */
  | 'READ'
  /** Can read and clone this repository. Can also manage issues and pull requests */
  | 'TRIAGE'
  /** Can read, clone, and push to this repository. Can also manage issues and pull requests */
  | 'WRITE';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { login: string }, rateLimit: { cost: number, remaining: number, resetAt: string } | null };

export type ViewerRepositoriesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ViewerRepositoriesQuery = { viewer: { repositories: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ nameWithOwner: string, isPrivate: boolean, isArchived: boolean, hasIssuesEnabled: boolean, pushedAt: string | null } | null> | null } }, rateLimit: { cost: number, remaining: number, resetAt: string } | null };

export type RepositoryAccessQueryVariables = Exact<{
  owner: string;
  name: string;
}>;


export type RepositoryAccessQuery = { viewer: { login: string }, repository: { id: string, nameWithOwner: string, isPrivate: boolean, viewerPermission: RepositoryPermission | null, issues: { totalCount: number, nodes: Array<{ id: string } | null> | null } } | null, rateLimit: { cost: number, remaining: number, resetAt: string } | null };

export type IssuesPageQueryVariables = Exact<{
  owner: string;
  name: string;
  first: number;
  after?: string | null | undefined;
  orderBy: IssueOrder;
  filterBy?: IssueFilters | null | undefined;
  commentOrder?: IssueCommentOrder | null | undefined;
}>;


export type IssuesPageQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, nameWithOwner: string, isArchived: boolean, issues: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, title: string, body: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, lastEditedAt: string | null, author:
          | { login: string }
          | { login: string }
          | { login: string }
          | { login: string }
          | { login: string }
         | null, labels: { nodes: Array<{ name: string, color: string } | null> | null } | null, milestone: { number: number, title: string, description: string | null, dueOn: string | null } | null, assignees: { nodes: Array<{ login: string } | null> | null }, parent: { id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } } | null, blockedBy: { nodes: Array<{ id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } } | null> | null }, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null } | null> | null } } | null> | null } } | null };

export type ThreadPagesQueryVariables = Exact<{
  id1: string | number;
  after1?: string | null | undefined;
  id2: string | number;
  after2?: string | null | undefined;
  has2: boolean;
  id3: string | number;
  after3?: string | null | undefined;
  has3: boolean;
  id4: string | number;
  after4?: string | null | undefined;
  has4: boolean;
  id5: string | number;
  after5?: string | null | undefined;
  has5: boolean;
}>;


export type ThreadPagesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, thread1:
    | { id: string, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
           | null } | null> | null } }
    | Record<PropertyKey, never>
   | null, thread2?:
    | { id: string, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
           | null } | null> | null } }
    | Record<PropertyKey, never>
   | null, thread3?:
    | { id: string, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
           | null } | null> | null } }
    | Record<PropertyKey, never>
   | null, thread4?:
    | { id: string, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
           | null } | null> | null } }
    | Record<PropertyKey, never>
   | null, thread5?:
    | { id: string, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
           | null } | null> | null } }
    | Record<PropertyKey, never>
   | null };

export type RateLimitFieldsFragment = { cost: number, remaining: number, resetAt: string };

export type IssueFieldsFragment = { id: string, number: number, title: string, body: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, lastEditedAt: string | null, author:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, labels: { nodes: Array<{ name: string, color: string } | null> | null } | null, milestone: { number: number, title: string, description: string | null, dueOn: string | null } | null, assignees: { nodes: Array<{ login: string } | null> | null }, parent: { id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } } | null, blockedBy: { nodes: Array<{ id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } } | null> | null }, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
        | { login: string }
        | { login: string }
        | { login: string }
        | { login: string }
        | { login: string }
       | null } | null> | null } };

export type LinkedIssueFragment = { id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } };

export type ThreadPageFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
      | { login: string }
      | { login: string }
      | { login: string }
      | { login: string }
      | { login: string }
     | null } | null> | null };

export type PulseQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type PulseQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { id: string, nameWithOwner: string, isArchived: boolean, issues: { totalCount: number, nodes: Array<{ updatedAt: string } | null> | null } }
    | Record<PropertyKey, never>
   | null> };

export type LinkedIssuesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type LinkedIssuesQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } }
    | Record<PropertyKey, never>
   | null> };

export type SweepPageQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  withComments: boolean;
}>;


export type SweepPageQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { id: string, number: number, updatedAt: string, repository: { id: string }, parent: { number: number, repository: { nameWithOwner: string } } | null, comments: { totalCount: number, nodes?: Array<{ id: string, isMinimized: boolean, minimizedReason: string | null } | null> | null }, timelineItems: { totalCount: number, nodes: Array<
          | { __typename: 'AddedToProjectEvent', id: string }
          | { __typename: 'AddedToProjectV2Event', id: string }
          | { __typename: 'AssignedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, assignee:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'BlockedByAddedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, blockingIssue: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'BlockedByRemovedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, blockingIssue: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'BlockingAddedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, blockedIssue: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'BlockingRemovedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, blockedIssue: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'ClosedEvent', id: string, createdAt: string, stateReason: IssueStateReason | null, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'CommentDeletedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, deletedCommentAuthor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'ConnectedEvent', id: string }
          | { __typename: 'ConvertedFromDraftEvent', id: string }
          | { __typename: 'ConvertedNoteToIssueEvent', id: string }
          | { __typename: 'ConvertedToDiscussionEvent', id: string }
          | { __typename: 'CrossReferencedEvent', id: string }
          | { __typename: 'DemilestonedEvent', id: string, createdAt: string, milestoneTitle: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'DisconnectedEvent', id: string }
          | { __typename: 'IssueComment', id: string }
          | { __typename: 'IssueCommentPinnedEvent', id: string }
          | { __typename: 'IssueCommentUnpinnedEvent', id: string }
          | { __typename: 'IssueFieldAddedEvent', id: string }
          | { __typename: 'IssueFieldChangedEvent', id: string }
          | { __typename: 'IssueFieldRemovedEvent', id: string }
          | { __typename: 'IssueTypeAddedEvent', id: string }
          | { __typename: 'IssueTypeChangedEvent', id: string }
          | { __typename: 'IssueTypeRemovedEvent', id: string }
          | { __typename: 'LabeledEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, label: { name: string } }
          | { __typename: 'LockedEvent', id: string }
          | { __typename: 'MarkedAsDuplicateEvent', id: string }
          | { __typename: 'MentionedEvent', id: string }
          | { __typename: 'MilestonedEvent', id: string, createdAt: string, milestoneTitle: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'MovedColumnsInProjectEvent', id: string }
          | { __typename: 'ParentIssueAddedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, parent: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'ParentIssueRemovedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, parent: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'PinnedEvent', id: string }
          | { __typename: 'ProjectV2ItemStatusChangedEvent', id: string }
          | { __typename: 'ReferencedEvent', id: string }
          | { __typename: 'RemovedFromProjectEvent', id: string }
          | { __typename: 'RemovedFromProjectV2Event', id: string }
          | { __typename: 'RenamedTitleEvent', id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'ReopenedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'SubIssueAddedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, subIssue: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'SubIssueRemovedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, subIssue: { number: number, repository: { nameWithOwner: string } } | null }
          | { __typename: 'SubscribedEvent', id: string }
          | { __typename: 'TransferredEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, fromRepository: { nameWithOwner: string } | null }
          | { __typename: 'UnassignedEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, assignee:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null }
          | { __typename: 'UnlabeledEvent', id: string, createdAt: string, actor:
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
              | { login: string }
             | null, label: { name: string } }
          | { __typename: 'UnlockedEvent', id: string }
          | { __typename: 'UnmarkedAsDuplicateEvent', id: string }
          | { __typename: 'UnpinnedEvent', id: string }
          | { __typename: 'UnsubscribedEvent', id: string }
          | { __typename: 'UserBlockedEvent', id: string }
         | null> | null } }
    | Record<PropertyKey, never>
   | null> };

export type IssuesByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  commentOrder?: IssueCommentOrder | null | undefined;
}>;


export type IssuesByIdQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, nodes: Array<
    | { id: string, number: number, title: string, body: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, lastEditedAt: string | null, repository: { id: string }, author:
        | { login: string }
        | { login: string }
        | { login: string }
        | { login: string }
        | { login: string }
       | null, labels: { nodes: Array<{ name: string, color: string } | null> | null } | null, milestone: { number: number, title: string, description: string | null, dueOn: string | null } | null, assignees: { nodes: Array<{ login: string } | null> | null }, parent: { id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } } | null, blockedBy: { nodes: Array<{ id: string, number: number, title: string, state: IssueState, stateReason: IssueStateReason | null, closedAt: string | null, url: string, repository: { nameWithOwner: string } } | null> | null }, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
            | { login: string }
           | null } | null> | null } }
    | Record<PropertyKey, never>
   | null> };

export type RepositoryLabelsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type RepositoryLabelsQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, node:
    | { labels: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, color: string, createdAt: string | null, updatedAt: string | null } | null> | null } | null }
    | Record<PropertyKey, never>
   | null };

type EventFields_AddedToProjectEvent_Fragment = { __typename: 'AddedToProjectEvent', id: string };

type EventFields_AddedToProjectV2Event_Fragment = { __typename: 'AddedToProjectV2Event', id: string };

type EventFields_AssignedEvent_Fragment = { __typename: 'AssignedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, assignee:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_BlockedByAddedEvent_Fragment = { __typename: 'BlockedByAddedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, blockingIssue: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_BlockedByRemovedEvent_Fragment = { __typename: 'BlockedByRemovedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, blockingIssue: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_BlockingAddedEvent_Fragment = { __typename: 'BlockingAddedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, blockedIssue: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_BlockingRemovedEvent_Fragment = { __typename: 'BlockingRemovedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, blockedIssue: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_ClosedEvent_Fragment = { __typename: 'ClosedEvent', id: string, createdAt: string, stateReason: IssueStateReason | null, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_CommentDeletedEvent_Fragment = { __typename: 'CommentDeletedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, deletedCommentAuthor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_ConnectedEvent_Fragment = { __typename: 'ConnectedEvent', id: string };

type EventFields_ConvertedFromDraftEvent_Fragment = { __typename: 'ConvertedFromDraftEvent', id: string };

type EventFields_ConvertedNoteToIssueEvent_Fragment = { __typename: 'ConvertedNoteToIssueEvent', id: string };

type EventFields_ConvertedToDiscussionEvent_Fragment = { __typename: 'ConvertedToDiscussionEvent', id: string };

type EventFields_CrossReferencedEvent_Fragment = { __typename: 'CrossReferencedEvent', id: string };

type EventFields_DemilestonedEvent_Fragment = { __typename: 'DemilestonedEvent', id: string, createdAt: string, milestoneTitle: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_DisconnectedEvent_Fragment = { __typename: 'DisconnectedEvent', id: string };

type EventFields_IssueComment_Fragment = { __typename: 'IssueComment', id: string };

type EventFields_IssueCommentPinnedEvent_Fragment = { __typename: 'IssueCommentPinnedEvent', id: string };

type EventFields_IssueCommentUnpinnedEvent_Fragment = { __typename: 'IssueCommentUnpinnedEvent', id: string };

type EventFields_IssueFieldAddedEvent_Fragment = { __typename: 'IssueFieldAddedEvent', id: string };

type EventFields_IssueFieldChangedEvent_Fragment = { __typename: 'IssueFieldChangedEvent', id: string };

type EventFields_IssueFieldRemovedEvent_Fragment = { __typename: 'IssueFieldRemovedEvent', id: string };

type EventFields_IssueTypeAddedEvent_Fragment = { __typename: 'IssueTypeAddedEvent', id: string };

type EventFields_IssueTypeChangedEvent_Fragment = { __typename: 'IssueTypeChangedEvent', id: string };

type EventFields_IssueTypeRemovedEvent_Fragment = { __typename: 'IssueTypeRemovedEvent', id: string };

type EventFields_LabeledEvent_Fragment = { __typename: 'LabeledEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, label: { name: string } };

type EventFields_LockedEvent_Fragment = { __typename: 'LockedEvent', id: string };

type EventFields_MarkedAsDuplicateEvent_Fragment = { __typename: 'MarkedAsDuplicateEvent', id: string };

type EventFields_MentionedEvent_Fragment = { __typename: 'MentionedEvent', id: string };

type EventFields_MilestonedEvent_Fragment = { __typename: 'MilestonedEvent', id: string, createdAt: string, milestoneTitle: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_MovedColumnsInProjectEvent_Fragment = { __typename: 'MovedColumnsInProjectEvent', id: string };

type EventFields_ParentIssueAddedEvent_Fragment = { __typename: 'ParentIssueAddedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, parent: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_ParentIssueRemovedEvent_Fragment = { __typename: 'ParentIssueRemovedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, parent: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_PinnedEvent_Fragment = { __typename: 'PinnedEvent', id: string };

type EventFields_ProjectV2ItemStatusChangedEvent_Fragment = { __typename: 'ProjectV2ItemStatusChangedEvent', id: string };

type EventFields_ReferencedEvent_Fragment = { __typename: 'ReferencedEvent', id: string };

type EventFields_RemovedFromProjectEvent_Fragment = { __typename: 'RemovedFromProjectEvent', id: string };

type EventFields_RemovedFromProjectV2Event_Fragment = { __typename: 'RemovedFromProjectV2Event', id: string };

type EventFields_RenamedTitleEvent_Fragment = { __typename: 'RenamedTitleEvent', id: string, createdAt: string, previousTitle: string, currentTitle: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_ReopenedEvent_Fragment = { __typename: 'ReopenedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_SubIssueAddedEvent_Fragment = { __typename: 'SubIssueAddedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, subIssue: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_SubIssueRemovedEvent_Fragment = { __typename: 'SubIssueRemovedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, subIssue: { number: number, repository: { nameWithOwner: string } } | null };

type EventFields_SubscribedEvent_Fragment = { __typename: 'SubscribedEvent', id: string };

type EventFields_TransferredEvent_Fragment = { __typename: 'TransferredEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, fromRepository: { nameWithOwner: string } | null };

type EventFields_UnassignedEvent_Fragment = { __typename: 'UnassignedEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, assignee:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null };

type EventFields_UnlabeledEvent_Fragment = { __typename: 'UnlabeledEvent', id: string, createdAt: string, actor:
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
    | { login: string }
   | null, label: { name: string } };

type EventFields_UnlockedEvent_Fragment = { __typename: 'UnlockedEvent', id: string };

type EventFields_UnmarkedAsDuplicateEvent_Fragment = { __typename: 'UnmarkedAsDuplicateEvent', id: string };

type EventFields_UnpinnedEvent_Fragment = { __typename: 'UnpinnedEvent', id: string };

type EventFields_UnsubscribedEvent_Fragment = { __typename: 'UnsubscribedEvent', id: string };

type EventFields_UserBlockedEvent_Fragment = { __typename: 'UserBlockedEvent', id: string };

export type EventFieldsFragment =
  | EventFields_AddedToProjectEvent_Fragment
  | EventFields_AddedToProjectV2Event_Fragment
  | EventFields_AssignedEvent_Fragment
  | EventFields_BlockedByAddedEvent_Fragment
  | EventFields_BlockedByRemovedEvent_Fragment
  | EventFields_BlockingAddedEvent_Fragment
  | EventFields_BlockingRemovedEvent_Fragment
  | EventFields_ClosedEvent_Fragment
  | EventFields_CommentDeletedEvent_Fragment
  | EventFields_ConnectedEvent_Fragment
  | EventFields_ConvertedFromDraftEvent_Fragment
  | EventFields_ConvertedNoteToIssueEvent_Fragment
  | EventFields_ConvertedToDiscussionEvent_Fragment
  | EventFields_CrossReferencedEvent_Fragment
  | EventFields_DemilestonedEvent_Fragment
  | EventFields_DisconnectedEvent_Fragment
  | EventFields_IssueComment_Fragment
  | EventFields_IssueCommentPinnedEvent_Fragment
  | EventFields_IssueCommentUnpinnedEvent_Fragment
  | EventFields_IssueFieldAddedEvent_Fragment
  | EventFields_IssueFieldChangedEvent_Fragment
  | EventFields_IssueFieldRemovedEvent_Fragment
  | EventFields_IssueTypeAddedEvent_Fragment
  | EventFields_IssueTypeChangedEvent_Fragment
  | EventFields_IssueTypeRemovedEvent_Fragment
  | EventFields_LabeledEvent_Fragment
  | EventFields_LockedEvent_Fragment
  | EventFields_MarkedAsDuplicateEvent_Fragment
  | EventFields_MentionedEvent_Fragment
  | EventFields_MilestonedEvent_Fragment
  | EventFields_MovedColumnsInProjectEvent_Fragment
  | EventFields_ParentIssueAddedEvent_Fragment
  | EventFields_ParentIssueRemovedEvent_Fragment
  | EventFields_PinnedEvent_Fragment
  | EventFields_ProjectV2ItemStatusChangedEvent_Fragment
  | EventFields_ReferencedEvent_Fragment
  | EventFields_RemovedFromProjectEvent_Fragment
  | EventFields_RemovedFromProjectV2Event_Fragment
  | EventFields_RenamedTitleEvent_Fragment
  | EventFields_ReopenedEvent_Fragment
  | EventFields_SubIssueAddedEvent_Fragment
  | EventFields_SubIssueRemovedEvent_Fragment
  | EventFields_SubscribedEvent_Fragment
  | EventFields_TransferredEvent_Fragment
  | EventFields_UnassignedEvent_Fragment
  | EventFields_UnlabeledEvent_Fragment
  | EventFields_UnlockedEvent_Fragment
  | EventFields_UnmarkedAsDuplicateEvent_Fragment
  | EventFields_UnpinnedEvent_Fragment
  | EventFields_UnsubscribedEvent_Fragment
  | EventFields_UserBlockedEvent_Fragment
;

export type OtherIssueFragment = { number: number, repository: { nameWithOwner: string } };

type AssigneeLogin_Bot_Fragment = { login: string };

type AssigneeLogin_Mannequin_Fragment = { login: string };

type AssigneeLogin_Organization_Fragment = { login: string };

type AssigneeLogin_User_Fragment = { login: string };

export type AssigneeLoginFragment =
  | AssigneeLogin_Bot_Fragment
  | AssigneeLogin_Mannequin_Fragment
  | AssigneeLogin_Organization_Fragment
  | AssigneeLogin_User_Fragment
;

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RateLimitFieldsFragmentDoc = new TypedDocumentString(`
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}
    `, {"fragmentName":"RateLimitFields"}) as unknown as TypedDocumentString<RateLimitFieldsFragment, unknown>;
export const LinkedIssueFragmentDoc = new TypedDocumentString(`
    fragment LinkedIssue on Issue {
  id
  number
  title
  state
  stateReason(enableDuplicate: true)
  closedAt
  url
  repository {
    nameWithOwner
  }
}
    `, {"fragmentName":"LinkedIssue"}) as unknown as TypedDocumentString<LinkedIssueFragment, unknown>;
export const ThreadPageFragmentDoc = new TypedDocumentString(`
    fragment ThreadPage on IssueCommentConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    fullDatabaseId
    author {
      login
    }
    createdAt
    updatedAt
    body
    isMinimized
    minimizedReason
  }
}
    `, {"fragmentName":"ThreadPage"}) as unknown as TypedDocumentString<ThreadPageFragment, unknown>;
export const IssueFieldsFragmentDoc = new TypedDocumentString(`
    fragment IssueFields on Issue {
  id
  number
  title
  body
  state
  stateReason(enableDuplicate: true)
  author {
    login
  }
  createdAt
  updatedAt
  closedAt
  lastEditedAt
  labels(first: 100) {
    nodes {
      name
      color
    }
  }
  milestone {
    number
    title
    description
    dueOn
  }
  assignees(first: 20) {
    nodes {
      login
    }
  }
  parent {
    ...LinkedIssue
  }
  blockedBy(first: 50) {
    nodes {
      ...LinkedIssue
    }
  }
  comments(first: 100, orderBy: $commentOrder) {
    ...ThreadPage
  }
}
    fragment LinkedIssue on Issue {
  id
  number
  title
  state
  stateReason(enableDuplicate: true)
  closedAt
  url
  repository {
    nameWithOwner
  }
}
fragment ThreadPage on IssueCommentConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    fullDatabaseId
    author {
      login
    }
    createdAt
    updatedAt
    body
    isMinimized
    minimizedReason
  }
}`, {"fragmentName":"IssueFields"}) as unknown as TypedDocumentString<IssueFieldsFragment, unknown>;
export const AssigneeLoginFragmentDoc = new TypedDocumentString(`
    fragment AssigneeLogin on Assignee {
  ... on User {
    login
  }
  ... on Bot {
    login
  }
  ... on Mannequin {
    login
  }
  ... on Organization {
    login
  }
}
    `, {"fragmentName":"AssigneeLogin"}) as unknown as TypedDocumentString<AssigneeLoginFragment, unknown>;
export const OtherIssueFragmentDoc = new TypedDocumentString(`
    fragment OtherIssue on Issue {
  number
  repository {
    nameWithOwner
  }
}
    `, {"fragmentName":"OtherIssue"}) as unknown as TypedDocumentString<OtherIssueFragment, unknown>;
export const EventFieldsFragmentDoc = new TypedDocumentString(`
    fragment EventFields on IssueTimelineItems {
  __typename
  ... on Node {
    id
  }
  ... on LabeledEvent {
    createdAt
    actor {
      login
    }
    label {
      name
    }
  }
  ... on UnlabeledEvent {
    createdAt
    actor {
      login
    }
    label {
      name
    }
  }
  ... on AssignedEvent {
    createdAt
    actor {
      login
    }
    assignee {
      ...AssigneeLogin
    }
  }
  ... on UnassignedEvent {
    createdAt
    actor {
      login
    }
    assignee {
      ...AssigneeLogin
    }
  }
  ... on MilestonedEvent {
    createdAt
    actor {
      login
    }
    milestoneTitle
  }
  ... on DemilestonedEvent {
    createdAt
    actor {
      login
    }
    milestoneTitle
  }
  ... on RenamedTitleEvent {
    createdAt
    actor {
      login
    }
    previousTitle
    currentTitle
  }
  ... on ClosedEvent {
    createdAt
    actor {
      login
    }
    stateReason
  }
  ... on ReopenedEvent {
    createdAt
    actor {
      login
    }
  }
  ... on CommentDeletedEvent {
    createdAt
    actor {
      login
    }
    deletedCommentAuthor {
      login
    }
  }
  ... on BlockedByAddedEvent {
    createdAt
    actor {
      login
    }
    blockingIssue {
      ...OtherIssue
    }
  }
  ... on BlockedByRemovedEvent {
    createdAt
    actor {
      login
    }
    blockingIssue {
      ...OtherIssue
    }
  }
  ... on BlockingAddedEvent {
    createdAt
    actor {
      login
    }
    blockedIssue {
      ...OtherIssue
    }
  }
  ... on BlockingRemovedEvent {
    createdAt
    actor {
      login
    }
    blockedIssue {
      ...OtherIssue
    }
  }
  ... on SubIssueAddedEvent {
    createdAt
    actor {
      login
    }
    subIssue {
      ...OtherIssue
    }
  }
  ... on SubIssueRemovedEvent {
    createdAt
    actor {
      login
    }
    subIssue {
      ...OtherIssue
    }
  }
  ... on ParentIssueAddedEvent {
    createdAt
    actor {
      login
    }
    parent {
      ...OtherIssue
    }
  }
  ... on ParentIssueRemovedEvent {
    createdAt
    actor {
      login
    }
    parent {
      ...OtherIssue
    }
  }
  ... on TransferredEvent {
    createdAt
    actor {
      login
    }
    fromRepository {
      nameWithOwner
    }
  }
}
    fragment OtherIssue on Issue {
  number
  repository {
    nameWithOwner
  }
}
fragment AssigneeLogin on Assignee {
  ... on User {
    login
  }
  ... on Bot {
    login
  }
  ... on Mannequin {
    login
  }
  ... on Organization {
    login
  }
}`, {"fragmentName":"EventFields"}) as unknown as TypedDocumentString<EventFieldsFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    login
  }
  rateLimit {
    cost
    remaining
    resetAt
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ViewerRepositoriesDocument = new TypedDocumentString(`
    query ViewerRepositories($first: Int!, $after: String) {
  viewer {
    repositories(
      first: $first
      after: $after
      orderBy: {field: PUSHED_AT, direction: DESC}
      affiliations: [OWNER, COLLABORATOR, ORGANIZATION_MEMBER]
      ownerAffiliations: [OWNER, COLLABORATOR, ORGANIZATION_MEMBER]
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        nameWithOwner
        isPrivate
        isArchived
        hasIssuesEnabled
        pushedAt
      }
    }
  }
  rateLimit {
    cost
    remaining
    resetAt
  }
}
    `) as unknown as TypedDocumentString<ViewerRepositoriesQuery, ViewerRepositoriesQueryVariables>;
export const RepositoryAccessDocument = new TypedDocumentString(`
    query RepositoryAccess($owner: String!, $name: String!) {
  viewer {
    login
  }
  repository(owner: $owner, name: $name) {
    id
    nameWithOwner
    isPrivate
    viewerPermission
    issues(first: 1) {
      totalCount
      nodes {
        id
      }
    }
  }
  rateLimit {
    cost
    remaining
    resetAt
  }
}
    `) as unknown as TypedDocumentString<RepositoryAccessQuery, RepositoryAccessQueryVariables>;
export const IssuesPageDocument = new TypedDocumentString(`
    query IssuesPage($owner: String!, $name: String!, $first: Int!, $after: String, $orderBy: IssueOrder!, $filterBy: IssueFilters, $commentOrder: IssueCommentOrder) {
  rateLimit {
    ...RateLimitFields
  }
  repository(owner: $owner, name: $name) {
    id
    nameWithOwner
    isArchived
    issues(first: $first, after: $after, orderBy: $orderBy, filterBy: $filterBy) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...IssueFields
      }
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}
fragment IssueFields on Issue {
  id
  number
  title
  body
  state
  stateReason(enableDuplicate: true)
  author {
    login
  }
  createdAt
  updatedAt
  closedAt
  lastEditedAt
  labels(first: 100) {
    nodes {
      name
      color
    }
  }
  milestone {
    number
    title
    description
    dueOn
  }
  assignees(first: 20) {
    nodes {
      login
    }
  }
  parent {
    ...LinkedIssue
  }
  blockedBy(first: 50) {
    nodes {
      ...LinkedIssue
    }
  }
  comments(first: 100, orderBy: $commentOrder) {
    ...ThreadPage
  }
}
fragment LinkedIssue on Issue {
  id
  number
  title
  state
  stateReason(enableDuplicate: true)
  closedAt
  url
  repository {
    nameWithOwner
  }
}
fragment ThreadPage on IssueCommentConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    fullDatabaseId
    author {
      login
    }
    createdAt
    updatedAt
    body
    isMinimized
    minimizedReason
  }
}`) as unknown as TypedDocumentString<IssuesPageQuery, IssuesPageQueryVariables>;
export const ThreadPagesDocument = new TypedDocumentString(`
    query ThreadPages($id1: ID!, $after1: String, $id2: ID!, $after2: String, $has2: Boolean!, $id3: ID!, $after3: String, $has3: Boolean!, $id4: ID!, $after4: String, $has4: Boolean!, $id5: ID!, $after5: String, $has5: Boolean!) {
  rateLimit {
    ...RateLimitFields
  }
  thread1: node(id: $id1) {
    ... on Issue {
      id
      comments(first: 100, after: $after1) {
        ...ThreadPage
      }
    }
  }
  thread2: node(id: $id2) @include(if: $has2) {
    ... on Issue {
      id
      comments(first: 100, after: $after2) {
        ...ThreadPage
      }
    }
  }
  thread3: node(id: $id3) @include(if: $has3) {
    ... on Issue {
      id
      comments(first: 100, after: $after3) {
        ...ThreadPage
      }
    }
  }
  thread4: node(id: $id4) @include(if: $has4) {
    ... on Issue {
      id
      comments(first: 100, after: $after4) {
        ...ThreadPage
      }
    }
  }
  thread5: node(id: $id5) @include(if: $has5) {
    ... on Issue {
      id
      comments(first: 100, after: $after5) {
        ...ThreadPage
      }
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}
fragment ThreadPage on IssueCommentConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    fullDatabaseId
    author {
      login
    }
    createdAt
    updatedAt
    body
    isMinimized
    minimizedReason
  }
}`) as unknown as TypedDocumentString<ThreadPagesQuery, ThreadPagesQueryVariables>;
export const PulseDocument = new TypedDocumentString(`
    query Pulse($ids: [ID!]!) {
  rateLimit {
    ...RateLimitFields
  }
  nodes(ids: $ids) {
    ... on Repository {
      id
      nameWithOwner
      isArchived
      issues(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) {
        totalCount
        nodes {
          updatedAt
        }
      }
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}`) as unknown as TypedDocumentString<PulseQuery, PulseQueryVariables>;
export const LinkedIssuesDocument = new TypedDocumentString(`
    query LinkedIssues($ids: [ID!]!) {
  rateLimit {
    ...RateLimitFields
  }
  nodes(ids: $ids) {
    ... on Issue {
      ...LinkedIssue
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}
fragment LinkedIssue on Issue {
  id
  number
  title
  state
  stateReason(enableDuplicate: true)
  closedAt
  url
  repository {
    nameWithOwner
  }
}`) as unknown as TypedDocumentString<LinkedIssuesQuery, LinkedIssuesQueryVariables>;
export const SweepPageDocument = new TypedDocumentString(`
    query SweepPage($ids: [ID!]!, $withComments: Boolean!) {
  rateLimit {
    ...RateLimitFields
  }
  nodes(ids: $ids) {
    ... on Issue {
      id
      number
      updatedAt
      repository {
        id
      }
      parent {
        number
        repository {
          nameWithOwner
        }
      }
      comments(last: 100) {
        totalCount
        nodes @include(if: $withComments) {
          id
          isMinimized
          minimizedReason
        }
      }
      timelineItems(
        last: 100
        itemTypes: [LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT, RENAMED_TITLE_EVENT, CLOSED_EVENT, REOPENED_EVENT, COMMENT_DELETED_EVENT, BLOCKED_BY_ADDED_EVENT, BLOCKED_BY_REMOVED_EVENT, BLOCKING_ADDED_EVENT, BLOCKING_REMOVED_EVENT, SUB_ISSUE_ADDED_EVENT, SUB_ISSUE_REMOVED_EVENT, PARENT_ISSUE_ADDED_EVENT, PARENT_ISSUE_REMOVED_EVENT, TRANSFERRED_EVENT]
      ) {
        totalCount
        nodes {
          ...EventFields
        }
      }
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}
fragment EventFields on IssueTimelineItems {
  __typename
  ... on Node {
    id
  }
  ... on LabeledEvent {
    createdAt
    actor {
      login
    }
    label {
      name
    }
  }
  ... on UnlabeledEvent {
    createdAt
    actor {
      login
    }
    label {
      name
    }
  }
  ... on AssignedEvent {
    createdAt
    actor {
      login
    }
    assignee {
      ...AssigneeLogin
    }
  }
  ... on UnassignedEvent {
    createdAt
    actor {
      login
    }
    assignee {
      ...AssigneeLogin
    }
  }
  ... on MilestonedEvent {
    createdAt
    actor {
      login
    }
    milestoneTitle
  }
  ... on DemilestonedEvent {
    createdAt
    actor {
      login
    }
    milestoneTitle
  }
  ... on RenamedTitleEvent {
    createdAt
    actor {
      login
    }
    previousTitle
    currentTitle
  }
  ... on ClosedEvent {
    createdAt
    actor {
      login
    }
    stateReason
  }
  ... on ReopenedEvent {
    createdAt
    actor {
      login
    }
  }
  ... on CommentDeletedEvent {
    createdAt
    actor {
      login
    }
    deletedCommentAuthor {
      login
    }
  }
  ... on BlockedByAddedEvent {
    createdAt
    actor {
      login
    }
    blockingIssue {
      ...OtherIssue
    }
  }
  ... on BlockedByRemovedEvent {
    createdAt
    actor {
      login
    }
    blockingIssue {
      ...OtherIssue
    }
  }
  ... on BlockingAddedEvent {
    createdAt
    actor {
      login
    }
    blockedIssue {
      ...OtherIssue
    }
  }
  ... on BlockingRemovedEvent {
    createdAt
    actor {
      login
    }
    blockedIssue {
      ...OtherIssue
    }
  }
  ... on SubIssueAddedEvent {
    createdAt
    actor {
      login
    }
    subIssue {
      ...OtherIssue
    }
  }
  ... on SubIssueRemovedEvent {
    createdAt
    actor {
      login
    }
    subIssue {
      ...OtherIssue
    }
  }
  ... on ParentIssueAddedEvent {
    createdAt
    actor {
      login
    }
    parent {
      ...OtherIssue
    }
  }
  ... on ParentIssueRemovedEvent {
    createdAt
    actor {
      login
    }
    parent {
      ...OtherIssue
    }
  }
  ... on TransferredEvent {
    createdAt
    actor {
      login
    }
    fromRepository {
      nameWithOwner
    }
  }
}
fragment OtherIssue on Issue {
  number
  repository {
    nameWithOwner
  }
}
fragment AssigneeLogin on Assignee {
  ... on User {
    login
  }
  ... on Bot {
    login
  }
  ... on Mannequin {
    login
  }
  ... on Organization {
    login
  }
}`) as unknown as TypedDocumentString<SweepPageQuery, SweepPageQueryVariables>;
export const IssuesByIdDocument = new TypedDocumentString(`
    query IssuesById($ids: [ID!]!, $commentOrder: IssueCommentOrder) {
  rateLimit {
    ...RateLimitFields
  }
  nodes(ids: $ids) {
    ... on Issue {
      ...IssueFields
      repository {
        id
      }
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}
fragment IssueFields on Issue {
  id
  number
  title
  body
  state
  stateReason(enableDuplicate: true)
  author {
    login
  }
  createdAt
  updatedAt
  closedAt
  lastEditedAt
  labels(first: 100) {
    nodes {
      name
      color
    }
  }
  milestone {
    number
    title
    description
    dueOn
  }
  assignees(first: 20) {
    nodes {
      login
    }
  }
  parent {
    ...LinkedIssue
  }
  blockedBy(first: 50) {
    nodes {
      ...LinkedIssue
    }
  }
  comments(first: 100, orderBy: $commentOrder) {
    ...ThreadPage
  }
}
fragment LinkedIssue on Issue {
  id
  number
  title
  state
  stateReason(enableDuplicate: true)
  closedAt
  url
  repository {
    nameWithOwner
  }
}
fragment ThreadPage on IssueCommentConnection {
  totalCount
  pageInfo {
    hasNextPage
    endCursor
  }
  nodes {
    id
    fullDatabaseId
    author {
      login
    }
    createdAt
    updatedAt
    body
    isMinimized
    minimizedReason
  }
}`) as unknown as TypedDocumentString<IssuesByIdQuery, IssuesByIdQueryVariables>;
export const RepositoryLabelsDocument = new TypedDocumentString(`
    query RepositoryLabels($id: ID!, $after: String) {
  rateLimit {
    ...RateLimitFields
  }
  node(id: $id) {
    ... on Repository {
      labels(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          name
          color
          createdAt
          updatedAt
        }
      }
    }
  }
}
    fragment RateLimitFields on RateLimit {
  cost
  remaining
  resetAt
}`) as unknown as TypedDocumentString<RepositoryLabelsQuery, RepositoryLabelsQueryVariables>;