import type { Outcome } from '#engine/github/client.ts';
import type { Random } from '#simulator/random.ts';

type Node = { readonly id: string; readonly updatedAt: string };

/**
 * GitHub's replicas lag: what is asked for by its id may come as it was before its last update. Keeps the last two
 * versions that were told of each issue, and now and then tells the earlier one again; answers whether it did.
 */
export function laggingReplicas(random: Random) {
  const told = new Map<string, { readonly earlier: Node | null; readonly latest: Node }>();
  const note = (node: Node) => {
    const known = told.get(node.id);
    const earlier = known !== undefined && known.latest.updatedAt < node.updatedAt ? known.latest : null;
    told.set(node.id, { earlier: earlier ?? known?.earlier ?? null, latest: node });
  };
  return (outcome: Outcome<{ readonly data: unknown }>): boolean => {
    if (outcome.kind !== 'answered') return false;
    const { nodes, repository } = outcome.value.data as {
      nodes?: unknown[] | null;
      repository?: { readonly issues?: { readonly nodes?: unknown[] | null } | null } | null;
    };
    let lagged = false;
    for (const node of repository?.issues?.nodes ?? []) if (isIssue(node)) note(node);
    for (const [at, node] of (nodes ?? []).entries()) {
      if (!isIssue(node)) continue;
      note(node);
      const earlier = told.get(node.id)?.earlier ?? null;
      if (nodes == null || earlier === null || !random.chance(0.3)) continue;
      nodes[at] = earlier;
      lagged = true;
    }
    return lagged;
  };
}

function isIssue(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'updatedAt' in node && 'body' in node && 'id' in node;
}
