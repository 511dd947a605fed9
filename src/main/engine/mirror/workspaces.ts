import type { IssueKey } from '#domain/tracker.ts';
import { inTransaction, prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** Which repositories are looked at together. All stand in the precious file; names are `owner/name`. */
export type WorkspaceRecord = {
  /** The repository that a bare `#12` means. */
  readonly main: string;
  /** The main one first, each once. */
  readonly repositories: readonly string[];
  /** The coordination issue that the user chose; null where it is found by itself. */
  readonly coordination: IssueKey | null;
};

/** The workspace of a main repository; one that nothing is stored of holds that repository alone. */
export function readWorkspace(precious: ReadableDatabase, main: string): WorkspaceRecord {
  const coordination = prepared<[string], IssueKey | null>(
    precious,
    'SELECT coordination FROM workspaces WHERE main = ?',
  )
    .pluck()
    .get(main);
  const others = prepared<[string], string>(
    precious,
    'SELECT repository FROM workspace_repositories WHERE main = ? ORDER BY position, repository',
  )
    .pluck()
    .all(main);
  return { main, repositories: [main, ...others], coordination: coordination ?? null };
}

/** Adds repositories behind those that are there; answers those that are new. */
export function addToWorkspace(
  precious: WritableDatabase,
  main: string,
  repositories: readonly string[],
): readonly string[] {
  return inTransaction(precious, () => {
    const others = repositories.filter((name) => name.toLowerCase() !== main.toLowerCase());
    if (others.length === 0) return [];
    keepRow(precious, main);
    return others.filter(
      (repository) =>
        prepared<[Record<string, unknown>]>(
          precious,
          `INSERT OR IGNORE INTO workspace_repositories (main, repository, position)
           VALUES (:main, :repository,
             (SELECT coalesce(max(position), 0) + 1 FROM workspace_repositories WHERE main = :main))`,
        ).run({ main, repository }).changes > 0,
    );
  });
}

/** Takes a repository out of a workspace; what is mirrored of it stays. False where it was not in it. */
export function removeFromWorkspace(precious: WritableDatabase, main: string, repository: string): boolean {
  return (
    prepared<[string, string]>(
      precious,
      'DELETE FROM workspace_repositories WHERE main = ? AND repository = ?',
    ).run(main, repository).changes > 0
  );
}

export function setCoordination(precious: WritableDatabase, main: string, issue: IssueKey | null): void {
  keepRow(precious, main);
  prepared<[IssueKey | null, string]>(precious, 'UPDATE workspaces SET coordination = ? WHERE main = ?').run(
    issue,
    main,
  );
}

/** Puts a renamed repository's new name wherever the old one stood. Doing it twice does no harm. */
export function renameInWorkspaces(precious: WritableDatabase, from: string, to: string): void {
  inTransaction(precious, () => {
    prepared<[string, string]>(precious, 'UPDATE OR REPLACE workspaces SET main = ? WHERE main = ?').run(
      to,
      from,
    );
    prepared<[string, string]>(
      precious,
      'UPDATE OR REPLACE workspace_repositories SET repository = ? WHERE repository = ?',
    ).run(to, from);
    prepared<[string, number, string]>(
      precious,
      `UPDATE workspaces SET coordination = ? || substr(coordination, ?)
       WHERE coordination LIKE ? ESCAPE '\\'`,
    ).run(to, from.length + 1, `${from.replace(/[\\%_]/g, '\\$&')}#%`);
  });
}

function keepRow(precious: WritableDatabase, main: string): void {
  prepared<[string]>(precious, 'INSERT OR IGNORE INTO workspaces (main) VALUES (?)').run(main);
}
