import { heapOf, type Heap } from './heap.ts';
import { tails, type Network } from './network.ts';

/** Work that nobody is named for and any free worker may take. */
export const anyone = -1;
/** What takes time without taking a worker: an approval, a decision, a plan's line without a name. */
export const nobody = -2;

export type Work = {
  readonly network: Network;
  /** Minutes. */
  readonly minutes: Float64Array;
  /** The moment before which each may not start, in minutes of the same count. */
  readonly release: Float64Array;
  /** For each the number of its worker, `anyone` or `nobody`. */
  readonly worker: Int32Array;
  /** How many workers there are: numbers 0 to workers − 1. */
  readonly workers: number;
};

export type Allocation = {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  readonly worker: Int32Array;
  /** What the same worker did before; −1 for a worker's first. */
  readonly previous: Int32Array;
  /** All in the order in which they start: blockers and what the same worker did earlier come first. */
  readonly order: Int32Array;
};

/**
 * Who does what when: list scheduling in the parallel scheme (Graham, "Bounds on multiprocessing timing anomalies",
 * 1969; Kolisch, "Serial and parallel resource-constrained project scheduling methods revisited", 1996), the longest
 * chain behind first. A worker does one thing at a time and its own work before anyone's. Where
 * anyone may do anything it ends at most 2 − 1/workers times later than the best schedule; as with every list schedule,
 * one more worker may, rarely, end later.
 * O((n + e) log n), no recursion.
 */
export function allocate({ network, minutes, release, worker, workers }: Work): Allocation {
  const { count, after, before } = network;
  const tail = tails(network, minutes);
  const sooner = (a: number, b: number): boolean => {
    const difference = (tail[b] ?? 0) - (tail[a] ?? 0);
    return difference < 0 || (difference === 0 && a < b);
  };
  const start = new Float64Array(count);
  const finish = new Float64Array(count);
  const done = Int32Array.from(worker);
  const previous = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  const waiting = new Int32Array(count);
  // An event is a node's number when it becomes possible, and its number + count when it ends.
  const at = Float64Array.from({ length: 2 * count }, (_, event) =>
    event < count ? (release[event] ?? 0) : 0,
  );
  const events = heapOf((a, b) => {
    const difference = (at[a] ?? 0) - (at[b] ?? 0);
    return difference < 0 || (difference === 0 && a < b);
  });
  const own: (Heap | undefined)[] = new Array<Heap | undefined>(workers);
  const anyones = heapOf(sooner);
  const idle = new Uint8Array(workers).fill(1);
  const idlers = heapOf((a, b) => a < b);
  for (let slot = 0; slot < workers; slot += 1) idlers.push(slot);
  const last = new Int32Array(workers).fill(-1);
  let placed = 0;
  let now = 0;

  const begin = (node: number, slot: number): void => {
    start[node] = now;
    finish[node] = now + (minutes[node] ?? 0);
    order[placed++] = node;
    done[node] = slot;
    if (slot >= 0) {
      previous[node] = last[slot] ?? -1;
      last[slot] = node;
      idle[slot] = 0;
    }
    at[node + count] = finish[node] ?? now;
    events.push(node + count);
  };
  const possible = (node: number): void => {
    const wanted = worker[node] ?? nobody;
    if (wanted >= 0 && wanted < workers) (own[wanted] ??= heapOf(sooner)).push(node);
    else if (wanted === anyone && workers > 0) anyones.push(node);
    else begin(node, nobody);
  };
  const ended = (node: number): void => {
    const slot = done[node] ?? nobody;
    if (slot >= 0) {
      idle[slot] = 1;
      idlers.push(slot);
    }
    for (let edge = after.offsets[node] ?? 0; edge < (after.offsets[node + 1] ?? 0); edge += 1) {
      const next = after.targets[edge] ?? 0;
      at[next] = Math.max(at[next] ?? 0, finish[node] ?? 0);
      waiting[next] = (waiting[next] ?? 0) - 1;
      if (waiting[next] === 0) events.push(next);
    }
  };

  for (let node = 0; node < count; node += 1) {
    waiting[node] = (before.offsets[node + 1] ?? 0) - (before.offsets[node] ?? 0);
    if (waiting[node] === 0) events.push(node);
  }
  /** Workers whose own queue grew or who became free at this moment. */
  let called: number[] = [];
  while (events.size() > 0) {
    now = at[events.peek() ?? 0] ?? now;
    while (events.size() > 0 && at[events.peek() ?? 0] === now) {
      const event = events.pop() ?? 0;
      const node = event < count ? event : event - count;
      if (event < count) possible(node);
      else ended(node);
      const slot = event < count ? (worker[node] ?? nobody) : (done[node] ?? nobody);
      if (slot >= 0 && slot < workers) called.push(slot);
    }
    for (const slot of called) {
      const next = idle[slot] === 1 ? own[slot]?.pop() : undefined;
      if (next !== undefined) begin(next, slot);
    }
    called = [];
    while (anyones.size() > 0 && idlers.size() > 0) {
      const slot = idlers.pop() ?? 0;
      // A worker may stand here twice, or have begun its own work meanwhile.
      if (idle[slot] === 1) begin(anyones.pop() ?? 0, slot);
    }
  }
  return { start, finish, worker: done, previous, order };
}
