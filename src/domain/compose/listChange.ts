/**
 * What leads from one list to the next: each piece takes `remove` items out at the place `at` of the list before, and
 * puts `insert` there. Pieces go from the front and do not overlap; none for equal lists.
 */
export type ListChange<Item> = readonly {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly Item[];
}[];

/** So far ahead is looked for the place where two lists meet again, before all of the rest is compared. */
const lookahead = 4;

/**
 * Finds what came, went and moved. Lists that share most of their objects are compared in one pass; an item that moved
 * goes and comes. `same` may see more than identity.
 */
export function listChange<Item>(
  before: readonly Item[],
  after: readonly Item[],
  same: (a: Item, b: Item) => boolean = Object.is,
): ListChange<Item> {
  if (before === after) return [];
  const pieces: { at: number; remove: number; insert: Item[] }[] = [];
  let places: { readonly before: Map<Item, number>; readonly after: Map<Item, number> } | null = null;
  let [i, j] = [0, 0];
  const take = (remove: number, insert: number): void => {
    const last = pieces.at(-1);
    const added = after.slice(j, j + insert);
    if (last !== undefined && last.at + last.remove === i) {
      last.remove += remove;
      last.insert.push(...added);
    } else pieces.push({ at: i, remove, insert: added });
    i += remove;
    j += insert;
  };
  while (i < before.length && j < after.length) {
    const [old, fresh] = [before[i] as Item, after[j] as Item];
    if (same(old, fresh)) {
      i += 1;
      j += 1;
      continue;
    }
    const near = places === null ? nearest(before, i, after, j) : null;
    if (near !== null) {
      take(near.remove, near.insert);
      continue;
    }
    places ??= { before: placesIn(before, i), after: placesIn(after, j) };
    const toOld = (places.after.get(old) ?? -1) - j;
    const toFresh = (places.before.get(fresh) ?? -1) - i;
    // Of two that are both still wanted, the one that moved farther makes way.
    if (toOld < 0) take(1, toFresh < 0 ? 1 : 0);
    else if (toFresh < 0 || toFresh >= toOld) take(0, 1);
    else take(1, 0);
  }
  if (i < before.length || j < after.length) take(before.length - i, after.length - j);
  return pieces;
}

/** The list after a change. */
export function changedList<Item>(
  before: readonly Item[],
  change: ListChange<Item> | undefined,
): readonly Item[] {
  if (change === undefined || change.length === 0) return before;
  const after: Item[] = [];
  let from = 0;
  for (const { at, remove, insert } of change) {
    for (; from < at; from += 1) after.push(before[from] as Item);
    for (const item of insert) after.push(item);
    from = at + remove;
  }
  for (; from < before.length; from += 1) after.push(before[from] as Item);
  return after;
}

/** The smallest piece behind which both lists go on alike. */
function nearest<Item>(
  before: readonly Item[],
  i: number,
  after: readonly Item[],
  j: number,
): { readonly remove: number; readonly insert: number } | null {
  for (let distance = 1; distance <= lookahead; distance += 1) {
    for (let remove = distance; remove >= 0; remove -= 1) {
      for (const insert of remove === distance ? [distance, ...range(distance)] : [distance]) {
        const [old, fresh] = [before[i + remove], after[j + insert]];
        if (old !== undefined && old === fresh) return { remove, insert };
      }
    }
  }
  return null;
}

function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}

function placesIn<Item>(list: readonly Item[], from: number): Map<Item, number> {
  const places = new Map<Item, number>();
  for (let at = from; at < list.length; at += 1) places.set(list[at] as Item, at);
  return places;
}
