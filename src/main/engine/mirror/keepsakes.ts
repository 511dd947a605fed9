import { createHash } from 'node:crypto';
import type { TrackerIssue } from '#domain/tracker.ts';
import { trackerComment, type CommentRow } from './comments.ts';
import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** What the tracker no longer holds and Nami keeps: removed records whole, replaced texts by their hash. */
export type Tombstone = {
  readonly repository: string;
  readonly number: number;
  /** The comment's id; '' when the whole issue was removed. */
  readonly comment: string;
  /** The record as JSON: a `TrackerIssue`, or a `TrackerComment`. */
  readonly content: string;
  readonly noticedAsOf: string;
};

export function keepRemovedIssue(
  precious: WritableDatabase,
  repository: string,
  number: number,
  issue: TrackerIssue,
  noticedAsOf: string,
): void {
  keepTombstone(precious, { repository, number, comment: '', content: JSON.stringify(issue), noticedAsOf });
}

export function keepRemovedComment(
  precious: WritableDatabase,
  repository: string,
  number: number,
  comment: CommentRow,
  noticedAsOf: string,
): void {
  keepTombstone(precious, {
    repository,
    number,
    comment: comment.id,
    content: JSON.stringify(trackerComment(comment)),
    noticedAsOf,
  });
}

function keepTombstone(precious: WritableDatabase, tombstone: Tombstone): void {
  prepared<[Tombstone]>(
    precious,
    `INSERT OR REPLACE INTO tombstones (repository, number, comment, content, noticed_as_of)
     VALUES (:repository, :number, :comment, :content, :noticedAsOf)`,
  ).run(tombstone);
}

export function listTombstones(precious: ReadableDatabase, repository: string): readonly Tombstone[] {
  return prepared<[string], Tombstone>(
    precious,
    `SELECT repository, number, comment, content, noticed_as_of AS noticedAsOf
     FROM tombstones WHERE repository = ? ORDER BY number, comment`,
  ).all(repository);
}

export type Revision = {
  readonly number: number;
  /** The comment's id; '' for the issue's own body. */
  readonly comment: string;
  readonly body: string;
  /** When the replaced text had been written. */
  readonly updatedAt: string;
};

export function keepRevision(precious: WritableDatabase, repository: string, revision: Revision): void {
  prepared<[Record<string, unknown>]>(
    precious,
    `INSERT OR IGNORE INTO revisions (repository, number, comment, body_sha256, body, updated_at)
     VALUES (:repository, :number, :comment, :hash, :body, :updatedAt)`,
  ).run({ repository, hash: createHash('sha256').update(revision.body).digest('hex'), ...revision });
}

export function listRevisions(
  precious: ReadableDatabase,
  repository: string,
  number: number,
): readonly Revision[] {
  return prepared<[string, number], Revision>(
    precious,
    `SELECT number, comment, body, updated_at AS updatedAt
     FROM revisions WHERE repository = ? AND number = ? ORDER BY updated_at, comment`,
  ).all(repository, number);
}

/** Forgets everything kept of a repository: for the demo, whose data is never precious. */
export function forgetKeepsakes(precious: WritableDatabase, repository: string): void {
  for (const table of ['tombstones', 'revisions', 'look_marks']) {
    prepared<[string]>(precious, `DELETE FROM ${table} WHERE repository = ?`).run(repository);
  }
}
