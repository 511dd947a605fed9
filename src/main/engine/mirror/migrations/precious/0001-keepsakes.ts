import type { Migration } from '../../migrate.ts';

/** Settings, look-marks, and what the tracker itself no longer holds: removed records, replaced texts. */
export const keepsakes: Migration = {
  version: 1,
  sql: `
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE look_marks (
  id INTEGER PRIMARY KEY,
  repository TEXT NOT NULL,
  as_of TEXT NOT NULL
) STRICT;
CREATE INDEX look_marks_by_repository ON look_marks (repository, id);

-- What was removed from the tracker, whole, as JSON. comment is '' for an issue.
CREATE TABLE tombstones (
  repository TEXT NOT NULL,
  number INTEGER NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL,
  -- The mirror's as-of when the removal was noticed.
  noticed_as_of TEXT NOT NULL,
  PRIMARY KEY (repository, number, comment)
) STRICT, WITHOUT ROWID;

-- Bodies that a later one replaced. comment is '' for the issue's own body.
CREATE TABLE revisions (
  repository TEXT NOT NULL,
  number INTEGER NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  body_sha256 TEXT NOT NULL,
  body TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (repository, number, comment, body_sha256)
) STRICT, WITHOUT ROWID;
`,
};
