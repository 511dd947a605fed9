import { fetchIssuesById, rereadAtOnce } from '../github/sweep.ts';
import { inTransaction } from '../mirror/database.ts';
import { findRepository } from '../mirror/repositories.ts';
import { clearStale, listStale } from '../mirror/sentinels.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';
import { storePage } from './store.ts';

/** Reads whole what a sweep found changed, 24 issues a point. What comes as nothing is asked for again by the next run. */
export async function rereadStale(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const repository = findRepository(mirror, context.repository, context.origin);
  if (repository === null) return { kind: 'finished' };
  for (let size: number = rereadAtOnce, after = 0; ;) {
    const stale = listStale(mirror, repository.id, size, after);
    if (stale.length === 0) return { kind: 'finished' };
    const outcome = await call(context, () =>
      fetchIssuesById(
        context.client,
        stale.map(({ nodeId }) => nodeId),
        repository.nodeId,
        context.signal,
      ),
    );
    if (outcome.kind === 'failed' && outcome.failure.mayBeTooHeavy && size > 1) {
      size = 1;
      continue;
    }
    if (outcome.kind !== 'answered') return outcome;
    const { issues, serverTime } = outcome.value;
    // An id that now names another issue, or an issue elsewhere, must not overwrite the row that asked for it.
    const same = issues.filter((remote, at) => remote !== null && remote.issue.number === stale[at]?.number);
    const page = { issues: same.filter((remote) => remote !== null), serverTime };
    storePage(context, repository, page, { kind: 'oldest-first' }, () => undefined);
    inTransaction(mirror, () => {
      for (const [at, { rowid, updatedAt }] of stale.entries()) {
        const remote = issues[at] ?? null;
        // A replica that lags tells less than is known already.
        if (remote !== null && remote.issue.updatedAt >= updatedAt) clearStale(mirror, rowid);
      }
    });
    after = stale.at(-1)?.rowid ?? after;
  }
}
