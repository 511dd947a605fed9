import { encodeNodeId } from './nodeIds.ts';
import {
  renderText,
  type Account,
  type Comment,
  type ContentEdit,
  type Issue,
  type Label,
  type Milestone,
  type StateReason,
  type TimelineEvent,
  type TimelineEventType,
} from './records.ts';
import { takeDatabaseId, type Tracker } from './tracker.ts';

/**
 * Every change that can happen to a repository, made by somebody at a time (seconds since 1970).
 *
 * `updatedAt` moves exactly where GitHub moves it. It does not move on: deletion or hiding of a comment, a new
 * sub-issue on the parent, the far (blocking) side of a dependency, the removal of a dependency, and the renaming
 * of a label. Changes that change nothing leave it alone as well.
 */
export type Deed = { readonly tracker: Tracker; readonly actor: Account | null; readonly now: number };

function record(deed: Deed, issue: Issue, type: TimelineEventType, subject: TimelineEvent['subject']): void {
  const event: TimelineEvent = {
    __typename: type,
    id: encodeNodeId('EVT', deed.tracker.repository.databaseId, takeDatabaseId(deed.tracker)),
    createdAt: deed.now,
    actor: deed.actor,
    issue,
    subject,
  };
  issue.events.push(event);
  deed.tracker.nodes.set(event.id, event);
  deed.tracker.revision += 1;
}

function touch(deed: Deed, issue: Issue): void {
  issue.updatedAt = Math.max(issue.updatedAt, deed.now);
  deed.tracker.revision += 1;
}

export type NewIssue = {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly Label[];
  readonly milestone: Milestone | null;
  readonly assignees: readonly Account[];
};

export function createIssue(deed: Deed, content: NewIssue): Issue {
  const { tracker } = deed;
  const databaseId = takeDatabaseId(tracker);
  const issue: Issue = {
    __typename: 'Issue',
    id: encodeNodeId('I', tracker.repository.databaseId, databaseId),
    databaseId,
    number: tracker.nextNumber,
    title: content.title,
    body: content.body,
    state: 'OPEN',
    stateReason: null,
    author: deed.actor,
    createdAt: deed.now,
    updatedAt: deed.now,
    closedAt: null,
    lastEditedAt: null,
    editor: null,
    locked: false,
    labels: [...content.labels],
    milestone: content.milestone,
    assignees: [...content.assignees],
    parent: null,
    subIssues: [],
    blockedBy: [],
    blocking: [],
    comments: [],
    events: [],
    edits: null,
  };
  tracker.nextNumber += 1;
  tracker.issues.push(issue);
  tracker.byNumber.set(issue.number, issue);
  tracker.nodes.set(issue.id, issue);
  tracker.revision += 1;
  return issue;
}

export function addComment(deed: Deed, issue: Issue, body: string): Comment {
  const databaseId = takeDatabaseId(deed.tracker);
  const comment: Comment = {
    __typename: 'IssueComment',
    id: encodeNodeId('IC', deed.tracker.repository.databaseId, databaseId),
    databaseId,
    issue,
    author: deed.actor,
    authorAssociation: 'MEMBER',
    body,
    createdAt: deed.now,
    updatedAt: deed.now,
    lastEditedAt: null,
    editor: null,
    minimizedReason: null,
    edits: null,
  };
  issue.comments.push(comment);
  deed.tracker.nodes.set(comment.id, comment);
  touch(deed, issue);
  return comment;
}

function editText(deed: Deed, target: Issue | Comment, body: string): void {
  const before = renderText(target.body);
  const edit = (editedAt: number, editor: Account | null, diff: string): ContentEdit => {
    const made: ContentEdit = {
      __typename: 'UserContentEdit',
      id: encodeNodeId('UCE', deed.tracker.repository.databaseId, takeDatabaseId(deed.tracker)),
      editedAt,
      editor,
      diff,
    };
    deed.tracker.nodes.set(made.id, made);
    return made;
  };
  // GitHub lists the text as it was created as the first edit, once there is a second.
  target.edits ??= [edit(target.createdAt, target.author, before)];
  target.edits.push(edit(deed.now, deed.actor, body));
  target.body = body;
  target.lastEditedAt = deed.now;
  target.editor = deed.actor;
}

export function editComment(deed: Deed, comment: Comment, body: string): void {
  if (renderText(comment.body) === body) return;
  editText(deed, comment, body);
  comment.updatedAt = Math.max(comment.updatedAt, deed.now);
  touch(deed, comment.issue);
}

/** The issue's `updatedAt` stays: only the number of comments and the timeline show it. */
export function deleteComment(deed: Deed, comment: Comment): void {
  const at = comment.issue.comments.indexOf(comment);
  if (at < 0) return;
  comment.issue.comments.splice(at, 1);
  deed.tracker.nodes.delete(comment.id);
  record(deed, comment.issue, 'CommentDeletedEvent', comment.author);
}

/** `reason` in GitHub's lower case; null shows the comment again. */
export function minimizeComment(deed: Deed, comment: Comment, reason: string | null): void {
  comment.minimizedReason = reason;
  deed.tracker.revision += 1;
}

export function editBody(deed: Deed, issue: Issue, body: string): void {
  if (renderText(issue.body) === body) return;
  editText(deed, issue, body);
  touch(deed, issue);
}

export function rename(deed: Deed, issue: Issue, title: string): void {
  if (issue.title === title) return;
  record(deed, issue, 'RenamedTitleEvent', issue.title);
  issue.title = title;
  touch(deed, issue);
}

export function setMilestone(deed: Deed, issue: Issue, milestone: Milestone | null): void {
  if (issue.milestone === milestone) return;
  if (issue.milestone !== null) record(deed, issue, 'DemilestonedEvent', issue.milestone.title);
  if (milestone !== null) record(deed, issue, 'MilestonedEvent', milestone.title);
  issue.milestone = milestone;
  touch(deed, issue);
}

export function closeIssue(deed: Deed, issue: Issue, reason: StateReason): void {
  if (issue.state === 'CLOSED' && issue.stateReason === reason) return;
  issue.state = 'CLOSED';
  issue.stateReason = reason;
  issue.closedAt = deed.now;
  record(deed, issue, 'ClosedEvent', null);
  touch(deed, issue);
}

export function reopenIssue(deed: Deed, issue: Issue): void {
  if (issue.state === 'OPEN') return;
  issue.state = 'OPEN';
  issue.stateReason = 'REOPENED';
  issue.closedAt = null;
  record(deed, issue, 'ReopenedEvent', null);
  touch(deed, issue);
}

export function setLocked(deed: Deed, issue: Issue, locked: boolean): void {
  if (issue.locked === locked) return;
  issue.locked = locked;
  record(deed, issue, locked ? 'LockedEvent' : 'UnlockedEvent', null);
  touch(deed, issue);
}

export function addLabels(deed: Deed, issue: Issue, labels: readonly Label[]): void {
  for (const label of labels) {
    if (issue.labels.includes(label)) continue;
    issue.labels.push(label);
    record(deed, issue, 'LabeledEvent', label);
    touch(deed, issue);
  }
}

export function removeLabels(deed: Deed, issue: Issue, labels: readonly Label[]): void {
  for (const label of labels) {
    if (!issue.labels.includes(label)) continue;
    issue.labels = issue.labels.filter((kept) => kept !== label);
    record(deed, issue, 'UnlabeledEvent', label);
    touch(deed, issue);
  }
}

/** Issues that carry the label do not notice. */
export function changeLabel(deed: Deed, label: Label, name: string, color: string): void {
  deed.tracker.labels.delete(label.name);
  label.name = name;
  label.color = color;
  label.updatedAt = deed.now;
  deed.tracker.labels.set(name, label);
  deed.tracker.revision += 1;
}

export function addAssignees(deed: Deed, issue: Issue, accounts: readonly Account[]): void {
  for (const account of accounts) {
    if (issue.assignees.includes(account)) continue;
    issue.assignees.push(account);
    record(deed, issue, 'AssignedEvent', account);
    touch(deed, issue);
  }
}

export function removeAssignees(deed: Deed, issue: Issue, accounts: readonly Account[]): void {
  for (const account of accounts) {
    if (!issue.assignees.includes(account)) continue;
    issue.assignees = issue.assignees.filter((kept) => kept !== account);
    record(deed, issue, 'UnassignedEvent', account);
    touch(deed, issue);
  }
}

/** The blocked issue moves, the blocking one does not. */
export function addBlockedBy(deed: Deed, issue: Issue, blocking: Issue): void {
  if (issue.blockedBy.some((dependency) => dependency.issue === blocking)) return;
  issue.blockedBy.push({ issue: blocking, addedAt: deed.now });
  blocking.blocking.push({ issue, addedAt: deed.now });
  record(deed, issue, 'BlockedByAddedEvent', blocking);
  record(deed, blocking, 'BlockingAddedEvent', issue);
  touch(deed, issue);
}

/** Moves `updatedAt` on neither side. */
export function removeBlockedBy(deed: Deed, issue: Issue, blocking: Issue): void {
  if (!issue.blockedBy.some((dependency) => dependency.issue === blocking)) return;
  issue.blockedBy = issue.blockedBy.filter((dependency) => dependency.issue !== blocking);
  blocking.blocking = blocking.blocking.filter((dependency) => dependency.issue !== issue);
  record(deed, issue, 'BlockedByRemovedEvent', blocking);
  record(deed, blocking, 'BlockingRemovedEvent', issue);
}

/** The sub-issue moves, the parent does not. An earlier parent is left. */
export function addSubIssue(deed: Deed, parent: Issue, child: Issue): void {
  if (child.parent === parent) return;
  if (child.parent !== null) removeSubIssue(deed, child.parent, child);
  child.parent = parent;
  parent.subIssues.push(child);
  record(deed, child, 'ParentIssueAddedEvent', parent);
  record(deed, parent, 'SubIssueAddedEvent', child);
  touch(deed, child);
}

export function removeSubIssue(deed: Deed, parent: Issue, child: Issue): void {
  if (child.parent !== parent) return;
  child.parent = null;
  parent.subIssues = parent.subIssues.filter((kept) => kept !== child);
  record(deed, child, 'ParentIssueRemovedEvent', parent);
  record(deed, parent, 'SubIssueRemovedEvent', child);
}
