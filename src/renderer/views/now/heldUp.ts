import type { AttentionItem, ProgrammeEdge, ProgrammeNode, ProgrammePhase } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { behindGate, gateOf } from './gates.ts';

type Nodes = ReadonlyMap<IssueKey, ProgrammeNode>;
type OutOf = ReadonlyMap<IssueKey, readonly ProgrammeEdge[]>;

/** A link holds something up while its blocker is open and the reading is not in doubt. */
export function holds(edge: ProgrammeEdge): boolean {
  return edge.kind === 'blocks' && !edge.satisfied && edge.doubt === null;
}

/** What waits for an item of the queue: for a gate what stands behind it, else what its issue blocks. */
export function heldUpByItem(
  item: AttentionItem,
  phases: readonly ProgrammePhase[],
  nodes: Nodes,
  outOf: OutOf,
): readonly ProgrammeNode[] {
  const gate = gateOf(item, phases);
  return gate === undefined ? heldUpBy(item.issue, nodes, outOf) : behindGate(gate, nodes.values());
}

/** The open issues that cannot start before `issue` is finished, nearest first; `issue` itself left out. */
export function heldUpBy(issue: IssueKey, nodes: Nodes, outOf: OutOf): readonly ProgrammeNode[] {
  const seen = new Set<IssueKey>([issue]);
  const found: ProgrammeNode[] = [];
  let frontier: IssueKey[] = [issue];
  while (frontier.length > 0) {
    const next: IssueKey[] = [];
    for (const from of frontier)
      for (const edge of outOf.get(from) ?? []) {
        const node = nodes.get(edge.to);
        if (!holds(edge) || seen.has(edge.to) || node === undefined || node.state === 'closed') continue;
        seen.add(edge.to);
        found.push(node);
        next.push(edge.to);
      }
    frontier = next;
  }
  return found;
}
