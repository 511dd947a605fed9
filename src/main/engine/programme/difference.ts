import { isDeepStrictEqual } from 'node:util';
import type { Changes, EdgeKey, ProgrammeChange } from '#contract/views.ts';
import { compareReports, type Programme, type ProgrammeEdge } from '#domain/programme.ts';

type Difference = Omit<ProgrammeChange, 'from' | 'revision'>;

export function edgeKeyOf(edge: Pick<ProgrammeEdge, 'from' | 'to'>): EdgeKey {
  return `${edge.from}→${edge.to}`;
}

/** What leads from one programme to the next; null when nothing but the as-of differs. */
export function programmeDifference(before: Programme, after: Programme): Difference | null {
  const nodes = changesBetween(before.nodes, after.nodes, (node) => node.key);
  const edges = changesBetween(before.edges, after.edges, edgeKeyOf);
  const reports = changesBetween(before.reports, after.reports, (report) => report.key);
  const lists = smallLists(after);
  const same = [nodes, edges, reports].every(isEmpty) && isDeepStrictEqual(lists, smallLists(before));
  return same ? null : { asOf: after.asOf, nodes, edges, reports, ...lists };
}

/**
 * The programme after a change. Added nodes and edges stand at the end: their order carries no meaning, and
 * the window keeps them by key. Reports keep theirs.
 */
export function applyDifference(before: Programme, change: Difference): Programme {
  const { nodes, edges, reports } = change;
  return {
    repository: before.repository,
    asOf: change.asOf,
    ...smallLists(change),
    nodes: applied(before.nodes, nodes, (node) => node.key),
    edges: applied(before.edges, edges, edgeKeyOf),
    reports: applied(before.reports, reports, (report) => report.key).toSorted(compareReports),
  };
}

type SmallLists = Omit<Difference, 'asOf' | 'nodes' | 'edges' | 'reports'>;

/** What travels whole. */
function smallLists(from: SmallLists): SmallLists {
  const { links, phases, waves, plans, cycles, criticalPath, unresolved, attention } = from;
  const { workers, gates, risks } = from;
  return {
    ...{ links, phases, waves, plans, cycles, criticalPath, unresolved, attention },
    ...{ workers, gates, risks },
  };
}

function changesBetween<Item, Key>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => Key,
): Changes<Item, Key> {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const added: Item[] = [];
  const updated: Item[] = [];
  for (const item of after) {
    const key = keyOf(item);
    const known = old.get(key);
    old.delete(key);
    if (known === undefined) added.push(item);
    else if (known !== item && !isDeepStrictEqual(known, item)) updated.push(item);
  }
  return { added, updated, removed: [...old.keys()] };
}

function isEmpty(changes: Changes<unknown, unknown>): boolean {
  return changes.added.length + changes.updated.length + changes.removed.length === 0;
}

function applied<Item, Key>(
  before: readonly Item[],
  changes: Changes<Item, Key>,
  keyOf: (item: Item) => Key,
): readonly Item[] {
  const after = new Map(before.map((item) => [keyOf(item), item]));
  for (const key of changes.removed) after.delete(key);
  for (const item of [...changes.updated, ...changes.added]) after.set(keyOf(item), item);
  return [...after.values()];
}
