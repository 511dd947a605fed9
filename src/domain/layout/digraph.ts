/**
 * A directed graph in compressed rows: the targets of `v` are `targets[targetStart[v] … targetStart[v + 1])`,
 * its sources likewise. Acyclic by construction: edges that would close a ring are turned round.
 */
export type Digraph = {
  readonly count: number;
  /** Edges without loops; `edgeOf[i]` is the edge's index in the input. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly edgeOf: Int32Array;
  readonly targetStart: Int32Array;
  readonly targets: Int32Array;
  readonly sourceStart: Int32Array;
  readonly sources: Int32Array;
};

/** Groups `values[i]` by `keys[i]`, keeping their order; returns row starts and the grouped values. */
export function groupBy(
  count: number,
  keys: ArrayLike<number>,
  values: ArrayLike<number>,
): { start: Int32Array; grouped: Int32Array } {
  const start = new Int32Array(count + 1);
  for (let i = 0; i < keys.length; i++) start[keys[i]! + 1]!++;
  for (let k = 0; k < count; k++) start[k + 1]! += start[k]!;
  const next = start.slice(0, count);
  const grouped = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) grouped[next[keys[i]!]!++] = values[i]!;
  return { start, grouped };
}

/**
 * Builds the graph, turning round every edge that closes a ring in a depth-first walk (iterative: chains of
 * 10,000 issues exist, and the call stack does not hold them). Loops and edges to nowhere are dropped.
 */
export function acyclicDigraph(count: number, pairs: ArrayLike<number>): Digraph {
  const edges = pairs.length >> 1;
  const from = new Int32Array(edges);
  const to = new Int32Array(edges);
  const edgeOf = new Int32Array(edges);
  let kept = 0;
  for (let e = 0; e < edges; e++) {
    const a = pairs[2 * e]!;
    const b = pairs[2 * e + 1]!;
    if (a === b || a < 0 || b < 0 || a >= count || b >= count) continue;
    from[kept] = a;
    to[kept] = b;
    edgeOf[kept] = e;
    kept++;
  }
  const tails = from.subarray(0, kept);
  const heads = to.subarray(0, kept);
  turnRingClosers(count, tails, heads);
  const out = groupBy(count, tails, heads);
  const into = groupBy(count, heads, tails);
  return {
    count,
    from: tails,
    to: heads,
    edgeOf: edgeOf.subarray(0, kept),
    targetStart: out.start,
    targets: out.grouped,
    sourceStart: into.start,
    sources: into.grouped,
  };
}

function turnRingClosers(count: number, from: Int32Array, to: Int32Array): void {
  const edges = Int32Array.from(from, (_, e) => e);
  const { start, grouped } = groupBy(count, from, edges);
  const next = start.slice(0, count);
  // 0 unseen, 1 on the current path, 2 finished.
  const state = new Uint8Array(count);
  const path = new Int32Array(count);
  const ends = to.slice();
  for (let root = 0; root < count; root++) {
    if (state[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    state[root] = 1;
    while (depth >= 0) {
      const node = path[depth]!;
      if (next[node] === start[node + 1]) {
        state[node] = 2;
        depth--;
        continue;
      }
      const edge = grouped[next[node]!++]!;
      const target = ends[edge]!;
      if (state[target] === 1) {
        from[edge] = target;
        to[edge] = node;
      } else if (state[target] === 0) {
        state[target] = 1;
        path[++depth] = target;
      }
    }
  }
}

/** The nodes so that every edge points forward; among equals the lower index first. */
export function topologicalOrder(graph: Digraph): Int32Array {
  const missing = new Int32Array(graph.count);
  for (let v = 0; v < graph.count; v++) missing[v] = graph.sourceStart[v + 1]! - graph.sourceStart[v]!;
  const order = new Int32Array(graph.count);
  let filled = 0;
  for (let v = 0; v < graph.count; v++) if (missing[v] === 0) order[filled++] = v;
  for (let read = 0; read < filled; read++) {
    const v = order[read]!;
    for (let i = graph.targetStart[v]!; i < graph.targetStart[v + 1]!; i++) {
      const target = graph.targets[i]!;
      if (--missing[target]! === 0) order[filled++] = target;
    }
  }
  return order;
}

/** Longest path from a node without sources, in edges. */
export function longestPathLevels(graph: Digraph, order = topologicalOrder(graph)): Int32Array {
  const level = new Int32Array(graph.count);
  for (const v of order) {
    for (let i = graph.targetStart[v]!; i < graph.targetStart[v + 1]!; i++) {
      const target = graph.targets[i]!;
      if (level[target]! <= level[v]!) level[target] = level[v]! + 1;
    }
  }
  return level;
}
