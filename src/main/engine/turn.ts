/** Lets the event loop answer others between two pieces of a long job. */
export function aTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

/**
 * Turns for a long job that is made of many short pieces: `give` after each of them lets others in as soon as the job
 * has had the loop for its stretch, and costs nothing before.
 */
export type Turns = { give(): Promise<void> | undefined };

/** A search that arrives meanwhile waits this long at most, in milliseconds, and for the piece under way. */
const longestStretch = 8;

export function startTurns(): Turns {
  let began = performance.now();
  return {
    give() {
      if (performance.now() - began < longestStretch) return undefined;
      return aTurn().then(() => {
        began = performance.now();
      });
    },
  };
}
