import type { GitHubAddress } from '#contract/process.ts';
import type { Activity } from '#contract/session.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { succeed, type Result } from '#contract/result.ts';
import { createGitHubClient, type Points } from '../github/client.ts';
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
import { pollingRetries, type Clock, type StepEnd, type SyncContext, type SyncTally } from './context.ts';
import { createPoller, demoPace, gitHubPace, type Pace, type PollEnd, type Poller } from './poller.ts';
import { runSync } from './run.ts';
import { otherRepository } from './syncRepository.ts';

/** A source that is followed: polled for as long as it is open. */
export type Live = Pick<Poller, 'state' | 'refresh' | 'setSurroundings' | 'stop'> & {
  activity(): Activity;
  points(): Points | null;
};

export type LiveOptions = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly kind: 'github' | 'demo';
  readonly address: GitHubAddress;
  readonly pace?: Pace;
  readonly onState: () => void;
  readonly onChange: (repository: RepositoryRow, issues: readonly IssueKey[]) => void;
  /** The repository bears another name now. */
  readonly onRenamed: (before: string, now: string) => void;
  /** The demo's mirror was thrown away, because another demo answers now. */
  readonly onForgotten: () => void;
  readonly onWarning: (warning: string) => void;
  readonly onBug: (error: unknown) => void;
};

/** Follows a repository; fails for an address that is none. The first poll starts at once. */
export function followLive(options: LiveOptions): Result<Live> {
  const { storage, clock, address, kind } = options;
  const client = createGitHubClient(address);
  if (!client.ok) return client;
  const { host } = client.value;
  const tally: SyncTally = { points: 0, requests: 0, latest: null };
  const origin = kind === 'demo' ? 'demo' : 'tracker';
  let activity: Activity = { kind: 'idle' };

  const run = (signal: AbortSignal): Promise<StepEnd> => {
    const context: SyncContext = {
      storage,
      client: client.value,
      repository: address.repository,
      origin,
      signal,
      clock,
      retryPauses: pollingRetries,
      tally,
      touched: new Set(),
      onProgress(progress) {
        activity = progress;
        options.onState();
      },
      onChange: options.onChange,
      onRenamed: options.onRenamed,
      onWarning: options.onWarning,
    };
    return runSync(context);
  };

  const poll = async (signal: AbortSignal): Promise<PollEnd> => {
    try {
      let end = await run(signal);
      if (end.kind === 'other-repository' && kind === 'demo') {
        forgetDemo(storage, end.name);
        options.onForgotten();
        end = await run(signal);
      }
      switch (end.kind) {
        case 'other-repository':
          return { kind: 'failed', failure: otherRepository(end.name), waitMilliseconds: null };
        case 'failed':
          return { kind: 'failed', failure: end.failure, waitMilliseconds: end.failure.waitMilliseconds };
        case 'stopped':
          return end;
        case 'finished': {
          const repository = findRepository(storage.mirror, address.repository, origin);
          return { ...end, archived: repository !== null && isArchived(storage.mirror, repository.id) };
        }
      }
    } catch (error) {
      const failure = storageFailure(error, storage.mirrorFile);
      if (failure !== null) return { kind: 'failed', failure, waitMilliseconds: null };
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
    notBefore: kind === 'demo' ? 0 : readNotBefore(storage.precious, host),
    poll,
    onState: options.onState,
    onPause(notBefore) {
      if (kind === 'github') writeNotBefore(storage.precious, host, notBefore);
    },
  });
  return succeed({
    ...poller,
    setSurroundings: (surroundings) =>
      poller.setSurroundings(isOnThisComputer(host) ? { ...surroundings, online: true } : surroundings),
    activity: () => activity,
    points: () => tally.latest,
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
