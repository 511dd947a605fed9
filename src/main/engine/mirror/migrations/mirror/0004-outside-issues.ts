import type { Migration } from '../../migrate.ts';

/** Issues of other repositories that GitHub's own links name: what the far side of the link said of them. */
export const outsideIssues: Migration = {
  version: 4,
  sql: `
CREATE TABLE outside_issues (
  key TEXT PRIMARY KEY COLLATE NOCASE,
  node_id TEXT NOT NULL,
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  state_reason TEXT,
  closed_at TEXT,
  url TEXT NOT NULL,
  -- By the server's clock.
  told_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
