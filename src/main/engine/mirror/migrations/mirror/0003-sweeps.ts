import type { Migration } from '../../migrate.ts';

/**
 * What sweeps compare and find: sentinels, events, issues to be read again, and issues that cannot be found; and what
 * becomes of a repository as a whole.
 */
export const sweeps: Migration = {
  version: 3,
  sql: `
-- What the server last said of an issue beside its updated_at.
CREATE TABLE sentinels (
  issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,
  events INTEGER NOT NULL,
  swept_at TEXT NOT NULL
) STRICT;

-- GitHub's own timeline, as far as it concerns what Nami shows.
CREATE TABLE events (
  issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  node_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  actor TEXT,
  subject TEXT,
  PRIMARY KEY (issue, at, node_id)
) STRICT, WITHOUT ROWID;

-- Issues that changed in a way that updated_at does not tell: to be read whole.
CREATE TABLE stale_issues (
  issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE
) STRICT;

-- Issues whose id was not found once, and when, by the server's clock.
CREATE TABLE suspects (
  issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,
  missed_at TEXT NOT NULL
) STRICT;

-- An issue that is neither deleted nor transferred, and not shown to this token any more: kept as it was.
ALTER TABLE issues ADD COLUMN hidden_since TEXT;

-- 1: nothing can change in it until it is taken out of the archive.
ALTER TABLE repositories ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;

-- A renamed repository is found by its earlier names too, as GitHub itself redirects them.
CREATE TABLE former_names (
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  name TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (repository, name)
) STRICT, WITHOUT ROWID;

-- Sweeps under way and done, by the server's clock: 'open' goes over open issues, 'all' over every one.
CREATE TABLE sweeps (
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('open', 'all')),
  started_at TEXT,
  after_issue INTEGER NOT NULL DEFAULT 0,
  finished_at TEXT,
  PRIMARY KEY (repository, scope)
) STRICT, WITHOUT ROWID;
`,
};
