import { foldText } from '#domain/search/foldText.ts';
import { indexedTokens } from '#domain/search/tokens.ts';
import { inTransaction, prepared, type WritableDatabase } from './database.ts';

/**
 * Indexes up to about `limit` records that wait: new ones from the oldest on, then rewritten ones; fewer where their
 * texts are long. Answers how many it took, 0 when none wait. A record of 150 characters takes about 0.05 ms.
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

/** About 25 ms of work: nobody else has the engine meanwhile. */
const mostCharacters = 80_000;

function indexIssues(database: WritableDatabase, waiting: Waiting, limit: number): number {
  const rows = some<{ id: number; title: string; body: string }>(
    database,
    waiting === 'fresh'
      ? `SELECT id, title, body FROM issues
         WHERE id > (SELECT indexed_to FROM search_progress WHERE record = 'issue')
         ORDER BY id LIMIT ?`
      : `SELECT issues.id, issues.title, issues.body
         FROM issue_search_queue CROSS JOIN issues ON issues.id = issue_search_queue.issue
         ORDER BY issue_search_queue.issue LIMIT ?`,
    limit,
  );
  for (const row of rows) {
    const { id } = row;
    const title = foldText(row.title);
    const body = foldText(row.body);
    prepared<[number, string, string]>(
      database,
      'INSERT OR REPLACE INTO issue_search (rowid, title, body) VALUES (?, ?, ?)',
    ).run(id, title, body);
    writeTokens(database, 'title_words', id, indexedTokens(title));
    writeTokens(database, 'issue_words', id, indexedTokens(`${title} ${body}`));
    if (waiting === 'rewritten') {
      prepared<[number]>(database, 'DELETE FROM issue_search_queue WHERE issue = ?').run(id);
    }
  }
  if (waiting === 'fresh') moveOn(database, 'issue', rows.at(-1)?.id);
  return rows.length;
}

function indexComments(database: WritableDatabase, waiting: Waiting, limit: number): number {
  const rows = some<{ id: number; body: string }>(
    database,
    waiting === 'fresh'
      ? `SELECT id, body FROM comments
         WHERE id > (SELECT indexed_to FROM search_progress WHERE record = 'comment')
         ORDER BY id LIMIT ?`
      : `SELECT comments.id, comments.body
         FROM comment_search_queue CROSS JOIN comments ON comments.id = comment_search_queue.comment
         ORDER BY comment_search_queue.comment LIMIT ?`,
    limit,
  );
  for (const row of rows) {
    const { id } = row;
    const body = foldText(row.body);
    prepared<[number, string]>(
      database,
      'INSERT OR REPLACE INTO comment_search (rowid, body) VALUES (?, ?)',
    ).run(id, body);
    writeTokens(database, 'comment_words', id, indexedTokens(body));
    if (waiting === 'rewritten') {
      prepared<[number]>(database, 'DELETE FROM comment_search_queue WHERE comment = ?').run(id);
    }
  }
  if (waiting === 'fresh') moveOn(database, 'comment', rows.at(-1)?.id);
  return rows.length;
}

/** The next rows, until `limit` of them or enough text is together. */
function some<Row extends { readonly body: string }>(
  database: WritableDatabase,
  sql: string,
  limit: number,
): readonly Row[] {
  const rows: Row[] = [];
  let characters = 0;
  for (const row of prepared<[number], Row>(database, sql).iterate(Math.max(0, limit))) {
    rows.push(row);
    characters += row.body.length;
    if (characters >= mostCharacters) break;
  }
  return rows;
}

function writeTokens(
  database: WritableDatabase,
  table: 'title_words' | 'issue_words' | 'comment_words',
  id: number,
  tokens: string,
): void {
  prepared<[number, string]>(database, `INSERT OR REPLACE INTO ${table} (rowid, tokens) VALUES (?, ?)`).run(
    id,
    tokens,
  );
}

function moveOn(database: WritableDatabase, record: 'issue' | 'comment', to: number | undefined): void {
  if (to === undefined) return;
  prepared<[number, string]>(database, 'UPDATE search_progress SET indexed_to = ? WHERE record = ?').run(
    to,
    record,
  );
}
