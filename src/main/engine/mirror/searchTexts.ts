import { issueKey, type IssueKey } from '#domain/tracker.ts';
import { prepared, type ReadableDatabase } from './database.ts';

/** The texts that are searched, by row id. */
export type IssueText = {
  readonly issue: number;
  readonly repository: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};
export type CommentText = {
  readonly issue: number;
  readonly commentId: string;
  readonly body: string;
  readonly author: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
};

type CommentFacts = Pick<CommentText, 'issue' | 'author' | 'createdAt' | 'updatedAt'>;

const portion = 400;

export function findIssueText(database: ReadableDatabase, id: number): IssueText | null {
  return (
    prepared<[number], IssueText>(
      database,
      `SELECT id AS issue, repository, number, title, body, state, author, created_at AS createdAt,
              updated_at AS updatedAt
       FROM issues WHERE id = ?`,
    ).get(id) ?? null
  );
}

export function findCommentText(database: ReadableDatabase, id: number): CommentText | null {
  return (
    prepared<[number], CommentText>(
      database,
      `SELECT issue, node_id AS commentId, body, author, created_at AS createdAt, updated_at AS updatedAt
       FROM comments WHERE id = ?`,
    ).get(id) ?? null
  );
}

/** What a comment's match tells of its issue. */
export type IssueHead = Pick<IssueText, 'repository' | 'number' | 'title' | 'state'>;

export function findIssueHead(database: ReadableDatabase, id: number): IssueHead | null {
  return (
    prepared<[number], IssueHead>(
      database,
      'SELECT repository, number, title, state FROM issues WHERE id = ?',
    ).get(id) ?? null
  );
}

export function commentsOf(database: ReadableDatabase, issue: number): readonly number[] {
  return prepared<[number], number>(database, 'SELECT id FROM comments WHERE issue = ? ORDER BY id DESC')
    .pluck()
    .all(issue);
}

/** Every comment without its text, the latest mirrored first, in portions. */
export function* everyComment(
  database: ReadableDatabase,
): Generator<readonly (CommentFacts & { readonly id: number })[]> {
  const statement = prepared<[number, number], CommentFacts & { id: number }>(
    database,
    `SELECT id, issue, author, created_at AS createdAt, updated_at AS updatedAt
     FROM comments WHERE id < ? ORDER BY id DESC LIMIT ?`,
  );
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = statement.all(before, portion);
    if (rows.length > 0) yield rows;
    if (rows.length < portion) return;
    before = rows.at(-1)?.id ?? 0;
  }
}

/** Issues of a repository by row id, the latest touched first. */
export function latestIssues(database: ReadableDatabase, repository: number): readonly number[] {
  return prepared<[number], number>(
    database,
    'SELECT id FROM issues WHERE repository = ? ORDER BY updated_at DESC, id DESC',
  )
    .pluck()
    .all(repository);
}

export function keyOf(names: ReadonlyMap<number, string>, text: IssueHead): IssueKey {
  return issueKey(names.get(text.repository) ?? '', text.number);
}
