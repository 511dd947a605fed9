import { hashText } from '../random.ts';
import type { CommentSeed, IssueSeed, Scenario } from '../scenarios/scenario.ts';
import { decodeNodeId, encodeNodeId } from './nodeIds.ts';
import { neighbourOf } from './neighbours.ts';
import type { Comment, Issue, Repository } from './records.ts';
import { accountOf, labelOf, makeAccount, takeDatabaseId, type Tracker } from './tracker.ts';

/** Made-up database ids start here: above those of any export so far, below 2^32. */
const firstDatabaseId = 3_700_000_000;

/** Builds the state that a scenario describes. References to issues that it does not hold are dropped. */
export function loadTracker(scenario: Scenario): Tracker {
  const { owner, name } = scenario.repository;
  const repositoryId = scenario.repository.databaseId ?? hashText(`${owner}/${name}`) >>> 2;
  const repository: Repository = {
    __typename: 'Repository',
    id: encodeNodeId('R', repositoryId),
    databaseId: repositoryId,
    owner,
    name,
    description: scenario.repository.description,
    isPrivate: scenario.repository.isPrivate,
    formerNames: new Set(),
    archivedAt: null,
    isVisible: true,
    createdAt: repositoryCreatedAt(scenario),
  };
  const viewer = makeAccount(scenario.viewer, 'User', null);
  const tracker: Tracker = {
    repository,
    viewer,
    accounts: new Map([[viewer.login, viewer]]),
    labels: new Map(),
    milestones: new Map(),
    issueTypes: new Map(),
    issues: [],
    byNumber: new Map(),
    nodes: new Map<string, Tracker['nodes'] extends Map<string, infer Node> ? Node : never>([
      [repository.id, repository],
      [viewer.id, viewer],
    ]),
    departures: new Map(),
    neighbours: [],
    revision: 0,
    nextDatabaseId: firstDatabaseId,
    nextNumber: 1,
  };
  loadAround(tracker, scenario);
  for (const seed of scenario.neighbours ?? []) {
    const { repository } = neighbourOf(tracker, `${seed.owner}/${seed.name}`, repositoryCreatedAt(scenario));
    if (seed.isArchived === true) repository.archivedAt = Math.floor(scenario.opensAt / 1000) - 86_400;
  }
  for (const seed of [...scenario.issues].sort((left, right) => left.number - right.number)) {
    addIssue(tracker, seed);
  }
  tracker.issues.sort(
    (left, right) => left.createdAt - right.createdAt || left.databaseId - right.databaseId,
  );
  for (const seed of scenario.issues) linkIssue(tracker, seed);
  return tracker;
}

function repositoryCreatedAt(scenario: Scenario): number {
  return Math.floor(scenario.opensAt / 1000) - 86_400 * 400;
}

/** The three that GitHub gives every organisation. */
const issueTypes = [
  ['Task', 'YELLOW', 'A specific piece of work'],
  ['Bug', 'RED', 'An unexpected problem or behavior'],
  ['Feature', 'BLUE', 'A request, idea, or new functionality'],
] as const;

function loadAround(tracker: Tracker, scenario: Scenario): void {
  const opened = Math.floor(scenario.opensAt / 1000);
  for (const [name, color, description] of issueTypes) {
    const id = encodeNodeId('IT', tracker.repository.databaseId, hashText(`issue type ${name}`) >>> 2);
    const issueType = { __typename: 'IssueType' as const, id, name, color, description };
    tracker.issueTypes.set(name, issueType);
    tracker.nodes.set(id, issueType);
  }
  for (const seed of scenario.accounts) {
    if (tracker.accounts.has(seed.login)) continue;
    const account = makeAccount(seed.login, seed.kind, seed.name);
    tracker.accounts.set(account.login, account);
    tracker.nodes.set(account.id, account);
  }
  for (const seed of scenario.labels) {
    const label = {
      __typename: 'Label' as const,
      id: seed.id ?? encodeNodeId('LA', tracker.repository.databaseId, takeDatabaseId(tracker)),
      name: seed.name,
      color: seed.color,
      description: seed.description,
      createdAt: tracker.repository.createdAt,
      updatedAt: tracker.repository.createdAt,
    };
    tracker.labels.set(label.name, label);
    tracker.nodes.set(label.id, label);
  }
  for (const seed of scenario.milestones) {
    const milestone = {
      __typename: 'Milestone' as const,
      id: encodeNodeId('MI', tracker.repository.databaseId, takeDatabaseId(tracker)),
      number: seed.number,
      title: seed.title,
      description: seed.description,
      dueOn: seed.dueOn,
      state: 'OPEN' as const,
      createdAt: Math.min(seed.createdAt, opened),
      updatedAt: Math.min(seed.createdAt, opened),
    };
    tracker.milestones.set(milestone.number, milestone);
    tracker.nodes.set(milestone.id, milestone);
  }
}

function addIssue(tracker: Tracker, seed: IssueSeed): void {
  const given = seed.id === undefined ? null : decodeNodeId(seed.id);
  const databaseId = given?.numbers.at(-1) ?? takeDatabaseId(tracker);
  const issue: Issue = {
    __typename: 'Issue',
    id: seed.id ?? encodeNodeId('I', tracker.repository.databaseId, databaseId),
    databaseId,
    repository: tracker.repository,
    number: seed.number,
    title: seed.title,
    body: seed.body,
    state: seed.state,
    stateReason: seed.stateReason ?? (seed.state === 'CLOSED' ? 'COMPLETED' : null),
    author: accountOf(tracker, seed.author),
    createdAt: seed.createdAt,
    updatedAt: seed.createdAt,
    closedAt: seed.closedAt,
    lastEditedAt: null,
    editor: null,
    locked: false,
    labels: seed.labels.map((label) => labelOf(tracker, label, seed.createdAt)),
    milestone: seed.milestone === null ? null : (tracker.milestones.get(seed.milestone) ?? null),
    issueType: null,
    assignees: seed.assignees.flatMap((login) => accountOf(tracker, login) ?? []),
    parent: null,
    subIssues: [],
    blockedBy: [],
    blocking: [],
    comments: [],
    events: [],
    edits: null,
  };
  for (const comment of seed.comments) addComment(tracker, issue, comment);
  issue.updatedAt =
    seed.updatedAt ?? Math.max(issue.createdAt, issue.closedAt ?? 0, issue.comments.at(-1)?.createdAt ?? 0);
  tracker.issues.push(issue);
  tracker.byNumber.set(issue.number, issue);
  tracker.nodes.set(issue.id, issue);
  tracker.nextNumber = Math.max(tracker.nextNumber, issue.number + 1);
}

function addComment(tracker: Tracker, issue: Issue, seed: CommentSeed): void {
  const databaseId = seed.databaseId ?? takeDatabaseId(tracker);
  const comment: Comment = {
    __typename: 'IssueComment',
    id: seed.id ?? encodeNodeId('IC', tracker.repository.databaseId, databaseId),
    databaseId,
    issue,
    author: accountOf(tracker, seed.author),
    authorAssociation: seed.authorAssociation ?? 'MEMBER',
    body: seed.body,
    createdAt: seed.createdAt,
    updatedAt: seed.createdAt,
    lastEditedAt: null,
    editor: null,
    minimizedReason: seed.minimizedReason ?? null,
    edits: null,
  };
  issue.comments.push(comment);
  tracker.nodes.set(comment.id, comment);
}

/** Native links, with the timeline events that GitHub leaves on both sides. */
function linkIssue(tracker: Tracker, seed: IssueSeed): void {
  const issue = tracker.byNumber.get(seed.number);
  if (issue === undefined) return;
  const event = (
    of: Issue,
    type: 'BlockedByAddedEvent' | 'BlockingAddedEvent' | 'SubIssueAddedEvent' | 'ParentIssueAddedEvent',
    subject: Issue,
  ) =>
    of.events.push({
      __typename: type,
      id: encodeNodeId('EVT', tracker.repository.databaseId, takeDatabaseId(tracker)),
      createdAt: seed.createdAt,
      actor: issue.author,
      issue: of,
      subject,
    });
  for (const number of seed.blockedBy) {
    const blocking = tracker.byNumber.get(number);
    if (blocking === undefined) continue;
    issue.blockedBy.push({ issue: blocking, addedAt: seed.createdAt });
    blocking.blocking.push({ issue, addedAt: seed.createdAt });
    event(issue, 'BlockedByAddedEvent', blocking);
    event(blocking, 'BlockingAddedEvent', issue);
  }
  const parent = seed.parent === null ? undefined : tracker.byNumber.get(seed.parent);
  if (parent !== undefined) {
    issue.parent = parent;
    parent.subIssues.push(issue);
    event(issue, 'ParentIssueAddedEvent', parent);
    event(parent, 'SubIssueAddedEvent', issue);
  }
}
