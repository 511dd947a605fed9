import { parseQuery } from '#domain/search/parseQuery.ts';
import type { MatchedLine } from '#domain/search/matchedLine.ts';
import type { ProgrammeFacts } from '#domain/search/programmeFilters.ts';
import type { SearchProblem, SearchQuery } from '#domain/search/query.ts';
import { wantedTerms } from '#domain/search/scoreText.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { ReadableDatabase } from './database.ts';
import type { RepositoryRow } from './repositories.ts';
import { lookUpFilters } from './searchFilters.ts';
import type { Gone } from './searchHistory.ts';
import { createSearch } from './searchRun.ts';

export type SearchMatch = MatchedLine & {
  readonly issue: IssueKey;
  readonly title: string;
  readonly commentId: string | null;
  readonly author: string | null;
  readonly at: string;
  /** Further texts of the same issue that fit and are not shown; on its last match, where there are any. */
  readonly more?: number;
  /** Present where the tracker no longer holds the text. */
  readonly gone?: Gone;
};

export type SearchFound = {
  readonly hits: readonly SearchMatch[];
  readonly problems: readonly SearchProblem[];
};

export type SearchSources = {
  readonly mirror: ReadableDatabase;
  readonly precious: ReadableDatabase;
  readonly repositories: readonly RepositoryRow[];
  /** The mirror's: what `2h` is reckoned from, and the age of texts. */
  readonly asOf: string;
  /** As-of of the last look, for `since:look`. */
  readonly look: string | null;
  /** Null where the query asks nothing of the programme. */
  readonly facts: ProgrammeFacts | null;
};

/** With so few issues left by the filters, reading their texts is faster than asking the index. */
const fewIssues = 40;

/**
 * Searches in pieces of about a millisecond; the answer is the last step's. Without a word to find, the issues that the
 * filters leave, the latest touched first.
 */
export function* searchSteps(
  sources: SearchSources,
  query: SearchQuery,
  limit: number,
): Generator<void, SearchFound> {
  const { mirror, repositories, asOf, look, facts } = sources;
  const reckoning = { asOf, look };
  const filtering = lookUpFilters(query.filters, { database: mirror, repositories, reckoning, facts });
  const problems = [...query.problems, ...filtering.problems];
  const terms = wantedTerms(query.terms);
  const nothing = query.terms.length + query.filters.length === 0;
  // A value that does not exist fits nothing: an empty answer that says so beats one that passed it over.
  if (nothing || query.problems.some(({ kind }) => kind === 'unknown-value')) return { hits: [], problems };
  yield;

  const search = createSearch(sources, filtering, terms, limit);
  const named = search.issueByNumber(query);
  const { fewest } = filtering;
  if (terms.wanted.length === 0) yield* search.listTexts();
  else if (fewest !== null && fewest.size <= fewIssues) yield* search.readIssues(fewest);
  else yield* search.askIndexes();
  if (filtering.searches('history')) yield* search.readHistory();
  return { hits: search.shown(named), problems };
}

/** The same in one go, for texts alone: filters that ask for the programme find nothing here. */
export function findText(
  mirror: ReadableDatabase,
  repository: RepositoryRow,
  text: string,
  limit: number,
): readonly SearchMatch[] {
  const sources = { mirror, precious: mirror, repositories: [repository], asOf: '', look: null, facts: null };
  const steps = searchSteps(sources, parseQuery(text), limit);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.hits;
  }
}
