import type { Migration } from '../../migrate.ts';

/**
 * Every change that was seen, as what stood there before it: the present rows, taken back change by change, are the
 * tracker as it stood at any moment since Nami first looked.
 *
 * Replaced texts are kept deflated (measured on the reconstruction's tracker: 38 % of their bytes), once each by hash.
 */
export const history: Migration = {
  version: 3,
  sql: `
ALTER TABLE revisions ADD COLUMN packed BLOB;

ALTER TABLE tombstones ADD COLUMN kind TEXT NOT NULL DEFAULT 'deleted'
  CHECK (kind IN ('deleted', 'transferred'));
-- owner/name#12 for a transferred issue, where the server told it.
ALTER TABLE tombstones ADD COLUMN destination TEXT;

CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  repository TEXT NOT NULL,
  number INTEGER NOT NULL,
  -- The comment's id; '' for the issue itself.
  comment TEXT NOT NULL DEFAULT '',
  field TEXT NOT NULL,
  -- JSON; for a body the SHA-256 of its text, which stands in revisions.
  before TEXT NOT NULL,
  -- When it changed, as far as the server says: the record's updated_at after the change.
  changed_at TEXT NOT NULL,
  -- The server's time when Nami saw it.
  noticed_at TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_time ON history (repository, changed_at);
CREATE INDEX history_by_issue ON history (repository, number, id);
`,
};
