import { foldText } from '#domain/search/foldText.ts';
import { matchedLine, matchedTitle, type MatchedLine } from '#domain/search/matchedLine.ts';
import { scoreText, type WantedTerms } from '#domain/search/scoreText.ts';
import { issueKey, type IssueKey, type TrackerComment, type TrackerIssue } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase } from './database.ts';
import { revisionsAfter, textHash, tombstonesAfter } from './keepsakes.ts';
import { keepsakeName, type RepositoryRow } from './repositories.ts';
import type { TextFacts } from './searchFilters.ts';

/** A text that the tracker no longer holds, and how it fits. */
export type GoneMatch = {
  readonly key: IssueKey;
  readonly title: string;
  readonly commentId: string | null;
  readonly author: string | null;
  readonly at: string;
  readonly score: number;
  /** Looked up for what is shown alone: it costs more than finding the text. */
  readonly shown: () => MatchedLine & { readonly gone: Gone };
};
export type Gone = { readonly how: 'edited' | 'deleted' | 'transferred'; readonly at: string | null };

type Wanted = {
  readonly terms: WantedTerms;
  readonly allows: (text: TextFacts) => boolean;
};

/** Kept texts are packed: so many are unpacked between two turns. */
const portion = 16;

/**
 * Removed comments and issues, and replaced texts, read one by one: they have no index, as there are few of them
 * (measured: 5,000 replaced texts of 1 KB take 0.3 s of CPU, in pieces of 1 ms).
 */
export function* goneMatches(
  mirror: ReadableDatabase,
  precious: ReadableDatabase,
  repository: RepositoryRow,
  wanted: Wanted,
): Generator<readonly GoneMatch[]> {
  const kept = keepsakeName(repository);
  yield* removedMatches(mirror, precious, repository, kept, wanted);
  yield* replacedMatches(mirror, precious, repository, kept, wanted);
}

type PresentIssue = { readonly id: number; readonly title: string; readonly author: string | null };

function presentIssue(mirror: ReadableDatabase, repository: number, number: number): PresentIssue | null {
  return (
    prepared<[number, number], PresentIssue>(
      mirror,
      'SELECT id, title, author FROM issues WHERE repository = ? AND number = ?',
    ).get(repository, number) ?? null
  );
}

function* removedMatches(
  mirror: ReadableDatabase,
  precious: ReadableDatabase,
  repository: RepositoryRow,
  kept: string,
  wanted: Wanted,
): Generator<readonly GoneMatch[]> {
  let after = { number: 0, comment: '' };
  for (;;) {
    const tombstones = tombstonesAfter(precious, kept, after, portion);
    yield tombstones.flatMap((tombstone) => {
      const { number } = tombstone;
      const key = issueKey(repository.name, number);
      const at = tombstone.noticedAsOf === '' ? null : tombstone.noticedAsOf;
      const gone = () => ({ how: tombstone.kind, at });
      const present = presentIssue(mirror, repository.id, number);
      if (tombstone.comment !== '') {
        const comment = JSON.parse(tombstone.content) as TrackerComment;
        const title = present?.title ?? removedTitle(precious, kept, number);
        return matchOf({ ...comment, key, title, commentId: comment.id, gone }, present?.id ?? null, wanted);
      }
      const issue = JSON.parse(tombstone.content) as TrackerIssue;
      return [
        ...matchOf({ ...issue, key, commentId: null, gone }, null, wanted, issue.title),
        ...issue.comments.flatMap((comment) =>
          matchOf({ ...comment, key, title: issue.title, commentId: comment.id, gone }, null, wanted),
        ),
      ];
    });
    const last = tombstones.at(-1);
    if (tombstones.length < portion || last === undefined) return;
    after = { number: last.number, comment: last.comment };
  }
}

function removedTitle(precious: ReadableDatabase, kept: string, number: number): string {
  const [removed] = tombstonesAfter(precious, kept, { number: number - 1, comment: '' }, 1);
  return removed?.number === number && removed.comment === ''
    ? (JSON.parse(removed.content) as TrackerIssue).title
    : '';
}

function* replacedMatches(
  mirror: ReadableDatabase,
  precious: ReadableDatabase,
  repository: RepositoryRow,
  kept: string,
  wanted: Wanted,
): Generator<readonly GoneMatch[]> {
  let after = { number: 0, comment: '', hash: '' };
  for (;;) {
    const revisions = revisionsAfter(precious, kept, after, portion);
    yield revisions.flatMap((revision) => {
      const { number, comment, body, updatedAt } = revision;
      const present = presentIssue(mirror, repository.id, number);
      const commentId = comment === '' ? null : comment;
      const author = commentId === null ? (present?.author ?? null) : authorOf(mirror, present, commentId);
      const text = {
        key: issueKey(repository.name, number),
        title: present?.title ?? removedTitle(precious, kept, number),
        commentId,
        author,
        createdAt: updatedAt,
        updatedAt,
        body,
        gone: (): Gone => ({ how: 'edited', at: replacedAt(precious, kept, number, comment, body) }),
      };
      return matchOf(text, present?.id ?? null, wanted);
    });
    const last = revisions.at(-1);
    if (revisions.length < portion || last === undefined) return;
    after = { number: last.number, comment: last.comment, hash: last.hash };
  }
}

function authorOf(mirror: ReadableDatabase, issue: PresentIssue | null, comment: string): string | null {
  if (issue === null) return null;
  return (
    prepared<[number, string], string | null>(
      mirror,
      'SELECT author FROM comments WHERE issue = ? AND node_id = ?',
    )
      .pluck()
      .get(issue.id, comment) ?? null
  );
}

/** When the text was replaced, where history tells; an export does not say. */
function replacedAt(
  precious: ReadableDatabase,
  kept: string,
  number: number,
  comment: string,
  body: string,
): string | null {
  return (
    prepared<[string, number, string, string], string>(
      precious,
      `SELECT changed_at FROM history
       WHERE repository = ? AND number = ? AND comment = ? AND field = 'body' AND before = ?
       ORDER BY id DESC LIMIT 1`,
    )
      .pluck()
      .get(kept, number, comment, JSON.stringify(textHash(body))) ?? null
  );
}

type GoneText = Omit<GoneMatch, 'shown' | 'score' | 'at'> & {
  readonly gone: () => Gone;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly body: string;
};

function matchOf(
  text: GoneText,
  issue: number | null,
  { terms, allows }: Wanted,
  title = '',
): readonly GoneMatch[] {
  const { key, commentId, author, createdAt, updatedAt, body, gone } = text;
  if (!allows({ kind: 'gone', issue, author, createdAt, updatedAt })) return [];
  const score = scoreText(foldText(body), terms, foldText(title));
  if (score === null) return [];
  const shown = () => {
    const line =
      (terms.wanted.length === 0 ? null : matchedLine(body, terms)) ??
      (title === '' ? { line: 1, text: firstLineOf(body), spans: [] } : matchedTitle(title, terms));
    return { ...line, gone: gone() };
  };
  return [{ key, title: text.title, commentId, author, at: createdAt, score, shown }];
}

function firstLineOf(body: string): string {
  return (/\S.*/.exec(body)?.[0] ?? '').slice(0, 400);
}
