import { hashText } from '../random.ts';
import { encodeNodeId } from './nodeIds.ts';
import type {
  Account,
  Comment,
  ContentEdit,
  Departure,
  Issue,
  Label,
  Milestone,
  Repository,
  TimelineEvent,
} from './records.ts';

export type Node = Issue | Comment | Label | Milestone | Account | Repository | ContentEdit | TimelineEvent;

/** The state of one simulated repository. Only `changes.ts` and `load.ts` write to it. */
export type Tracker = {
  readonly repository: Repository;
  readonly viewer: Account;
  readonly accounts: Map<string, Account>;
  readonly labels: Map<string, Label>;
  readonly milestones: Map<number, Milestone>;
  /** Ascending by creation, then by number. */
  readonly issues: Issue[];
  readonly byNumber: Map<number, Issue>;
  readonly nodes: Map<string, Node>;
  readonly departures: Map<number, Departure>;
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
  const issues = [...(known?.issues.length === tracker.issues.length ? known.issues : tracker.issues)].sort(
    (left, right) => issueKey(left, field) - issueKey(right, field) || left.databaseId - right.databaseId,
  );
  lists.set(field, { revision: tracker.revision, issues });
  return issues;
}

/** The page of an issue or a comment on GitHub's own site. */
export function issueUrl(tracker: Tracker, issue: Issue): string {
  return `https://github.com/${tracker.repository.owner}/${tracker.repository.name}/issues/${issue.number}`;
}

export function commentUrl(tracker: Tracker, comment: Comment): string {
  return `${issueUrl(tracker, comment.issue)}#issuecomment-${comment.databaseId}`;
}
