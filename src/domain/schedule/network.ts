import { stronglyConnected } from '../graph/components.ts';

/** Edges in compressed rows: those that leave node v are `targets[offsets[v]] … targets[offsets[v + 1] − 1]`. */
export type Rows = { readonly offsets: Int32Array; readonly targets: Int32Array };

export type Network = { readonly count: number; readonly after: Rows; readonly before: Rows };

type Pairs = readonly (readonly [number, number])[];

/**
 * `pairs` are [first, then]. Inside a ring nothing comes first, so its own edges are left out: a deadlock is a finding,
 * and the rest can still be planned. `weak` pairs order too, but give way where they would close a ring. The result has
 * no cycles. Linear, no recursion.
 */
export function networkOf(count: number, pairs: Pairs, weak: Pairs = []): Network {
  const ring = ringsOf(count, pairs);
  const kept = pairs.filter(([from, to]) => from !== to && (ring[from] === -1 || ring[from] !== ring[to]));
  if (weak.length > 0) {
    const wide = ringsOf(count, [...kept, ...weak]);
    for (const [from, to] of weak)
      if (from !== to && (wide[from] === -1 || wide[from] !== wide[to])) kept.push([from, to]);
  }
  return {
    count,
    after: rowsOf(count, kept),
    before: rowsOf(
      count,
      kept.map(([from, to]) => [to, from]),
    ),
  };
}

/** For each node the number of the ring it is in, −1 for none. */
function ringsOf(count: number, pairs: Pairs): Int32Array {
  const successors: number[][] = Array.from({ length: count }, () => []);
  for (const [from, to] of pairs) if (from !== to) successors[from]?.push(to);
  const ring = new Int32Array(count).fill(-1);
  stronglyConnected(successors).forEach((component, at) => {
    if (component.length > 1) for (const node of component) ring[node] = at;
  });
  return ring;
}

function rowsOf(count: number, pairs: Pairs): Rows {
  const offsets = new Int32Array(count + 1);
  for (const [from] of pairs) offsets[from + 1] = (offsets[from + 1] ?? 0) + 1;
  for (let node = 0; node < count; node += 1)
    offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  const next = offsets.slice();
  const targets = new Int32Array(pairs.length);
  for (const [from, to] of pairs) {
    const at = next[from] ?? 0;
    targets[at] = to;
    next[from] = at + 1;
  }
  return { offsets, targets };
}

/** Minutes from the start of each node to the end of the longest chain behind it, its own included. */
export function tails({ count, after, before }: Network, minutes: Float64Array): Float64Array {
  const tail = Float64Array.from(minutes);
  const waiting = new Int32Array(count);
  const queue = new Int32Array(count);
  let filled = 0;
  for (let node = 0; node < count; node += 1) {
    waiting[node] = (after.offsets[node + 1] ?? 0) - (after.offsets[node] ?? 0);
    if (waiting[node] === 0) queue[filled++] = node;
  }
  for (let at = 0; at < filled; at += 1) {
    const node = queue[at] ?? 0;
    for (let edge = before.offsets[node] ?? 0; edge < (before.offsets[node + 1] ?? 0); edge += 1) {
      const blocker = before.targets[edge] ?? 0;
      tail[blocker] = Math.max(tail[blocker] ?? 0, (minutes[blocker] ?? 0) + (tail[node] ?? 0));
      waiting[blocker] = (waiting[blocker] ?? 0) - 1;
      if (waiting[blocker] === 0) queue[filled++] = blocker;
    }
  }
  return tail;
}
