import { assignCentres } from './coordinates.ts';
import { acyclicDigraph, topologicalOrder, type Digraph } from './digraph.ts';
import { assignLayers, cutAtLayers } from './layerNetwork.ts';
import { orderLayers } from './ordering.ts';
import { spacing, type Layout, type LayoutColumn, type LayoutInput } from './types.ts';

/** Room between layers: wider than between grid slots, since edges cross there freely. */
const layerGap = 56;
/** What a bend keeps free around itself, as half a height. */
const bendHalf = 5;

/** Layers by longest path, few crossings, near neighbours on one height. O((V + bends) × sweeps). */
export function layered(input: LayoutInput): Layout {
  const graph = acyclicDigraph(input.items.length, input.edges);
  const layerOf = assignLayers(graph);
  const network = cutAtLayers(graph, layerOf);
  const order = orderLayers(network);
  const half = new Float64Array(network.vertices).fill(bendHalf);
  input.items.forEach((item, index) => (half[index] = item.height / 2));
  const centre = assignCentres(network, order, half, spacing.rowGap);
  const bendsOf = (e: number) => centre.subarray(network.bendStart[e], network.bendStart[e + 1]);
  return place(input, graph, layerOf, centre, bendsOf);
}

/**
 * The previous layered result with as little moved as the new edges allow: a node changes its layer only
 * where an edge now points backward, and then goes to the free place nearest to its neighbours.
 */
export function layeredAgain(input: LayoutInput, previous: Layout): Layout {
  const count = input.items.length;
  const graph = acyclicDigraph(count, input.edges);
  const before = indicesBefore(input, previous);
  const layerOf = new Int32Array(count).fill(-1);
  const centre = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    const old = before[v]!;
    if (old < 0) continue;
    layerOf[v] = previous.slots[old]!;
    centre[v] = previous.positions[2 * old + 1]! + input.items[v]!.height / 2;
  }
  const moved: number[] = [];
  for (const v of topologicalOrder(graph)) {
    let least = 0;
    for (let i = graph.sourceStart[v]!; i < graph.sourceStart[v + 1]!; i++) {
      least = Math.max(least, layerOf[graph.sources[i]!]! + 1);
    }
    if (layerOf[v]! >= least) continue;
    layerOf[v] = least;
    moved.push(v);
  }
  if (moved.length > 0) settle(input, graph, layerOf, centre, moved);
  return place(input, graph, layerOf, centre, null);
}

/** Index of each item in the previous result, -1 for what is new. */
export function indicesBefore(input: LayoutInput, previous: Layout): Int32Array {
  const { items } = input;
  const { ids } = previous;
  const before = new Int32Array(items.length);
  let known: Map<string, number> | null = null;
  for (let i = 0; i < items.length; i++) {
    const id = items[i]!.id;
    // Most often nothing was inserted, and the whole map is never needed.
    if (ids[i] === id) before[i] = i;
    else {
      known ??= new Map(ids.map((each, index) => [each, index]));
      before[i] = known.get(id) ?? -1;
    }
  }
  return before;
}

function settle(
  input: LayoutInput,
  graph: Digraph,
  layerOf: Int32Array,
  centre: Float64Array,
  moved: readonly number[],
): void {
  const layers = layerOf.reduce((most, layer) => Math.max(most, layer), 0) + 1;
  const unsettled = new Uint8Array(layerOf.length);
  for (const v of moved) unsettled[v] = 1;
  const taken: { top: number; bottom: number }[][] = Array.from({ length: layers }, () => []);
  for (let v = 0; v < layerOf.length; v++) {
    const half = input.items[v]!.height / 2;
    if (unsettled[v] === 0) taken[layerOf[v]!]!.push({ top: centre[v]! - half, bottom: centre[v]! + half });
  }
  for (const layer of taken) layer.sort((a, b) => a.top - b.top);
  for (const v of moved) {
    const wanted = meanOfNeighbours(graph, centre, unsettled, v);
    const layer = taken[layerOf[v]!]!;
    const half = input.items[v]!.height / 2;
    centre[v] = nearestFree(layer, wanted, half);
    const span = { top: centre[v] - half, bottom: centre[v] + half };
    const at = layer.findIndex(({ top }) => top > span.top);
    layer.splice(at < 0 ? layer.length : at, 0, span);
    unsettled[v] = 0;
  }
}

function meanOfNeighbours(graph: Digraph, centre: Float64Array, unsettled: Uint8Array, v: number): number {
  let sum = 0;
  let count = 0;
  for (let i = graph.sourceStart[v]!; i < graph.sourceStart[v + 1]!; i++, count++)
    sum += centre[graph.sources[i]!]!;
  for (let i = graph.targetStart[v]!; i < graph.targetStart[v + 1]!; i++) {
    if (unsettled[graph.targets[i]!] === 1) continue;
    sum += centre[graph.targets[i]!]!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

function nearestFree(
  taken: readonly { top: number; bottom: number }[],
  wanted: number,
  half: number,
): number {
  const room = half + spacing.rowGap;
  let best = Infinity;
  let floor = -Infinity;
  for (let i = 0; i <= taken.length; i++) {
    const ceiling = taken[i]?.top ?? Infinity;
    const low = floor + room;
    const high = ceiling - room;
    if (low <= high) {
      const nearest = Math.min(Math.max(wanted, low), high);
      if (Math.abs(nearest - wanted) < Math.abs(best - wanted)) best = nearest;
    }
    floor = taken[i]?.bottom ?? floor;
  }
  return best;
}

function place(
  input: LayoutInput,
  graph: Digraph,
  layerOf: Int32Array,
  centre: Float64Array,
  bendsOf: ((edge: number) => Float64Array) | null,
): Layout {
  const count = input.items.length;
  let layers = 0;
  let top = Infinity;
  for (let v = 0; v < count; v++) {
    layers = Math.max(layers, layerOf[v]! + 1);
    top = Math.min(top, centre[v]! - input.items[v]!.height / 2);
  }
  // A relayout keeps the origin: shifting everything by a new top row would move every node.
  const lift = bendsOf === null ? 0 : spacing.lanePadding - top;
  const layerWidth = new Float64Array(layers);
  for (let v = 0; v < count; v++) {
    layerWidth[layerOf[v]!] = Math.max(layerWidth[layerOf[v]!]!, input.items[v]!.width);
  }
  const columns: LayoutColumn[] = [];
  const slotX = new Float64Array(layers + 1);
  let x = 0;
  for (let layer = 0; layer < layers; layer++) {
    slotX[layer] = x + spacing.columnPadding;
    const width = layerWidth[layer]! + layerGap;
    columns.push({ id: String(layer), x, width, firstSlot: layer, slots: 1 });
    x += width;
  }
  slotX[layers] = x;
  const positions = new Float64Array(2 * count);
  let bottom = 0;
  for (let v = 0; v < count; v++) {
    const { width, height } = input.items[v]!;
    positions[2 * v] = slotX[layerOf[v]!]! + (layerWidth[layerOf[v]!]! - width) / 2;
    // Whole pixels: drawn sharp, and the same again when a relayout starts from them.
    positions[2 * v + 1] = Math.round(centre[v]! - height / 2 + lift);
    bottom = Math.max(bottom, positions[2 * v + 1]! + height);
  }
  const height = bottom + spacing.lanePadding;
  return {
    mode: 'layered',
    ids: input.items.map(({ id }) => id),
    positions,
    slots: layerOf,
    rows: rowsOf(layerOf, centre, layers),
    columns,
    lanes: [{ id: '', y: 0, height, firstRow: 0, rows: 1 }],
    grid: {
      slotX,
      slotWidth: layerWidth,
      rowY: Float64Array.of(0, height),
      rowHeight: Float64Array.of(height),
    },
    bends: bendPoints(input, graph, layerOf, centre, lift, slotX, layerWidth, bendsOf),
    size: { width: x, height },
  };
}

function rowsOf(layerOf: Int32Array, centre: Float64Array, layers: number): Int32Array {
  const byHeight = Float64Array.from(centre.subarray(0, layerOf.length), (_, v) => v);
  byHeight.sort((a, b) => centre[a]! - centre[b]!);
  const next = new Int32Array(layers);
  const rows = new Int32Array(layerOf.length);
  for (const v of byHeight) rows[v] = next[layerOf[v]!]!++;
  return rows;
}

/** Where no order of bends is known (a relayout), an edge runs straight from end to end. */
function bendPoints(
  input: LayoutInput,
  graph: Digraph,
  layerOf: Int32Array,
  centre: Float64Array,
  lift: number,
  slotX: Float64Array,
  layerWidth: Float64Array,
  bendsOf: ((edge: number) => Float64Array) | null,
): Layout['bends'] {
  const edges = input.edges.length >> 1;
  const kept = graph.from.length;
  const sizes = new Int32Array(edges);
  for (let e = 0; e < kept; e++)
    sizes[graph.edgeOf[e]!] = layerOf[graph.to[e]!]! - layerOf[graph.from[e]!]! - 1;
  const start = new Int32Array(edges + 1);
  for (let e = 0; e < edges; e++) start[e + 1] = start[e]! + sizes[e]!;
  const points = new Float64Array(2 * start[edges]!);
  for (let e = 0; e < kept; e++) {
    const from = graph.from[e]!;
    const to = graph.to[e]!;
    const span = layerOf[to]! - layerOf[from]!;
    const heights = bendsOf === null ? null : bendsOf(e);
    const at = 2 * start[graph.edgeOf[e]!]!;
    // An edge that was turned round to break a ring is drawn from its own start.
    const turned = input.edges[2 * graph.edgeOf[e]!] !== from;
    for (let k = 1; k < span; k++) {
      const layer = layerOf[from]! + k;
      const where = at + 2 * (turned ? span - 1 - k : k - 1);
      points[where] = slotX[layer]! + layerWidth[layer]! / 2;
      points[where + 1] =
        (heights?.[k - 1] ?? centre[from]! + ((centre[to]! - centre[from]!) * k) / span) + lift;
    }
  }
  return { start, points };
}
