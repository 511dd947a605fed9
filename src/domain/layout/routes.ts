import type { Layout, LayoutItem } from './types.ts';

/**
 * How each edge is drawn. `line`: a chain of straight pieces along the gutters, corners to be rounded.
 * `curve`: a straight stub, one soft curve across a single gutter, a straight stub (four points).
 */
export const routeShapes = { line: 0, curve: 1 } as const;

/** Points of edge `e`: `x, y` pairs in `points` from `2 × start[e]` to `2 × start[e + 1]`; none for loops. */
export type Routes = {
  readonly start: Int32Array;
  readonly points: Float64Array;
  readonly shape: Uint8Array;
};

/**
 * Routes the edges of a swimlane layout so that none passes through an item that is not its own: along the
 * gutters between grid slots and rows, or straight over empty places. Edges from one source share their first
 * vertical, edges into one target their last: many edges read as a few bundles.
 */
export function routeEdges(layout: Layout, items: readonly LayoutItem[], edges: ArrayLike<number>): Routes {
  const count = edges.length >> 1;
  const start = new Int32Array(count + 1);
  const shape = new Uint8Array(count);
  const points: number[] = [];
  const taken = occupancy(layout);
  for (let e = 0; e < count; e++) {
    start[e] = points.length / 2;
    const from = edges[2 * e]!;
    const to = edges[2 * e + 1]!;
    if (from !== to) shape[e] = route(layout, items, taken, from, to, points);
  }
  start[count] = points.length / 2;
  return { start, points: Float64Array.from(points), shape };
}

type Occupancy = { readonly slots: number; readonly used: Uint8Array };

function occupancy({ grid, slots, rows }: Layout): Occupancy {
  const across = grid.slotWidth.length;
  const used = new Uint8Array(across * grid.rowHeight.length);
  for (let v = 0; v < slots.length; v++) used[rows[v]! * across + slots[v]!] = 1;
  return { slots: across, used };
}

function freeAcross({ slots, used }: Occupancy, row: number, first: number, last: number): boolean {
  for (let slot = first; slot <= last; slot++) if (used[row * slots + slot] === 1) return false;
  return true;
}

function freeDown({ slots, used }: Occupancy, slot: number, first: number, last: number): boolean {
  for (let row = first; row <= last; row++) if (used[row * slots + slot] === 1) return false;
  return true;
}

function route(
  layout: Layout,
  items: readonly LayoutItem[],
  taken: Occupancy,
  from: number,
  to: number,
  points: number[],
): number {
  const { positions, slots, rows } = layout;
  const left = (v: number) => positions[2 * v]!;
  const top = (v: number) => positions[2 * v + 1]!;
  const right = (v: number) => left(v) + items[v]!.width;
  const bottom = (v: number) => top(v) + items[v]!.height;
  const middle = (v: number) => top(v) + items[v]!.height / 2;
  const [slotA, slotB, rowA, rowB] = [slots[from]!, slots[to]!, rows[from]!, rows[to]!];

  if (slotA === slotB) {
    const [upper, lower] = rowA < rowB ? [rowA, rowB] : [rowB, rowA];
    if (freeDown(taken, slotA, upper + 1, lower - 1)) {
      const x = left(from) + Math.min(items[from]!.width, items[to]!.width) / 2;
      const down = rowA < rowB;
      points.push(x, down ? bottom(from) : top(from), x, down ? top(to) : bottom(to));
      return routeShapes.line;
    }
    const x = gutterRight(layout, slotA, from);
    points.push(right(from), middle(from), x, middle(from), x, middle(to), right(to), middle(to));
    return routeShapes.line;
  }

  const forward = slotA < slotB;
  const leave = forward ? right(from) : left(from);
  const arrive = forward ? left(to) : right(to);
  if (Math.abs(slotA - slotB) === 1) {
    const west = Math.min(slotA, slotB);
    const edgeA = forward ? slotRight(layout, west) : layout.grid.slotX[slotA]!;
    const edgeB = forward ? layout.grid.slotX[slotB]! : slotRight(layout, west);
    points.push(leave, middle(from), edgeA, middle(from), edgeB, middle(to), arrive, middle(to));
    return routeShapes.curve;
  }
  const [west, east] = forward ? [slotA, slotB] : [slotB, slotA];
  if (rowA === rowB && middle(from) === middle(to) && freeAcross(taken, rowA, west + 1, east - 1)) {
    points.push(leave, middle(from), arrive, middle(to));
    return routeShapes.line;
  }
  if (
    forward &&
    rowA < rowB &&
    freeAcross(taken, rowA, slotA + 1, slotB) &&
    freeDown(taken, slotB, rowA, rowB - 1)
  ) {
    const x = left(to) + items[to]!.width / 2;
    points.push(leave, middle(from), x, middle(from), x, top(to));
    return routeShapes.line;
  }
  const firstX = forward ? gutterRight(layout, slotA, from) : gutterRight(layout, slotA - 1, from);
  const lastX = forward ? gutterRight(layout, slotB - 1, to) : gutterRight(layout, slotB, to);
  const y = gutterAbove(layout, rowB > rowA ? rowB : rowB + 1, to);
  points.push(
    leave,
    middle(from),
    firstX,
    middle(from),
    firstX,
    y,
    lastX,
    y,
    lastX,
    middle(to),
    arrive,
    middle(to),
  );
  return routeShapes.line;
}

function slotRight({ grid }: Layout, slot: number): number {
  return grid.slotX[slot]! + grid.slotWidth[slot]!;
}

/** Seven tracks in each gutter: enough to tell neighbouring bundles apart, few enough to share. */
function track(v: number): number {
  return 0.3 + 0.4 * (((v * 5) % 7) / 6);
}

/** An x in the gutter right of a slot. */
function gutterRight(layout: Layout, slot: number, v: number): number {
  const left = slotRight(layout, slot);
  return left + (layout.grid.slotX[slot + 1]! - left) * track(v);
}

/** A y in the gutter above a row; the row after the last stands for the lower end. */
function gutterAbove({ grid, size }: Layout, row: number, v: number): number {
  const above = row === 0 ? 0 : grid.rowY[row - 1]! + grid.rowHeight[row - 1]!;
  const below = row < grid.rowHeight.length ? grid.rowY[row]! : size.height;
  return above + (below - above) * track(v);
}
