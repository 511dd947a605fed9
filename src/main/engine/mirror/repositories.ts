import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** Whether a repository is a tracker's own (from GitHub or an export) or the demo's, which may bear the same name. */
export type Origin = 'tracker' | 'demo';

export type RepositoryRow = {
  readonly id: number;
  readonly origin: Origin;
  /** `owner/name`, in the server's spelling. */
  readonly name: string;
  /** GitHub's node id; null for a repository known from exports alone. */
  readonly nodeId: string | null;
};

const columns = 'id, origin, name, node_id AS nodeId';

/** Finds a repository by its name, or by a name that it bore before. */
export function findRepository(
  database: ReadableDatabase,
  name: string,
  origin: Origin = 'tracker',
): RepositoryRow | null {
  return (
    prepared<[Origin, string], RepositoryRow>(
      database,
      `SELECT ${columns} FROM repositories WHERE origin = ? AND name = ?`,
    ).get(origin, name) ??
    prepared<[Origin, string], RepositoryRow>(
      database,
      `SELECT ${columns} FROM repositories
       WHERE origin = ? AND id IN (SELECT repository FROM former_names WHERE name = ?)`,
    ).get(origin, name) ??
    null
  );
}

export function findRepositoryByNodeId(
  database: ReadableDatabase,
  nodeId: string,
  origin: Origin,
): RepositoryRow | null {
  return (
    prepared<[Origin, string], RepositoryRow>(
      database,
      `SELECT ${columns} FROM repositories WHERE origin = ? AND node_id = ?`,
    ).get(origin, nodeId) ?? null
  );
}

/** Gives a repository its new name; the old one goes on finding it. Links within it follow. */
export function renameRepository(database: WritableDatabase, repository: RepositoryRow, name: string): void {
  prepared<[number, string]>(
    database,
    'INSERT OR IGNORE INTO former_names (repository, name) VALUES (?, ?)',
  ).run(repository.id, repository.name);
  prepared<[number, string]>(database, 'DELETE FROM former_names WHERE repository = ? AND name = ?').run(
    repository.id,
    name,
  );
  prepared<[string, number]>(database, 'UPDATE repositories SET name = ? WHERE id = ?').run(
    name,
    repository.id,
  );
  prepared<[string, number, string]>(
    database,
    `UPDATE OR REPLACE links SET target = ? || substr(target, ?) WHERE target LIKE ? ESCAPE '\\'`,
  ).run(name, repository.name.length + 1, `${repository.name.replace(/[\\%_]/g, '\\$&')}#%`);
}

/** Notes a name by which a repository is found too: it was asked for by it, and the server calls it otherwise. */
export function noteFormerName(database: WritableDatabase, id: number, name: string): void {
  prepared<[number, string]>(
    database,
    'INSERT OR IGNORE INTO former_names (repository, name) VALUES (?, ?)',
  ).run(id, name);
}

/** Notes whether a repository is archived; answers whether that is new. */
export function setArchived(database: WritableDatabase, id: number, archived: boolean): boolean {
  const value = archived ? 1 : 0;
  return (
    prepared<[number, number, number]>(
      database,
      'UPDATE repositories SET archived = ? WHERE id = ? AND archived <> ?',
    ).run(value, id, value).changes > 0
  );
}

export function isArchived(database: ReadableDatabase, id: number): boolean {
  return (
    prepared<[number], number>(database, 'SELECT archived FROM repositories WHERE id = ?').pluck().get(id) ===
    1
  );
}

export function listRepositories(database: ReadableDatabase): readonly RepositoryRow[] {
  return prepared<[], RepositoryRow>(database, `SELECT ${columns} FROM repositories ORDER BY id`).all();
}

/** Finds or adds a repository; a node id, once known, is kept. */
export function keepRepository(
  database: WritableDatabase,
  name: string,
  nodeId: string | null,
  origin: Origin = 'tracker',
): RepositoryRow {
  return prepared<[Origin, string, string | null], RepositoryRow>(
    database,
    `INSERT INTO repositories (origin, name, node_id) VALUES (?, ?, ?)
     ON CONFLICT (origin, name) DO UPDATE SET node_id = coalesce(excluded.node_id, node_id)
     RETURNING ${columns}`,
  ).get(origin, name, nodeId) as RepositoryRow;
}

/** By which the precious file names a repository. */
export function keepsakeName(repository: Pick<RepositoryRow, 'origin' | 'name'>): string {
  return repository.origin === 'demo' ? `demo:${repository.name}` : repository.name;
}

/** Forgets a repository with everything mirrored of it. */
export function forgetRepository(database: WritableDatabase, id: number): void {
  prepared<[number]>(database, 'DELETE FROM repositories WHERE id = ?').run(id);
}

export type Counts = { readonly issues: number; readonly comments: number };

export function countRecords(database: ReadableDatabase, repository: number): Counts {
  return prepared<[number, number], Counts>(
    database,
    `SELECT (SELECT count(*) FROM issues WHERE repository = ?) AS issues,
            (SELECT count(*)
             FROM comments
             JOIN issues ON issues.id = comments.issue
             WHERE issues.repository = ?) AS comments`,
  ).get(repository, repository) as Counts;
}

export function countIssues(database: ReadableDatabase, repository: number): number {
  return prepared<[number], number>(database, 'SELECT count(*) FROM issues WHERE repository = ?')
    .pluck()
    .get(repository) as number;
}

/** The latest moment that any mirrored record speaks of: what an export is "as of". */
export function latestMoment(database: ReadableDatabase, repository: number): string | null {
  const row = prepared<[number, number], { latest: string | null }>(
    database,
    `SELECT max(
       coalesce((SELECT max(max(updated_at), max(created_at), coalesce(max(closed_at), ''))
                 FROM issues WHERE repository = ?), ''),
       coalesce((SELECT max(comments.updated_at)
                 FROM comments JOIN issues ON issues.id = comments.issue
                 WHERE issues.repository = ?), '')) AS latest`,
  ).get(repository, repository);
  return row?.latest === '' ? null : (row?.latest ?? null);
}
