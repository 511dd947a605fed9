import { firstLine } from '#domain/text/firstLine.ts';
import { issueKey } from '#domain/tracker.ts';
import type { ChangedIssue, SinceLastLook } from '#contract/views.ts';
import { prepared, type ReadableDatabase } from './database.ts';
import type { RepositoryRow } from './repositories.ts';

/** A list longer than this is read by nobody; the counts go on. */
export const mostChanges = 500;

type Row = {
  readonly number: number;
  readonly title: string;
  readonly kind: ChangedIssue['kind'];
  readonly at: string;
  readonly author: string | null;
  readonly comment: string | null;
  readonly text: string;
};

/**
 * What happened after `since`, as far as the mirror's present rows tell: newest first. An issue whose `updatedAt` moved
 * without anything else to show for it (labels, assignees, a title) counts as edited.
 */
const sql = `
WITH touched AS (
  SELECT * FROM issues WHERE repository = :repository AND updated_at > :since
),
told AS (
  SELECT id AS issue, number, title, 'opened' AS kind, created_at AS at, author, NULL AS comment, body AS text
  FROM touched WHERE created_at > :since
  UNION ALL
  SELECT id, number, title, 'closed', closed_at, NULL, NULL, coalesce(state_reason, '')
  FROM touched WHERE state = 'closed' AND closed_at > :since
  UNION ALL
  SELECT touched.id, touched.number, touched.title, 'commented', comments.created_at, comments.author,
         comments.node_id, comments.body
  FROM touched JOIN comments ON comments.issue = touched.id
  WHERE comments.created_at > :since
  UNION ALL
  SELECT touched.id, touched.number, touched.title, 'edited', comments.updated_at, comments.author,
         comments.node_id, comments.body
  FROM touched JOIN comments ON comments.issue = touched.id
  WHERE comments.updated_at > :since AND comments.created_at <= :since
  UNION ALL
  SELECT id, number, title, 'edited', last_edited_at, author, NULL, body
  FROM touched WHERE last_edited_at > :since AND created_at <= :since
),
untold AS (
  SELECT id AS issue, number, title,
         CASE WHEN state = 'open' AND state_reason = 'reopened' THEN 'reopened' ELSE 'edited' END AS kind,
         updated_at AS at, NULL AS author, NULL AS comment, '' AS text
  FROM touched
  WHERE NOT EXISTS (SELECT 1 FROM told WHERE told.issue = touched.id)
     OR (state = 'open' AND state_reason = 'reopened'
         AND NOT EXISTS (SELECT 1 FROM told WHERE told.issue = touched.id AND told.at = touched.updated_at))
)
SELECT number, title, kind, at, author, comment, text FROM told
UNION ALL
SELECT number, title, kind, at, author, comment, text FROM untold
ORDER BY at DESC, number DESC`;

export function changesSince(
  database: ReadableDatabase,
  repository: RepositoryRow,
  since: string,
  most: number = mostChanges,
): Omit<SinceLastLook, 'since'> {
  const counts = { opened: 0, closed: 0, reopened: 0, commented: 0, edited: 0 };
  const changes: ChangedIssue[] = [];
  for (const row of prepared<[Record<string, unknown>], Row>(database, sql).iterate({
    repository: repository.id,
    since,
  })) {
    counts[row.kind] += 1;
    if (changes.length >= most) continue;
    const { number, text, ...rest } = row;
    changes.push({ ...rest, issue: issueKey(repository.name, number), text: firstLine(text) });
  }
  return { changes, counts };
}
