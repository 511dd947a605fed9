import { inTransaction, prepared, type WritableDatabase } from './database.ts';

/**
 * Indexes up to about `limit` records that wait: new ones from the oldest on, then rewritten ones. Answers how many it
 * took, 0 when none wait. A record of the usual 1 KB takes about 0.1 ms.
 */
export function indexSome(database: WritableDatabase, limit: number): number {
  return inTransaction(database, () => {
    let taken = 0;
    for (const index of [indexIssues, indexComments]) {
      taken += index(database, 'fresh', limit - taken);
      taken += index(database, 'rewritten', limit - taken);
    }
    return taken;
  });
}

type Waiting = 'fresh' | 'rewritten';

function indexIssues(database: WritableDatabase, waiting: Waiting, limit: number): number {
  const rows = prepared<[number], { id: number; title: string; body: string }>(
    database,
    waiting === 'fresh'
      ? `SELECT id, title, body FROM issues
         WHERE id > (SELECT indexed_to FROM search_progress WHERE record = 'issue')
         ORDER BY id LIMIT ?`
      : `SELECT issues.id, issues.title, issues.body
         FROM issue_search_queue CROSS JOIN issues ON issues.id = issue_search_queue.issue
         ORDER BY issue_search_queue.issue LIMIT ?`,
  ).all(Math.max(0, limit));
  for (const { id, title, body } of rows) {
    prepared<[number, string, string]>(
      database,
      'INSERT OR REPLACE INTO issue_search (rowid, title, body) VALUES (?, ?, ?)',
    ).run(id, title, body);
    if (waiting === 'rewritten') {
      prepared<[number]>(database, 'DELETE FROM issue_search_queue WHERE issue = ?').run(id);
    }
  }
  if (waiting === 'fresh') moveOn(database, 'issue', rows.at(-1)?.id);
  return rows.length;
}

function indexComments(database: WritableDatabase, waiting: Waiting, limit: number): number {
  const rows = prepared<[number], { id: number; body: string }>(
    database,
    waiting === 'fresh'
      ? `SELECT id, body FROM comments
         WHERE id > (SELECT indexed_to FROM search_progress WHERE record = 'comment')
         ORDER BY id LIMIT ?`
      : `SELECT comments.id, comments.body
         FROM comment_search_queue CROSS JOIN comments ON comments.id = comment_search_queue.comment
         ORDER BY comment_search_queue.comment LIMIT ?`,
  ).all(Math.max(0, limit));
  for (const { id, body } of rows) {
    prepared<[number, string]>(
      database,
      'INSERT OR REPLACE INTO comment_search (rowid, body) VALUES (?, ?)',
    ).run(id, body);
    if (waiting === 'rewritten') {
      prepared<[number]>(database, 'DELETE FROM comment_search_queue WHERE comment = ?').run(id);
    }
  }
  if (waiting === 'fresh') moveOn(database, 'comment', rows.at(-1)?.id);
  return rows.length;
}

function moveOn(database: WritableDatabase, record: 'issue' | 'comment', to: number | undefined): void {
  if (to === undefined) return;
  prepared<[number, string]>(database, 'UPDATE search_progress SET indexed_to = ? WHERE record = ?').run(
    to,
    record,
  );
}
