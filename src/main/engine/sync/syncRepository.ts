import type { GitHubAddress } from '#contract/process.ts';
import { fail, type Failure, type Result } from '#contract/result.ts';
import { createGitHubClient } from '../github/client.ts';
import { storageFailure } from '../mirror/failure.ts';
import type { Storage } from '../mirror/open.ts';
import { countRecords, findRepository } from '../mirror/repositories.ts';
import { writeLastOpened } from '../mirror/settings.ts';
import { listGaps } from '../mirror/syncState.ts';
import { patientRetries, systemClock, type Clock, type SyncProgress, type SyncTally } from './context.ts';
import { runSync } from './run.ts';

export type SyncReport = {
  readonly repository: string;
  readonly issues: number;
  readonly comments: number;
  /** By GitHub's formula, as charged. */
  readonly points: number;
  readonly requests: number;
  readonly ms: number;
  /** False when the run ended early or the server left a gap; running again goes on from there. */
  readonly complete: boolean;
  readonly warnings: readonly string[];
  /** Why the run ended early; null when it did not. */
  readonly failure: Failure | null;
};

export type SyncOptions = {
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly onProgress?: (progress: SyncProgress) => void;
};

/**
 * Mirrors a repository once, from wherever an earlier run was left, and answers what it came to: also when it ended
 * early (`failure`), for what was mirrored until then is kept. Fails outright for an address that is none
 * (`bad-input`, `token-refused`) and when nothing at all is mirrored of the repository.
 */
export async function syncRepository(
  storage: Storage,
  address: GitHubAddress,
  options: SyncOptions = {},
): Promise<Result<SyncReport>> {
  const client = createGitHubClient(address);
  if (!client.ok) return client;
  if (!/^[^\s/#]+\/[^\s/#]+$/.test(address.repository)) {
    return fail('bad-input', `“${address.repository}” names no repository.`, 'Name it as owner/name.');
  }
  const clock = options.clock ?? systemClock;
  const began = clock.now();
  const tally: SyncTally = { points: 0, requests: 0, latest: null };
  const warnings = new Set<string>();
  let failure: Failure | null = null;
  let stopped = false;
  try {
    const end = await runSync({
      storage,
      client: client.value,
      repository: address.repository,
      origin: 'tracker',
      signal: options.signal ?? new AbortController().signal,
      clock,
      retryPauses: patientRetries,
      onProgress: options.onProgress ?? (() => undefined),
      onChange: () => undefined,
      onRenamed: (before, now) => warnings.add(`${before} is called ${now} now.`),
      onWarning: (warning) => warnings.add(warning),
      tally,
      touched: new Set(),
    });
    if (end.kind === 'failed') ({ failure } = end);
    if (end.kind === 'other-repository') failure = otherRepository(end.name);
    stopped = end.kind === 'stopped';
  } catch (error) {
    failure = storageFailure(error, storage.mirrorFile);
    if (failure === null) throw error;
  }
  const repository = findRepository(storage.mirror, address.repository);
  if (repository === null) {
    if (failure !== null) return { ok: false, error: failure };
    return fail('busy', 'The sync was stopped before anything was mirrored.', 'Start it again.');
  }
  if (failure === null || failure.kind !== 'disk-full') {
    writeLastOpened(storage.precious, {
      repository: repository.name,
      source: { kind: 'github', apiUrl: address.apiUrl },
    });
  }
  return {
    ok: true,
    value: {
      repository: repository.name,
      ...countRecords(storage.mirror, repository.id),
      points: tally.points,
      requests: tally.requests,
      ms: clock.now() - began,
      complete: failure === null && !stopped && listGaps(storage.mirror, repository.id).length === 0,
      warnings: [...warnings],
      failure: failure === null ? null : { kind: failure.kind, message: failure.message, hint: failure.hint },
    },
  };
}

/** Another repository than the mirrored one now stands behind the name: deleted and made anew, or taken over. */
export function otherRepository(name: string): Failure {
  return {
    kind: 'no-access',
    message: `Another repository now stands behind the name ${name}; what was mirrored of the earlier one is kept and was not mixed with it.`,
    hint: 'Mirror the new one into a file of its own (--db).',
  };
}
