import { foldText } from '#domain/search/foldText.ts';
import { matchedLine, matchedTitle, type MatchedLine } from '#domain/search/matchedLine.ts';
import type { SearchQuery } from '#domain/search/query.ts';
import { scoreText, type WantedTerms } from '#domain/search/scoreText.ts';
import { parseTime } from '#domain/text/time.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { prepared } from './database.ts';
import type { SearchMatch, SearchSources } from './search.ts';
import {
  indexedRows,
  mayStandWithin,
  trigramExpression,
  waitingRows,
  wordExpression,
} from './searchCandidates.ts';
import type { Filtering } from './searchFilters.ts';
import { goneMatches, type GoneMatch } from './searchHistory.ts';
import { groupedByIssue, lateness, textWeight, titleBonus, type Ranked } from './searchRanking.ts';
import {
  commentsOf,
  everyComment,
  findCommentText,
  findIssueText,
  findIssueHead,
  keyOf,
  latestIssues,
  type IssueHead,
  type IssueText,
} from './searchTexts.ts';

type Found = Ranked &
  (
    | { readonly kind: 'title' | 'body' }
    | { readonly kind: 'comment'; readonly comment: number }
    | { readonly kind: 'gone'; readonly match: GoneMatch }
  );

/**
 * So many texts of each kind are ranked for each wanted hit, and at least and at most: enough to find the best, few
 * enough for a word that stands in every text.
 */
const rankedForEachHit = 6;
const fewestRanked = 120;
const mostRanked = 400;
/** With so few issues left by the filters, their comments are known before the index is asked. */
const knownIssues = 1_500;
/** One issue does not take all places. */
const mostOfAnIssue = 4;
/** Texts looked at between two turns. */
const portion = 24;

/** One search: its steps gather what fits, `shown` is what comes of it. */
export function createSearch(
  sources: SearchSources,
  filtering: Filtering,
  terms: WantedTerms,
  limit: number,
) {
  const { mirror, precious, repositories, asOf } = sources;
  const names = new Map(repositories.map(({ id, name }) => [id, name]));
  const now = parseTime(asOf) ?? 0;
  const wantedTitle = terms.wanted.map(({ text }) => text).join(' ');
  const enough = Math.min(mostRanked, Math.max(fewestRanked, limit * rankedForEachHit));
  const heads = new Map<number, IssueHead | null>();
  let known: { readonly comments: ReadonlySet<number> | null } | null = null;
  const found: Found[] = [];
  const seenTitles = new Set<number>();
  const rankedTitles = new Set<number>();
  const seenIssues = new Set<number>();
  const seenComments = new Set<number>();
  const searches = {
    title: filtering.searches('title'),
    body: filtering.searches('body'),
    comments: filtering.searches('comments'),
  };

  const issueAllowed = (text: IssueText) =>
    names.has(text.repository) && filtering.allowsText({ kind: 'issue', ...text });

  function tryTitle(id: number): boolean {
    if (seenTitles.has(id) || !filtering.allows(id)) return false;
    seenTitles.add(id);
    const text = findIssueText(mirror, id);
    if (text === null || !issueAllowed(text)) return false;
    return rankTitle(text);
  }

  function rankTitle(text: IssueText): boolean {
    const title = foldText(text.title);
    const score = scoreText(title, terms);
    if (score === null) return false;
    if (terms.excluded.length > 0 && scoreText(foldText(text.body), { ...terms, wanted: [] }) === null)
      return false;
    const late = lateness(text.updatedAt, now);
    // Without words nothing but the time orders the list.
    const weight =
      terms.wanted.length === 0
        ? late
        : textWeight('title', score, late, text.state) + titleBonus(title, wantedTitle);
    rankedTitles.add(text.issue);
    found.push({ kind: 'title', issue: text.issue, weight, at: text.updatedAt });
    return true;
  }

  /** Title and body; with `in:` one of them. */
  function tryIssue(id: number): boolean {
    if (seenIssues.has(id) || !filtering.allows(id)) return false;
    seenIssues.add(id);
    const text = findIssueText(mirror, id);
    if (text === null || !issueAllowed(text)) return false;
    const title = searches.title ? foldText(text.title) : '';
    // A title that fits is shown for the issue's own text; the body often repeats it.
    if (rankedTitles.has(id)) return false;
    const inTitle = searches.title && !seenTitles.has(id) && rankTitle(text);
    seenTitles.add(id);
    if (inTitle || !searches.body) return inTitle;
    const score = scoreText(foldText(text.body), terms, title);
    if (score === null) return false;
    const weight = textWeight('body', score, lateness(text.updatedAt, now), text.state);
    found.push({ kind: 'body', issue: id, weight, at: text.updatedAt });
    return true;
  }

  function headOf(issue: number): IssueHead | null {
    const known = heads.get(issue);
    if (known !== undefined) return known;
    const head = findIssueHead(mirror, issue);
    heads.set(issue, head);
    return head;
  }

  function tryComment(id: number): boolean {
    if (seenComments.has(id)) return false;
    seenComments.add(id);
    const text = findCommentText(mirror, id);
    if (text === null || !filtering.allows(text.issue)) return false;
    if (!filtering.allowsText({ kind: 'comment', ...text })) return false;
    const score = scoreText(foldText(text.body), terms);
    if (score === null) return false;
    const head = headOf(text.issue);
    if (head === null || !names.has(head.repository)) return false;
    const weight = textWeight('comment', score, lateness(text.createdAt, now), head.state);
    found.push({ kind: 'comment', comment: id, issue: text.issue, weight, at: text.createdAt });
    return true;
  }

  /** The comments that the filters leave, where they leave few issues; null where the index is narrower. */
  function knownComments(): ReadonlySet<number> | null {
    const { fewest } = filtering;
    if (fewest === null) return null;
    const issues = [...fewest].filter(filtering.allows);
    return issues.length > knownIssues ? null : new Set(issues.flatMap((issue) => commentsOf(mirror, issue)));
  }

  /** Looks at rows until enough of them fit. */
  function* tryAll(rows: Iterable<readonly number[]>, fits: (id: number) => boolean, most: number) {
    let missing = most;
    let looked = 0;
    for (const some of rows) {
      for (const id of some) {
        if (fits(id)) missing -= 1;
        if (missing <= 0) return;
        looked += 1;
        if (looked % portion === 0) yield;
      }
      yield;
    }
  }

  function* askWords(expression: string | null) {
    if (expression === null) return;
    if (searches.comments) known ??= { comments: knownComments() };
    if (searches.title) {
      yield* tryAll(indexedRows(mirror, 'title_words', expression), tryTitle, 2 * enough);
    }
    if (searches.body) {
      yield* tryAll(indexedRows(mirror, 'issue_words', expression), tryIssue, enough);
    }
    if (searches.comments) {
      yield* tryAll(
        only(indexedRows(mirror, 'comment_words', expression), known?.comments ?? null),
        tryComment,
        enough,
      );
    }
  }

  function* askTrigrams(expression: string | null, most: number) {
    if (expression === null) return;
    if (searches.title || searches.body) {
      yield* tryAll(indexedRows(mirror, 'issue_search', expression), tryIssue, most);
    }
    if (searches.comments) {
      yield* tryAll(indexedRows(mirror, 'comment_search', expression), tryComment, most);
    }
  }

  return {
    /** An issue that is named by its number comes first. */
    issueByNumber({ terms: asked }: SearchQuery): readonly number[] {
      const [only, ...others] = asked.filter(({ excluded }) => !excluded);
      const number = /^[#＃]?([1-9]\d{0,9})$/.exec(only?.text.normalize('NFKC') ?? '')?.[1];
      if (number === undefined || others.length > 0 || !searches.title) return [];
      return repositories.flatMap(({ id }) => {
        const row = prepared<[number, number], number>(
          mirror,
          'SELECT id FROM issues WHERE repository = ? AND number = ?',
        )
          .pluck()
          .get(id, Number(number));
        const text = row === undefined ? null : findIssueText(mirror, row);
        return text !== null && filtering.allows(text.issue) && issueAllowed(text) ? [text.issue] : [];
      });
    },

    /** What fits by words, then by parts of words; texts that no index knows yet are read one by one. */
    *askIndexes(): Generator<void, void> {
      if (searches.title || searches.body) yield* tryAll(waitingRows(mirror, 'issues'), tryIssue, enough);
      if (searches.comments) yield* tryAll(waitingRows(mirror, 'comments'), tryComment, enough);
      // A rare neighbourhood of two frequent words would drown in the latest texts that hold both.
      if (terms.phrase !== null) yield* askTrigrams(trigramExpression([{ text: terms.phrase }]), enough / 4);
      // Words in quotes side by side: trigrams leave far fewer texts than the words alone.
      if (terms.wanted.some(({ text, exact }) => exact && text.includes(' '))) {
        yield* askTrigrams(trigramExpression(terms.wanted), enough);
        return;
      }
      const whole = wordExpression(terms, true);
      const starts = wordExpression(terms, false);
      yield* askWords(whole);
      if (starts !== whole) yield* askWords(starts);
      if (found.length < limit && mayStandWithin(terms))
        yield* askTrigrams(trigramExpression(terms.wanted), enough);
    },

    /** The texts of these issues, all of them. */
    *readIssues(issues: ReadonlySet<number>): Generator<void, void> {
      for (const issue of issues) {
        if (searches.title || searches.body) tryIssue(issue);
        if (searches.comments) for (const comment of commentsOf(mirror, issue)) tryComment(comment);
        yield;
      }
    },

    /** Without words: the issues that are left, or their comments where `is:comment` or `in:comments` asks for these. */
    *listTexts(): Generator<void, void> {
      if ((searches.title || searches.body) && filtering.allowsKind('issue')) {
        for (const { id } of repositories) {
          yield* tryAll([latestIssues(mirror, id).filter(filtering.allows)], tryIssue, limit);
        }
      } else if (searches.comments && filtering.allowsKind('comment')) {
        yield* tryAll(allowedComments(), tryComment, limit);
      }
    },

    *readHistory(): Generator<void, void> {
      for (const repository of repositories) {
        const wanted = {
          terms,
          allows: (text: Parameters<Filtering['allowsText']>[0]) =>
            filtering.allowsText(text) && filtering.allows(text.issue ?? -1),
        };
        for (const matches of goneMatches(mirror, precious, repository, wanted)) {
          for (const match of matches) {
            const weight = textWeight('gone', match.score, lateness(match.at, now), null);
            const issue = issueNumbered(repository.id, match.key);
            found.push({ kind: 'gone', issue, weight, at: match.at, match });
          }
          yield;
        }
      }
    },

    /** The best texts of the best issues, up to `limit`; `named` comes before them all. */
    shown(named: readonly number[]): readonly SearchMatch[] {
      const hits: SearchMatch[] = named.flatMap((id) => {
        const text = findIssueText(mirror, id);
        return text === null ? [] : [issueMatch(text, { line: 0, text: text.title, spans: [] })];
      });
      const others = found.filter(({ kind, issue }) => !(kind === 'title' && named.includes(issue)));
      for (const { texts } of groupedByIssue(others)) {
        if (hits.length >= limit) break;
        const some = texts.slice(0, Math.min(mostOfAnIssue, limit - hits.length));
        const matches = some.flatMap(matchOf);
        const last = matches.at(-1);
        const more = texts.length - some.length;
        hits.push(
          ...matches.slice(0, -1),
          ...(last === undefined ? [] : [more === 0 ? last : { ...last, more }]),
        );
      }
      return hits;
    },
  };

  function* allowedComments(): Generator<readonly number[]> {
    for (const some of everyComment(mirror)) {
      yield some
        .filter(
          (facts) => filtering.allows(facts.issue) && filtering.allowsText({ kind: 'comment', ...facts }),
        )
        .map(({ id }) => id);
    }
  }

  /** Groups what is gone with what is still there; a removed issue has a place of its own. */
  function issueNumbered(repository: number, key: GoneMatch['key']): number {
    const { number } = splitIssueKey(key);
    const row = prepared<[number, number], number>(
      mirror,
      'SELECT id FROM issues WHERE repository = ? AND number = ?',
    )
      .pluck()
      .get(repository, number);
    return row ?? -number;
  }

  function issueMatch(text: IssueText, line: MatchedLine): SearchMatch {
    const { title, author, createdAt } = text;
    return { issue: keyOf(names, text), title, commentId: null, author, at: createdAt, ...line };
  }

  function matchOf(one: Found): readonly SearchMatch[] {
    switch (one.kind) {
      case 'title': {
        const text = findIssueText(mirror, one.issue);
        return text === null ? [] : [issueMatch(text, matchedTitle(text.title, terms))];
      }
      case 'body': {
        const text = findIssueText(mirror, one.issue);
        if (text === null) return [];
        return [issueMatch(text, matchedLine(text.body, terms) ?? matchedTitle(text.title, terms))];
      }
      case 'comment': {
        const text = findCommentText(mirror, one.comment);
        const head = headOf(one.issue);
        if (text === null || head === null) return [];
        const line = matchedLine(text.body, terms) ?? firstLine(text.body);
        const { commentId, author, createdAt } = text;
        return [{ issue: keyOf(names, head), title: head.title, commentId, author, at: createdAt, ...line }];
      }
      case 'gone': {
        const { key, title, commentId, author, at, shown } = one.match;
        return [{ issue: key, title, commentId, author, at, ...shown() }];
      }
    }
  }
}

function* only(
  rows: Iterable<readonly number[]>,
  known: ReadonlySet<number> | null,
): Generator<readonly number[]> {
  for (const some of rows) yield known === null ? some : some.filter((id) => known.has(id));
}

/** A text without a word to find begins with its first line that says something. */
function firstLine(body: string): MatchedLine {
  const lines = body.split(/\r\n|\n|\r/);
  const at = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  return { line: at + 1, text: (lines[at] ?? '').slice(0, 400), spans: [] };
}
