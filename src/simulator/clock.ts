/** The simulated server's own clock: what its `Date` header and every `createdAt` are taken from. */
export type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Whole seconds since 1970, UTC: the resolution in which GitHub keeps times. */
  seconds(): number;
  advance(milliseconds: number): void;
};

/**
 * Starts at `startAt` (milliseconds since 1970) and runs `rate` times as fast as real time. At rate 0 it stands
 * still but for `advance`, so that a seeded run gives the same times at every repetition. `skewSeconds` is how far it
 * stands off from the time that it would have told: a server whose clock is wrong.
 */
export function createClock(startAt: number, rate: number, skewSeconds: () => number = () => 0): Clock {
  const begun = performance.now();
  let advanced = 0;
  const now = () =>
    Math.floor(startAt + advanced + (performance.now() - begun) * rate) + skewSeconds() * 1000;
  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    advance: (milliseconds) => {
      advanced += milliseconds;
    },
  };
}

/** GitHub's form of a time: ISO 8601 in UTC, to the second. */
export function formatTime(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Seconds since 1970 of an ISO 8601 time; throws on anything else. */
export function parseTime(text: string): number {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new Error(`"${text}" is not an ISO 8601 time.`);
  return Math.floor(milliseconds / 1000);
}
