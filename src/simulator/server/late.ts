import type { Clock } from '../clock.ts';

/** Writes that the server carries out after it has answered, or after the connection was cut. */
export type LateWrites = {
  /** `perform` is given the moment at which it was due, seconds since 1970. */
  add(dueInSeconds: number, perform: (at: number) => void): void;
  /** Carries out what is due by now, in the order in which it fell due. */
  settle(): void;
};

export function createLateWrites(clock: Clock): LateWrites {
  let waiting: { readonly at: number; readonly perform: (at: number) => void }[] = [];
  return {
    add: (dueInSeconds, perform) => {
      waiting.push({ at: clock.seconds() + dueInSeconds, perform });
    },
    settle: () => {
      const now = clock.seconds();
      const due = waiting.filter(({ at }) => at <= now).sort((left, right) => left.at - right.at);
      if (due.length === 0) return;
      waiting = waiting.filter(({ at }) => at > now);
      for (const { at, perform } of due) perform(at);
    },
  };
}
