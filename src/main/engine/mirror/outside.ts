import { splitIssueKey, type IssueKey, type OutsideIssue } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import type { RepositoryRow } from './repositories.ts';

/** What GitHub said of an issue on the far side of a link. */
export type ToldOutside = {
  readonly key: IssueKey;
  readonly nodeId: string;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | null;
  readonly closedAt: string | null;
  readonly url: string;
};

/** Notes what was told; an earlier word never replaces a later one. True where something is other than before. */
export function writeOutside(database: WritableDatabase, told: ToldOutside, at: string): boolean {
  const before = prepared<[string], ToldOutside & { readonly toldAt: string }>(
    database,
    `SELECT key, node_id AS nodeId, title, state, state_reason AS stateReason, closed_at AS closedAt, url,
            told_at AS toldAt
     FROM outside_issues WHERE key = ?`,
  ).get(told.key);
  if (before !== undefined && before.toldAt > at) return false;
  prepared<[Record<string, unknown>]>(
    database,
    `INSERT OR REPLACE INTO outside_issues (key, node_id, title, state, state_reason, closed_at, url, told_at)
     VALUES (:key, :nodeId, :title, :state, :stateReason, :closedAt, :url, :at)`,
  ).run({ ...told, at });
  return (
    before?.title !== told.title ||
    before.state !== told.state ||
    before.stateReason !== told.stateReason ||
    before.closedAt !== told.closedAt
  );
}

/** What is known of the issues that these repositories link to and that stand in none of them, by key. */
export function readOutside(
  database: ReadableDatabase,
  repositories: readonly RepositoryRow[],
): readonly OutsideIssue[] {
  const inside = new Set(repositories.map(({ name }) => name.toLowerCase()));
  return prepared<[string], OutsideIssue>(
    database,
    `SELECT key, title, state, state_reason AS stateReason, closed_at AS closedAt, url
     FROM outside_issues
     WHERE EXISTS (SELECT 1
                   FROM links JOIN issues ON issues.id = links.issue
                   WHERE links.target = outside_issues.key
                     AND issues.repository IN (SELECT value FROM json_each(?)))
     ORDER BY key`,
  )
    .all(JSON.stringify(repositories.map(({ id }) => id)))
    .filter(({ key }) => !inside.has(splitIssueKey(key).repository.toLowerCase()));
}

/** The issues outside a repository that it links to: what a sweep asks for again. */
export function outsideToSweep(
  database: ReadableDatabase,
  repository: RepositoryRow,
): readonly { readonly key: IssueKey; readonly nodeId: string }[] {
  return prepared<[number], { key: IssueKey; nodeId: string }>(
    database,
    `SELECT outside_issues.key, outside_issues.node_id AS nodeId
     FROM outside_issues
     WHERE EXISTS (SELECT 1
                   FROM links JOIN issues ON issues.id = links.issue
                   WHERE links.target = outside_issues.key AND issues.repository = ?)
     ORDER BY outside_issues.key`,
  ).all(repository.id);
}

/** The issues of a repository that link to one of these, by number. */
export function linkedTo(
  database: ReadableDatabase,
  repository: RepositoryRow,
  targets: readonly IssueKey[],
): readonly number[] {
  return prepared<[number, string], number>(
    database,
    `SELECT DISTINCT issues.number
     FROM links JOIN issues ON issues.id = links.issue
     WHERE issues.repository = ? AND links.target IN (SELECT value FROM json_each(?))
     ORDER BY issues.number`,
  )
    .pluck()
    .all(repository.id, JSON.stringify(targets));
}
