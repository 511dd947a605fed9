import type { IssueKey } from '#domain/tracker.ts';
import type { GitHubClient, Outcome, Points } from '../github/client.ts';
import type { GitHubFailure } from '../github/failure.ts';
import type { Meter } from '../github/pages.ts';
import type { Storage } from '../mirror/open.ts';
import type { Origin, RepositoryRow } from '../mirror/repositories.ts';

/** Time as the engine sees it; tests bring their own. Local time decides when to ask, never what a row says. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `work` after that many milliseconds; answers how to call it off. */
  after(milliseconds: number, work: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

export type SyncProgress =
  | { readonly kind: 'backfill'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'delta' }
  | { readonly kind: 'sweep'; readonly done: number; readonly total: number };

/** What one run of the synchronisation works with. */
export type SyncContext = {
  readonly storage: Storage;
  readonly client: GitHubClient;
  /** `owner/name` as asked for. */
  readonly repository: string;
  /** The demo's data is never precious: nothing of it is kept once it is gone. */
  readonly origin: Origin;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** Milliseconds before each further attempt at a call whose connection or answer broke. */
  readonly retryPauses: readonly number[];
  readonly onProgress: (progress: SyncProgress) => void;
  /** Rows changed: these issues differ from before. */
  readonly onChange: (repository: RepositoryRow, issues: readonly IssueKey[]) => void;
  /** The server calls the repository otherwise now; its rows and keepsakes bear the new name already. */
  readonly onRenamed: (before: string, now: string) => void;
  /** Something was mended or passed over; one sentence. */
  readonly onWarning: (warning: string) => void;
  readonly tally: SyncTally;
  /** Issues that a delta brought and whose events are still to be read. */
  readonly touched: Set<number>;
  /** Whether a sweep that is due may begin now; absent where nothing else wants the points. */
  readonly maySweep?: () => boolean;
};

export type SyncTally = { points: number; requests: number; latest: Points | null };

/** How a step of a run ended. `other-repository`: another repository now stands behind the same name. */
export type StepEnd =
  | { readonly kind: 'finished' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'other-repository'; readonly name: string }
  | { readonly kind: 'failed'; readonly failure: GitHubFailure };

/** A single run has nobody to try again after it: pauses before another attempt at what broke on the way. */
export const patientRetries: readonly number[] = [500, 2_000, 5_000];
/** Who polls tries again soon anyway, and wants to say at once that the source is away. */
export const pollingRetries: readonly number[] = [500];

/**
 * Makes a call, counts what it cost, and tries again what broke on the way. Reads alone come here: asking
 * twice does no harm.
 */
export async function call<Value extends Meter>(
  context: SyncContext,
  request: () => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  for (let attempt = 0; ; attempt += 1) {
    context.tally.requests += 1;
    const outcome = await request();
    if (outcome.kind === 'answered') {
      const { points } = outcome.value;
      context.tally.points += points?.cost ?? 0;
      if (points !== null) context.tally.latest = points;
      return outcome;
    }
    const pause = context.retryPauses[attempt];
    const again = outcome.kind === 'failed' && outcome.failure.isTransient && !outcome.failure.mayBeTooHeavy;
    if (!again || pause === undefined) return outcome;
    if (!(await waited(context, pause))) return { kind: 'stopped' };
  }
}

/** Waits; false when the run was stopped meanwhile. */
function waited(context: SyncContext, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (context.signal.aborted) {
      resolve(false);
      return;
    }
    const callOff = context.clock.after(milliseconds, () => {
      context.signal.removeEventListener('abort', stop);
      resolve(true);
    });
    const stop = () => {
      callOff();
      resolve(false);
    };
    context.signal.addEventListener('abort', stop, { once: true });
  });
}
