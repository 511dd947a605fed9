import type { Clock } from '#engine/sync/context.ts';

/** A clock whose pauses take no time. `offset` milliseconds away from the real one. */
export function instantClock(offset = 0): Clock {
  let waited = 0;
  return {
    now: () => Date.now() + offset + waited,
    after(milliseconds, work) {
      const timer = setImmediate(() => {
        waited += milliseconds;
        work();
      });
      return () => clearImmediate(timer);
    },
  };
}

export type SteppedClock = Clock & {
  /** Lets so much time pass; what falls due meanwhile is done in its order. */
  pass(milliseconds: number): Promise<void>;
  /** When the next work falls due, milliseconds from now; null for never. */
  nextIn(): number | null;
};

/** A clock that stands still until it is told otherwise. */
export function steppedClock(start = Date.parse('2026-03-01T00:00:00Z')): SteppedClock {
  let now = start;
  let due: { at: number; work: () => void }[] = [];
  const settle = () => new Promise<void>((done) => setImmediate(done));
  return {
    now: () => now,
    after(milliseconds, work) {
      const entry = { at: now + milliseconds, work };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settle();
        const [next] = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due = due.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.work();
      }
      now = end;
      await settle();
    },
    nextIn() {
      const times = due.map(({ at }) => at - now);
      return times.length === 0 ? null : Math.min(...times);
    },
  };
}
