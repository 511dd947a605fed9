import { findRepository } from '../mirror/repositories.ts';
import { readSyncState } from '../mirror/syncState.ts';
import { backfill, closeGaps, fetchFirstScreen } from './backfill.ts';
import type { StepEnd, SyncContext } from './context.ts';
import { delta } from './delta.ts';
import { lookIntoSuspects } from './departures.ts';
import { rereadStale } from './reread.ts';
import { sweepIfDue, sweepTouched } from './sweep.ts';
import { readThreads } from './threads.ts';

/**
 * One run of the synchronisation, from wherever an earlier one was left: the first screen, the backfill,
 * long threads, gaps, then what changed meanwhile, and now and then what changes without a trace (`sweep.ts`). Each page is committed with its cursor, so a run may be
 * killed anywhere and the next one goes on from there.
 */
export async function runSync(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const known = findRepository(mirror, context.repository, context.origin);
  const state = known === null ? null : readSyncState(mirror, known.id);
  const steps: ((context: SyncContext) => Promise<StepEnd>)[] = [];
  if (state?.backfillStartedAt == null) steps.push(fetchFirstScreen);
  if (state?.backfillFinished !== true) steps.push(backfill);
  steps.push(readThreads, closeGaps, announceDelta, delta, readThreads);
  steps.push(sweepTouched, sweepIfDue, lookIntoSuspects, rereadStale, readThreads);
  for (const step of steps) {
    if (context.signal.aborted) return { kind: 'stopped' };
    const end = await step(context);
    if (end.kind !== 'finished') return end;
  }
  return { kind: 'finished' };
}

function announceDelta(context: SyncContext): Promise<StepEnd> {
  context.onProgress({ kind: 'delta' });
  return Promise.resolve({ kind: 'finished' });
}
