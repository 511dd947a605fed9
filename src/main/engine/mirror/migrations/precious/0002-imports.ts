import type { Migration } from '../../migrate.ts';

/**
 * What the last import of each repository changed: its issues as they stood before, whole. The import after it takes its
 * place: what is older than one import is told by revisions and tombstones alone.
 */
export const imports: Migration = {
  version: 2,
  sql: `
CREATE TABLE last_imports (
  repository TEXT PRIMARY KEY,
  -- A JSON array of paths.
  files TEXT NOT NULL,
  as_of_before TEXT NOT NULL,
  as_of TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import_changes (
  repository TEXT NOT NULL REFERENCES last_imports (repository) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  -- A TrackerIssue as JSON; null for an issue that the import added.
  before TEXT,
  PRIMARY KEY (repository, number)
) STRICT, WITHOUT ROWID;
`,
};
