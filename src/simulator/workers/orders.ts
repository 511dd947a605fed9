import type { Tracker } from '../state/tracker.ts';

/** Something that the user wrote while the workers were at it. */
export type Order = {
  readonly comment: string;
  readonly issue: number;
  /** The worker that is to take this issue, when the comment says so. */
  readonly takes: number | null;
};

const takes = /\b(?:re)?assign|\btakes?\b|担当|割り当て/i;
const leaves = /\b(?:leaves?|released?|withdrawn)\b|離れ|外れ/i;

/**
 * Comments since `since` (seconds) that the simulation did not write itself, oldest first. A comment that names a
 * worker and speaks of assigning moves that worker; the last one named is meant (`Worker 6 → Worker 9`).
 */
export function readOrders(tracker: Tracker, since: number, ours: ReadonlySet<string>): Order[] {
  const orders: Order[] = [];
  for (const issue of tracker.issues) {
    if (issue.updatedAt < since) continue;
    for (let index = issue.comments.length - 1; index >= 0; index -= 1) {
      const comment = issue.comments[index];
      if (comment === undefined || comment.createdAt < since) break;
      if (ours.has(comment.id) || typeof comment.body !== 'string') continue;
      const named = [...comment.body.matchAll(/Worker[ -]?(\d+)/gi)].at(-1)?.[1];
      const isOrder = named !== undefined && takes.test(comment.body) && !leaves.test(comment.body);
      orders.push({ comment: comment.id, issue: issue.number, takes: isOrder ? Number(named) : null });
    }
  }
  return orders.reverse();
}
