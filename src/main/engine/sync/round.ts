import type { FailureKind } from '#contract/result.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { GitHubFailure } from '../github/failure.ts';
import { fetchPulse, pulsesAtOnce, type PulsePage, type RepositoryPulse } from '../github/pulse.ts';
import { inTransaction } from '../mirror/database.ts';
import { findRepository, setArchived, type RepositoryRow } from '../mirror/repositories.ts';
import { listStale, listSuspects } from '../mirror/sentinels.ts';
import { listGaps, readSyncState, writeSyncState } from '../mirror/syncState.ts';
import { pendingThreads } from '../mirror/threads.ts';
import type { Outcome } from '../github/client.ts';
import { call, type StepEnd, type SyncContext } from './context.ts';
import { earlier, later, overlapMilliseconds } from './delta.ts';
import { runMirroring, runSync, runUpkeep } from './run.ts';
import { sweepDueFor } from './sweep.ts';

/** How one repository of a round came out; `skipped`: it failed before, and its time has not come again. */
export type RepositoryEnd = Exclude<StepEnd, { readonly kind: 'stopped' }> | { readonly kind: 'skipped' };

export type RoundEnd =
  | { readonly kind: 'finished'; readonly ends: ReadonlyMap<string, RepositoryEnd> }
  | { readonly kind: 'stopped' }
  /** The server answers nobody: what holds for one repository holds for all. */
  | { readonly kind: 'failed'; readonly failure: GitHubFailure };

export type RoundOptions = Omit<SyncContext, 'repository' | 'touched' | 'maySweep'> & {
  /** `owner/name`, each once. */
  readonly repositories: readonly string[];
  /** Whether a repository that failed is to be left alone this time. */
  readonly isLeftAlone?: (repository: string) => boolean;
};

/**
 * Points that sweeps may use before a round begins no further one: a hundred small repositories want some 300 points
 * each half hour, and get them in thirty rounds of a minute.
 */
const sweepPointsOfRound = 20;

/**
 * Brings several repositories up to date. One question for all of them (`pulse`) tells which were touched: an idle round
 * of up to a hundred costs one point. A repository that fails does not stop the others.
 */
export async function syncRound(options: RoundOptions): Promise<RoundEnd> {
  const ends = new Map<string, RepositoryEnd>();
  const [only] = options.repositories;
  if (options.repositories.length === 1 && only !== undefined) {
    const end = await runSync({ ...options, repository: only, touched: new Set() });
    if (end.kind === 'stopped') return end;
    if (end.kind === 'failed' && concernsAll(end.failure)) return end;
    return { kind: 'finished', ends: ends.set(only, end) };
  }
  const left = options.isLeftAlone ?? (() => false);
  const pointsBefore = options.tally.points;
  const changes = gatherChanges(options);
  const contexts = options.repositories.map((repository): SyncContext => ({
    ...options,
    repository,
    touched: new Set(),
    onChange: changes.onChange,
    maySweep: () => options.tally.points - pointsBefore < sweepPointsOfRound,
  }));
  try {
    const asked = contexts.filter(({ repository }) => !left(repository));
    for (const { repository } of contexts) if (left(repository)) ends.set(repository, { kind: 'skipped' });
    const pulse = await takePulse(options, asked);
    if (pulse.kind !== 'answered') return pulse;
    for (const run of [runMirroring, runUpkeep]) {
      const order = run === runMirroring ? asked : bySweepDue(asked);
      for (const context of order) {
        const before = ends.get(context.repository);
        if (before !== undefined && before.kind !== 'finished') continue;
        if (run === runMirroring ? pulse.value.has(context.repository) : !wantsUpkeep(context)) {
          ends.set(context.repository, { kind: 'finished' });
          continue;
        }
        const end = await run(context);
        if (end.kind === 'stopped') return end;
        if (end.kind === 'failed' && concernsAll(end.failure)) return end;
        ends.set(context.repository, end);
      }
      changes.tell();
    }
    return { kind: 'finished', ends };
  } finally {
    changes.tell();
  }
}

/** What may be wrong with one repository; a refused token, a rate limit or a dead network is so with all of them. */
const ofOneRepository: ReadonlySet<FailureKind> = new Set([
  'no-access',
  'not-found',
  'permission-missing',
  'sso-required',
  'server-trouble',
]);

function concernsAll({ kind }: GitHubFailure): boolean {
  return !ofOneRepository.has(kind);
}

/** Changes of the deltas are told once for the whole round; those of a backfill at once, for they fill the screen. */
function gatherChanges(options: RoundOptions) {
  const gathered = new Map<number, { readonly repository: RepositoryRow; readonly issues: Set<IssueKey> }>();
  return {
    onChange: (repository: RepositoryRow, issues: readonly IssueKey[]): void => {
      if (!readSyncState(options.storage.mirror, repository.id).backfillFinished) {
        options.onChange(repository, issues);
        return;
      }
      const known = gathered.get(repository.id) ?? { repository, issues: new Set<IssueKey>() };
      for (const issue of issues) known.issues.add(issue);
      gathered.set(repository.id, known);
    },
    tell: (): void => {
      const told = [...gathered.values()];
      gathered.clear();
      for (const { repository, issues } of told) options.onChange(repository, [...issues]);
    },
  };
}

/** The repositories in which nothing was touched since their last delta. */
async function takePulse(
  options: RoundOptions,
  contexts: readonly SyncContext[],
): Promise<Outcome<ReadonlySet<string>>> {
  const { mirror } = options.storage;
  const quiet = new Set<string>();
  const resting = contexts.flatMap((context) => {
    const row = findRepository(mirror, context.repository, context.origin);
    return row !== null && row.nodeId !== null && isAtRest(context, row)
      ? [{ context, row, nodeId: row.nodeId }]
      : [];
  });
  for (let at = 0, size = pulsesAtOnce; at < resting.length;) {
    const part = resting.slice(at, at + size);
    const [first] = part;
    if (first === undefined) break;
    first.context.onProgress({ kind: 'delta' });
    const outcome: Outcome<PulsePage> = await call(first.context, () =>
      fetchPulse(
        first.context.client,
        part.map(({ nodeId }) => nodeId),
        first.context.signal,
      ),
    );
    if (outcome.kind === 'failed' && outcome.failure.mayBeTooHeavy && size > 10) {
      size = 10;
      continue;
    }
    if (outcome.kind !== 'answered') return outcome;
    const { repositories, serverTime } = outcome.value;
    inTransaction(mirror, () => {
      for (const [index, { context, row }] of part.entries()) {
        const pulse = repositories[index] ?? null;
        if (serverTime === null || pulse === null || !isQuiet(context, row, pulse)) continue;
        quiet.add(context.repository);
        setArchived(mirror, row.id, pulse.archived);
        advance(context, row, serverTime);
      }
    });
    at += part.length;
  }
  return { kind: 'answered', value: quiet };
}

/** Whether nothing but a delta is to be done. */
function isAtRest({ storage }: SyncContext, row: RepositoryRow): boolean {
  const { backfillFinished, deltaSince, deltaCursor } = readSyncState(storage.mirror, row.id);
  return (
    backfillFinished &&
    deltaSince !== null &&
    deltaCursor === null &&
    listGaps(storage.mirror, row.id).length === 0 &&
    pendingThreads(storage.mirror, row.id, 1).length === 0
  );
}

/**
 * Whether a delta would come back empty. A delta reads from `deltaSince` on, inclusive, a minute before the last one
 * began: an issue updated within that minute counts as touched once more, for it may have come late or share its second
 * with one that did.
 */
function isQuiet({ storage }: SyncContext, row: RepositoryRow, pulse: RepositoryPulse): boolean {
  const { deltaSince } = readSyncState(storage.mirror, row.id);
  if (pulse.nodeId !== row.nodeId || pulse.name !== row.name || deltaSince === null) return false;
  return pulse.newest === null || pulse.newest < deltaSince;
}

/** What an empty delta would note. */
function advance({ storage }: SyncContext, row: RepositoryRow, serverTime: string): void {
  const { deltaSince } = readSyncState(storage.mirror, row.id);
  if (deltaSince === null || serverTime <= deltaSince) return;
  writeSyncState(storage.mirror, row.id, {
    deltaSince: later(deltaSince, earlier(serverTime, overlapMilliseconds)),
    asOf: serverTime,
  });
}

function dueFor({ storage, repository, origin }: SyncContext): number | null {
  const row = findRepository(storage.mirror, repository, origin);
  return row === null ? null : sweepDueFor(storage.mirror, row);
}

/** Those whose sweep has been due for longest come first. */
function bySweepDue(contexts: readonly SyncContext[]): readonly SyncContext[] {
  const due = new Map(contexts.map((context) => [context, dueFor(context) ?? -1]));
  return contexts.toSorted((a, b) => {
    const [first, second] = [due.get(a) ?? -1, due.get(b) ?? -1];
    return first === second ? 0 : second > first ? 1 : -1;
  });
}

function wantsUpkeep(context: SyncContext): boolean {
  const { storage, touched } = context;
  if (touched.size > 0 || dueFor(context) !== null) return true;
  const row = findRepository(storage.mirror, context.repository, context.origin);
  if (row === null) return false;
  return (
    listStale(storage.mirror, row.id, 1).length > 0 ||
    listSuspects(storage.mirror, row.id).length > 0 ||
    pendingThreads(storage.mirror, row.id, 1).length > 0
  );
}
