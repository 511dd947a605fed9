import Flatbush from 'flatbush';
import { routeShapes } from '#domain/layout/routes.ts';
import type { Placed } from './useLayout.ts';

/** A rectangle in the graph's own pixels. */
export type Area = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** What stands where, ready to be asked for by area. Built once for each layout. */
export type Scene = Placed & {
  /** Items whose place touches the area. */
  itemsIn(area: Area): readonly number[];
  /** Edges with a piece in the area, each once. */
  edgesIn(area: Area): readonly number[];
  /** The edge nearest to a point, within `reach`; -1 for none. Only edges that `shown` lets through. */
  edgeAt(x: number, y: number, reach: number, shown: (edge: number) => boolean): number;
  areaOf(item: number): Area;
  /** The box around a whole edge with room for its head and mark; null for an edge that is not drawn. */
  areaOfEdge(edge: number): Area | null;
};

export function sceneOf(placed: Placed): Scene {
  const { layout, structure } = placed;
  const { grid, positions } = layout;
  const { items } = structure.input;
  const slots = grid.slotWidth.length;
  const rows = grid.rowHeight.length;
  const at = new Int32Array(slots * rows).fill(-1);
  for (let v = 0; v < items.length; v++) at[layout.rows[v]! * slots + layout.slots[v]!] = v;

  const pieces = piecesOf(placed);
  const index = pieces.edge.length === 0 ? null : new Flatbush(pieces.edge.length);
  for (let i = 0; i < pieces.edge.length; i++) {
    const [x1, y1, x2, y2] = pieces.ends.subarray(4 * i, 4 * i + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    index?.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  index?.finish();
  const stamps = new Int32Array(structure.edges.length);
  let stamp = 0;

  return {
    ...placed,
    areaOf: (item) => ({
      left: positions[2 * item]!,
      top: positions[2 * item + 1]!,
      right: positions[2 * item]! + items[item]!.width,
      bottom: positions[2 * item + 1]! + items[item]!.height,
    }),
    areaOfEdge(edge) {
      const { start, points } = placed.routes;
      const [first, end] = [start[edge] ?? 0, start[edge + 1] ?? 0];
      if (end <= first) return null;
      const xs = points.subarray(2 * first, 2 * end).filter((_, index) => index % 2 === 0);
      const ys = points.subarray(2 * first, 2 * end).filter((_, index) => index % 2 === 1);
      const room = 14;
      return {
        left: Math.min(...xs) - room,
        top: Math.min(...ys) - room,
        right: Math.max(...xs) + room,
        bottom: Math.max(...ys) + room,
      };
    },
    itemsIn(area) {
      const found: number[] = [];
      const firstSlot = lowerBound(grid.slotX, slots, area.left - 200);
      const firstRow = lowerBound(grid.rowY, rows, area.top - 100);
      for (let row = firstRow; row < rows && grid.rowY[row]! < area.bottom; row++) {
        if (grid.rowY[row]! + grid.rowHeight[row]! < area.top) continue;
        for (let slot = firstSlot; slot < slots && grid.slotX[slot]! < area.right; slot++) {
          if (grid.slotX[slot]! + grid.slotWidth[slot]! < area.left) continue;
          const item = at[row * slots + slot]!;
          if (item >= 0) found.push(item);
        }
      }
      return found;
    },
    edgesIn(area) {
      stamp++;
      const found: number[] = [];
      for (const piece of index?.search(area.left, area.top, area.right, area.bottom) ?? []) {
        const edge = pieces.edge[piece]!;
        if (stamps[edge] === stamp) continue;
        stamps[edge] = stamp;
        found.push(edge);
      }
      return found;
    },
    edgeAt(x, y, reach, shown) {
      let nearest = -1;
      let least = reach;
      for (const piece of index?.search(x - reach, y - reach, x + reach, y + reach) ?? []) {
        const edge = pieces.edge[piece]!;
        const distance = distanceTo(pieces.ends, 4 * piece, x, y);
        if (distance > least || !shown(edge)) continue;
        least = distance;
        nearest = edge;
      }
      return nearest;
    },
  };

  function piecesOf({ routes: { start, points, shape } }: Placed): { edge: Int32Array; ends: Float64Array } {
    const edges: number[] = [];
    const ends: number[] = [];
    for (let e = 0; e < shape.length; e++) {
      const chain = shape[e] === routeShapes.curve ? sampleCurve(points, start[e]!) : null;
      const size = chain === null ? start[e + 1]! - start[e]! : chain.length / 2;
      const value = (k: number) => (chain === null ? points[2 * start[e]! + k]! : chain[k]!);
      for (let i = 0; i + 1 < size; i++) {
        edges.push(e);
        ends.push(value(2 * i), value(2 * i + 1), value(2 * i + 2), value(2 * i + 3));
      }
    }
    return { edge: Int32Array.from(edges), ends: Float64Array.from(ends) };
  }
}

/** Where a curve passes, as a chain of points: close enough for a pointer. */
function sampleCurve(points: Float64Array, first: number): number[] {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = points.subarray(2 * first, 2 * first + 8) as unknown as number[];
  const chain = [x0!, y0!];
  const middle = (x1! + x2!) / 2;
  for (let step = 0; step <= 4; step++) {
    const u = step / 4;
    const w = 1 - u;
    chain.push(
      w ** 3 * x1! + 3 * w * w * u * middle + 3 * w * u * u * middle + u ** 3 * x2!,
      (w ** 3 + 3 * w * w * u) * y1! + (3 * w * u * u + u ** 3) * y2!,
    );
  }
  chain.push(x3!, y3!);
  return chain;
}

function lowerBound(values: Float64Array, length: number, wanted: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function distanceTo(ends: Float64Array, at: number, x: number, y: number): number {
  const [x1, y1] = [ends[at]!, ends[at + 1]!];
  const [dx, dy] = [ends[at + 2]! - x1, ends[at + 3]! - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
