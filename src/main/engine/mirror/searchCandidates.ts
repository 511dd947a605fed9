import type { FoldedTerm, WantedTerms } from '#domain/search/scoreText.ts';
import { continuesWord, wantedTokens, type WantedToken } from '#domain/search/tokens.ts';
import { prepared, type ReadableDatabase } from './database.ts';

/**
 * Which rows may hold what is looked for, latest mirrored first, in portions: between two of them the engine may do
 * something else, even write. Every candidate is then checked against its own text.
 */
export type SearchTable = 'issues' | 'comments';

const portion = 400;

type Index = 'title_words' | 'issue_words' | 'comment_words' | 'issue_search' | 'comment_search';

/** Rows whose index holds the expression; what a row holds now is seen when it is read. */
export function* indexedRows(
  database: ReadableDatabase,
  index: Index,
  expression: string,
): Generator<number[]> {
  const statement = prepared<[string, number, number], number>(
    database,
    `SELECT rowid FROM ${index}
     WHERE ${index} MATCH ? AND rowid < ?
     ORDER BY rowid DESC LIMIT ?`,
  ).pluck();
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = statement.all(expression, before, portion);
    if (rows.length > 0) yield rows;
    if (rows.length < portion) return;
    before = rows.at(-1) ?? 0;
  }
}

/** Rows that no index knows yet, or knows by an earlier text. */
export function* waitingRows(database: ReadableDatabase, table: SearchTable): Generator<number[]> {
  const record = table === 'issues' ? 'issue' : 'comment';
  const fresh = prepared<[number, number], number>(
    database,
    `SELECT id FROM ${table}
     WHERE id > (SELECT indexed_to FROM search_progress WHERE record = '${record}') AND id < ?
     ORDER BY id DESC LIMIT ?`,
  ).pluck();
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = fresh.all(before, portion);
    if (rows.length > 0) yield rows;
    if (rows.length < portion) break;
    before = rows.at(-1) ?? 0;
  }
  yield prepared<[], number>(database, `SELECT ${record} FROM ${record}_search_queue ORDER BY ${record} DESC`)
    .pluck()
    .all();
}

/** More tokens narrow nothing down any further, and each costs a reading of its list. */
const mostTokens = 24;

/**
 * The expression for texts in which every term begins at a word's start, and with `whole` ends at a word's end too. Null
 * where there is nothing to look up.
 */
export function wordExpression(terms: WantedTerms, whole: boolean): string | null {
  const tokens = terms.wanted.flatMap((term) => wantedTokens(term.text, whole || term.exact));
  const wanted = joined(tokens.map(expressionOf));
  if (wanted === null) return null;
  // A term of several tokens may be missing where all its tokens are there: only those of one can be left out here.
  const left = terms.excluded.flatMap(({ text, exact }) => {
    const [token, ...more] = wantedTokens(text, exact);
    return token === undefined || more.length > 0 ? [] : [expressionOf(token)];
  });
  return left.length === 0 ? wanted : `(${wanted}) NOT (${left.slice(0, mostTokens).join(' OR ')})`;
}

/** The expression for texts that hold every term of three or more characters anywhere; null where there is none. */
export function trigramExpression(terms: readonly Pick<FoldedTerm, 'text'>[]): string | null {
  return joined(terms.flatMap(({ text }) => trigramsOf(text)).map(quoted));
}

/** Whether a term may stand within a word, where the word index does not find it. */
export function mayStandWithin(terms: WantedTerms): boolean {
  return terms.wanted.some(({ text, exact }) => !exact && continuesWord(text));
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : [...new Set(parts)].slice(0, mostTokens).join(' AND ');
}

/**
 * Every third run of three characters, and the last one: together they cover the text. Those around a space too: they
 * alone tell two words side by side from the same two words apart.
 */
function trigramsOf(text: string): readonly string[] {
  const characters = [...text];
  const last = characters.length - 3;
  return characters.flatMap((_, at) => {
    if (at > last) return [];
    const trigram = characters.slice(at, at + 3).join('');
    return at === last || at % 3 === 0 || trigram.includes(' ') ? [trigram] : [];
  });
}

function expressionOf({ text, open }: WantedToken): string {
  return quoted(text) + (open ? ' *' : '');
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
