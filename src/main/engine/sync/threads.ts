import { fetchThreadPages, threadsAtOnce } from '../github/pages.ts';
import type { RemoteThread } from '../github/rows.ts';
import { findRepository, type RepositoryRow } from '../mirror/repositories.ts';
import {
  advanceThread,
  finishThread,
  metComments,
  pendingThreads,
  removeAbsent,
  type PendingThread,
} from '../mirror/threads.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';
import { storeThreadPage } from './store.ts';

/** Reads every long thread to its end, five at a time; each page is committed with its cursor. */
export async function readThreads(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const repository = findRepository(mirror, context.repository, context.origin);
  if (repository === null) return { kind: 'finished' };
  const unanswered = new Set<number>();
  let together = threadsAtOnce;
  for (;;) {
    const waiting = pendingThreads(mirror, repository.id, threadsAtOnce + unanswered.size)
      .filter((thread) => !unanswered.has(thread.issue))
      .slice(0, together);
    if (waiting.length === 0) return { kind: 'finished' };
    const outcome = await call(context, () => fetchThreadPages(context.client, waiting, context.signal));
    if (outcome.kind === 'failed' && outcome.failure.mayBeTooHeavy && together > 1) {
      together = 1;
      continue;
    }
    if (outcome.kind !== 'answered') return outcome;
    const { threads, serverTime } = outcome.value;
    for (const [index, thread] of waiting.entries()) {
      const page = threads[index] ?? null;
      // Gone or out of reach for now: the thread keeps waiting, and what is mirrored of it stays.
      if (page === null) unanswered.add(thread.issue);
      else storeOne(context, repository, thread, page, serverTime);
    }
  }
}

function storeOne(
  context: SyncContext,
  repository: RepositoryRow,
  thread: PendingThread,
  page: RemoteThread,
  serverTime: string | null,
): void {
  const { mirror } = context.storage;
  storeThreadPage(context, repository, thread, page, serverTime, () => {
    const met = page.comments.map((comment) => comment.id);
    advanceThread(mirror, thread.issue, page.endCursor ?? thread.cursor, met, page.intact);
    if (page.hasNextPage) return [];
    const whole = metComments(mirror, thread.issue);
    finishThread(mirror, thread.issue);
    return whole !== null && whole.size >= page.total ? removeAbsent(mirror, thread.issue, whole) : [];
  });
}
