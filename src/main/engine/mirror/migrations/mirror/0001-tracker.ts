import type { Migration } from '../../migrate.ts';

/** Repositories, issues, comments and GitHub's own links, and how far the mirroring has come. */
export const tracker: Migration = {
  version: 1,
  sql: `
-- The demo's repository may bear the name of a real one: the two never mix.
CREATE TABLE repositories (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('tracker', 'demo')),
  name TEXT NOT NULL COLLATE NOCASE,
  node_id TEXT,
  UNIQUE (origin, name)
) STRICT;

CREATE TABLE labels (
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  PRIMARY KEY (repository, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestones (
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  due_on TEXT,
  PRIMARY KEY (repository, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE issues (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number > 0),
  node_id TEXT,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  state_reason TEXT,
  author TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  closed_at TEXT,
  last_edited_at TEXT,
  milestone INTEGER,
  UNIQUE (repository, number)
) STRICT;
CREATE INDEX issues_by_update ON issues (repository, updated_at);
CREATE INDEX issues_by_node ON issues (node_id);

CREATE TABLE issue_labels (
  issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (issue, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignees (
  issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  login TEXT NOT NULL,
  PRIMARY KEY (issue, position)
) STRICT, WITHOUT ROWID;

-- The far side of a link may stand in another repository, or not be mirrored yet: it is named by its key.
CREATE TABLE links (
  issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('parent', 'blockedBy')),
  target TEXT NOT NULL,
  PRIMARY KEY (issue, kind, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  issue INTEGER NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
  node_id TEXT NOT NULL,
  database_id INTEGER,
  author TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  body TEXT NOT NULL,
  minimized_reason TEXT,
  UNIQUE (issue, node_id)
) STRICT;

-- Times here are the server's own, from its Date header.
CREATE TABLE sync_state (
  repository INTEGER PRIMARY KEY REFERENCES repositories (id) ON DELETE CASCADE,
  as_of TEXT,
  issues_total INTEGER,
  page_size INTEGER,
  backfill_started_at TEXT,
  backfill_cursor TEXT,
  backfill_finished INTEGER NOT NULL DEFAULT 0,
  delta_since TEXT,
  delta_started_at TEXT,
  delta_cursor TEXT
) STRICT;

-- Comment threads that did not fit into their issue's page, and how far each has been read.
CREATE TABLE threads (
  issue INTEGER PRIMARY KEY REFERENCES issues (id) ON DELETE CASCADE,
  cursor TEXT,
  intact INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE thread_comments (
  issue INTEGER NOT NULL REFERENCES threads (issue) ON DELETE CASCADE,
  node_id TEXT NOT NULL,
  PRIMARY KEY (issue, node_id)
) STRICT, WITHOUT ROWID;

-- Places where the server gave no node, to be read again: the cursor before the place.
CREATE TABLE gaps (
  repository INTEGER NOT NULL REFERENCES repositories (id) ON DELETE CASCADE,
  after_cursor TEXT NOT NULL,
  PRIMARY KEY (repository, after_cursor)
) STRICT, WITHOUT ROWID;
`,
};
