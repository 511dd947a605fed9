/** Lets the event loop answer others between two pieces of a long job. */
export function aTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
