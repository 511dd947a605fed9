import type { Programme } from '../programme.ts';
import { changedList, type ListChange } from './listChange.ts';

/** The lists of a programme that travel as pieces; nodes, edges and reports travel by key. */
type ListPart = Exclude<keyof Programme, 'repository' | 'asOf' | 'nodes' | 'edges' | 'reports'>;
type Lists = Pick<Programme, ListPart>;

const parts = {
  ...{ plans: true, links: true, phases: true, waves: true, cycles: true, criticalPath: true },
  ...{ unresolved: true, attention: true, workers: true, gates: true, risks: true },
  assignments: true,
} satisfies Record<ListPart, true>;

export const listParts = Object.keys(parts) as readonly ListPart[];

/** The lists after a change; those that it does not name are the same arrays. */
export function changedLists(
  before: Lists,
  changes: { readonly [Part in ListPart]?: ListChange<Programme[Part][number]> },
): Lists {
  const after = listParts.map((part) => [
    part,
    changedList<unknown>(before[part], changes[part] as ListChange<unknown> | undefined),
  ]);
  return Object.fromEntries(after) as Lists;
}
