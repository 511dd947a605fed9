import { issueKey, type IssueKey } from '#domain/tracker.ts';
import { inTransaction, prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import type { RepositoryRow } from './repositories.ts';
import { matchIn, patternsOf, type MatchRank, type TextMatch } from './searchText.ts';

export type SearchMatch = TextMatch & {
  readonly issue: IssueKey;
  readonly title: string;
  readonly commentId: string | null;
  readonly author: string | null;
  readonly at: string;
};

type IssueText = {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string | null;
  readonly at: string;
};
type CommentText = IssueText & { readonly commentId: string };

const issueText = 'issues.number, issues.title, issues.body, issues.author, issues.created_at AS at';
const commentText = `issues.number, issues.title, comments.body, comments.author,
  comments.created_at AS at, comments.node_id AS commentId`;

/** So many matches a wanted hit are ranked: enough to find the best, few enough for a word in every text. */
const rankedForEachHit = 5;

/**
 * Records that hold every word of `text`, ignoring case; a word may stand anywhere, within others too,
 * as Japanese needs it. An issue named by its number comes first, then records with the words side by side,
 * in one line, scattered; among equals issues before comments and the latest mirrored first. Words of one
 * or two characters have no trigram: alone, they are looked for in every text.
 */
export function findText(
  database: ReadableDatabase,
  repository: RepositoryRow,
  text: string,
  limit: number,
): readonly SearchMatch[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return [];
  const patterns = patternsOf(words);
  const enough = limit * rankedForEachHit;
  const named = issueByNumber(database, repository, words);
  const ranked: (SearchMatch & { readonly rank: MatchRank })[] = [];

  for (const row of candidates<IssueText>(database, repository.id, words, issueSources)) {
    if (ranked.length >= enough) break;
    const match = matchIn(row.title, row.body, patterns);
    const issue = issueKey(repository.name, row.number);
    if (match === null || named.some((hit) => hit.issue === issue)) continue;
    ranked.push({ issue, title: row.title, commentId: null, author: row.author, at: row.at, ...match });
  }
  for (const row of candidates<CommentText>(database, repository.id, words, commentSources)) {
    if (ranked.length >= enough) break;
    const match = matchIn(null, row.body, patterns);
    if (match === null) continue;
    const { title, commentId, author, at } = row;
    ranked.push({ issue: issueKey(repository.name, row.number), title, commentId, author, at, ...match });
  }
  ranked.sort((a, b) => a.rank - b.rank);
  return [...named, ...ranked.map(withoutRank)].slice(0, limit);
}

function withoutRank(match: SearchMatch): SearchMatch {
  const { issue, title, commentId, author, at, line, text, spans } = match;
  return { issue, title, commentId, author, at, line, text, spans };
}

function issueByNumber(
  database: ReadableDatabase,
  repository: RepositoryRow,
  words: readonly string[],
): readonly SearchMatch[] {
  const number = words.length === 1 ? /^#?([1-9]\d{0,9})$/.exec(words[0] ?? '')?.[1] : undefined;
  if (number === undefined) return [];
  const row = prepared<[number, number], IssueText>(
    database,
    `SELECT ${issueText} FROM issues WHERE repository = ? AND number = ?`,
  ).get(repository.id, Number(number));
  if (row === undefined) return [];
  return [
    {
      issue: issueKey(repository.name, row.number),
      title: row.title,
      commentId: null,
      author: row.author,
      at: row.at,
      line: 0,
      text: row.title,
      spans: [],
    },
  ];
}

/**
 * Three ways to the same rows: by the index, not indexed yet, and every row. CROSS JOIN and the unary plus keep SQLite
 * to the order that is written: the latest row first and no sorting, so that reading may stop at enough hits.
 */
export type Sources = { readonly indexed: string; readonly queued: string; readonly every: string };

export const issueSources: Sources = {
  indexed: `SELECT ${issueText}
     FROM issue_search
     CROSS JOIN issues ON issues.id = issue_search.rowid
     WHERE issue_search MATCH ? AND +issues.repository = ?
       AND issues.id NOT IN (SELECT issue FROM issue_search_queue)
     ORDER BY issue_search.rowid DESC`,
  queued: `SELECT ${issueText}
     FROM issue_search_queue
     CROSS JOIN issues ON issues.id = issue_search_queue.issue
     WHERE (title LIKE ? ESCAPE '\\' OR body LIKE ? ESCAPE '\\') AND +issues.repository = ?
     ORDER BY issue_search_queue.issue DESC`,
  every: `SELECT ${issueText}
     FROM issues
     WHERE (title LIKE ? ESCAPE '\\' OR body LIKE ? ESCAPE '\\') AND +issues.repository = ?
     ORDER BY issues.id DESC`,
};

export const commentSources: Sources = {
  indexed: `SELECT ${commentText}
     FROM comment_search
     CROSS JOIN comments ON comments.id = comment_search.rowid
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE comment_search MATCH ? AND +issues.repository = ?
       AND comments.id NOT IN (SELECT comment FROM comment_search_queue)
     ORDER BY comment_search.rowid DESC`,
  queued: `SELECT ${commentText}
     FROM comment_search_queue
     CROSS JOIN comments ON comments.id = comment_search_queue.comment
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE comments.body LIKE ? ESCAPE '\\' AND +issues.repository = ?
     ORDER BY comment_search_queue.comment DESC`,
  every: `SELECT ${commentText}
     FROM comments
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE comments.body LIKE ? ESCAPE '\\' AND +issues.repository = ?
     ORDER BY comments.id DESC`,
};

function* candidates<Row>(
  database: ReadableDatabase,
  repository: number,
  words: readonly string[],
  sources: Sources,
): Generator<Row> {
  const longest = words.reduce((a, b) => ([...b].length > [...a].length ? b : a));
  const like = `%${longest.replace(/[\\%_]/g, '\\$&')}%`;
  const likes = sources === issueSources ? [like, like] : [like];
  const trigrams = words.flatMap(trigramsOf);
  if (trigrams.length === 0) {
    yield* database.prepare<unknown[], Row>(sources.every).iterate(...likes, repository);
    return;
  }
  yield* database.prepare<unknown[], Row>(sources.queued).iterate(...likes, repository);
  const query = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
  yield* database.prepare<unknown[], Row>(sources.indexed).iterate(query, repository);
}

/** Every run of three characters; none for a shorter word. */
function trigramsOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.slice(0, -2).map((_, at) => characters.slice(at, at + 3).join(''));
}

/**
 * Indexes up to `limit` queued records, the latest first; answers how many it took, 0 when none wait.
 * A record of the usual 1 KB takes about 0.1 ms.
 */
export function indexSome(database: WritableDatabase, limit: number): number {
  return inTransaction(database, () => {
    const issues = prepared<[number], { id: number; title: string; body: string }>(
      database,
      `SELECT issues.id, issues.title, issues.body
       FROM issue_search_queue JOIN issues ON issues.id = issue_search_queue.issue
       ORDER BY issues.id DESC LIMIT ?`,
    ).all(limit);
    for (const { id, title, body } of issues) {
      prepared<[number, string, string]>(
        database,
        'INSERT OR REPLACE INTO issue_search (rowid, title, body) VALUES (?, ?, ?)',
      ).run(id, title, body);
      prepared<[number]>(database, 'DELETE FROM issue_search_queue WHERE issue = ?').run(id);
    }
    const comments = prepared<[number], { id: number; body: string }>(
      database,
      `SELECT comments.id, comments.body
       FROM comment_search_queue JOIN comments ON comments.id = comment_search_queue.comment
       ORDER BY comments.id DESC LIMIT ?`,
    ).all(limit - issues.length);
    for (const { id, body } of comments) {
      prepared<[number, string]>(
        database,
        'INSERT OR REPLACE INTO comment_search (rowid, body) VALUES (?, ?)',
      ).run(id, body);
      prepared<[number]>(database, 'DELETE FROM comment_search_queue WHERE comment = ?').run(id);
    }
    return issues.length + comments.length;
  });
}
