/**
 * Values that cross into and out of the layout. Everything is flat and index-based, because a layout of
 * 10,000 items crosses a worker's border: typed arrays move there at once, objects are copied one by one.
 */

/**
 * `layered`: columns are topological layers, nothing else is asked (comparable with Graphviz).
 * `swimlanes`: columns and lanes are given; each column × lane is a cell of grid slots.
 */
export type LayoutMode = 'layered' | 'swimlanes';

/** One box to place. Sizes in pixels at zoom 1. */
export type LayoutItem = {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Index into `columns`; ignored in layered mode and where `columns` is empty. */
  readonly column: number;
  /** Index into `lanes`; ignored in layered mode. */
  readonly lane: number;
};

export type LayoutInput = {
  readonly mode: LayoutMode;
  readonly items: readonly LayoutItem[];
  /** Flat pairs of item indices: `from, to, from, to, …`. Loops and cycles are allowed. */
  readonly edges: ArrayLike<number>;
  /** Ids of the columns, left to right. Empty: the columns are topological levels. */
  readonly columns: readonly string[];
  /** Ids of the lanes, top to bottom. */
  readonly lanes: readonly string[];
};

/** A column as placed. It holds `slots` grid columns, the first being `firstSlot`. */
export type LayoutColumn = {
  readonly id: string;
  readonly x: number;
  readonly width: number;
  readonly firstSlot: number;
  readonly slots: number;
};

/** A lane as placed. It holds `rows` grid rows, the first being `firstRow`. */
export type LayoutLane = {
  readonly id: string;
  readonly y: number;
  readonly height: number;
  readonly firstRow: number;
  readonly rows: number;
};

/** Where the grid lines of slots and rows stand; between two of them lies a gutter free of items. */
export type LayoutGrid = {
  /** Left edge of each slot, and one more: the right end. */
  readonly slotX: Float64Array;
  readonly slotWidth: Float64Array;
  readonly rowY: Float64Array;
  readonly rowHeight: Float64Array;
};

export type Layout = {
  readonly mode: LayoutMode;
  /** The items' ids, in the order of the input. */
  readonly ids: readonly string[];
  /** Top left corner of each item: `x, y, x, y, …`. */
  readonly positions: Float64Array;
  /** Grid slot (counted over all columns) and row (over all lanes) of each item. */
  readonly slots: Int32Array;
  readonly rows: Int32Array;
  readonly columns: readonly LayoutColumn[];
  readonly lanes: readonly LayoutLane[];
  readonly grid: LayoutGrid;
  /**
   * Layered mode only: where edge `e` crosses the layers between its ends, as `x, y` pairs in
   * `bends.points` from `2 × bends.start[e]` to `2 × bends.start[e + 1]`.
   */
  readonly bends: { readonly start: Int32Array; readonly points: Float64Array };
  readonly size: { readonly width: number; readonly height: number };
};

/** Distances in pixels at zoom 1, taken from the drawn target. */
export const spacing = {
  /** From a column's left edge to its first item. */
  columnPadding: 16,
  /** Between two grid columns: room for arrowheads and bundled verticals. */
  slotGap: 28,
  lanePadding: 18,
  rowGap: 18,
  /** An empty column still has a name to show. */
  emptyColumn: 112,
} as const;
