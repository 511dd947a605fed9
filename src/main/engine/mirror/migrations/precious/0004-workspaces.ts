import type { Migration } from '../../migrate.ts';

/**
 * Workspaces of several repositories, each named by its main one: the repository that a bare #12 means. A repository
 * that stands in none of these is a workspace of its own.
 */
export const workspaces: Migration = {
  version: 4,
  sql: `
CREATE TABLE workspaces (
  main TEXT PRIMARY KEY COLLATE NOCASE,
  -- owner/name#12 where the user chose it; null where it is found by itself.
  coordination TEXT
) STRICT, WITHOUT ROWID;

-- The main repository is not among them: it comes first.
CREATE TABLE workspace_repositories (
  main TEXT NOT NULL COLLATE NOCASE REFERENCES workspaces (main) ON DELETE CASCADE ON UPDATE CASCADE,
  repository TEXT NOT NULL COLLATE NOCASE,
  position INTEGER NOT NULL,
  PRIMARY KEY (main, repository)
) STRICT, WITHOUT ROWID;
`,
};
