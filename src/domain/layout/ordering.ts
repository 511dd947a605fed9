import { countInversions } from './crossings.ts';
import { groupBy } from './digraph.ts';
import type { LayerNetwork } from './layerNetwork.ts';

/** The vertices of layer `l`, top to bottom, are `order[start[l]] … order[start[l + 1] - 1]`. */
export type LayerOrder = {
  readonly start: Int32Array;
  readonly order: Int32Array;
  readonly place: Int32Array;
};

type Side = 'left' | 'right';

/**
 * Comparisons of two neighbours that sifting may spend: about 0.6 s on the reference machine, whatever the size.
 * Small graphs never come near it.
 */
const siftBudget = 5_000_000;
const mostRounds = 30;
const mostStarts = 12;

/**
 * Orders every layer so that few edges cross: barycentre sweeps left to right and back, each pair followed by
 * sifting (Rudell 1993; Matuszewski, Schönfeld, Molitor 1999). Starts from the sources, from the targets and,
 * where the graph is small enough to try again, from shuffled layers; keeps the best.
 */
export function orderLayers(network: LayerNetwork): LayerOrder {
  const current: LayerOrder = firstOrder(network, 'right');
  let widest = 0;
  for (let layer = 0; layer < network.layers; layer++) {
    widest = Math.max(widest, current.start[layer + 1]! - current.start[layer]!);
  }
  const sifts = Math.max(1, network.vertices * Math.min(widest, 400));
  const rounds = Math.max(2, Math.min(mostRounds, Math.floor(siftBudget / sifts / 2)));
  const reach = Math.max(8, Math.floor(siftBudget / (2 * rounds * network.vertices)));
  let best: { order: Int32Array; crossings: number } | null = null;
  const starts = Math.max(2, Math.min(mostStarts, Math.floor(siftBudget / sifts / rounds)));
  for (let attempt = 0; attempt < starts; attempt++) {
    if (attempt === 1) restore(current, firstOrder(network, 'left').order);
    if (attempt > 1) shuffle(current, attempt);
    for (let round = 0, idle = 0; round < rounds && idle < 8; round++) {
      sweep(network, current, 'left');
      sweep(network, current, 'right');
      for (let layer = 0; layer < network.layers; layer++) sift(network, current, layer, reach);
      const crossings = totalCrossings(network, current);
      idle++;
      if (best === null || crossings < best.crossings) {
        best = { order: current.order.slice(), crossings };
        idle = 0;
      }
      if (crossings === 0) break;
    }
  }
  if (best !== null) {
    restore(current, best.order);
    for (let k = 0; k < 2; k++) polish(network, current, reach);
  }
  return current;
}

/** Sifting alone, from right to left and back: it never makes an order worse. */
function polish(network: LayerNetwork, current: LayerOrder, reach: number): void {
  for (let layer = network.layers - 1; layer >= 0; layer--) sift(network, current, layer, reach);
  for (let layer = 0; layer < network.layers; layer++) sift(network, current, layer, reach);
}

/** All crossings of an order, over every pair of neighbouring layers. */
export function totalCrossings(network: LayerNetwork, { start, order, place }: LayerOrder): number {
  let sum = 0;
  for (let layer = 0; layer + 1 < network.layers; layer++) {
    const ends: number[] = [];
    for (let i = start[layer]!; i < start[layer + 1]!; i++) {
      const v = order[i]!;
      const first = ends.length;
      for (let k = network.rightStart[v]!; k < network.rightStart[v + 1]!; k++)
        ends.push(place[network.right[k]!]!);
      sortTail(ends, first);
    }
    sum += countInversions(ends, start[layer + 2]! - start[layer + 1]!);
  }
  return sum;
}

function restore({ order, place, start }: LayerOrder, kept: Int32Array): void {
  order.set(kept);
  for (let layer = 0; layer + 1 < start.length; layer++) {
    for (let i = start[layer]!; i < start[layer + 1]!; i++) place[order[i]!] = i - start[layer]!;
  }
}

/** The same shuffle for the same seed: a layout is a function of its input. */
function shuffle(current: LayerOrder, seed: number): void {
  const { start, order } = current;
  let state = seed;
  for (let layer = 0; layer + 1 < start.length; layer++) {
    for (let i = start[layer + 1]! - 1; i > start[layer]!; i--) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const k = start[layer]! + Math.floor((state / 2 ** 32) * (i - start[layer]! + 1));
      const held = order[i]!;
      order[i] = order[k]!;
      order[k] = held;
    }
  }
  restore(current, order.slice());
}

/** Depth-first from one end: what belongs together stands together. */
function firstOrder(network: LayerNetwork, side: Side): LayerOrder {
  const ahead = side === 'right' ? network.right : network.left;
  const aheadStart = side === 'right' ? network.rightStart : network.leftStart;
  const behindStart = side === 'right' ? network.leftStart : network.rightStart;
  const seen = new Uint8Array(network.vertices);
  const visited = new Int32Array(network.vertices);
  const stack = new Int32Array(network.vertices + network.left.length + 1);
  let count = 0;
  for (let root = 0; root < network.vertices; root++) {
    if (behindStart[root + 1]! > behindStart[root]!) continue;
    let depth = 0;
    stack[depth++] = root;
    while (depth > 0) {
      const v = stack[--depth]!;
      if (seen[v] === 1) continue;
      seen[v] = 1;
      visited[count++] = v;
      for (let k = aheadStart[v + 1]! - 1; k >= aheadStart[v]!; k--) {
        if (seen[ahead[k]!] === 0) stack[depth++] = ahead[k]!;
      }
    }
  }
  const layersOfVisited = Int32Array.from(visited, (v) => network.layerOf[v]!);
  const { start, grouped } = groupBy(network.layers, layersOfVisited, visited);
  const result: LayerOrder = { start, order: grouped, place: new Int32Array(network.vertices) };
  restore(result, grouped.slice());
  return result;
}

function sweep(network: LayerNetwork, current: LayerOrder, side: Side): void {
  for (let step = 1; step < network.layers; step++) {
    sortByBarycentre(network, current, side === 'left' ? step : network.layers - 1 - step, side);
  }
}

/** Places are packed below the barycentre into one number, so that the engine's native sort can be used. */
const placeBits = 2 ** 21;

function sortByBarycentre(
  network: LayerNetwork,
  { start, order, place }: LayerOrder,
  layer: number,
  side: Side,
): void {
  const neighbours = side === 'left' ? network.left : network.right;
  const neighbourStart = side === 'left' ? network.leftStart : network.rightStart;
  const first = start[layer]!;
  const size = start[layer + 1]! - first;
  const other = side === 'left' ? layer - 1 : layer + 1;
  const scale = (start[other + 1]! - start[other]!) / Math.max(1, size);
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const v = order[first + i]!;
    const degree = neighbourStart[v + 1]! - neighbourStart[v]!;
    let sum = 0;
    for (let k = neighbourStart[v]!; k < neighbourStart[v + 1]!; k++) sum += place[neighbours[k]!]!;
    const centre = degree === 0 ? i * scale : sum / degree;
    keys[i] = Math.round(centre * 64) * placeBits + i;
  }
  keys.sort();
  const before = order.slice(first, first + size);
  for (let i = 0; i < size; i++) {
    const v = before[keys[i]! % placeBits]!;
    order[first + i] = v;
    place[v] = i;
  }
}

/**
 * Tries each vertex of one layer at every place up to `reach` away and leaves it where it crosses least; the
 * layers beside it stay as they are. Passing one neighbour changes the count by a sum over two short lists.
 */
function sift(
  network: LayerNetwork,
  { start, order, place }: LayerOrder,
  layer: number,
  reach: number,
): void {
  const first = start[layer]!;
  const end = start[layer + 1]!;
  for (let i = first; i < end; i++) {
    sortByPlace(network.left, network.leftStart, order[i]!, place);
    sortByPlace(network.right, network.rightStart, order[i]!, place);
  }
  const gain = (v: number, w: number) =>
    crossingDifference(network.left, network.leftStart, v, w, place) +
    crossingDifference(network.right, network.rightStart, v, w, place);
  for (const v of order.slice(first, end)) {
    const here = place[v]! + first;
    let best = here;
    let most = 0;
    for (let i = here + 1, sum = 0; i < end && i <= here + reach; i++) {
      sum += gain(v, order[i]!);
      if (sum > most) {
        most = sum;
        best = i;
      }
    }
    for (let i = here - 1, sum = 0; i >= first && i >= here - reach; i--) {
      sum += gain(order[i]!, v);
      if (sum > most) {
        most = sum;
        best = i;
      }
    }
    const step = Math.sign(best - here);
    for (let i = here; i !== best; i += step) {
      order[i] = order[i + step]!;
      place[order[i]!] = i - first;
    }
    order[best] = v;
    place[v] = best - first;
  }
}

function sortByPlace(list: Int32Array, listStart: Int32Array, v: number, place: Int32Array): void {
  for (let i = listStart[v]! + 1; i < listStart[v + 1]!; i++) {
    const moving = list[i]!;
    let k = i - 1;
    for (; k >= listStart[v]! && place[list[k]!]! > place[moving]!; k--) list[k + 1] = list[k]!;
    list[k + 1] = moving;
  }
}

/** Crossings of `v` above `w` less those of `w` above `v`, towards one side; both lists sorted by place. */
function crossingDifference(
  list: Int32Array,
  listStart: Int32Array,
  v: number,
  w: number,
  place: Int32Array,
): number {
  const vEnd = listStart[v + 1]!;
  const wEnd = listStart[w + 1]!;
  let difference = 0;
  let smaller = listStart[w]!;
  let notGreater = smaller;
  for (let i = listStart[v]!; i < vEnd; i++) {
    const at = place[list[i]!]!;
    while (smaller < wEnd && place[list[smaller]!]! < at) smaller++;
    while (notGreater < wEnd && place[list[notGreater]!]! <= at) notGreater++;
    difference += smaller - listStart[w]! - (wEnd - notGreater);
  }
  return difference;
}

function sortTail(values: number[], first: number): void {
  for (let i = first + 1; i < values.length; i++) {
    const moving = values[i]!;
    let k = i - 1;
    for (; k >= first && values[k]! > moving; k--) values[k + 1] = values[k]!;
    values[k + 1] = moving;
  }
}
