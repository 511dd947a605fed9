import type { RunningSimulator } from '#simulator/simulator.ts';
import { addNeighbourIssue, neighbourOf } from '#simulator/state/neighbours.ts';
import type { Issue } from '#simulator/state/records.ts';

/** Opens an issue in a repository beside the simulated one, which is made where it is new. */
export function openBeside(
  simulator: RunningSimulator,
  repository: string,
  title: string,
  body = `What ${title} is about.`,
): Issue {
  const { tracker, clock } = simulator.state;
  const now = clock.seconds();
  const neighbour = neighbourOf(tracker, repository, now);
  return addNeighbourIssue(tracker, neighbour, { title, body, author: null, createdAt: now, now });
}

/** Closes such an issue: nothing moves on this side of a link to it. */
export function closeBeside(simulator: RunningSimulator, issue: Issue): void {
  const now = simulator.state.clock.seconds();
  issue.state = 'CLOSED';
  issue.stateReason = 'COMPLETED';
  issue.closedAt = now;
  issue.updatedAt = now;
  simulator.state.tracker.revision += 1;
}
