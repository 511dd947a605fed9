import type { IssueKey } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** GitHub's own links: `parent` (this issue is a sub-issue of it) and `blockedBy` (it blocks this issue). */
export type LinkKind = 'parent' | 'blockedBy';

/** The far sides of one kind of link, sorted: GitHub's own order changes with every new link. */
export function readLinks(database: ReadableDatabase, issue: number, kind: LinkKind): readonly IssueKey[] {
  return prepared<[number, LinkKind], IssueKey>(
    database,
    'SELECT target FROM links WHERE issue = ? AND kind = ? ORDER BY target',
  )
    .pluck()
    .all(issue, kind);
}

/** Sets the far sides of one kind of link; answers those that stood there before, null when nothing changed. */
export function writeLinks(
  database: WritableDatabase,
  issue: number,
  kind: LinkKind,
  targets: readonly IssueKey[],
  isNew: boolean,
): readonly IssueKey[] | null {
  const before = isNew ? [] : readLinks(database, issue, kind);
  const given = new Set(targets);
  if (before.length === given.size && before.every((target) => given.has(target))) return null;
  if (!isNew) {
    prepared<[number, LinkKind]>(database, 'DELETE FROM links WHERE issue = ? AND kind = ?').run(issue, kind);
  }
  for (const target of given) {
    prepared<[number, LinkKind, IssueKey]>(
      database,
      'INSERT INTO links (issue, kind, target) VALUES (?, ?, ?)',
    ).run(issue, kind, target);
  }
  return before;
}
