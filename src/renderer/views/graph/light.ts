import type { GraphEdge } from './structure.ts';

/** Everything before and after one item, found along edges that hold something up. */
export type Light = { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> };

/** Ends of edges by item, for walking: `sources[v]` are the items with an edge into `v`. */
export type Walks = {
  readonly sources: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
};

export function walksOf(count: number, edges: readonly GraphEdge[]): Walks {
  const sources: number[][] = Array.from({ length: count }, () => []);
  const targets: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to, firm } of edges) {
    if (!firm) continue;
    targets[from]!.push(to);
    sources[to]!.push(from);
  }
  return { sources, targets };
}

/** Ancestors and descendants of `start`, itself in neither, each found once whatever rings there are. */
export function lightFrom(walks: Walks, start: number): Light {
  return { before: reach(walks.sources, start), after: reach(walks.targets, start) };
}

function reach(next: readonly (readonly number[])[], start: number): Set<number> {
  const found = new Set<number>();
  const open = [start];
  for (let v = open.pop(); v !== undefined; v = open.pop()) {
    for (const other of next[v]!) {
      if (other === start || found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
}
