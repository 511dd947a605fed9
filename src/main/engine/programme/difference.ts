import { isDeepStrictEqual } from 'node:util';
import type { Changes, EdgeKey, ProgrammeChange } from '#contract/views.ts';
import { changedLists, listParts } from '#domain/compose/changedLists.ts';
import { listChange } from '#domain/compose/listChange.ts';
import { compareReports, type Programme, type ProgrammeEdge } from '#domain/programme.ts';

type Difference = Omit<ProgrammeChange, 'from' | 'revision'>;

export function edgeKeyOf(edge: Pick<ProgrammeEdge, 'from' | 'to'>): EdgeKey {
  return `${edge.from}→${edge.to}`;
}

/**
 * What leads from one programme to the next; null when nothing but the as-of differs. What a composer left as it was is
 * the same object: of 80,000 parts only those that are not are compared by value.
 */
export function programmeDifference(before: Programme, after: Programme): Difference | null {
  const nodes = changesBetween(before.nodes, after.nodes, (node) => node.key);
  const edges = changesBetween(before.edges, after.edges, edgeKeyOf);
  const reports = changesBetween(before.reports, after.reports, (report) => report.key);
  const lists = Object.fromEntries(
    listParts
      .map((part) => [part, listChange<unknown>(before[part], after[part], isDeepStrictEqual)] as const)
      .filter(([, change]) => change.length > 0),
  ) as Difference['lists'];
  const same = [nodes, edges, reports].every(isEmpty) && Object.keys(lists).length === 0;
  return same ? null : { asOf: after.asOf, nodes, edges, reports, lists };
}

/**
 * The programme after a change. Added nodes and edges stand at the end: their order carries no meaning, and
 * the window keeps them by key. Reports and lists keep theirs.
 */
export function applyDifference(before: Programme, change: Difference): Programme {
  const { nodes, edges, reports } = change;
  return {
    ...before,
    ...changedLists(before, change.lists),
    asOf: change.asOf,
    nodes: applied(before.nodes, nodes, (node) => node.key),
    edges: applied(before.edges, edges, edgeKeyOf),
    reports: applied(before.reports, reports, (report) => report.key).toSorted(compareReports),
  };
}

function changesBetween<Item, Key>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => Key,
): Changes<Item, Key> {
  const old = new Map<Key, Item>();
  const fresh: Item[] = [];
  for (const { at, remove, insert } of listChange(before, after)) {
    for (const item of before.slice(at, at + remove)) old.set(keyOf(item), item);
    fresh.push(...insert);
  }
  const added: Item[] = [];
  const updated: Item[] = [];
  for (const item of fresh) {
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
