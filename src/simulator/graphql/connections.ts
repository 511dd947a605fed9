import { refusal } from './errors.ts';

export type PageArguments = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
};

export type PageInfo = {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
};

export type Connection<Item> = {
  readonly totalCount: number;
  readonly nodes: readonly Item[];
  readonly edges: readonly { readonly node: Item; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
};

/** The place of an item in its order: the value sorted by, and a number that breaks ties. */
export type Place = readonly [value: number, tie: number];

/**
 * One page of a list. `items` stand ascending by `placeOf`; `descending` reads them from the end.
 *
 * A cursor holds the place, not the position, so that a page continues correctly while rows come, go and move: what
 * stood after the cursor's place and did not move is found again, even when the row of the cursor itself is gone.
 */
export function paginate<Item>(
  items: readonly Item[],
  page: PageArguments,
  placeOf: (item: Item) => Place,
  descending = false,
): Connection<Item> {
  let low = 0;
  let high = items.length;
  const after = page.after == null ? null : readCursor(page.after);
  const before = page.before == null ? null : readCursor(page.before);
  const [lower, upper] = descending ? [before, after] : [after, before];
  if (lower !== null) low = firstBeyond(items, placeOf, lower, true);
  if (upper !== null) high = Math.max(low, firstBeyond(items, placeOf, upper, false));
  const fromStart = page.first != null;
  const size = page.first ?? page.last ?? 0;
  if (size < 0) throw refusal('UNPROCESSABLE', `\`${size}\` on the connection is less than zero.`);
  // Reading a descending list from its start means taking rows from the end of the ascending one.
  if (fromStart === descending) low = Math.max(low, high - size);
  else high = Math.min(high, low + size);

  const taken = items.slice(low, high);
  if (descending) taken.reverse();
  const cursorOf = (item: Item | undefined) => (item === undefined ? null : writeCursor(placeOf(item)));
  return {
    totalCount: items.length,
    nodes: taken,
    get edges() {
      return taken.map((node) => ({ node, cursor: writeCursor(placeOf(node)) }));
    },
    get pageInfo() {
      const [isMoreBelow, isMoreAbove] = [low > 0, high < items.length];
      return {
        hasNextPage: descending ? isMoreBelow : isMoreAbove,
        hasPreviousPage: descending ? isMoreAbove : isMoreBelow,
        startCursor: cursorOf(taken[0]),
        endCursor: cursorOf(taken.at(-1)),
      };
    },
  };
}

/** For connections of which nothing is simulated but their emptiness. */
export function emptyConnection(): Connection<never> {
  return paginate<never>([], {}, () => [0, 0]);
}

/** Index of the first item at or after `place`; strictly after it when `beyond`. */
function firstBeyond<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => Place,
  place: Place,
  beyond: boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle] as Item;
    const [value, tie] = placeOf(item);
    const order = value - place[0] || tie - place[1];
    if (order < 0 || (beyond && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

const cursorPrefix = 'cursor:v2:';

export function writeCursor(place: Place): string {
  return Buffer.from(`${cursorPrefix}${place[0]},${place[1]}`).toString('base64');
}

function readCursor(cursor: string): Place {
  const text = Buffer.from(cursor, 'base64').toString();
  const parts = text.startsWith(cursorPrefix) ? text.slice(cursorPrefix.length).split(',').map(Number) : [];
  const [value, tie] = parts;
  if (parts.length !== 2 || value === undefined || tie === undefined || Number.isNaN(value + tie)) {
    throw refusal('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  }
  return [value, tie];
}
