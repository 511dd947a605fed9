import { onTestFinished } from 'vitest';
import type { GitHubAddress } from '#contract/process.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import type { Storage } from '#engine/mirror/open.ts';
import { findRepository, type Origin } from '#engine/mirror/repositories.ts';
import { readTrackerIssues } from '#engine/mirror/tracker.ts';
import { prepared } from '#engine/mirror/database.ts';
import { startSimulator, type RunningSimulator, type SimulatorOptions } from '#simulator/simulator.ts';
import type { TrackerDump } from '#simulator/state/dump.ts';

/** A simulated GitHub whose workers keep still, closed when the test is over. */
export async function quietSimulator(
  scenario: string,
  options: Partial<SimulatorOptions> = {},
): Promise<RunningSimulator> {
  const simulator = await startSimulator({ scenario, seed: 7, speed: 0, clockRate: 0, ...options });
  onTestFinished(() => simulator.close());
  return simulator;
}

export function addressOf(simulator: RunningSimulator): GitHubAddress {
  return { apiUrl: simulator.graphqlUrl, repository: simulator.repository, token: simulator.token };
}

/** The mirror in the simulator's own canonical form: equal dumps, equal trackers. */
export function dumpMirror(storage: Storage, repository: string, origin: Origin = 'tracker'): TrackerDump {
  const row = findRepository(storage.mirror, repository, origin);
  if (row === null) return { repository, issues: [] };
  const idOf = prepared<[number, number], string>(
    storage.mirror,
    'SELECT node_id FROM issues WHERE repository = ? AND number = ?',
  ).pluck();
  return {
    repository: row.name,
    issues: readTrackerIssues(storage.mirror, row).map((issue) => {
      const { number } = splitIssueKey(issue.key);
      const { title, body, state, stateReason, author, createdAt, updatedAt, closedAt, comments } = issue;
      return {
        title,
        body,
        state,
        stateReason,
        author,
        createdAt,
        updatedAt,
        closedAt,
        comments,
        id: idOf.get(row.id, number) ?? '',
        number,
        labels: issue.labels.map(({ name }) => name).sort(),
        milestone: issue.milestone?.number ?? null,
        assignees: [...issue.assignees].sort(),
        parent: issue.parent === null ? null : splitIssueKey(issue.parent).number,
        blockedBy: issue.blockedBy.map((key) => splitIssueKey(key).number).sort((a, b) => a - b),
      };
    }),
  };
}

/** A server's dump as the mirror must show it: comments ordered alike. */
export function serverDump(simulator: RunningSimulator): TrackerDump {
  return simulator.state.dump();
}
