import { hashText } from '../random.ts';
import { encodeNodeId } from './nodeIds.ts';
import {
  nameWithOwner,
  type Account,
  type Comment,
  type ContentEdit,
  type Departure,
  type Issue,
  type IssueType,
  type Label,
  type Milestone,
  type Repository,
  type TimelineEvent,
} from './records.ts';

export type Node =
  Issue | IssueType | Comment | Label | Milestone | Account | Repository | ContentEdit | TimelineEvent;

/** Another repository beside the simulated one: where issues are moved to, and linked with. */
export type Neighbour = {
  readonly repository: Repository;
  /** Ascending by creation. */
  readonly issues: Issue[];
  nextNumber: number;
};

/** The state of one simulated repository and what lies around it. Only the modules of this folder write to it. */
export type Tracker = {
  readonly repository: Repository;
  readonly viewer: Account;
  readonly accounts: Map<string, Account>;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  /** The organisation's own, by name. */
  readonly issueTypes: Map<string, IssueType>;
  /** Ascending by creation, then by number. */
  readonly issues: Issue[];
  readonly byNumber: Map<number, Issue>;
  readonly nodes: Map<string, Node>;
  readonly departures: Map<number, Departure>;
  readonly neighbours: Neighbour[];
  /** Grows with every change: tells whether a sorted list made earlier still holds. */
  revision: number;
  nextDatabaseId: number;
  nextNumber: number;
};

export function makeAccount(login: string, kind: 'User' | 'Bot', name: string | null): Account {
  const databaseId = hashText(`account ${login}`) >>> 4;
  return {
    __typename: kind,
    id: encodeNodeId(kind === 'Bot' ? 'BOT' : 'U', databaseId),
    databaseId,
    login,
    name,
  };
}

/** The account of a login, made when it is seen for the first time; null stays null (a deleted account). */
export function accountOf(tracker: Tracker, login: string | null): Account | null {
  if (login === null) return null;
  let account = tracker.accounts.get(login);
  if (account === undefined) {
    account = makeAccount(login, login.endsWith('[bot]') ? 'Bot' : 'User', null);
    tracker.accounts.set(login, account);
    tracker.nodes.set(account.id, account);
  }
  return account;
}

/** The label of a name, made grey when it does not exist yet. */
export function labelOf(tracker: Tracker, name: string, now: number): Label {
  let label = tracker.labels.get(name);
  if (label === undefined) {
    label = {
      __typename: 'Label',
      id: encodeNodeId('LA', tracker.repository.databaseId, takeDatabaseId(tracker)),
      name,
      color: 'ededed',
      description: null,
      createdAt: now,
      updatedAt: now,
    };
    tracker.labels.set(name, label);
    tracker.nodes.set(label.id, label);
  }
  return label;
}

export function takeDatabaseId(tracker: Tracker): number {
  tracker.nextDatabaseId += 1;
  return tracker.nextDatabaseId;
}

export type IssueField = 'CREATED_AT' | 'UPDATED_AT' | 'COMMENTS';

/** The value by which GitHub orders issues; ties are broken by `databaseId`. */
export function issueKey(issue: Issue, field: IssueField): number {
  switch (field) {
    case 'CREATED_AT':
      return issue.createdAt;
    case 'UPDATED_AT':
      return issue.updatedAt;
    case 'COMMENTS':
      return issue.comments.length;
  }
}

type SortedList = { revision: number; issues: readonly Issue[] };
const sortedLists = new WeakMap<Tracker, Map<IssueField, SortedList>>();

/**
 * All issues ascending by `field`. Sorted again only after a change: at 10,000 issues a sort costs about 5 ms,
 * and a first synchronisation asks for a hundred pages.
 */
export function issuesBy(tracker: Tracker, field: IssueField): readonly Issue[] {
  let lists = sortedLists.get(tracker);
  if (lists === undefined) {
    lists = new Map();
    sortedLists.set(tracker, lists);
  }
  const known = lists.get(field);
  if (known?.revision === tracker.revision) return known.issues;
  // One deleted and one made since leave as many as there were.
  const isWhole =
    known?.issues.length === tracker.issues.length &&
    known.issues.every((issue) => tracker.byNumber.get(issue.number) === issue);
  const issues = [...(isWhole ? known.issues : tracker.issues)].sort(
    (left, right) => issueKey(left, field) - issueKey(right, field) || left.databaseId - right.databaseId,
  );
  lists.set(field, { revision: tracker.revision, issues });
  return issues;
}

/** The page of an issue or a comment on GitHub's own site. */
export function issueUrl(issue: Issue): string {
  return `https://github.com/${nameWithOwner(issue.repository)}/issues/${issue.number}`;
}

export function commentUrl(comment: Comment): string {
  return `${issueUrl(comment.issue)}#issuecomment-${comment.databaseId}`;
}

/** Whether `owner/name` means this repository, by its present name or one that it had. Case does not count. */
export function isCalled(repository: Repository, name: string): boolean {
  const wanted = name.toLowerCase();
  return nameWithOwner(repository).toLowerCase() === wanted || repository.formerNames.has(wanted);
}

/** The repository of a name, whether the token may see it or not; null when there is none. */
export function findRepository(tracker: Tracker, name: string): Repository | null {
  const all = [tracker.repository, ...tracker.neighbours.map(({ repository }) => repository)];
  const exactly = all.find((one) => nameWithOwner(one).toLowerCase() === name.toLowerCase());
  return exactly ?? all.find((one) => isCalled(one, name)) ?? null;
}

/** The issues of a repository, ascending by creation. */
export function issuesOf(tracker: Tracker, repository: Repository): readonly Issue[] {
  if (repository === tracker.repository) return tracker.issues;
  return tracker.neighbours.find((neighbour) => neighbour.repository === repository)?.issues ?? [];
}
