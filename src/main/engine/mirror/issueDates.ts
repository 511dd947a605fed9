import { issueKey, type TrackerIssue } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase } from './database.ts';
import type { RepositoryRow } from './repositories.ts';

/** When each issue was opened and closed, by number: without the texts, which weigh a thousand times more. */
export function readIssueDates(
  database: ReadableDatabase,
  repository: RepositoryRow,
): readonly Pick<TrackerIssue, 'key' | 'createdAt' | 'closedAt'>[] {
  return prepared<[number], { number: number; createdAt: string; closedAt: string | null }>(
    database,
    `SELECT number, created_at AS createdAt, closed_at AS closedAt
     FROM issues
     WHERE repository = ?
     ORDER BY number`,
  )
    .all(repository.id)
    .map(({ number, createdAt, closedAt }) => ({
      key: issueKey(repository.name, number),
      createdAt,
      closedAt,
    }));
}
