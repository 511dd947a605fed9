import type { Digraph } from './digraph.ts';

/**
 * Shortest total edge length by the network simplex of Gansner, Koutsofios, North, Vo ("A technique for drawing
 * directed graphs", 1993). Takes feasible levels and improves them in place.
 *
 * All edges weigh the same here, so an edge's cut value is plus or minus the sum, over the subtree below it, of
 * outgoing less incoming edges: edges inside cancel. That sum replaces the paper's bookkeeping.
 *
 * `budget` bounds the node visits, after which the levels are feasible but perhaps not yet the shortest.
 */
export function shortenByNetworkSimplex(graph: Digraph, level: Int32Array, budget: number): void {
  const tree = growTightForest(graph, level);
  let visits = 0;
  let cursor = 0;
  while (visits < budget) {
    const leaving = nextLeaving(graph, tree, cursor);
    if (leaving < 0) break;
    cursor = leaving + 1 === graph.count ? 0 : leaving + 1;
    visits += exchange(graph, level, tree, leaving) + 8;
  }
  startAtZero(level, tree);
}

/** Components slide freely against each other: each starts at level 0. */
function startAtZero(level: Int32Array, { parent, low, rank, byRank }: TightForest): void {
  for (let root = 0; root < level.length; root++) {
    if (parent[root]! >= 0) continue;
    let least = Infinity;
    for (let i = low[root]!; i <= rank[root]!; i++) least = Math.min(least, level[byRank[i]!]!);
    for (let i = low[root]!; i <= rank[root]!; i++) level[byRank[i]!]! -= least;
  }
}

/**
 * A spanning forest of tight edges (those of length one). `parentEdge[v]` is the edge to the parent, -1 for a
 * root. `byRank` lists the nodes in post-order, a subtree being `byRank[low[v]] … byRank[rank[v]]`.
 */
type TightForest = {
  readonly parent: Int32Array;
  readonly parentEdge: Int32Array;
  readonly low: Int32Array;
  readonly rank: Int32Array;
  readonly byRank: Int32Array;
  /** Outgoing less incoming edges of the subtree. */
  readonly surplus: Int32Array;
  readonly incidence: Incidence;
  readonly inTree: Uint8Array;
};

/** All edges of a node, whichever way they point. */
type Incidence = { readonly start: Int32Array; readonly edges: Int32Array };

function incidenceOf({ count, from, to }: Digraph): Incidence {
  const start = new Int32Array(count + 1);
  for (let e = 0; e < from.length; e++) {
    start[from[e]! + 1]!++;
    start[to[e]! + 1]!++;
  }
  for (let v = 0; v < count; v++) start[v + 1]! += start[v]!;
  const next = start.slice(0, count);
  const edges = new Int32Array(2 * from.length);
  for (let e = 0; e < from.length; e++) {
    edges[next[from[e]!]!++] = e;
    edges[next[to[e]!]!++] = e;
  }
  return { start, edges };
}

/** Grows each component's tree as Prim does, sliding the tree so that the nearest edge becomes tight. */
function growTightForest(graph: Digraph, level: Int32Array): TightForest {
  const { count, from, to } = graph;
  const incidence = incidenceOf(graph);
  const inTree = new Uint8Array(from.length);
  const seen = new Uint8Array(count);
  const roots: number[] = [];
  const outgoing = new EdgeHeap();
  const incoming = new EdgeHeap();
  for (let root = 0; root < count; root++) {
    if (seen[root] === 1) continue;
    roots.push(root);
    const members: number[] = [];
    // Levels of tree nodes are held relative to `slide`, so that sliding the whole tree costs nothing.
    let slide = 0;
    const enter = (v: number) => {
      seen[v] = 1;
      level[v]! -= slide;
      members.push(v);
      for (let i = incidence.start[v]!; i < incidence.start[v + 1]!; i++) {
        const e = incidence.edges[i]!;
        if (from[e] === v && seen[to[e]!] === 0) outgoing.push(level[to[e]!]! - level[v]! - 1, e);
        if (to[e] === v && seen[from[e]!] === 0) incoming.push(level[v]! - level[from[e]!]! - 1, e);
      }
    };
    enter(root);
    for (;;) {
      while (outgoing.size > 0 && seen[to[outgoing.edge]!] === 1) outgoing.pop();
      while (incoming.size > 0 && seen[from[incoming.edge]!] === 1) incoming.pop();
      if (outgoing.size === 0 && incoming.size === 0) break;
      const ahead = outgoing.size === 0 ? Infinity : outgoing.key - slide;
      const behind = incoming.size === 0 ? Infinity : incoming.key + slide;
      if (ahead <= behind) {
        slide += ahead;
        inTree[outgoing.edge] = 1;
        enter(to[outgoing.edge]!);
      } else {
        slide -= behind;
        inTree[incoming.edge] = 1;
        enter(from[incoming.edge]!);
      }
    }
    for (const v of members) level[v]! += slide;
  }
  const tree: TightForest = {
    parent: new Int32Array(count).fill(-1),
    parentEdge: new Int32Array(count).fill(-1),
    low: new Int32Array(count),
    rank: new Int32Array(count),
    byRank: new Int32Array(count),
    surplus: new Int32Array(count),
    incidence,
    inTree,
  };
  let next = 0;
  for (const root of roots) next = number(graph, tree, root, next);
  return tree;
}

/** Numbers the subtree of `root` from `first` on, in post-order, and sums its surpluses; returns the next number. */
function number(graph: Digraph, tree: TightForest, root: number, first: number): number {
  const { parent, parentEdge, low, rank, byRank, surplus, incidence, inTree } = tree;
  const up = parent[root]!;
  let next = first;
  let v = root;
  const cursor = numberCursor(graph.count);
  cursor[v] = incidence.start[v]!;
  low[v] = next;
  surplus[v] = degreeSurplus(graph, v);
  for (;;) {
    if (cursor[v]! < incidence.start[v + 1]!) {
      const e = incidence.edges[cursor[v]!++]!;
      if (inTree[e] === 0 || e === parentEdge[v]) continue;
      const child = graph.from[e] === v ? graph.to[e]! : graph.from[e]!;
      parent[child] = v;
      parentEdge[child] = e;
      cursor[child] = incidence.start[child]!;
      low[child] = next;
      surplus[child] = degreeSurplus(graph, child);
      v = child;
      continue;
    }
    rank[v] = next;
    byRank[next++] = v;
    if (v === root) break;
    surplus[parent[v]!]! += surplus[v]!;
    v = parent[v]!;
  }
  parent[root] = up;
  return next;
}

function degreeSurplus(graph: Digraph, v: number): number {
  return (
    graph.targetStart[v + 1]! - graph.targetStart[v]! - (graph.sourceStart[v + 1]! - graph.sourceStart[v]!)
  );
}

let cursorBuffer = new Int32Array(0);
/** Scratch space kept between calls: `number` runs once per exchange, thousands of times. */
function numberCursor(count: number): Int32Array {
  if (cursorBuffer.length < count) cursorBuffer = new Int32Array(count);
  return cursorBuffer;
}

function cutValue(graph: Digraph, tree: TightForest, v: number): number {
  return graph.from[tree.parentEdge[v]!] === v ? tree.surplus[v]! : -tree.surplus[v]!;
}

/** Among the next thirty tree edges worth leaving, the best: cheaper than the best of all, and as good in the end. */
function nextLeaving(graph: Digraph, tree: TightForest, cursor: number): number {
  let best = -1;
  let least = 0;
  let found = 0;
  for (let i = 0; i < graph.count && found < 30; i++) {
    const v = cursor + i < graph.count ? cursor + i : cursor + i - graph.count;
    if (tree.parentEdge[v]! < 0) continue;
    const cut = cutValue(graph, tree, v);
    if (cut >= 0) continue;
    found++;
    if (cut < least) {
      least = cut;
      best = v;
    }
  }
  return best;
}

/** Replaces the edge above `v` by the shortest one that lets the subtree slide; returns the nodes visited. */
function exchange(graph: Digraph, level: Int32Array, tree: TightForest, v: number): number {
  const { parent, parentEdge, low, rank, byRank, incidence, inTree } = tree;
  const leaving = parentEdge[v]!;
  const pointsUp = graph.from[leaving] === v;
  const first = low[v]!;
  const last = rank[v]!;
  let entering = -1;
  let slack = Infinity;
  for (let i = first; i <= last; i++) {
    const inner = byRank[i]!;
    for (let k = incidence.start[inner]!; k < incidence.start[inner + 1]!; k++) {
      const e = incidence.edges[k]!;
      const outer = pointsUp ? graph.from[e]! : graph.to[e]!;
      if (outer === inner || (rank[outer]! >= first && rank[outer]! <= last)) continue;
      if ((pointsUp ? graph.to[e]! : graph.from[e]!) !== inner) continue;
      const room = level[graph.to[e]!]! - level[graph.from[e]!]! - 1;
      if (room < slack) {
        slack = room;
        entering = e;
        if (room === 0) break;
      }
    }
    if (slack === 0) break;
  }
  const shift = pointsUp ? -slack : slack;
  if (shift !== 0) for (let i = first; i <= last; i++) level[byRank[i]!]! += shift;
  const inner = pointsUp ? graph.to[entering]! : graph.from[entering]!;
  const outer = pointsUp ? graph.from[entering]! : graph.to[entering]!;
  inTree[leaving] = 0;
  inTree[entering] = 1;
  let top = outer;
  while (low[top]! > Math.min(first, rank[outer]!) || rank[top]! < Math.max(last, rank[outer]!))
    top = parent[top]!;
  parent[inner] = outer;
  parentEdge[inner] = entering;
  number(graph, tree, top, low[top]!);
  return last - first + 2 * (rank[top]! - low[top]! + 1);
}

/** A binary heap of edges by key, smallest first. */
class EdgeHeap {
  readonly #keys: number[] = [];
  readonly #edges: number[] = [];

  get size(): number {
    return this.#keys.length;
  }
  get key(): number {
    return this.#keys[0]!;
  }
  get edge(): number {
    return this.#edges[0]!;
  }

  push(key: number, edge: number): void {
    let at = this.#keys.length;
    this.#keys.push(key);
    this.#edges.push(edge);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#keys[above]! <= key) break;
      this.#keys[at] = this.#keys[above]!;
      this.#edges[at] = this.#edges[above]!;
      at = above;
    }
    this.#keys[at] = key;
    this.#edges[at] = edge;
  }

  pop(): void {
    const key = this.#keys.pop()!;
    const edge = this.#edges.pop()!;
    const size = this.#keys.length;
    if (size === 0) return;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && this.#keys[below + 1]! < this.#keys[below]!) below++;
      if (this.#keys[below]! >= key) break;
      this.#keys[at] = this.#keys[below]!;
      this.#edges[at] = this.#edges[below]!;
      at = below;
    }
    this.#keys[at] = key;
    this.#edges[at] = edge;
  }
}
