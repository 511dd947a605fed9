import { prepared, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** How far the mirroring of one repository has come. Times are the server's own. */
export type SyncState = {
  /** The moment up to which the mirror is true. */
  readonly asOf: string | null;
  /** Issues the server says there are. */
  readonly issuesTotal: number | null;
  /** The page size that last went through whole. */
  readonly pageSize: number | null;
  readonly backfillStartedAt: string | null;
  readonly backfillCursor: string | null;
  readonly backfillFinished: boolean;
  /** From when on the next delta reads. */
  readonly deltaSince: string | null;
  /** A delta under way: when it began and how far it has come. */
  readonly deltaStartedAt: string | null;
  readonly deltaCursor: string | null;
};

const beginning: SyncState = {
  asOf: null,
  issuesTotal: null,
  pageSize: null,
  backfillStartedAt: null,
  backfillCursor: null,
  backfillFinished: false,
  deltaSince: null,
  deltaStartedAt: null,
  deltaCursor: null,
};

type Row = Omit<SyncState, 'backfillFinished'> & { readonly backfillFinished: number };

export function readSyncState(database: ReadableDatabase, repository: number): SyncState {
  const row = prepared<[number], Row>(
    database,
    `SELECT as_of AS asOf, issues_total AS issuesTotal, page_size AS pageSize,
            backfill_started_at AS backfillStartedAt, backfill_cursor AS backfillCursor,
            backfill_finished AS backfillFinished, delta_since AS deltaSince,
            delta_started_at AS deltaStartedAt, delta_cursor AS deltaCursor
     FROM sync_state WHERE repository = ?`,
  ).get(repository);
  return row === undefined ? beginning : { ...row, backfillFinished: row.backfillFinished === 1 };
}

/** Changes the named parts and keeps the rest. */
export function writeSyncState(
  database: WritableDatabase,
  repository: number,
  change: Partial<SyncState>,
): void {
  const next = { ...readSyncState(database, repository), ...change };
  prepared<[Record<string, unknown>]>(
    database,
    `INSERT OR REPLACE INTO sync_state (repository, as_of, issues_total, page_size, backfill_started_at,
       backfill_cursor, backfill_finished, delta_since, delta_started_at, delta_cursor)
     VALUES (:repository, :asOf, :issuesTotal, :pageSize, :backfillStartedAt,
       :backfillCursor, :finished, :deltaSince, :deltaStartedAt, :deltaCursor)`,
  ).run({ repository, ...next, finished: next.backfillFinished ? 1 : 0, backfillFinished: null });
}

/** Notes a place where the server gave no node, by the cursor before it ('' for the beginning). */
export function noteGap(database: WritableDatabase, repository: number, afterCursor: string): void {
  prepared<[number, string]>(
    database,
    'INSERT OR IGNORE INTO gaps (repository, after_cursor) VALUES (?, ?)',
  ).run(repository, afterCursor);
}

export function closeGap(database: WritableDatabase, repository: number, afterCursor: string): void {
  prepared<[number, string]>(database, 'DELETE FROM gaps WHERE repository = ? AND after_cursor = ?').run(
    repository,
    afterCursor,
  );
}

export function listGaps(database: ReadableDatabase, repository: number): readonly string[] {
  return prepared<[number], string>(
    database,
    'SELECT after_cursor FROM gaps WHERE repository = ? ORDER BY after_cursor',
  )
    .pluck()
    .all(repository);
}
