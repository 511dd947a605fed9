/**
 * What the simulated GitHub holds in memory. Times are seconds since 1970: GitHub keeps no fractions.
 * `__typename` is what the GraphQL executor asks for at interfaces and unions.
 */

/** A text, or how to make it: at 100,000 comments the bodies are rendered when asked for, not kept. */
export type Text = string | (() => string);

export function renderText(text: Text): string {
  return typeof text === 'string' ? text : text();
}

export type Account = {
  readonly __typename: 'User' | 'Bot';
  readonly id: string;
  readonly databaseId: number;
  readonly login: string;
  readonly name: string | null;
};

export type Label = {
  readonly __typename: 'Label';
  readonly id: string;
  name: string;
  color: string;
  description: string | null;
  readonly createdAt: number;
  updatedAt: number;
};

export type IssueType = {
  readonly __typename: 'IssueType';
  readonly id: string;
  readonly name: string;
  readonly color: 'YELLOW' | 'RED' | 'BLUE';
  readonly description: string;
};

export type Milestone = {
  readonly __typename: 'Milestone';
  readonly id: string;
  readonly number: number;
  title: string;
  description: string | null;
  dueOn: number | null;
  state: 'OPEN' | 'CLOSED';
  readonly createdAt: number;
  updatedAt: number;
};

export type ContentEdit = {
  readonly __typename: 'UserContentEdit';
  readonly id: string;
  readonly editedAt: number;
  readonly editor: Account | null;
  /** The text after this edit: GitHub calls it `diff` and answers whole texts too. */
  readonly diff: string;
};

export type Comment = {
  readonly __typename: 'IssueComment';
  readonly id: string;
  readonly databaseId: number;
  readonly issue: Issue;
  readonly author: Account | null;
  readonly authorAssociation: string;
  body: Text;
  readonly createdAt: number;
  updatedAt: number;
  lastEditedAt: number | null;
  editor: Account | null;
  /** GitHub's reason when hidden, lower case (`outdated`, `spam`, …). */
  minimizedReason: string | null;
  edits: ContentEdit[] | null;
};

export type TimelineEventType =
  | 'AssignedEvent'
  | 'UnassignedEvent'
  | 'LabeledEvent'
  | 'UnlabeledEvent'
  | 'MilestonedEvent'
  | 'DemilestonedEvent'
  | 'RenamedTitleEvent'
  | 'ClosedEvent'
  | 'ReopenedEvent'
  | 'LockedEvent'
  | 'UnlockedEvent'
  | 'CommentDeletedEvent'
  | 'BlockedByAddedEvent'
  | 'BlockedByRemovedEvent'
  | 'BlockingAddedEvent'
  | 'BlockingRemovedEvent'
  | 'SubIssueAddedEvent'
  | 'SubIssueRemovedEvent'
  | 'ParentIssueAddedEvent'
  | 'ParentIssueRemovedEvent'
  | 'CrossReferencedEvent'
  | 'TransferredEvent'
  | 'ConvertedToDiscussionEvent'
  | 'IssueTypeAddedEvent'
  | 'IssueTypeChangedEvent'
  | 'IssueTypeRemovedEvent';

export type TimelineEvent = {
  readonly __typename: TimelineEventType;
  readonly id: string;
  readonly createdAt: number;
  readonly actor: Account | null;
  readonly issue: Issue;
  /** What it was done with: label, account, other issue, type, title before, milestone's title, repository before. */
  readonly subject: Label | Account | Issue | IssueType | Repository | string | null;
};

export type Dependency = { readonly issue: Issue; readonly addedAt: number };

export type StateReason = 'COMPLETED' | 'NOT_PLANNED' | 'DUPLICATE' | 'REOPENED';

export type Issue = {
  readonly __typename: 'Issue';
  readonly id: string;
  readonly databaseId: number;
  readonly repository: Repository;
  readonly number: number;
  title: string;
  body: Text;
  state: 'OPEN' | 'CLOSED';
  stateReason: StateReason | null;
  readonly author: Account | null;
  readonly createdAt: number;
  updatedAt: number;
  closedAt: number | null;
  lastEditedAt: number | null;
  editor: Account | null;
  locked: boolean;
  labels: Label[];
  milestone: Milestone | null;
  issueType: IssueType | null;
  assignees: Account[];
  parent: Issue | null;
  subIssues: Issue[];
  blockedBy: Dependency[];
  blocking: Dependency[];
  /** Oldest first. */
  comments: Comment[];
  /** Oldest first, comments not among them. */
  events: TimelineEvent[];
  edits: ContentEdit[] | null;
};

export type Repository = {
  readonly __typename: 'Repository';
  readonly id: string;
  readonly databaseId: number;
  owner: string;
  name: string;
  /** `owner/name` that it had before, lower case: GitHub follows them until another repository takes the name. */
  readonly formerNames: Set<string>;
  readonly description: string | null;
  readonly isPrivate: boolean;
  archivedAt: number | null;
  /** False for a repository that exists, and that the token cannot see. */
  isVisible: boolean;
  readonly createdAt: number;
};

/** What stays of an issue that is no longer here: REST answers 410 for a deleted one, 301 for a moved one. */
export type Departure = { readonly kind: 'deleted' } | { readonly kind: 'transferred'; readonly to: Issue };

export function nameWithOwner({ owner, name }: Repository): string {
  return `${owner}/${name}`;
}
