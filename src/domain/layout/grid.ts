import type { CellPlace, Cells } from './cells.ts';
import { spacing, type Layout, type LayoutColumn, type LayoutInput, type LayoutLane } from './types.ts';

/** Turns places inside cells into pixels: slots share their left edge over all lanes, rows their top over all columns. */
export function placeOnGrid(
  input: LayoutInput,
  columnIds: readonly string[],
  laneIds: readonly string[],
  { cellOf }: Cells,
  { slot, row }: CellPlace,
): Layout {
  const count = cellOf.length;
  const lanes = laneIds.length;
  const slotsOf = new Int32Array(columnIds.length);
  const rowsOf = new Int32Array(lanes);
  for (let v = 0; v < count; v++) {
    const column = Math.floor(cellOf[v]! / lanes);
    const lane = cellOf[v]! % lanes;
    slotsOf[column] = Math.max(slotsOf[column]!, slot[v]! + 1);
    rowsOf[lane] = Math.max(rowsOf[lane]!, row[v]! + 1);
  }
  const firstSlot = sumBefore(slotsOf);
  const firstRow = sumBefore(rowsOf);
  const slots = new Int32Array(count);
  const rows = new Int32Array(count);
  const slotWidth = new Float64Array(firstSlot[columnIds.length]!);
  const rowHeight = new Float64Array(firstRow[lanes]!);
  for (let v = 0; v < count; v++) {
    const { width, height } = input.items[v]!;
    slots[v] = firstSlot[Math.floor(cellOf[v]! / lanes)]! + slot[v]!;
    rows[v] = firstRow[cellOf[v]! % lanes]! + row[v]!;
    slotWidth[slots[v]!] = Math.max(slotWidth[slots[v]!]!, width);
    rowHeight[rows[v]!] = Math.max(rowHeight[rows[v]!]!, height);
  }
  const across = columnsAcross(columnIds, slotsOf, firstSlot, slotWidth);
  const down = lanesDown(laneIds, rowsOf, firstRow, rowHeight);
  const positions = new Float64Array(2 * count);
  for (let v = 0; v < count; v++) {
    positions[2 * v] = across.slotX[slots[v]!]!;
    positions[2 * v + 1] = down.rowY[rows[v]!]!;
  }
  return {
    mode: 'swimlanes',
    ids: input.items.map(({ id }) => id),
    positions,
    slots,
    rows,
    columns: across.columns,
    lanes: down.lanes,
    grid: { slotX: across.slotX, slotWidth, rowY: down.rowY, rowHeight },
    bends: { start: new Int32Array((input.edges.length >> 1) + 1), points: new Float64Array(0) },
    size: { width: across.width, height: down.height },
  };
}

function sumBefore(sizes: Int32Array): Int32Array {
  const sums = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) sums[i + 1] = sums[i]! + sizes[i]!;
  return sums;
}

function columnsAcross(
  ids: readonly string[],
  slotsOf: Int32Array,
  firstSlot: Int32Array,
  slotWidth: Float64Array,
): { columns: LayoutColumn[]; slotX: Float64Array; width: number } {
  const slotX = new Float64Array(slotWidth.length + 1);
  let x = 0;
  const columns = ids.map((id, index) => {
    const left = x;
    const first = firstSlot[index]!;
    const slots = slotsOf[index]!;
    let right = left + spacing.columnPadding;
    for (let slot = first; slot < first + slots; slot++) {
      slotX[slot] = right;
      right += slotWidth[slot]! + spacing.slotGap;
    }
    // The last gap is shared with the next column's padding.
    const width = slots === 0 ? spacing.emptyColumn : right - spacing.columnPadding - left;
    x += width;
    return { id, x: left, width, firstSlot: first, slots };
  });
  slotX[slotWidth.length] = x + spacing.columnPadding;
  return { columns, slotX, width: x };
}

function lanesDown(
  ids: readonly string[],
  rowsOf: Int32Array,
  firstRow: Int32Array,
  rowHeight: Float64Array,
): { lanes: LayoutLane[]; rowY: Float64Array; height: number } {
  const rowY = new Float64Array(rowHeight.length + 1);
  let y = 0;
  const lanes = ids.map((id, index) => {
    const top = y;
    const first = firstRow[index]!;
    let bottom = top + spacing.lanePadding;
    for (let row = first; row < first + rowsOf[index]!; row++) {
      rowY[row] = bottom;
      bottom += rowHeight[row]! + spacing.rowGap;
    }
    const height = bottom - spacing.rowGap + spacing.lanePadding - top;
    y += height;
    return { id, y: top, height, firstRow: first, rows: rowsOf[index]! };
  });
  rowY[rowHeight.length] = y + spacing.lanePadding;
  return { lanes, rowY, height: y };
}
