import { useMemo } from 'react';
import type { ProgrammeNode } from '#domain/programme.ts';
import type { KnownNames } from '#domain/search/suggestions.ts';
import { useProgramme } from '../stores/programme.ts';

/** The values that filters can be completed to, as far as the window knows them; the most used ones first. */
export function useKnownNames(): KnownNames {
  const nodes = useProgramme((programme) => programme.nodes);
  const repository = useProgramme((programme) => programme.repository);
  return useMemo(() => {
    const all = [...nodes.values()];
    return {
      worker: byUse(all, ({ worker }) => worker),
      phase: inOrder(all, ({ phase }) => phase),
      wave: inOrder(all, ({ wave }) => wave),
      label: byUse(
        all.flatMap(({ labels }) => labels),
        (label) => label,
      ),
      repo: repository === null ? [] : [repository],
    };
  }, [nodes, repository]);
}

function counted<Item>(items: readonly Item[], nameOf: (item: Item) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = nameOf(item);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function byUse<Item>(items: readonly Item[], nameOf: (item: Item) => string | null): readonly string[] {
  return [...counted(items, nameOf)].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function inOrder(
  nodes: readonly ProgrammeNode[],
  nameOf: (node: ProgrammeNode) => string | null,
): readonly string[] {
  return [...counted(nodes, nameOf).keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}
