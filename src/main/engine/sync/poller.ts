import { plainFailure, type Failure, type FailureKind } from '#contract/result.ts';
import type { Surroundings } from '#contract/process.ts';
import type { Connection } from '#contract/session.ts';
import type { Clock } from './context.ts';

/** Milliseconds between polls, and between attempts while the source does not answer (the last repeats). */
export type Pace = {
  readonly front: number;
  readonly behind: number;
  readonly retries: readonly number[];
};

/** GitHub: a poll costs a point, so 60 points an hour in front and 12 behind. */
export const gitHubPace: Pace = {
  front: 60_000,
  behind: 300_000,
  retries: [2_000, 4_000, 8_000, 15_000, 30_000],
};
/** The demo's simulator is on this machine and its workers report every few seconds. */
export const demoPace: Pace = { front: 3_000, behind: 10_000, retries: [1_000, 2_000, 3_000] };

/** An archived repository changes in nothing but in being archived. */
const archivedPause = 1_800_000;

/** A refused token or a closed repository stays so until somebody acts; then the user refreshes. */
export const refusedRetry = 300_000;

/** What may be better the next moment, without anybody's doing. Being away never signs anybody out. */
const awayKinds: ReadonlySet<FailureKind> = new Set(['unreachable', 'proxy-trouble', 'server-trouble']);

const noNetwork: Failure = {
  kind: 'no-network',
  message: 'This computer has no network.',
  hint: 'Everything can be read and searched; Nami looks again as soon as the network is back.',
  facts: {},
};

export type PollEnd =
  | { readonly kind: 'finished'; readonly archived?: boolean }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly waitMilliseconds: number | null };

export type PollerState = {
  readonly connection: Connection;
  readonly polling: boolean;
  readonly nextPollAt: string | null;
};

export type Poller = {
  state(): PollerState;
  /** Polls at once, joining a poll under way; waits for its end. Never while the source asked for a pause. */
  refresh(): Promise<void>;
  /** How far apart polls are, and whether there are any: none while the computer sleeps or has no network. */
  setSurroundings(surroundings: Surroundings): void;
  /** Ends a poll under way and starts no other. */
  stop(): Promise<void>;
};

type PollerOptions = {
  readonly clock: Clock;
  readonly pace: Pace;
  /** Local time before which the source must be left alone. */
  readonly notBefore: number;
  readonly poll: (signal: AbortSignal) => Promise<PollEnd>;
  readonly onState: () => void;
  readonly onPause: (notBefore: number) => void;
};

/** Polls a source for as long as it runs; the first poll starts at once. */
export function createPoller(options: PollerOptions): Poller {
  const { clock, pace } = options;
  const stopping = new AbortController();
  let connection: Connection = { kind: 'none' };
  let notBefore = options.notBefore;
  let surroundings: Surroundings = { visible: true, awake: true, online: true };
  let archived = false;
  let failures = 0;
  let underWay: Promise<void> | null = null;
  let next: { readonly at: number; readonly callOff: () => void } | null = null;

  const isoNow = () => new Date(clock.now()).toISOString();
  const become = (to: Connection) => {
    // `since` is when this kind of state began, not when it was last confirmed.
    const since = connection.kind === to.kind && connection.kind !== 'none' ? connection.since : null;
    connection = since === null || to.kind === 'none' ? to : { ...to, since };
  };

  const isReachable = () => surroundings.awake && surroundings.online;
  const usualPause = () => {
    if (archived) return archivedPause;
    return surroundings.visible ? pace.front : pace.behind;
  };

  const schedule = (milliseconds: number) => {
    next?.callOff();
    next = null;
    if (stopping.signal.aborted || !isReachable()) return;
    const at = Math.max(clock.now() + milliseconds, notBefore);
    next = { at, callOff: clock.after(Math.max(0, at - clock.now()), () => void poll()) };
  };

  const settle = (end: PollEnd) => {
    switch (end.kind) {
      case 'stopped':
        return;
      case 'finished':
        failures = 0;
        archived = end.archived ?? false;
        become({ kind: 'online', since: isoNow() });
        schedule(usualPause());
        return;
      case 'failed':
        settleFailure(end.failure, end.waitMilliseconds);
    }
  };

  const settleFailure = (failure: Failure, waitMilliseconds: number | null) => {
    const since = isoNow();
    const { kind } = failure;
    if (kind === 'rate-limited') {
      notBefore = clock.now() + (waitMilliseconds ?? pace.front);
      options.onPause(notBefore);
      become({ kind: 'limited', since, until: new Date(notBefore).toISOString() });
      schedule(0);
    } else if (awayKinds.has(kind)) {
      become({ kind: 'offline', since, failure: plainFailure(failure) });
      schedule(pace.retries[Math.min(failures, pace.retries.length - 1)] ?? pace.front);
      failures += 1;
    } else {
      become({ kind: 'refused', since, failure: plainFailure(failure) });
      schedule(refusedRetry);
    }
  };

  const poll = (): Promise<void> => {
    if (underWay !== null) return underWay;
    if (stopping.signal.aborted) return Promise.resolve();
    next?.callOff();
    next = null;
    underWay = (async () => {
      try {
        settle(await options.poll(stopping.signal));
      } finally {
        underWay = null;
        options.onState();
      }
    })();
    options.onState();
    return underWay;
  };

  if (notBefore > clock.now()) {
    become({ kind: 'limited', since: isoNow(), until: new Date(notBefore).toISOString() });
    schedule(0);
  } else {
    schedule(0);
  }

  return {
    state: () => ({
      connection,
      polling: underWay !== null,
      nextPollAt: next === null ? null : new Date(next.at).toISOString(),
    }),
    refresh: () => (clock.now() < notBefore ? Promise.resolve() : poll()),
    setSurroundings(now) {
      const before = surroundings;
      const couldReach = isReachable();
      surroundings = now;
      if (!now.online && before.online) {
        become({ kind: 'offline', since: isoNow(), failure: noNetwork });
      }
      if (!isReachable()) {
        schedule(0);
        options.onState();
      } else if (!couldReach) {
        // What happened meanwhile is caught up with at once.
        failures = 0;
        schedule(0);
        options.onState();
      } else if (
        now.visible &&
        !before.visible &&
        connection.kind === 'online' &&
        next !== null &&
        !archived
      ) {
        // Coming to the front, what is older than a front poll would be is caught up with at once.
        schedule(Math.max(0, Math.min(pace.front, next.at - clock.now() - (pace.behind - pace.front))));
      }
    },
    async stop() {
      stopping.abort();
      next?.callOff();
      next = null;
      await underWay?.catch(() => undefined);
    },
  };
}
