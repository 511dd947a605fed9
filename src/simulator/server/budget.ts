import type { Clock } from '../clock.ts';
import type { BudgetState } from '../graphql/call.ts';

/**
 * GitHub's limits for one user, from its documentation ("Rate limits and query limits for the GraphQL API"):
 * 5,000 points an hour; beside them the secondary limits: 100 concurrent requests, 2,000 points a minute (a query
 * counts 1, a mutation 5), and about 80 content-creating requests a minute and 500 an hour.
 */
export const limits = {
  pointsAnHour: 5_000,
  concurrentRequests: 100,
  secondaryPointsAMinute: 2_000,
  contentAMinute: 80,
  contentAnHour: 500,
} as const;

const minute = 60;
const hour = 3_600;

/** Why a call may not run now; `retryAfter` in seconds. */
export type Refusal =
  { readonly kind: 'primary' } | { readonly kind: 'secondary'; readonly retryAfter: number };

export type Budget = {
  state(): BudgetState;
  /** Asks whether a call of this kind may run; counts it against the secondary limits when it may. */
  admit(writes: number): Refusal | null;
  /** Takes the points of a call that ran. The last call of an hour may go over: GitHub answers `used: 5002`. */
  charge(points: number): void;
  /** A request begins; the answer ends it. */
  enter(): () => void;
  /** For trials: leaves this many points in the present hour. */
  leave(points: number): void;
};

/** Counts what happened within a sliding window; memory is bounded by the limit that the count is compared with. */
function slidingWindow(seconds: number) {
  let entries: { at: number; weight: number }[] = [];
  return {
    add: (at: number, weight: number) => entries.push({ at, weight }),
    /** Sum within the window, and when its oldest entry leaves. */
    sum: (now: number) => {
      entries = entries.filter(({ at }) => at > now - seconds);
      return {
        total: entries.reduce((total, { weight }) => total + weight, 0),
        freeAt: (entries[0]?.at ?? now) + seconds,
      };
    },
  };
}

/** `enforceSecondary` false leaves the secondary limits to the fault profiles. */
export function createBudget(clock: Clock, enforceSecondary: boolean): Budget {
  let resetAt = 0;
  let used = 0;
  let concurrent = 0;
  const pointsOfMinute = slidingWindow(minute);
  const contentOfMinute = slidingWindow(minute);
  const contentOfHour = slidingWindow(hour);

  const renew = () => {
    const now = clock.seconds();
    if (now < resetAt) return;
    resetAt = now + hour;
    used = 0;
  };

  const secondary = (writes: number): Refusal | null => {
    const now = clock.seconds();
    if (concurrent > limits.concurrentRequests) return { kind: 'secondary', retryAfter: minute };
    const refuse = (
      window: ReturnType<typeof slidingWindow>,
      weight: number,
      limit: number,
    ): Refusal | null => {
      const { total, freeAt } = window.sum(now);
      return total + weight > limit ? { kind: 'secondary', retryAfter: Math.max(1, freeAt - now) } : null;
    };
    const weight = writes > 0 ? 5 : 1;
    const refused =
      refuse(pointsOfMinute, weight, limits.secondaryPointsAMinute) ??
      (writes > 0
        ? (refuse(contentOfMinute, writes, limits.contentAMinute) ??
          refuse(contentOfHour, writes, limits.contentAnHour))
        : null);
    if (refused !== null) return refused;
    pointsOfMinute.add(now, weight);
    if (writes > 0) {
      contentOfMinute.add(now, writes);
      contentOfHour.add(now, writes);
    }
    return null;
  };

  return {
    state: () => {
      renew();
      return {
        limit: limits.pointsAnHour,
        used,
        remaining: Math.max(0, limits.pointsAnHour - used),
        resetAt,
      };
    },
    admit: (writes) => {
      renew();
      if (used >= limits.pointsAnHour) return { kind: 'primary' };
      return enforceSecondary ? secondary(writes) : null;
    },
    charge: (points) => {
      renew();
      used += points;
    },
    enter: () => {
      concurrent += 1;
      return () => {
        concurrent -= 1;
      };
    },
    leave: (points) => {
      renew();
      used = limits.pointsAnHour - points;
    },
  };
}
