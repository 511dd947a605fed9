import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** The as-of of the mirror when the user last looked; null before the first look. */
export function readLookMark(precious: ReadableDatabase, repository: string): string | null {
  return (
    prepared<[string], string>(
      precious,
      'SELECT as_of FROM look_marks WHERE repository = ? ORDER BY id DESC LIMIT 1',
    )
      .pluck()
      .get(repository) ?? null
  );
}

/** Adds a mark; the earlier ones stay. */
export function markLook(precious: WritableDatabase, repository: string, asOf: string): void {
  prepared<[string, string]>(precious, 'INSERT INTO look_marks (repository, as_of) VALUES (?, ?)').run(
    repository,
    asOf,
  );
}
