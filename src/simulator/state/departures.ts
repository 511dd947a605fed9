import { closeIssue, recordEvent, removeBlockedBy, removeSubIssue, setLocked, type Deed } from './changes.ts';
import { addNeighbourIssue, neighbourOf } from './neighbours.ts';
import { encodeNodeId } from './nodeIds.ts';
import type { Comment, Issue, Repository } from './records.ts';
import { takeDatabaseId, type Tracker } from './tracker.ts';

/** Takes an issue out of the repository for good: its node id resolves no more, REST answers 410. */
export function deleteIssue(deed: Deed, issue: Issue): void {
  depart(deed, issue);
  if (issue.repository === deed.tracker.repository) {
    deed.tracker.departures.set(issue.number, { kind: 'deleted' });
  }
}

/**
 * Moves an issue to another repository (`owner/name`), which is made when it is new. There it is another issue with
 * another id and number, and so are its comments; labels, milestone and native links stay behind; REST answers 301
 * here. The old id resolves no more, or, with `oldIdFollows`, to the issue over there: a stale id that is valid
 * elsewhere. Answers the issue at its new place.
 */
export function transferIssue(deed: Deed, issue: Issue, destination: string, oldIdFollows = false): Issue {
  const { tracker } = deed;
  const neighbour = neighbourOf(tracker, destination, deed.now);
  depart(deed, issue);
  const moved = addNeighbourIssue(tracker, neighbour, {
    title: issue.title,
    body: issue.body,
    author: issue.author,
    createdAt: issue.createdAt,
    now: deed.now,
  });
  moved.state = issue.state;
  moved.stateReason = issue.stateReason;
  moved.closedAt = issue.closedAt;
  moved.locked = issue.locked;
  moved.assignees = [...issue.assignees];
  for (const comment of issue.comments) moved.comments.push(copyComment(tracker, comment, moved));
  recordEvent(deed, moved, 'TransferredEvent', issue.repository);
  tracker.departures.set(issue.number, { kind: 'transferred', to: moved });
  if (oldIdFollows) tracker.nodes.set(issue.id, moved);
  return moved;
}

function copyComment(tracker: Tracker, comment: Comment, issue: Issue): Comment {
  const databaseId = takeDatabaseId(tracker);
  const id = encodeNodeId('IC', issue.repository.databaseId, databaseId);
  const copy: Comment = { ...comment, id, databaseId, issue };
  tracker.nodes.set(id, copy);
  return copy;
}

/**
 * What is left of an issue that became a discussion: it stays, closed and locked, with an event that names the
 * conversion, and takes no more comments (seen: dessant/lock-threads#24, gh4a#1280).
 */
export function convertToDiscussion(deed: Deed, issue: Issue): void {
  if (isConverted(issue)) return;
  recordEvent(deed, issue, 'ConvertedToDiscussionEvent', null);
  closeIssue(deed, issue, 'NOT_PLANNED');
  setLocked(deed, issue, true);
}

export function isConverted(issue: Issue): boolean {
  return issue.events.some(({ __typename }) => __typename === 'ConvertedToDiscussionEvent');
}

/** An archived repository can be read and not written to. No issue of it moves. */
export function setArchived(deed: Deed, repository: Repository, isArchived: boolean): void {
  repository.archivedAt = isArchived ? (repository.archivedAt ?? deed.now) : null;
  deed.tracker.revision += 1;
}

/** Gives the repository another `owner/name`; the old one is followed (GraphQL) or answered with 301 (REST). */
export function renameRepository(deed: Deed, repository: Repository, owner: string, name: string): void {
  repository.formerNames.add(`${repository.owner}/${repository.name}`.toLowerCase());
  repository.formerNames.delete(`${owner}/${name}`.toLowerCase());
  repository.owner = owner;
  repository.name = name;
  deed.tracker.revision += 1;
}

function depart(deed: Deed, issue: Issue): void {
  const { tracker } = deed;
  for (const dependency of [...issue.blockedBy]) removeBlockedBy(deed, issue, dependency.issue);
  for (const dependency of [...issue.blocking]) removeBlockedBy(deed, dependency.issue, issue);
  for (const child of [...issue.subIssues]) removeSubIssue(deed, issue, child);
  if (issue.parent !== null) removeSubIssue(deed, issue.parent, issue);
  const { issues } = tracker.neighbours.find(({ repository }) => repository === issue.repository) ?? tracker;
  issues.splice(issues.indexOf(issue), 1);
  if (issue.repository === tracker.repository) tracker.byNumber.delete(issue.number);
  tracker.nodes.delete(issue.id);
  for (const comment of issue.comments) tracker.nodes.delete(comment.id);
  tracker.revision += 1;
}
