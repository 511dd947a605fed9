import type { GitHubAddress } from '#contract/process.ts';
import type { Activity, Connection } from '#contract/session.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { plainFailure, succeed, type Failure, type Result } from '#contract/result.ts';
import { createGitHubClient, type GitHubClient, type Points } from '../github/client.ts';
import { storageFailure } from '../mirror/failure.ts';
import { forgetKeepsakes } from '../mirror/keepsakes.ts';
import type { Storage } from '../mirror/open.ts';
import {
  findRepository,
  forgetRepository,
  isArchived,
  keepsakeName,
  type RepositoryRow,
} from '../mirror/repositories.ts';
import { readNotBefore, writeNotBefore } from '../mirror/settings.ts';
import { pollingRetries, type Clock, type SyncTally } from './context.ts';
import {
  createPoller,
  demoPace,
  gitHubPace,
  refusedRetry,
  type Pace,
  type PollEnd,
  type Poller,
} from './poller.ts';
import { syncRound, type RoundEnd } from './round.ts';
import { otherRepository } from './syncRepository.ts';

/** A source that is followed: polled for as long as it is open. */
export type Live = Pick<Poller, 'state' | 'refresh' | 'setSurroundings' | 'stop'> & {
  activity(): Activity;
  points(): Points | null;
  /** How one repository fares where the others do well; null where nothing is amiss with it. */
  troubleOf(repository: string): Connection | null;
};

export type LiveOptions = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly kind: 'github' | 'demo';
  readonly address: GitHubAddress;
  /** The repositories to follow, the address's own among them; asked before each poll. */
  readonly repositories?: () => readonly string[];
  readonly pace?: Pace;
  /** Another way to the server than the address's own. */
  readonly client?: GitHubClient;
  readonly onState: () => void;
  readonly onChange: (repository: RepositoryRow, issues: readonly IssueKey[]) => void;
  /** The repository bears another name now. */
  readonly onRenamed: (before: string, now: string) => void;
  /** The demo's mirror was thrown away, because another demo answers now. */
  readonly onForgotten: () => void;
  /** The server said when the token ends, ISO 8601 UTC. */
  readonly onTokenExpiry?: (expiresAt: string) => void;
  readonly onWarning: (warning: string) => void;
  readonly onBug: (error: unknown) => void;
  /** The mirror or the precious file could not be read or written. */
  readonly onStorageFailure?: (failure: Failure) => void;
};

/** Follows a repository; fails for an address that is none. The first poll starts at once. */
export function followLive(options: LiveOptions): Result<Live> {
  const { storage, clock, address, kind } = options;
  const { onTokenExpiry } = options;
  const client =
    options.client === undefined
      ? createGitHubClient(address, onTokenExpiry === undefined ? {} : { onTokenExpiry })
      : succeed(options.client);
  if (!client.ok) return client;
  const { host } = client.value;
  const tally: SyncTally = { points: 0, requests: 0, latest: null };
  const origin = kind === 'demo' ? 'demo' : 'tracker';
  let activity: Activity = { kind: 'idle' };

  /** Repositories that could not be had, and when they are tried again. */
  const troubles = new Map<string, { readonly connection: Connection; readonly notBefore: number }>();

  const run = (signal: AbortSignal): Promise<RoundEnd> =>
    syncRound({
      storage,
      client: client.value,
      repositories: options.repositories?.() ?? [address.repository],
      isLeftAlone: (repository) => clock.now() < (troubles.get(repository)?.notBefore ?? 0),
      origin,
      signal,
      clock,
      retryPauses: pollingRetries,
      tally,
      onProgress(progress) {
        activity = progress;
        options.onState();
      },
      onChange: options.onChange,
      onRenamed: options.onRenamed,
      onWarning: options.onWarning,
    });

  const note = (repository: string, failure: Failure | null) => {
    if (failure === null) {
      troubles.delete(repository);
      return;
    }
    const since = new Date(clock.now()).toISOString();
    const kind = failure.kind === 'server-trouble' ? 'offline' : 'refused';
    const before = troubles.get(repository)?.connection;
    troubles.set(repository, {
      connection: {
        kind,
        since: before?.kind === kind ? before.since : since,
        failure: plainFailure(failure),
      },
      notBefore: kind === 'refused' ? clock.now() + refusedRetry : 0,
    });
  };

  /** What becomes of the poll: it went well where any repository did, unless there is but one. */
  const settle = (end: Extract<RoundEnd, { kind: 'finished' }>): PollEnd => {
    const failures: (Failure & { readonly waitMilliseconds?: number | null })[] = [];
    const archived: boolean[] = [];
    for (const [name, one] of end.ends) {
      if (one.kind === 'skipped') continue;
      const failure =
        one.kind === 'failed' ? one.failure : one.kind === 'finished' ? null : otherRepository(one.name);
      note(name, failure);
      if (failure !== null) failures.push(failure);
      const row = findRepository(storage.mirror, name, origin);
      archived.push(row !== null && isArchived(storage.mirror, row.id));
    }
    const [first] = failures;
    if (first !== undefined && failures.length === end.ends.size) {
      return { kind: 'failed', failure: first, waitMilliseconds: first.waitMilliseconds ?? null };
    }
    return { kind: 'finished', archived: archived.length > 0 && archived.every(Boolean) };
  };

  const poll = async (signal: AbortSignal): Promise<PollEnd> => {
    try {
      let end = await run(signal);
      const others = end.kind === 'finished' ? [...end.ends.values()] : [];
      const other = others.find((one) => one.kind === 'other-repository');
      if (other !== undefined && kind === 'demo') {
        forgetDemo(storage, other.name);
        options.onForgotten();
        end = await run(signal);
      }
      switch (end.kind) {
        case 'failed':
          return { kind: 'failed', failure: end.failure, waitMilliseconds: end.failure.waitMilliseconds };
        case 'stopped':
          return end;
        case 'finished':
          return settle(end);
      }
    } catch (error) {
      const failure = storageFailure(error, storage.mirrorFile);
      if (failure !== null) {
        options.onStorageFailure?.(failure);
        return { kind: 'failed', failure, waitMilliseconds: null };
      }
      options.onBug(error);
      return { kind: 'failed', failure: brokenSync, waitMilliseconds: null };
    } finally {
      activity = { kind: 'idle' };
    }
  };

  const poller = createPoller({
    clock,
    pace: options.pace ?? (kind === 'demo' ? demoPace : gitHubPace),
    // A demo's limits die with its simulator.
    notBefore: kind === 'demo' ? 0 : readNotBefore(storage.precious, host, clock.now()),
    poll,
    onState: options.onState,
    onPause(notBefore) {
      if (kind !== 'github') return;
      try {
        writeNotBefore(storage.precious, host, notBefore);
      } catch (error) {
        // The pause is kept all the same, for as long as this engine runs.
        const failure = storageFailure(error, storage.preciousFile);
        if (failure === null) throw error;
        options.onStorageFailure?.(failure);
      }
    },
  });
  return succeed({
    ...poller,
    setSurroundings: (surroundings) =>
      poller.setSurroundings(isOnThisComputer(host) ? { ...surroundings, online: true } : surroundings),
    activity: () => activity,
    points: () => tally.latest,
    refresh() {
      // Who asks wants to know of every repository.
      troubles.clear();
      return poller.refresh();
    },
    troubleOf: (repository) => troubles.get(repository)?.connection ?? null,
  });
}

/** The demo, or a server of one's own: reached without any network. */
function isOnThisComputer(host: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\]|[\w.-]+\.localhost)(?::\d+)?$/i.test(host);
}

const brokenSync = {
  kind: 'bug',
  message: 'A fault of Nami’s own ended the sync; what was mirrored so far is kept.',
  hint: 'Look into the log and report it; refreshing tries again.',
} as const;

/** Throws away what is mirrored of a demo's repository; another demo is another world. */
export function forgetDemo(storage: Storage, name: string): void {
  const repository = findRepository(storage.mirror, name, 'demo');
  if (repository === null) return;
  forgetKeepsakes(storage.precious, keepsakeName(repository));
  forgetRepository(storage.mirror, repository.id);
}
