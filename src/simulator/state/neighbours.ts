import { hashText } from '../random.ts';
import { encodeNodeId } from './nodeIds.ts';
import type { Account, Issue, Repository, Text } from './records.ts';
import { findRepository, takeDatabaseId, type Neighbour, type Tracker } from './tracker.ts';

/** The repository beside the simulated one that is called `owner/name`, made (private, visible) when it is new. */
export function neighbourOf(tracker: Tracker, called: string, now: number): Neighbour {
  const known = findRepository(tracker, called);
  const found = tracker.neighbours.find(({ repository }) => repository === known);
  if (found !== undefined) return found;
  const [owner = 'elsewhere', name = 'repository'] = called.split('/');
  const databaseId = hashText(called.toLowerCase()) >>> 2;
  const repository: Repository = {
    __typename: 'Repository',
    id: encodeNodeId('R', databaseId),
    databaseId,
    owner,
    name,
    formerNames: new Set(),
    description: null,
    isPrivate: true,
    archivedAt: null,
    isVisible: true,
    createdAt: now,
  };
  const neighbour: Neighbour = { repository, issues: [], nextNumber: 1 };
  tracker.neighbours.push(neighbour);
  tracker.nodes.set(repository.id, repository);
  return neighbour;
}

export type NewNeighbourIssue = {
  readonly number?: number;
  readonly title: string;
  readonly body: Text;
  readonly author: Account | null;
  readonly createdAt: number;
  readonly now: number;
};

/** An issue of a neighbour, with an id and a number of its own. The caller fills in the rest. */
export function addNeighbourIssue(tracker: Tracker, neighbour: Neighbour, content: NewNeighbourIssue): Issue {
  const databaseId = takeDatabaseId(tracker);
  const number = content.number ?? neighbour.nextNumber;
  const issue: Issue = {
    __typename: 'Issue',
    id: encodeNodeId('I', neighbour.repository.databaseId, databaseId),
    databaseId,
    repository: neighbour.repository,
    number,
    title: content.title,
    body: content.body,
    state: 'OPEN',
    stateReason: null,
    author: content.author,
    createdAt: content.createdAt,
    updatedAt: content.now,
    closedAt: null,
    lastEditedAt: null,
    editor: null,
    locked: false,
    labels: [],
    milestone: null,
    issueType: null,
    assignees: [],
    parent: null,
    subIssues: [],
    blockedBy: [],
    blocking: [],
    comments: [],
    events: [],
    edits: null,
  };
  neighbour.nextNumber = Math.max(neighbour.nextNumber, number + 1);
  neighbour.issues.push(issue);
  neighbour.issues.sort(
    (left, right) => left.createdAt - right.createdAt || left.databaseId - right.databaseId,
  );
  tracker.nodes.set(issue.id, issue);
  return issue;
}
