import { encodeNodeId } from './nodeIds.ts';
import {
  renderText,
  type Account,
  type Comment,
  type ContentEdit,
  type Issue,
  type IssueType,
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
 * `updatedAt` of an issue moves exactly where GitHub moves it (seen = reported by other projects; common = what every
 * client of `since` rests on, tried nowhere; cautious = nothing certain is known, so the harder case for a mirror is
 * simulated):
 *
 * | change                                                   | `updatedAt`                | source   |
 * | -------------------------------------------------------- | -------------------------- | -------- |
 * | title, body, state, milestone, lock                      | moves                      | common |
 * | label added to, or taken from, an issue; assignees       | moves                      | seen (apache/devlake#7510) |
 * | comment added or edited                                  | moves                      | common |
 * | comment deleted                                          | stays; only totals and the timeline show it | seen |
 * | comment hidden or shown                                  | stays                      | cautious |
 * | dependency added                                         | moves on the blocked issue, stays on the blocking one | cautious for the far side |
 * | dependency removed                                       | stays on both              | seen     |
 * | sub-issue added                                          | moves on the sub-issue, stays on the parent | seen for the parent |
 * | issue type given, changed or taken away                  | stays                      | cautious |
 * | sub-issue removed                                        | stays on both              | cautious |
 * | label renamed, recoloured or deleted                     | stays on every issue with it | cautious (HubTurbo#189) |
 * | milestone renamed; reactions; repository renamed, archived | stays                    | cautious |
 * | mentioned by another issue (`CrossReferencedEvent`)      | stays                      | cautious |
 * | transferred                                              | a new issue with a new id there; gone here | seen |
 * | a change that changes nothing                            | stays                      | cautious |
 *
 * A comment's own `updatedAt` moves with its edits alone. Times never go back: a server clock that was set back
 * leaves `updatedAt` where it is.
 */
export type Deed = { readonly tracker: Tracker; readonly actor: Account | null; readonly now: number };

/** An entry in the timeline of an issue; `updatedAt` stays. */
export function recordEvent(
  deed: Deed,
  issue: Issue,
  type: TimelineEventType,
  subject: TimelineEvent['subject'],
): void {
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
    repository: tracker.repository,
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
    issueType: null,
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
  mention(deed, issue, content.body);
  return issue;
}

export function addComment(deed: Deed, issue: Issue, body: string): Comment {
  const databaseId = takeDatabaseId(deed.tracker);
  const comment: Comment = {
    __typename: 'IssueComment',
    id: encodeNodeId('IC', issue.repository.databaseId, databaseId),
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
  mention(deed, issue, body);
  return comment;
}

/** At most so many issues that a text names are told of it. */
const mostMentions = 20;

/** GitHub leaves a cross-reference on every issue that a new text names, once for each pair. */
function mention(deed: Deed, source: Issue, body: string): void {
  if (!body.includes('#')) return;
  const numbers = [...body.matchAll(/(?<![\w/&#])#(\d+)\b/g)].map((match) => Number(match[1]));
  for (const number of [...new Set(numbers)].slice(0, mostMentions)) {
    const target = deed.tracker.byNumber.get(number);
    if (target === undefined || target === source) continue;
    const isKnown = target.events.some(
      ({ __typename, subject }) => __typename === 'CrossReferencedEvent' && subject === source,
    );
    if (!isKnown) recordEvent(deed, target, 'CrossReferencedEvent', source);
  }
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
  recordEvent(deed, comment.issue, 'CommentDeletedEvent', comment.author);
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
  recordEvent(deed, issue, 'RenamedTitleEvent', issue.title);
  issue.title = title;
  touch(deed, issue);
}

export function setMilestone(deed: Deed, issue: Issue, milestone: Milestone | null): void {
  if (issue.milestone === milestone) return;
  if (issue.milestone !== null) recordEvent(deed, issue, 'DemilestonedEvent', issue.milestone.title);
  if (milestone !== null) recordEvent(deed, issue, 'MilestonedEvent', milestone.title);
  issue.milestone = milestone;
  touch(deed, issue);
}

export function setIssueType(deed: Deed, issue: Issue, issueType: IssueType | null): void {
  const before = issue.issueType;
  if (before === issueType) return;
  issue.issueType = issueType;
  if (issueType === null) recordEvent(deed, issue, 'IssueTypeRemovedEvent', before);
  else recordEvent(deed, issue, before === null ? 'IssueTypeAddedEvent' : 'IssueTypeChangedEvent', issueType);
}

export function closeIssue(deed: Deed, issue: Issue, reason: StateReason): void {
  if (issue.state === 'CLOSED' && issue.stateReason === reason) return;
  issue.state = 'CLOSED';
  issue.stateReason = reason;
  issue.closedAt = deed.now;
  recordEvent(deed, issue, 'ClosedEvent', null);
  touch(deed, issue);
}

export function reopenIssue(deed: Deed, issue: Issue): void {
  if (issue.state === 'OPEN') return;
  issue.state = 'OPEN';
  issue.stateReason = 'REOPENED';
  issue.closedAt = null;
  recordEvent(deed, issue, 'ReopenedEvent', null);
  touch(deed, issue);
}

export function setLocked(deed: Deed, issue: Issue, locked: boolean): void {
  if (issue.locked === locked) return;
  issue.locked = locked;
  recordEvent(deed, issue, locked ? 'LockedEvent' : 'UnlockedEvent', null);
  touch(deed, issue);
}

export function addLabels(deed: Deed, issue: Issue, labels: readonly Label[]): void {
  for (const label of labels) {
    if (issue.labels.includes(label)) continue;
    issue.labels.push(label);
    recordEvent(deed, issue, 'LabeledEvent', label);
    touch(deed, issue);
  }
}

export function removeLabels(deed: Deed, issue: Issue, labels: readonly Label[]): void {
  for (const label of labels) {
    if (!issue.labels.includes(label)) continue;
    issue.labels = issue.labels.filter((kept) => kept !== label);
    recordEvent(deed, issue, 'UnlabeledEvent', label);
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

/** The label leaves every issue that carries it; none of them notices. */
export function deleteLabel(deed: Deed, label: Label): void {
  deed.tracker.labels.delete(label.name);
  deed.tracker.nodes.delete(label.id);
  for (const issue of deed.tracker.issues) {
    if (issue.labels.includes(label)) issue.labels = issue.labels.filter((kept) => kept !== label);
  }
  deed.tracker.revision += 1;
}

/** The issues below the milestone do not notice. */
export function changeMilestone(
  deed: Deed,
  milestone: Milestone,
  change: Partial<Pick<Milestone, 'title' | 'description' | 'dueOn' | 'state'>>,
): void {
  Object.assign(milestone, change);
  milestone.updatedAt = deed.now;
  deed.tracker.revision += 1;
}

export function addAssignees(deed: Deed, issue: Issue, accounts: readonly Account[]): void {
  for (const account of accounts) {
    if (issue.assignees.includes(account)) continue;
    issue.assignees.push(account);
    recordEvent(deed, issue, 'AssignedEvent', account);
    touch(deed, issue);
  }
}

export function removeAssignees(deed: Deed, issue: Issue, accounts: readonly Account[]): void {
  for (const account of accounts) {
    if (!issue.assignees.includes(account)) continue;
    issue.assignees = issue.assignees.filter((kept) => kept !== account);
    recordEvent(deed, issue, 'UnassignedEvent', account);
    touch(deed, issue);
  }
}

/** The blocked issue moves, the blocking one does not. */
export function addBlockedBy(deed: Deed, issue: Issue, blocking: Issue): void {
  if (issue.blockedBy.some((dependency) => dependency.issue === blocking)) return;
  issue.blockedBy.push({ issue: blocking, addedAt: deed.now });
  blocking.blocking.push({ issue, addedAt: deed.now });
  recordEvent(deed, issue, 'BlockedByAddedEvent', blocking);
  recordEvent(deed, blocking, 'BlockingAddedEvent', issue);
  touch(deed, issue);
}

/** Moves `updatedAt` on neither side. */
export function removeBlockedBy(deed: Deed, issue: Issue, blocking: Issue): void {
  if (!issue.blockedBy.some((dependency) => dependency.issue === blocking)) return;
  issue.blockedBy = issue.blockedBy.filter((dependency) => dependency.issue !== blocking);
  blocking.blocking = blocking.blocking.filter((dependency) => dependency.issue !== issue);
  recordEvent(deed, issue, 'BlockedByRemovedEvent', blocking);
  recordEvent(deed, blocking, 'BlockingRemovedEvent', issue);
}

/** The sub-issue moves, the parent does not. An earlier parent is left. */
export function addSubIssue(deed: Deed, parent: Issue, child: Issue): void {
  if (child.parent === parent) return;
  if (child.parent !== null) removeSubIssue(deed, child.parent, child);
  child.parent = parent;
  parent.subIssues.push(child);
  recordEvent(deed, child, 'ParentIssueAddedEvent', parent);
  recordEvent(deed, parent, 'SubIssueAddedEvent', child);
  touch(deed, child);
}

export function removeSubIssue(deed: Deed, parent: Issue, child: Issue): void {
  if (child.parent !== parent) return;
  child.parent = null;
  parent.subIssues = parent.subIssues.filter((kept) => kept !== child);
  recordEvent(deed, child, 'ParentIssueRemovedEvent', parent);
  recordEvent(deed, parent, 'SubIssueRemovedEvent', child);
}
