import { issueKey } from '#domain/tracker.ts';
import { fetchLinkedIssues, pulsesAtOnce } from '../github/pulse.ts';
import { inTransaction } from '../mirror/database.ts';
import { linkedTo, outsideToSweep, writeOutside } from '../mirror/outside.ts';
import type { RepositoryRow } from '../mirror/repositories.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';

/**
 * Asks again for what links lead to outside: such an issue may close, or get another title, and nothing here moves. One
 * point for a hundred. What does not come stays as it was told.
 */
export async function sweepOutside(context: SyncContext, repository: RepositoryRow): Promise<StepEnd> {
  const { mirror } = context.storage;
  const outside = outsideToSweep(mirror, repository);
  for (let at = 0; at < outside.length; at += pulsesAtOnce) {
    const part = outside.slice(at, at + pulsesAtOnce);
    const outcome = await call(context, () =>
      fetchLinkedIssues(
        context.client,
        part.map(({ nodeId }) => nodeId),
        context.signal,
      ),
    );
    if (outcome.kind !== 'answered') return outcome;
    const { issues, serverTime } = outcome.value;
    const now = serverTime ?? new Date(context.clock.now()).toISOString();
    const changed = inTransaction(mirror, () =>
      part.filter(({ key }, index) => {
        const told = issues[index] ?? null;
        // A transferred issue answers under another name, and its link follows with the next reading.
        return told !== null && told.key === key && writeOutside(mirror, told, now);
      }),
    );
    const numbers = linkedTo(
      mirror,
      repository,
      changed.map(({ key }) => key),
    );
    if (numbers.length > 0) {
      context.onChange(
        repository,
        numbers.map((number) => issueKey(repository.name, number)),
      );
    }
  }
  return { kind: 'finished' };
}
