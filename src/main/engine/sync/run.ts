import { findRepository } from '../mirror/repositories.ts';
import { readSyncState } from '../mirror/syncState.ts';
import { backfill, closeGaps, fetchFirstScreen } from './backfill.ts';
import type { StepEnd, SyncContext } from './context.ts';
import { delta } from './delta.ts';
import { lookIntoSuspects } from './departures.ts';
import { rereadStale } from './reread.ts';
import { sweepIfDue, sweepTouched } from './sweep.ts';
import { readThreads } from './threads.ts';

type Step = (context: SyncContext) => Promise<StepEnd>;

/**
 * One run of the synchronisation, from wherever an earlier one was left: what the server announces, and now and then
 * what changes without a trace (`sweep.ts`). Each page is committed with its cursor, so a run may be killed anywhere and
 * the next one goes on from there.
 */
export async function runSync(context: SyncContext): Promise<StepEnd> {
  const end = await runMirroring(context);
  return end.kind === 'finished' ? runUpkeep(context) : end;
}

/** The first screen, the backfill, long threads, gaps, then what changed meanwhile. */
export function runMirroring(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const known = findRepository(mirror, context.repository, context.origin);
  const state = known === null ? null : readSyncState(mirror, known.id);
  const steps: Step[] = [];
  if (state?.backfillStartedAt == null) steps.push(fetchFirstScreen);
  if (state?.backfillFinished !== true) steps.push(backfill);
  steps.push(readThreads, closeGaps, announceDelta, delta, readThreads);
  return inOrder(context, steps);
}

/** What `updatedAt` does not tell: sweeps that are due, and what they and the deltas left to be looked into. */
export function runUpkeep(context: SyncContext): Promise<StepEnd> {
  return inOrder(context, [sweepTouched, sweepIfDue, lookIntoSuspects, rereadStale, readThreads]);
}

async function inOrder(context: SyncContext, steps: readonly Step[]): Promise<StepEnd> {
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
