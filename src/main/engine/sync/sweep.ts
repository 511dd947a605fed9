import { issueKey, splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import type { Outcome } from '../github/client.ts';
import {
  fetchLabels,
  fetchSentinels,
  sentinelsAtOnce,
  type LabelPage,
  type RemoteLabel,
  type Sentinel,
  type SentinelAnswer,
} from '../github/sweep.ts';
import type { EventKind } from '../github/events.ts';
import { readHiddenComments } from '../mirror/comments.ts';
import { inTransaction, type ReadableDatabase } from '../mirror/database.ts';
import { writeEvents } from '../mirror/events.ts';
import { writeLabelColors } from '../mirror/labels.ts';
import { findRepository, type RepositoryRow } from '../mirror/repositories.ts';
import {
  clearSuspect,
  markStale,
  markStaleByLabels,
  markStaleByNumber,
  nextToSweep,
  readSweep,
  setHidden,
  suspect,
  sweepProgress,
  sweptByNumber,
  writeSentinel,
  writeSweep,
  type SweepScope,
  type SweepState,
  type SweptIssue,
} from '../mirror/sentinels.ts';
import { readSyncState } from '../mirror/syncState.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';
import { earlier, overlapMilliseconds } from './delta.ts';
import { sweepOutside } from './outside.ts';

/**
 * Sweeps look for what `updatedAt` does not tell: a deleted comment, a sub-issue on the parent, the far side of a link, a
 * removed dependency, a renamed label, an issue that is gone. They compare sentinels of a hundred issues at a time and
 * leave what differs to be read whole (`reread`) or looked into (`departures`).
 */

/**
 * Time between the beginnings of two sweeps, by the server's clock. The promise is half an hour for open issues and a
 * day for all: a sweep of ten thousand takes a hundred requests, and a poll may come minutes late.
 */
const periods: Readonly<Record<SweepScope, number>> = { open: 25 * 60_000, all: 23 * 3_600_000 };

/** With fewer points left than this, what is asked for by the user comes first. */
const pointsKept = 500;

/** Goes on with a sweep that was cut short, or begins one that is due: over all issues rather than the open ones. */
export async function sweepIfDue(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const repository = findRepository(mirror, context.repository, context.origin);
  if (repository === null) return { kind: 'finished' };
  const { asOf, backfillStartedAt, backfillFinished } = readSyncState(mirror, repository.id);
  if (asOf === null || backfillStartedAt === null || !backfillFinished) return { kind: 'finished' };
  for (const scope of ['all', 'open'] as const) {
    const state = readSweep(mirror, repository.id, scope);
    const underWay = isUnderWay(state);
    if (!underWay && sweptFor(state, backfillStartedAt, asOf) < periods[scope]) continue;
    if ((context.tally.latest?.left ?? Infinity) < pointsKept || context.maySweep?.() === false) continue;
    const startedAt = underWay ? (state.startedAt ?? asOf) : asOf;
    const end = await sweep(context, repository, scope, startedAt, underWay ? state.afterIssue : 0);
    if (end.kind !== 'finished') return end;
    // A sweep over all is one over the open ones too.
    if (scope === 'all') {
      writeSweep(mirror, repository.id, 'open', { startedAt, afterIssue: 0, finishedAt: startedAt });
    }
  }
  return { kind: 'finished' };
}

function isUnderWay(state: SweepState): boolean {
  return state.startedAt !== null && state.finishedAt === null;
}

/** Milliseconds since the last sweep began. What a backfill read is as fresh as a sweep would be. */
function sweptFor(state: SweepState, backfillStartedAt: string, asOf: string): number {
  return Date.parse(asOf) - Date.parse(state.startedAt ?? backfillStartedAt);
}

/** How long a sweep has been due, in milliseconds, longer for one under way; null where none is. */
export function sweepDueFor(mirror: ReadableDatabase, repository: RepositoryRow): number | null {
  const { asOf, backfillStartedAt, backfillFinished } = readSyncState(mirror, repository.id);
  if (asOf === null || backfillStartedAt === null || !backfillFinished) return null;
  const due = (['all', 'open'] as const)
    .map((scope) => {
      const state = readSweep(mirror, repository.id, scope);
      return isUnderWay(state) ? Infinity : sweptFor(state, backfillStartedAt, asOf) - periods[scope];
    })
    .filter((late) => late >= 0);
  return due.length === 0 ? null : Math.max(...due);
}

async function sweep(
  context: SyncContext,
  repository: RepositoryRow,
  scope: SweepScope,
  startedAt: string,
  from: number,
): Promise<StepEnd> {
  const { mirror } = context.storage;
  if (from === 0) {
    for (const step of [sweepLabels, sweepOutside]) {
      const end = await step(context, repository, scope);
      if (end.kind !== 'finished') return end;
    }
  }
  for (let afterIssue = from; ;) {
    const batch = nextToSweep(mirror, repository.id, scope, afterIssue, sentinelsAtOnce);
    const last = batch.at(-1);
    if (last === undefined) {
      writeSweep(mirror, repository.id, scope, { startedAt, afterIssue, finishedAt: startedAt });
      return { kind: 'finished' };
    }
    afterIssue = last.rowid;
    const cursor = afterIssue;
    const end = await sweepBatch(context, repository, batch, scope === 'all', () =>
      writeSweep(mirror, repository.id, scope, { startedAt, afterIssue: cursor, finishedAt: null }),
    );
    if (end.kind !== 'finished') return end;
    context.onProgress({ kind: 'sweep', ...sweepProgress(mirror, repository.id, scope, cursor) });
    if (context.signal.aborted) return { kind: 'stopped' };
  }
}

/** The events and sentinels of the issues that a delta brought: what their far sides are shows here. */
export async function sweepTouched(context: SyncContext): Promise<StepEnd> {
  const { mirror } = context.storage;
  const repository = findRepository(mirror, context.repository, context.origin);
  if (repository === null) return { kind: 'finished' };
  while (context.touched.size > 0) {
    const numbers = [...context.touched].slice(0, sentinelsAtOnce);
    const batch = sweptByNumber(mirror, repository.id, numbers);
    if (batch.length > 0) {
      const end = await sweepBatch(context, repository, batch, false, () => undefined);
      if (end.kind !== 'finished') return end;
    }
    for (const number of numbers) context.touched.delete(number);
  }
  return { kind: 'finished' };
}

async function sweepBatch(
  context: SyncContext,
  repository: RepositoryRow,
  batch: readonly SweptIssue[],
  withComments: boolean,
  progress: () => void,
): Promise<StepEnd> {
  const { mirror } = context.storage;
  const mirroredSince = readSyncState(mirror, repository.id).backfillStartedAt ?? '';
  // A server that gives up on a hundred may answer for ten.
  for (let size = batch.length, at = 0; at < batch.length;) {
    const part = batch.slice(at, at + size);
    const outcome = await call(context, () =>
      fetchSentinels(
        context.client,
        part.map(({ nodeId }) => nodeId),
        context.signal,
        withComments,
      ),
    );
    if (outcome.kind === 'failed' && outcome.failure.mayBeTooHeavy && size > 10) {
      size = 10;
      continue;
    }
    if (outcome.kind !== 'answered') return outcome;
    const { answers, serverTime } = outcome.value;
    at += part.length;
    const shown = inTransaction(mirror, () => {
      const reappeared = part.filter((issue, index) =>
        judge(context, repository, issue, answers[index], serverTime, mirroredSince),
      );
      if (at >= batch.length) progress();
      return reappeared;
    });
    if (shown.length > 0) {
      context.onChange(
        repository,
        shown.map(({ number }) => issueKey(repository.name, number)),
      );
    }
  }
  return { kind: 'finished' };
}

/** Events after which a link of this issue, or of the issue it names, may not be what the mirror holds. */
const linking: ReadonlySet<EventKind> = new Set<EventKind>([
  'blocked-by-added',
  'blocked-by-removed',
  'blocking-added',
  'blocking-removed',
  'sub-issue-added',
  'sub-issue-removed',
  'parent-added',
  'parent-removed',
]);

/** Compares one sentinel with the mirror; true where an issue that was hidden is shown again. */
function judge(
  context: SyncContext,
  repository: RepositoryRow,
  issue: SweptIssue,
  answer: SentinelAnswer | undefined,
  serverTime: string | null,
  mirroredSince: string,
): boolean {
  const { mirror } = context.storage;
  const now = serverTime ?? new Date(context.clock.now()).toISOString();
  if (answer === undefined || answer.kind === 'silent') return false;
  // An id that leads into another repository is as good as gone from this one.
  const isHere = (nodeId: string) => repository.nodeId === null || nodeId === repository.nodeId;
  if (answer.kind === 'missing' || !isHere(answer.sentinel.repositoryNodeId)) {
    suspect(mirror, issue.rowid, now);
    return false;
  }
  const { sentinel } = answer;
  clearSuspect(mirror, issue.rowid);
  const shownAgain = setHidden(mirror, issue.rowid, null);
  const news = writeEvents(mirror, issue.rowid, sentinel.latestEvents);
  writeSentinel(mirror, issue.rowid, sentinel.events, now);
  let linkMoved = false;
  // Before the first sentinel nothing tells what is new, but what happened since the mirroring began.
  const newSince = issue.events === null ? mirroredSince : '';
  for (const event of news.filter(({ kind, at }) => linking.has(kind as EventKind) && at >= newSince)) {
    linkMoved = true;
    const far = event.subject === null ? null : splitIssueKey(event.subject as IssueKey);
    // The far side may stand in another repository that is mirrored too.
    const there = far === null ? null : findRepository(mirror, far.repository, repository.origin);
    if (far !== null && there !== null) markStaleByNumber(mirror, there.id, far.number);
  }
  const differs =
    linkMoved ||
    sentinel.comments !== issue.comments ||
    sentinel.parent !== issue.parent ||
    hidesOtherwise(mirror, issue, sentinel.hidden) ||
    sentinel.updatedAt > issue.updatedAt ||
    // Events went away or came faster than the last hundred show.
    (issue.events !== null && sentinel.events !== issue.events && news.length === 0);
  if (differs) markStale(mirror, issue.rowid);
  return shownAgain;
}

/** Hiding a comment, and showing it again, leaves no other trace. */
function hidesOtherwise(mirror: ReadableDatabase, issue: SweptIssue, hidden: Sentinel['hidden']): boolean {
  if (hidden === null) return false;
  const mirrored = readHiddenComments(mirror, issue.rowid);
  return [...hidden].some(([id, reason]) => (mirrored.get(id) ?? null) !== reason);
}

/** A renamed or deleted label moves no issue: whoever bears a name that is no more, or another's now, is read again. */
async function sweepLabels(
  context: SyncContext,
  repository: RepositoryRow,
  scope: SweepScope,
): Promise<StepEnd> {
  const { mirror } = context.storage;
  const { nodeId } = repository;
  if (nodeId === null) return { kind: 'finished' };
  const present: RemoteLabel[] = [];
  for (let cursor: string | null = null, more = true; more;) {
    const after: string | null = cursor;
    const outcome: Outcome<LabelPage> = await call<LabelPage>(context, () =>
      fetchLabels(context.client, nodeId, after, context.signal),
    );
    if (outcome.kind !== 'answered') return outcome;
    present.push(...outcome.value.labels);
    cursor = outcome.value.endCursor;
    more = outcome.value.hasNextPage && cursor !== null && cursor !== after;
  }
  const recoloured = inTransaction(mirror, () => {
    const { startedAt } = readSweep(mirror, repository.id, scope);
    const { backfillStartedAt } = readSyncState(mirror, repository.id);
    const before = startedAt ?? backfillStartedAt;
    const changedSince = before === null ? '' : earlier(before, overlapMilliseconds);
    markStaleByLabels(mirror, repository.id, present, changedSince);
    return writeLabelColors(mirror, repository.id, new Map(present.map(({ name, color }) => [name, color])));
  });
  if (recoloured.length > 0) {
    context.onChange(
      repository,
      recoloured.map((number) => issueKey(repository.name, number)),
    );
  }
  return { kind: 'finished' };
}
