import { groupBy, type Digraph } from './digraph.ts';

/**
 * A cell is one column × one lane. Its items fill grid slots from the top down, slot after slot, in an order
 * that respects the edges inside the cell: so every such edge points down or to the right.
 */
export type Cells = {
  readonly count: number;
  readonly cellOf: Int32Array;
  /** Items of cell `c`: `members[start[c]] … members[start[c + 1])`, in their present order. */
  readonly start: Int32Array;
  readonly members: Int32Array;
};

/** Where an item stands inside its cell. */
export type CellPlace = { readonly slot: Int32Array; readonly row: Int32Array };

export function gatherCells(count: number, cellOf: Int32Array): Cells {
  const items = Int32Array.from(cellOf, (_, v) => v);
  const { start, grouped } = groupBy(count, cellOf, items);
  return { count, cellOf, start, members: grouped };
}

/** Longest path inside each item's own cell, in edges. Both passes are linear in the edges. */
export function levelsInCells(graph: Digraph, order: Int32Array, cellOf: Int32Array): Int32Array {
  const level = new Int32Array(graph.count);
  for (const v of order) {
    for (let i = graph.targetStart[v]!; i < graph.targetStart[v + 1]!; i++) {
      const target = graph.targets[i]!;
      if (cellOf[target] === cellOf[v] && level[target]! <= level[v]!) level[target] = level[v]! + 1;
    }
  }
  return level;
}

/** Rows of a cell with `size` items: cards are twice as wide as high, so this many rows look square. */
export function rowsFor(size: number): number {
  return Math.max(3, Math.round(Math.sqrt(size * 1.6)));
}

/**
 * Gives the members of one cell, already ordered, their slots and rows. A level that fits into one slot is not
 * torn apart; a longer one flows on into the next. Returns the slots and rows used.
 */
export function packCell(
  members: Int32Array,
  level: Int32Array,
  { slot, row }: CellPlace,
): { slots: number; rows: number } {
  const rows = rowsFor(members.length);
  let atSlot = 0;
  let atRow = 0;
  let used = 0;
  for (let first = 0; first < members.length;) {
    let end = first + 1;
    while (end < members.length && level[members[end]!] === level[members[first]!]) end++;
    if (atRow > 0 && atRow + end - first > rows) {
      atSlot++;
      atRow = 0;
    }
    for (let i = first; i < end; i++) {
      if (atRow === rows) {
        atSlot++;
        atRow = 0;
      }
      slot[members[i]!] = atSlot;
      row[members[i]!] = atRow++;
      used = Math.max(used, atRow);
    }
    first = end;
  }
  return { slots: members.length === 0 ? 0 : atSlot + 1, rows: used };
}
