import { gatherCells, levelsInCells, packCell, type CellPlace, type Cells } from './cells.ts';
import { acyclicDigraph, longestPathLevels, topologicalOrder, type Digraph } from './digraph.ts';
import { placeOnGrid } from './grid.ts';
import { indicesBefore } from './layered.ts';
import type { Layout, LayoutInput } from './types.ts';

/** Forward and backward passes; more than three of each change next to nothing. */
const sweeps = 6;
/** Farther apart than any two rows of one lane. */
const laneStride = 4096;

type Frame = {
  readonly columns: readonly string[];
  readonly lanes: readonly string[];
  readonly cells: Cells;
};

/** The name of the column for what has no edge at all, where columns are topological levels. */
export const unconnectedColumn = 'unconnected';

/**
 * Columns × lanes of cells. Inside a cell, items stand in the order of their edges, and among equals by the
 * mean height of their neighbours, in sweeps over the columns there and back; the order with the shortest
 * total of vertical distances is kept.
 */
export function swimlanes(input: LayoutInput): Layout {
  const graph = acyclicDigraph(input.items.length, input.edges);
  const order = topologicalOrder(graph);
  const frame = frameOf(input, graph, order);
  const { cells, lanes } = frame;
  const level = levelsInCells(graph, order, cells.cellOf);
  const place: CellPlace = { slot: new Int32Array(graph.count), row: new Int32Array(graph.count) };
  for (let cell = 0; cell < cells.count; cell++) {
    const members = membersOf(cells, cell);
    sortMembers(members, level, null);
    packCell(members, level, place);
  }
  let best = {
    row: place.row.slice(),
    slot: place.slot.slice(),
    length: verticalLength(graph, cells, place, lanes.length),
  };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0;
    for (let step = 0; step < cells.count; step++) {
      orderCell(graph, cells, forward ? step : cells.count - 1 - step, level, place, lanes.length, forward);
    }
    exchangeNeighbours(graph, cells, level, place, lanes.length);
    const length = verticalLength(graph, cells, place, lanes.length);
    if (length < best.length) best = { row: place.row.slice(), slot: place.slot.slice(), length };
  }
  return placeOnGrid(input, frame.columns, frame.lanes, cells, best);
}

/**
 * The previous result with as little moved as the change allows. An item whose cell holds keeps its place as
 * long as the edges inside the cell still point down or right; a cell in which they do not is packed anew, and
 * only that cell. A new item takes a free place, or its cell is packed anew.
 */
export function swimlanesAgain(input: LayoutInput, previous: Layout): Layout {
  const graph = acyclicDigraph(input.items.length, input.edges);
  const order = topologicalOrder(graph);
  const frame = frameOf(input, graph, order);
  const { cells } = frame;
  const { cellOf } = cells;
  const place: CellPlace = {
    slot: new Int32Array(graph.count).fill(-1),
    row: new Int32Array(graph.count).fill(-1),
  };
  const broken = keepPlaces(input, previous, frame, place);
  for (let e = 0; e < graph.from.length; e++) {
    const from = graph.from[e]!;
    const to = graph.to[e]!;
    const cell = cellOf[from]!;
    if (cell !== cellOf[to] || place.slot[from]! < 0 || place.slot[to]! < 0) continue;
    if (sequence(place, from) >= sequence(place, to)) broken[cell] = 1;
  }
  let level: Int32Array | null = null;
  for (let cell = 0; cell < cells.count; cell++) {
    const members = membersOf(cells, cell);
    if (broken[cell] === 0 && !seatNewcomers(graph, cells, members, place)) broken[cell] = 1;
    if (broken[cell] === 0) continue;
    level ??= levelsInCells(graph, order, cellOf);
    // Newcomers come last among equals; the others keep their order.
    sortMembers(members, level, (v) => (place.slot[v]! < 0 ? Number.MAX_SAFE_INTEGER : sequence(place, v)));
    packCell(members, level, place);
  }
  return placeOnGrid(input, frame.columns, frame.lanes, cells, place);
}

/** Copies places from cells that have the same column and lane as before; returns the flags for broken cells. */
function keepPlaces(input: LayoutInput, previous: Layout, frame: Frame, place: CellPlace): Uint8Array {
  const columnBefore = new Map(previous.columns.map((column, index) => [column.id, index]));
  const laneBefore = new Map(previous.lanes.map((lane, index) => [lane.id, index]));
  const before = indicesBefore(input, previous);
  const { cellOf } = frame.cells;
  const lanes = frame.lanes.length;
  const oldColumns = frame.columns.map((id) => previous.columns[columnBefore.get(id) ?? -1]);
  const oldLanes = frame.lanes.map((id) => previous.lanes[laneBefore.get(id) ?? -1]);
  for (let v = 0; v < before.length; v++) {
    const old = before[v]!;
    if (old < 0) continue;
    const column = oldColumns[Math.floor(cellOf[v]! / lanes)];
    const lane = oldLanes[cellOf[v]! % lanes];
    if (column === undefined || lane === undefined) continue;
    const slot = previous.slots[old]! - column.firstSlot;
    const row = previous.rows[old]! - lane.firstRow;
    if (slot < 0 || slot >= column.slots || row < 0 || row >= lane.rows) continue;
    place.slot[v] = slot;
    place.row[v] = row;
  }
  return new Uint8Array(frame.cells.count);
}

/** Seats items without a place behind the last of the cell where their edges allow it; false where not. */
function seatNewcomers(graph: Digraph, cells: Cells, members: Int32Array, place: CellPlace): boolean {
  const newcomers = members.filter((v) => place.slot[v]! < 0);
  if (newcomers.length === 0) return true;
  if (newcomers.length === members.length) return false;
  let rows = 0;
  let last = -1;
  for (const v of members) {
    if (place.slot[v]! < 0) continue;
    rows = Math.max(rows, place.row[v]! + 1);
    last = Math.max(last, sequence(place, v));
  }
  for (const v of newcomers) {
    for (let i = graph.targetStart[v]!; i < graph.targetStart[v + 1]!; i++) {
      const target = graph.targets[i]!;
      if (cells.cellOf[target] === cells.cellOf[v] && place.slot[target]! >= 0) return false;
    }
    const row = (last % laneStride) + 1;
    const slot = Math.floor(last / laneStride);
    place.slot[v] = row < rows ? slot : slot + 1;
    place.row[v] = row < rows ? row : 0;
    last = sequence(place, v);
  }
  return true;
}

/** Order inside a cell: slot by slot, from the top down. */
function sequence({ slot, row }: CellPlace, v: number): number {
  return slot[v]! * laneStride + row[v]!;
}

function frameOf(input: LayoutInput, graph: Digraph, order: Int32Array): Frame {
  const lanes = input.lanes.length === 0 ? [''] : input.lanes;
  const columns = input.columns.length === 0 ? levelColumns(graph, order) : null;
  const names = columns?.names ?? input.columns;
  const cellOf = new Int32Array(graph.count);
  for (let v = 0; v < graph.count; v++) {
    const item = input.items[v]!;
    const lane = Math.min(Math.max(0, item.lane), lanes.length - 1);
    const column = columns?.of[v] ?? Math.min(Math.max(0, item.column), names.length - 1);
    cellOf[v] = column * lanes.length + lane;
  }
  return { columns: names, lanes, cells: gatherCells(names.length * lanes.length, cellOf) };
}

function levelColumns(graph: Digraph, order: Int32Array): { names: string[]; of: Int32Array } {
  const of = longestPathLevels(graph, order);
  const levels = of.reduce((most, level) => Math.max(most, level), -1) + 1;
  const names = Array.from({ length: levels }, (_, level) => String(level));
  let loose = 0;
  for (let v = 0; v < graph.count; v++) {
    const edges =
      graph.targetStart[v + 1]! - graph.targetStart[v]! + graph.sourceStart[v + 1]! - graph.sourceStart[v]!;
    if (edges > 0) continue;
    of[v] = levels;
    loose++;
  }
  if (loose === graph.count) return { names: [unconnectedColumn], of: of.fill(0) };
  if (loose > 0) names.push(unconnectedColumn);
  return { names, of };
}

function membersOf(cells: Cells, cell: number): Int32Array {
  return cells.members.subarray(cells.start[cell], cells.start[cell + 1]);
}

/** Sorts in place by level, then by `wanted`, then as before (the sort is stable). */
function sortMembers(members: Int32Array, level: Int32Array, wanted: ((v: number) => number) | null): void {
  if (members.length < 2) return;
  const keyed = Array.from(members, (v) => ({ v, level: level[v]!, wanted: wanted?.(v) ?? 0 }));
  keyed.sort((a, b) => a.level - b.level || a.wanted - b.wanted);
  keyed.forEach(({ v }, index) => (members[index] = v));
}

function orderCell(
  graph: Digraph,
  cells: Cells,
  cell: number,
  level: Int32Array,
  place: CellPlace,
  lanes: number,
  forward: boolean,
): void {
  const members = membersOf(cells, cell);
  if (members.length < 2) return;
  const start = forward ? graph.sourceStart : graph.targetStart;
  const neighbours = forward ? graph.sources : graph.targets;
  sortMembers(members, level, (v) => {
    const degree = start[v + 1]! - start[v]!;
    if (degree === 0) return heightOf(cells, place, lanes, v);
    let sum = 0;
    for (let i = start[v]!; i < start[v + 1]!; i++) sum += heightOf(cells, place, lanes, neighbours[i]!);
    return sum / degree;
  });
  packCell(members, level, place);
}

function heightOf(cells: Cells, place: CellPlace, lanes: number, v: number): number {
  return (cells.cellOf[v]! % lanes) * laneStride + place.row[v]!;
}

/** Exchanges items that follow each other in one level of one cell wherever that shortens their edges. */
function exchangeNeighbours(
  graph: Digraph,
  cells: Cells,
  level: Int32Array,
  place: CellPlace,
  lanes: number,
): void {
  const edgesOf = (v: number) => {
    let sum = 0;
    for (let i = graph.sourceStart[v]!; i < graph.sourceStart[v + 1]!; i++) {
      sum += edgeLength(cells, place, lanes, graph.sources[i]!, v);
    }
    for (let i = graph.targetStart[v]!; i < graph.targetStart[v + 1]!; i++) {
      sum += edgeLength(cells, place, lanes, v, graph.targets[i]!);
    }
    return sum;
  };
  const swap = ({ slot, row }: CellPlace, v: number, w: number) => {
    [slot[v], slot[w]] = [slot[w]!, slot[v]!];
    [row[v], row[w]] = [row[w]!, row[v]!];
  };
  for (let i = 0; i + 1 < cells.members.length; i++) {
    const v = cells.members[i]!;
    const w = cells.members[i + 1]!;
    if (cells.cellOf[v] !== cells.cellOf[w] || level[v] !== level[w]) continue;
    const before = edgesOf(v) + edgesOf(w);
    swap(place, v, w);
    if (edgesOf(v) + edgesOf(w) >= before) {
      swap(place, v, w);
      continue;
    }
    cells.members[i] = w;
    cells.members[i + 1] = v;
  }
}

/** Vertical distance; twice that inside one cell, where a long edge runs along the cards between its ends. */
function edgeLength(cells: Cells, place: CellPlace, lanes: number, from: number, to: number): number {
  const distance = Math.abs(heightOf(cells, place, lanes, from) - heightOf(cells, place, lanes, to));
  return cells.cellOf[from] === cells.cellOf[to] ? 2 * distance : distance;
}

function verticalLength(graph: Digraph, cells: Cells, place: CellPlace, lanes: number): number {
  let sum = 0;
  for (let e = 0; e < graph.from.length; e++) {
    sum += Math.abs(
      heightOf(cells, place, lanes, graph.from[e]!) - heightOf(cells, place, lanes, graph.to[e]!),
    );
  }
  return sum;
}
