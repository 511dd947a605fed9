import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TrackerIssue } from '#domain/tracker.ts';
import { trackerComment, type CommentRow } from './comments.ts';
import { inTransaction, prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { renameInWorkspaces } from './workspaces.ts';

/** What the tracker no longer holds and Nami keeps: removed records whole, replaced texts by their hash. */
export type Tombstone = {
  readonly repository: string;
  readonly number: number;
  /** The comment's id; '' when the whole issue was removed. */
  readonly comment: string;
  /** The record as JSON: a `TrackerIssue`, or a `TrackerComment`. */
  readonly content: string;
  readonly noticedAsOf: string;
  /** A transferred issue lives on elsewhere: `owner/name#12` where the server told it. */
  readonly kind: 'deleted' | 'transferred';
  readonly destination: string | null;
};

export type Departure = Pick<Tombstone, 'kind' | 'destination'>;
const deleted: Departure = { kind: 'deleted', destination: null };

export function keepRemovedIssue(
  precious: WritableDatabase,
  repository: string,
  number: number,
  issue: TrackerIssue,
  noticedAsOf: string,
  departure: Departure = deleted,
): void {
  const content = JSON.stringify(issue);
  keepTombstone(precious, { repository, number, comment: '', content, noticedAsOf, ...departure });
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
    ...deleted,
  });
}

function keepTombstone(precious: WritableDatabase, tombstone: Tombstone): void {
  prepared<[Tombstone]>(
    precious,
    `INSERT OR REPLACE INTO tombstones (repository, number, comment, content, noticed_as_of, kind, destination)
     VALUES (:repository, :number, :comment, :content, :noticedAsOf, :kind, :destination)`,
  ).run(tombstone);
}

export function listTombstones(precious: ReadableDatabase, repository: string): readonly Tombstone[] {
  return prepared<[string], Tombstone>(
    precious,
    `SELECT repository, number, comment, content, noticed_as_of AS noticedAsOf, kind, destination
     FROM tombstones WHERE repository = ? ORDER BY number, comment`,
  ).all(repository);
}

/** The tombstones after one, by number and comment: a portion for a reader that lets others in between. */
export function tombstonesAfter(
  precious: ReadableDatabase,
  repository: string,
  after: Pick<Tombstone, 'number' | 'comment'>,
  limit: number,
): readonly Tombstone[] {
  return prepared<[string, number, string, number], Tombstone>(
    precious,
    `SELECT repository, number, comment, content, noticed_as_of AS noticedAsOf, kind, destination
     FROM tombstones
     WHERE repository = ? AND (number, comment) > (?, ?)
     ORDER BY number, comment LIMIT ?`,
  ).all(repository, after.number, after.comment, limit);
}

export type Revision = {
  readonly number: number;
  /** The comment's id; '' for the issue's own body. */
  readonly comment: string;
  readonly body: string;
  /** When the replaced text had been written. */
  readonly updatedAt: string;
};

/** By which history names a text. */
export function textHash(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

export function keepRevision(precious: WritableDatabase, repository: string, revision: Revision): void {
  const { number, comment, body, updatedAt } = revision;
  prepared<[Record<string, unknown>]>(
    precious,
    `INSERT OR IGNORE INTO revisions (repository, number, comment, body_sha256, body, packed, updated_at)
     VALUES (:repository, :number, :comment, :hash, '', :packed, :updatedAt)`,
  ).run({ repository, number, comment, hash: textHash(body), packed: deflateRawSync(body), updatedAt });
}

type RevisionRow = Revision & { readonly packed: Buffer | null; readonly hash: string };

function unpacked({ number, comment, body, updatedAt, packed }: RevisionRow): Revision {
  return { number, comment, body: packed === null ? body : inflateRawSync(packed).toString(), updatedAt };
}

const revisionColumns = 'number, comment, body, updated_at AS updatedAt, packed, body_sha256 AS hash';

export function listRevisions(
  precious: ReadableDatabase,
  repository: string,
  number: number,
): readonly Revision[] {
  return prepared<[string, number], RevisionRow>(
    precious,
    `SELECT ${revisionColumns}
     FROM revisions WHERE repository = ? AND number = ? ORDER BY updated_at, comment`,
  )
    .all(repository, number)
    .map(unpacked);
}

/** Every replaced text of a repository, by number, then by age. */
export function listAllRevisions(precious: ReadableDatabase, repository: string): readonly Revision[] {
  return prepared<[string], RevisionRow>(
    precious,
    `SELECT ${revisionColumns}
     FROM revisions WHERE repository = ? ORDER BY number, updated_at, comment`,
  )
    .all(repository)
    .map(unpacked);
}

/** The replaced texts after one, by number, comment and hash: a portion, as `tombstonesAfter`. */
export function revisionsAfter(
  precious: ReadableDatabase,
  repository: string,
  after: { readonly number: number; readonly comment: string; readonly hash: string },
  limit: number,
): readonly (Revision & { readonly hash: string })[] {
  return prepared<[string, number, string, string, number], RevisionRow>(
    precious,
    `SELECT ${revisionColumns}
     FROM revisions
     WHERE repository = ? AND (number, comment, body_sha256) > (?, ?, ?)
     ORDER BY number, comment, body_sha256 LIMIT ?`,
  )
    .all(repository, after.number, after.comment, after.hash, limit)
    .map((row) => ({ ...unpacked(row), hash: row.hash }));
}

/** A replaced text by its hash; null where none is kept. */
export function findRevision(
  precious: ReadableDatabase,
  repository: string,
  text: { readonly number: number; readonly comment: string; readonly hash: string },
): string | null {
  const row = prepared<[string, number, string, string], RevisionRow>(
    precious,
    `SELECT ${revisionColumns}
     FROM revisions WHERE repository = ? AND number = ? AND comment = ? AND body_sha256 = ?`,
  ).get(repository, text.number, text.comment, text.hash);
  return row === undefined ? null : unpacked(row).body;
}

/** Tables of the precious file whose rows belong to a repository by its name. */
const tablesByRepository = [
  'tombstones',
  'revisions',
  'history',
  'look_marks',
  'import_changes',
  'last_imports',
] as const;

/** Puts everything kept of a repository under its new name. Doing it twice does no harm. */
export function renameKeepsakes(precious: WritableDatabase, from: string, to: string): void {
  inTransaction(precious, () => {
    precious.pragma('defer_foreign_keys = ON');
    for (const table of tablesByRepository) {
      prepared<[string, string]>(
        precious,
        `UPDATE OR REPLACE ${table} SET repository = ? WHERE repository = ?`,
      ).run(to, from);
    }
    renameInWorkspaces(precious, from, to);
  });
}

/** Forgets everything kept of a repository: for the demo, whose data is never precious. */
export function forgetKeepsakes(precious: WritableDatabase, repository: string): void {
  for (const table of tablesByRepository) {
    prepared<[string]>(precious, `DELETE FROM ${table} WHERE repository = ?`).run(repository);
  }
  prepared<[string]>(precious, 'DELETE FROM workspaces WHERE main = ?').run(repository);
}
