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

/** Sets the far sides of one kind of link; true when anything changed. */
export function writeLinks(
  database: WritableDatabase,
  issue: number,
  kind: LinkKind,
  targets: readonly IssueKey[],
  isNew: boolean,
): boolean {
  if (isNew && targets.length === 0) return false;
  if (!isNew) {
    const stored = new Set(readLinks(database, issue, kind));
    const given = new Set(targets);
    if (stored.size === given.size && [...stored].every((target) => given.has(target))) return false;
    prepared<[number, LinkKind]>(database, 'DELETE FROM links WHERE issue = ? AND kind = ?').run(issue, kind);
  }
  for (const target of targets) {
    prepared<[number, LinkKind, IssueKey]>(
      database,
      'INSERT OR IGNORE INTO links (issue, kind, target) VALUES (?, ?, ?)',
    ).run(issue, kind, target);
  }
  return true;
}
