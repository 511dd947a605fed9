import { groupedBy } from '../groupedBy.ts';

/** Which edges to withdraw so that nothing loops any more: a feedback edge set. */

export type Step = { readonly from: string; readonly to: string };

export type Cuts<Edge extends Step> = {
  readonly edges: readonly Edge[];
  /** True where no smaller set frees the knot; false where the search was given up and the set only suffices. */
  readonly smallest: boolean;
};

/** A knot of more edges is cut greedily: the exact search may branch over every edge of every ring. */
const mostEdgesToTry = 60;
const largestCut = 5;
/** So many rings are looked for before the exact search gives up: some 50 ms on the largest knot tried. */
const mostRings = 4_000;

/**
 * The smallest set of edges without which nothing loops, by branch and bound: every ring must lose one of its edges,
 * so the search branches over the edges of a shortest ring, for one cut, then two, up to `largestCut`. Beyond the
 * limits the weakest edge of ring after ring is taken. `edges` come in the order in which to prefer them for a cut.
 */
export function smallestCuts<Edge extends Step>(edges: readonly Edge[]): Cuts<Edge> {
  if (edges.length <= mostEdgesToTry) {
    const budget = { rings: mostRings };
    for (let size = 0; size <= largestCut; size += 1) {
      const found = cutOf(edges, size, budget);
      if (found === 'exhausted') break;
      if (found !== null) return { edges: found, smallest: true };
    }
  }
  const greedy: Edge[] = [];
  let left = edges;
  for (;;) {
    const ring = shortestRing(left);
    const [weakest] = edges.filter((edge) => ring?.includes(edge));
    if (weakest === undefined) return { edges: greedy, smallest: false };
    greedy.push(weakest);
    left = left.filter((edge) => edge !== weakest);
  }
}

function cutOf<Edge extends Step>(
  edges: readonly Edge[],
  size: number,
  budget: { rings: number },
): readonly Edge[] | 'exhausted' | null {
  budget.rings -= 1;
  if (budget.rings < 0) return 'exhausted';
  const ring = shortestRing(edges);
  if (ring === null) return [];
  if (size === 0) return null;
  for (const edge of edges) {
    if (!ring.includes(edge)) continue;
    const rest = cutOf(
      edges.filter((other) => other !== edge),
      size - 1,
      budget,
    );
    if (rest === 'exhausted') return rest;
    if (rest !== null) return [edge, ...rest];
  }
  return null;
}

/** The edges of a shortest ring in order; null where nothing loops. Breadth first from every start. */
export function shortestRing<Edge extends Step>(
  edges: readonly Edge[],
  through: (id: string) => boolean = () => true,
): readonly Edge[] | null {
  const next = groupedBy(edges, (edge) => edge.from);
  let best: readonly Edge[] | null = null;
  for (const start of next.keys()) {
    if (!through(start)) continue;
    const cameBy = new Map<string, Edge>();
    const queue = [start];
    search: for (const at of queue) {
      for (const edge of next.get(at) ?? []) {
        if (edge.to === start) {
          const ring = [edge];
          for (let id = at; id !== start;) {
            const back = cameBy.get(id);
            if (back === undefined) break;
            ring.unshift(back);
            id = back.from;
          }
          if (best === null || ring.length < best.length) best = ring;
          break search;
        }
        if (cameBy.has(edge.to)) continue;
        cameBy.set(edge.to, edge);
        queue.push(edge.to);
      }
    }
  }
  return best;
}
