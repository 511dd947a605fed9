import { issueKey, type IssueKey } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase } from './database.ts';
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
 * The ways to the same rows: by the index, not indexed yet (new or rewritten), and every row. CROSS JOIN and the unary
 * plus keep SQLite to the order that is written: the latest row first and no sorting, so that reading may stop at
 * enough hits.
 */
export type Sources = {
  readonly indexed: string;
  readonly fresh: string;
  readonly rewritten: string;
  readonly every: string;
};

const issueLike = "(issues.title LIKE ? ESCAPE '\\' OR issues.body LIKE ? ESCAPE '\\')";

export const issueSources: Sources = {
  indexed: `SELECT ${issueText}
     FROM issue_search
     CROSS JOIN issues ON issues.id = issue_search.rowid
     WHERE issue_search MATCH ? AND +issues.repository = ?
       AND issues.id NOT IN (SELECT issue FROM issue_search_queue)
     ORDER BY issue_search.rowid DESC`,
  fresh: `SELECT ${issueText}
     FROM issues
     WHERE issues.id > (SELECT indexed_to FROM search_progress WHERE record = 'issue')
       AND ${issueLike} AND +issues.repository = ?
     ORDER BY issues.id DESC`,
  rewritten: `SELECT ${issueText}
     FROM issue_search_queue
     CROSS JOIN issues ON issues.id = issue_search_queue.issue
     WHERE issue_search_queue.issue <= (SELECT indexed_to FROM search_progress WHERE record = 'issue')
       AND ${issueLike} AND +issues.repository = ?
     ORDER BY issue_search_queue.issue DESC`,
  every: `SELECT ${issueText}
     FROM issues
     WHERE ${issueLike} AND +issues.repository = ?
     ORDER BY issues.id DESC`,
};

const commentLike = "comments.body LIKE ? ESCAPE '\\'";

export const commentSources: Sources = {
  indexed: `SELECT ${commentText}
     FROM comment_search
     CROSS JOIN comments ON comments.id = comment_search.rowid
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE comment_search MATCH ? AND +issues.repository = ?
       AND comments.id NOT IN (SELECT comment FROM comment_search_queue)
     ORDER BY comment_search.rowid DESC`,
  fresh: `SELECT ${commentText}
     FROM comments
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE comments.id > (SELECT indexed_to FROM search_progress WHERE record = 'comment')
       AND ${commentLike} AND +issues.repository = ?
     ORDER BY comments.id DESC`,
  rewritten: `SELECT ${commentText}
     FROM comment_search_queue
     CROSS JOIN comments ON comments.id = comment_search_queue.comment
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE comment_search_queue.comment <= (SELECT indexed_to FROM search_progress WHERE record = 'comment')
       AND ${commentLike} AND +issues.repository = ?
     ORDER BY comment_search_queue.comment DESC`,
  every: `SELECT ${commentText}
     FROM comments
     CROSS JOIN issues ON issues.id = comments.issue
     WHERE ${commentLike} AND +issues.repository = ?
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
  const rows = (sql: string, ...parameters: readonly unknown[]) =>
    database.prepare<unknown[], Row>(sql).iterate(...parameters, repository);
  const trigrams = words.flatMap(trigramsOf);
  if (trigrams.length === 0) {
    yield* rows(sources.every, ...likes);
    return;
  }
  yield* rows(sources.fresh, ...likes);
  yield* rows(sources.rewritten, ...likes);
  yield* rows(sources.indexed, trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND '));
}

/** Every run of three characters; none for a shorter word. */
function trigramsOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.slice(0, -2).map((_, at) => characters.slice(at, at + 3).join(''));
}
