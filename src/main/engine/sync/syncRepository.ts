import type { GitHubAddress } from '#contract/process.ts';
import { fail, plainFailure, type Failure, type Result } from '#contract/result.ts';
import { createGitHubClient } from '../github/client.ts';
import { storageFailure } from '../mirror/failure.ts';
import type { Storage } from '../mirror/open.ts';
import { countRecords, findRepository } from '../mirror/repositories.ts';
import { readLastOpened, writeLastOpened } from '../mirror/settings.ts';
import { listGaps } from '../mirror/syncState.ts';
import { addToWorkspace, readWorkspace } from '../mirror/workspaces.ts';
import { patientRetries, systemClock, type Clock, type SyncProgress, type SyncTally } from './context.ts';
import { syncRound, type RepositoryEnd } from './round.ts';

/** What came of one repository. */
export type RepositoryReport = {
  readonly repository: string;
  readonly issues: number;
  readonly comments: number;
  /** False when the run ended early or the server left a gap; running again goes on from there. */
  readonly complete: boolean;
  /** Why it ended early; null when it did not. */
  readonly failure: Failure | null;
};

export type SyncReport = RepositoryReport & {
  /** By GitHub's formula, as charged. */
  readonly points: number;
  readonly requests: number;
  readonly ms: number;
  readonly warnings: readonly string[];
};

/** Sums over all repositories; `repository` is the main one, `failure` the first of theirs. */
export type WorkspaceReport = SyncReport & { readonly repositories: readonly RepositoryReport[] };

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
  const result = await syncRepositories(storage, address, [address.repository], options);
  if (!result.ok) return result;
  const { repository, issues, comments, complete, failure, points, requests, ms, warnings } = result.value;
  return {
    ok: true,
    value: { repository, issues, comments, points, requests, ms, complete, warnings, failure },
  };
}

/**
 * Mirrors several repositories of one server once, the main one first, and opens the workspace of the main one. One that
 * fails does not stop the others. Fails outright as `syncRepository` does.
 */
export async function syncRepositories(
  storage: Storage,
  address: Pick<GitHubAddress, 'apiUrl' | 'token'>,
  repositories: readonly string[],
  options: SyncOptions = {},
): Promise<Result<WorkspaceReport>> {
  const client = createGitHubClient(address);
  if (!client.ok) return client;
  for (const repository of repositories) {
    if (!/^[^\s/#]+\/[^\s/#]+$/.test(repository)) {
      return fail('bad-input', `“${repository}” names no repository.`, 'Name it as owner/name.');
    }
  }
  const clock = options.clock ?? systemClock;
  const began = clock.now();
  const tally: SyncTally = { points: 0, requests: 0, latest: null };
  const warnings = new Set<string>();
  const ends = new Map<string, RepositoryEnd>();
  let failure: Failure | null = null;
  let stopped = false;
  try {
    const end = await syncRound({
      storage,
      client: client.value,
      repositories,
      origin: 'tracker',
      signal: options.signal ?? new AbortController().signal,
      clock,
      retryPauses: patientRetries,
      onProgress: options.onProgress ?? (() => undefined),
      onChange: () => undefined,
      onRenamed: (before, now) => warnings.add(`${before} is called ${now} now.`),
      onWarning: (warning) => warnings.add(warning),
      tally,
    });
    if (end.kind === 'failed') failure = plainFailure(end.failure);
    if (end.kind === 'finished') for (const [name, one] of end.ends) ends.set(name, one);
    stopped = end.kind === 'stopped';
  } catch (error) {
    failure = storageFailure(error, storage.mirrorFile);
    if (failure === null) throw error;
  }
  const reports = repositories.map((name): RepositoryReport => {
    const row = findRepository(storage.mirror, name);
    const own = failure ?? failureOf(ends.get(name));
    const counts = row === null ? { issues: 0, comments: 0 } : countRecords(storage.mirror, row.id);
    const whole = row !== null && own === null && !stopped && listGaps(storage.mirror, row.id).length === 0;
    return { repository: row?.name ?? name, ...counts, complete: whole, failure: own };
  });
  const first = failure ?? reports.find((report) => report.failure !== null)?.failure ?? null;
  const [main] = reports;
  if (main === undefined || repositories.every((name) => findRepository(storage.mirror, name) === null)) {
    if (first !== null) return { ok: false, error: first };
    return fail('busy', 'The sync was stopped before anything was mirrored.', 'Start it again.');
  }
  if (first === null || first.kind !== 'disk-full') {
    open(storage, reports, address.apiUrl);
  }
  return {
    ok: true,
    value: {
      repository: main.repository,
      issues: reports.reduce((sum, { issues }) => sum + issues, 0),
      comments: reports.reduce((sum, { comments }) => sum + comments, 0),
      points: tally.points,
      requests: tally.requests,
      ms: clock.now() - began,
      complete: reports.every(({ complete }) => complete),
      warnings: [...warnings],
      failure: first,
      repositories: reports,
    },
  };
}

/** Opens the workspace of the first; a single repository that stands in the open one leaves that open. */
function open(storage: Storage, reports: readonly RepositoryReport[], apiUrl: string): void {
  const { precious } = storage;
  const names = reports.map(({ repository }) => repository);
  const last = readLastOpened(precious);
  const known =
    last === null || last.source.kind === 'demo' ? null : readWorkspace(precious, last.repository);
  const [first = ''] = names;
  const isKnown = (name: string) =>
    known?.repositories.some((one) => one.toLowerCase() === name.toLowerCase());
  const main = names.length === 1 && known !== null && isKnown(first) === true ? known.main : first;
  addToWorkspace(precious, main, names);
  writeLastOpened(precious, { repository: main, source: { kind: 'github', apiUrl } });
}

function failureOf(end: RepositoryEnd | undefined): Failure | null {
  if (end?.kind === 'failed') return plainFailure(end.failure);
  return end?.kind === 'other-repository' ? otherRepository(end.name) : null;
}

/** Another repository than the mirrored one now stands behind the name: deleted and made anew, or taken over. */
export function otherRepository(name: string): Failure {
  return {
    kind: 'no-access',
    message: `Another repository now stands behind the name ${name}; what was mirrored of the earlier one is kept and was not mixed with it.`,
    hint: 'Mirror the new one into a file of its own (--db).',
  };
}
