import { encodeNodeId } from '#simulator/state/nodeIds.ts';
import type { Comment, Issue } from '#simulator/state/records.ts';
import { takeDatabaseId } from '#simulator/state/tracker.ts';
import type { World } from './world.ts';

/**
 * Brings an issue back that was transferred: GitHub gives it its old number again and another id, and its comments
 * other ids too. Nothing happens where none is away.
 */
export function bringBack({ simulator, random, cameBack }: World): void {
  const { tracker, clock } = simulator.state;
  const away = [...tracker.departures].flatMap(([number, departure]) =>
    departure.kind === 'transferred' ? [{ number, there: departure.to }] : [],
  );
  if (away.length === 0) return;
  const { number, there } = random.pick(away);
  const { databaseId: home } = tracker.repository;
  const databaseId = takeDatabaseId(tracker);
  const issue: Issue = {
    ...there,
    id: encodeNodeId('I', home, databaseId),
    databaseId,
    number,
    repository: tracker.repository,
    updatedAt: clock.seconds(),
    labels: [],
    parent: null,
    subIssues: [],
    blockedBy: [],
    blocking: [],
    comments: [],
    events: [],
    edits: null,
  };
  for (const comment of there.comments) {
    const commentId = takeDatabaseId(tracker);
    const copy: Comment = {
      ...comment,
      id: encodeNodeId('IC', home, commentId),
      databaseId: commentId,
      issue,
    };
    issue.comments.push(copy);
    tracker.nodes.set(copy.id, copy);
  }
  tracker.nodes.delete(there.id);
  for (const [id, node] of tracker.nodes) if (node === there) tracker.nodes.delete(id);
  cameBack.add(number);
  tracker.departures.delete(number);
  tracker.issues.push(issue);
  tracker.issues.sort(
    (left, right) => left.createdAt - right.createdAt || left.databaseId - right.databaseId,
  );
  tracker.byNumber.set(number, issue);
  tracker.nodes.set(issue.id, issue);
  tracker.revision += 1;
}
