import { findRepository } from '../mirror/repositories.ts';
import { readSyncState, writeSyncState } from '../mirror/syncState.ts';
import type { StepEnd, SyncContext } from './context.ts';
import { createPageSizer, deltaPageSize, pageSizes } from './pageSize.ts';
import { fetchWhole } from './scan.ts';
import { storePage } from './store.ts';

/**
 * A delta begins this much before the last one began. GitHub's replicas and its whole-second times let an
 * update appear a little after its own `updatedAt`; reading a minute twice costs nothing but its rows.
 */
export const overlapMilliseconds = 60_000;

export function earlier(time: string, milliseconds: number): string {
  return new Date(Date.parse(time) - milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

export function later(a: string, b: string): string {
  return a > b ? a : b;
}

/**
 * What changed since the last delta: by update, ascending, so that an issue touched meanwhile moves to where
 * the reading is yet to come. Times are the server's own (its `Date` header), never the local clock's. The
 * cursor is committed with each page; the moment moves on once the last page is in.
 */
export async function delta(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const known = findRepository(mirror, context.repository, context.origin);
  if (known === null) throw new Error('a delta before the first page of a backfill');
  const before = readSyncState(mirror, known.id);
  if (before.backfillStartedAt === null) throw new Error('a delta before the first page of a backfill');
  const since = before.deltaSince ?? earlier(before.backfillStartedAt, overlapMilliseconds);
  let { deltaStartedAt: startedAt, deltaCursor: cursor } = before;
  let sizer = createPageSizer(deltaPageSize);
  for (;;) {
    const fetched = await fetchWhole(context, sizer, {
      after: cursor,
      orderBy: { field: 'UPDATED_AT', direction: 'ASC' },
      filterBy: { since },
      commentOrder: { field: 'UPDATED_AT', direction: 'DESC' },
    });
    if (fetched.kind !== 'page') return fetched;
    const { page, repository } = fetched;
    startedAt ??= page.serverTime;
    // Where a record came as nothing, or the server does not tell its time, the moment stays: this span is
    // read again by the next delta.
    if (page.holes > 0) startedAt = since;
    const endCursor = page.endCursor ?? cursor;
    const hasMore = page.hasNextPage && endCursor !== cursor;
    const moved = startedAt !== null && startedAt > since;
    storePage(context, repository, page, { kind: 'latest-first', since }, () =>
      writeSyncState(
        mirror,
        repository.id,
        hasMore
          ? { deltaStartedAt: startedAt, deltaCursor: endCursor }
          : {
              deltaSince: moved ? later(since, earlier(startedAt ?? since, overlapMilliseconds)) : since,
              deltaStartedAt: null,
              deltaCursor: null,
              asOf: moved ? startedAt : before.asOf,
            },
      ),
    );
    if (!hasMore) return { kind: 'finished' };
    if (page.hasNextPage && sizer.current() === deltaPageSize) sizer = createPageSizer(pageSizes[0]);
    cursor = endCursor;
  }
}
