import type { LastImport, Removals } from '#domain/diff/earlierTracker.ts';
import { issueKey, type IssueKey, type TrackerComment, type TrackerIssue } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { listTombstones } from './keepsakes.ts';

export type ImportRecord = Omit<LastImport, 'before'> & {
  readonly repository: string;
  /** The issues that changed, as they stood before; null for an added one. */
  readonly before: ReadonlyMap<number, TrackerIssue | null>;
};

/** Takes the place of what the import before it left. */
export function keepImport(precious: WritableDatabase, record: ImportRecord): void {
  const { repository, files, asOfBefore, asOf, before } = record;
  prepared<[string]>(precious, 'DELETE FROM import_changes WHERE repository = ?').run(repository);
  prepared<[string, string, string, string]>(
    precious,
    'INSERT OR REPLACE INTO last_imports (repository, files, as_of_before, as_of) VALUES (?, ?, ?, ?)',
  ).run(repository, JSON.stringify(files), asOfBefore, asOf);
  const insert = prepared<[string, number, string | null]>(
    precious,
    'INSERT INTO import_changes (repository, number, before) VALUES (?, ?, ?)',
  );
  for (const [number, issue] of before) {
    insert.run(repository, number, issue === null ? null : JSON.stringify(issue));
  }
}

/** Where an import had nothing to compare with. */
export function forgetImport(precious: WritableDatabase, repository: string): void {
  prepared<[string]>(precious, 'DELETE FROM last_imports WHERE repository = ?').run(repository);
}

export function readLastImport(precious: ReadableDatabase, repository: string): LastImport | null {
  const row = prepared<[string], { files: string; asOfBefore: string; asOf: string }>(
    precious,
    'SELECT files, as_of_before AS asOfBefore, as_of AS asOf FROM last_imports WHERE repository = ?',
  ).get(repository);
  if (row === undefined) return null;
  const changes = prepared<[string], { number: number; before: string | null }>(
    precious,
    'SELECT number, before FROM import_changes WHERE repository = ? ORDER BY number',
  ).all(repository);
  return {
    ...row,
    files: JSON.parse(row.files) as readonly string[],
    before: new Map<IssueKey, TrackerIssue | null>(
      changes.map(({ number, before }) => [
        issueKey(repository, number),
        before === null ? null : (JSON.parse(before) as TrackerIssue),
      ]),
    ),
  };
}

/** What left the tracker; `name` is the repository's own, `keptAs` the precious file's name for it. */
export function readRemovals(precious: ReadableDatabase, name: string, keptAs: string): Removals {
  const tombstones = listTombstones(precious, keptAs);
  return {
    issues: tombstones
      .filter(({ comment }) => comment === '')
      .map(({ content, noticedAsOf }) => ({ issue: JSON.parse(content) as TrackerIssue, noticedAsOf })),
    comments: tombstones
      .filter(({ comment }) => comment !== '')
      .map(({ number, content, noticedAsOf }) => ({
        issue: issueKey(name, number),
        comment: JSON.parse(content) as TrackerComment,
        noticedAsOf,
      })),
  };
}
