import { isDeepStrictEqual } from 'node:util';
import type { Changes, EdgeKey, ProgrammeChange } from '#contract/views.ts';
import type { Programme, ProgrammeEdge } from '#domain/programme.ts';

type Difference = Omit<ProgrammeChange, 'from' | 'revision'>;

export function edgeKeyOf(edge: Pick<ProgrammeEdge, 'from' | 'to'>): EdgeKey {
  return `${edge.from}→${edge.to}`;
}

/** What leads from one programme to the next; null when nothing but the as-of differs. */
export function programmeDifference(before: Programme, after: Programme): Difference | null {
  const nodes = changesBetween(before.nodes, after.nodes, (node) => node.key);
  const edges = changesBetween(before.edges, after.edges, edgeKeyOf);
  const {
    links,
    phases,
    waves,
    plans,
    cycles,
    criticalPath,
    unresolved,
    attention,
    workers,
    reports,
    gates,
    risks,
  } = after;
  const rest = {
    links,
    phases,
    waves,
    plans,
    cycles,
    criticalPath,
    unresolved,
    attention,
    workers,
    reports,
    gates,
    risks,
  };
  const same =
    isEmpty(nodes) &&
    isEmpty(edges) &&
    Object.entries(rest).every(([key, value]) => isDeepStrictEqual(value, before[key as keyof typeof rest]));
  return same ? null : { asOf: after.asOf, nodes, edges, ...rest };
}

/**
 * The programme after a change. Added nodes and edges stand at the end: their order carries no meaning, and
 * the window keeps them by key.
 */
export function applyDifference(before: Programme, change: Difference): Programme {
  const { nodes, edges, ...rest } = change;
  return {
    repository: before.repository,
    ...withoutRevision(rest),
    nodes: applied(before.nodes, nodes, (node) => node.key),
    edges: applied(before.edges, edges, edgeKeyOf),
  };
}

function withoutRevision(rest: Omit<Difference, 'nodes' | 'edges'>): Omit<Difference, 'nodes' | 'edges'> {
  const {
    asOf,
    links,
    phases,
    waves,
    plans,
    cycles,
    criticalPath,
    unresolved,
    attention,
    workers,
    reports,
    gates,
    risks,
  } = rest;
  return {
    asOf,
    links,
    phases,
    waves,
    plans,
    cycles,
    criticalPath,
    unresolved,
    attention,
    workers,
    reports,
    gates,
    risks,
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
