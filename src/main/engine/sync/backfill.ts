import { closeGap, listGaps, noteGap, readSyncState, writeSyncState } from '../mirror/syncState.ts';
import { countIssues, findRepository } from '../mirror/repositories.ts';
import type { StepEnd, SyncContext } from './context.ts';
import { createPageSizer } from './pageSize.ts';
import { fetchWhole } from './scan.ts';
import { storePage } from './store.ts';

const oldestFirst = { kind: 'oldest-first' } as const;

/**
 * One page of the open issues touched last: a useful screen at once. Its answer's time is where deltas will
 * begin: whatever changes while the backfill runs is read by the first of them.
 */
export async function fetchFirstScreen(context: SyncContext): Promise<StepEnd> {
  const fetched = await fetchWhole(context, createPageSizer(), {
    after: null,
    orderBy: { field: 'UPDATED_AT', direction: 'DESC' },
    filterBy: { states: ['OPEN'] },
    commentOrder: null,
  });
  if (fetched.kind !== 'page') return fetched;
  const { page, repository } = fetched;
  storePage(context, repository, page, oldestFirst, () =>
    writeSyncState(context.storage.mirror, repository.id, {
      backfillStartedAt: page.serverTime ?? new Date(context.clock.now()).toISOString(),
      asOf: page.serverTime,
    }),
  );
  return { kind: 'finished' };
}

/**
 * Every issue by its creation, oldest first: an order that nothing changes while it is read. (By update,
 * descending, an issue touched meanwhile would move to where the reading has passed.)
 */
export async function backfill(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const known = findRepository(mirror, context.repository, context.origin);
  let state = known === null ? null : readSyncState(mirror, known.id);
  const sizer = createPageSizer(undefined, state?.pageSize ?? null);
  while (state === null || !state.backfillFinished) {
    const cursor = state?.backfillCursor ?? null;
    const fetched = await fetchWhole(context, sizer, {
      after: cursor,
      orderBy: { field: 'CREATED_AT', direction: 'ASC' },
      filterBy: null,
      commentOrder: null,
    });
    if (fetched.kind !== 'page') return fetched;
    const { page, repository } = fetched;
    storePage(context, repository, page, oldestFirst, () => {
      if (page.holes > 0) {
        noteGap(mirror, repository.id, cursor ?? '');
        context.onWarning(
          'An issue came as nothing from the server; it is asked for again at the next sync.',
        );
      }
      writeSyncState(mirror, repository.id, {
        // An answer without a cursor on its last page leaves the old one: reading on from there is safe.
        backfillCursor: page.endCursor ?? cursor,
        backfillFinished: !page.hasNextPage,
        issuesTotal: page.total,
        pageSize: sizer.current(),
        asOf: page.serverTime ?? state?.asOf ?? null,
      });
    });
    state = readSyncState(mirror, repository.id);
    context.onProgress({
      kind: 'backfill',
      done: countIssues(mirror, repository.id),
      total: page.total,
    });
  }
  return { kind: 'finished' };
}

/** Asks once more for the places where the server gave nothing. */
export async function closeGaps(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const known = findRepository(mirror, context.repository, context.origin);
  if (known === null) return { kind: 'finished' };
  for (const cursor of listGaps(mirror, known.id)) {
    const fetched = await fetchWhole(context, createPageSizer(1), {
      after: cursor === '' ? null : cursor,
      orderBy: { field: 'CREATED_AT', direction: 'ASC' },
      filterBy: null,
      commentOrder: null,
    });
    if (fetched.kind !== 'page') return fetched;
    if (fetched.page.holes > 0) continue;
    storePage(context, fetched.repository, fetched.page, oldestFirst, () =>
      closeGap(mirror, known.id, cursor),
    );
  }
  return { kind: 'finished' };
}
