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

export type IssuesPageQueryVariables = Exact<{
  owner: string;
  name: string;
  first: number;
  after?: string | null | undefined;
  orderBy: IssueOrder;
  filterBy?: IssueFilters | null | undefined;
  commentOrder?: IssueCommentOrder | null | undefined;
}>;


export type IssuesPageQuery = { rateLimit: { cost: number, remaining: number, resetAt: string } | null, repository: { id: string, nameWithOwner: string, issues: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: number, title: string, body: string, state: IssueState, stateReason: IssueStateReason | null, createdAt: string, updatedAt: string, closedAt: string | null, lastEditedAt: string | null, author:
          | { login: string }
          | { login: string }
          | { login: string }
          | { login: string }
          | { login: string }
         | null, labels: { nodes: Array<{ name: string, color: string } | null> | null } | null, milestone: { number: number, title: string, description: string | null, dueOn: string | null } | null, assignees: { nodes: Array<{ login: string } | null> | null }, parent: { number: number, repository: { nameWithOwner: string } } | null, blockedBy: { nodes: Array<{ number: number, repository: { nameWithOwner: string } } | null> | null }, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
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
   | null, labels: { nodes: Array<{ name: string, color: string } | null> | null } | null, milestone: { number: number, title: string, description: string | null, dueOn: string | null } | null, assignees: { nodes: Array<{ login: string } | null> | null }, parent: { number: number, repository: { nameWithOwner: string } } | null, blockedBy: { nodes: Array<{ number: number, repository: { nameWithOwner: string } } | null> | null }, comments: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
        | { login: string }
        | { login: string }
        | { login: string }
        | { login: string }
        | { login: string }
       | null } | null> | null } };

export type ThreadPageFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, fullDatabaseId: string | null, createdAt: string, updatedAt: string, body: string, isMinimized: boolean, minimizedReason: string | null, author:
      | { login: string }
      | { login: string }
      | { login: string }
      | { login: string }
      | { login: string }
     | null } | null> | null };

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
    number
    repository {
      nameWithOwner
    }
  }
  blockedBy(first: 50) {
    nodes {
      number
      repository {
        nameWithOwner
      }
    }
  }
  comments(first: 100, orderBy: $commentOrder) {
    ...ThreadPage
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
export const IssuesPageDocument = new TypedDocumentString(`
    query IssuesPage($owner: String!, $name: String!, $first: Int!, $after: String, $orderBy: IssueOrder!, $filterBy: IssueFilters, $commentOrder: IssueCommentOrder) {
  rateLimit {
    ...RateLimitFields
  }
  repository(owner: $owner, name: $name) {
    id
    nameWithOwner
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
    number
    repository {
      nameWithOwner
    }
  }
  blockedBy(first: 50) {
    nodes {
      number
      repository {
        nameWithOwner
      }
    }
  }
  comments(first: 100, orderBy: $commentOrder) {
    ...ThreadPage
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