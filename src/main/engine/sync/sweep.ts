import { issueKey, splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import type { Outcome } from '../github/client.ts';
import {
  fetchLabels,
  fetchSentinels,
  sentinelsAtOnce,
  type LabelPage,
  type SentinelAnswer,
} from '../github/sweep.ts';
import type { EventKind } from '../github/events.ts';
import { inTransaction } from '../mirror/database.ts';
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
  type SweptIssue,
} from '../mirror/sentinels.ts';
import { readSyncState } from '../mirror/syncState.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';

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
    const underWay = state.startedAt !== null && state.finishedAt === null;
    // What a backfill read is as fresh as a sweep would be.
    const last = state.startedAt ?? backfillStartedAt;
    if (!underWay && Date.parse(asOf) - Date.parse(last) < periods[scope]) continue;
    if ((context.tally.latest?.left ?? Infinity) < pointsKept) continue;
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

async function sweep(
  context: SyncContext,
  repository: RepositoryRow,
  scope: SweepScope,
  startedAt: string,
  from: number,
): Promise<StepEnd> {
  const { mirror } = context.storage;
  if (from === 0) {
    const end = await sweepLabels(context, repository);
    if (end.kind !== 'finished') return end;
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
    const end = await sweepBatch(context, repository, batch, () =>
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
      const end = await sweepBatch(context, repository, batch, () => undefined);
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
  progress: () => void,
): Promise<StepEnd> {
  const { mirror } = context.storage;
  // A server that gives up on a hundred may answer for ten.
  for (let size = batch.length, at = 0; at < batch.length;) {
    const part = batch.slice(at, at + size);
    const outcome = await call(context, () =>
      fetchSentinels(
        context.client,
        part.map(({ nodeId }) => nodeId),
        context.signal,
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
        judge(context, repository, issue, answers[index], serverTime),
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
  if (issue.events !== null) {
    for (const event of news.filter(({ kind }) => linking.has(kind as EventKind))) {
      linkMoved = true;
      const far = event.subject === null ? null : splitIssueKey(event.subject as IssueKey);
      if (far !== null && far.repository.toLowerCase() === repository.name.toLowerCase()) {
        markStaleByNumber(mirror, repository.id, far.number);
      }
    }
  }
  const differs =
    linkMoved ||
    sentinel.comments !== issue.comments ||
    sentinel.parent !== issue.parent ||
    sentinel.updatedAt > issue.updatedAt ||
    // Events went away or came faster than the last hundred show.
    (issue.events !== null && sentinel.events !== issue.events && news.length === 0);
  if (differs) markStale(mirror, issue.rowid);
  return shownAgain;
}

/** A renamed or deleted label moves no issue: whoever bears a name that is no more is read again. */
async function sweepLabels(context: SyncContext, repository: RepositoryRow): Promise<StepEnd> {
  const { mirror } = context.storage;
  const { nodeId } = repository;
  if (nodeId === null) return { kind: 'finished' };
  const present = new Map<string, string>();
  for (let cursor: string | null = null, more = true; more;) {
    const after: string | null = cursor;
    const outcome: Outcome<LabelPage> = await call<LabelPage>(context, () =>
      fetchLabels(context.client, nodeId, after, context.signal),
    );
    if (outcome.kind !== 'answered') return outcome;
    for (const { name, color } of outcome.value.labels) present.set(name, color);
    cursor = outcome.value.endCursor;
    more = outcome.value.hasNextPage && cursor !== null && cursor !== after;
  }
  const recoloured = inTransaction(mirror, () => {
    markStaleByLabels(mirror, repository.id, [...present.keys()]);
    return writeLabelColors(mirror, repository.id, present);
  });
  if (recoloured.length > 0) {
    context.onChange(
      repository,
      recoloured.map((number) => issueKey(repository.name, number)),
    );
  }
  return { kind: 'finished' };
}
