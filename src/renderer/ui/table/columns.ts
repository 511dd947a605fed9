import type { ReactNode } from 'react';

/** One column of a table. `value` orders, `text` is what a filter finds and an export writes, `cell` is what is drawn. */
export type TableColumn<Row> = {
  readonly id: string;
  /** In the user's language. */
  readonly title: string;
  /** What the title leaves unsaid, on hover. */
  readonly hint?: string;
  /** Rows without a value come last, whichever way the column is sorted. */
  readonly value: (row: Row) => string | number | null;
  readonly text: (row: Row) => string;
  readonly cell: (row: Row) => ReactNode;
  /** What the cell says in its second line: found and exported as if it were a column of its own. */
  readonly second?: { readonly title: string; readonly text: (row: Row) => string };
  /** Pixels, as long as the user has not dragged it; of a column that grows, its least. */
  readonly width: number;
  /** Its share of the room that is left. */
  readonly grows?: number;
  /** Figures align right. */
  readonly end?: true;
  /** The first click sorts the largest up. */
  readonly largestFirst?: true;
  /** The column that names the row: it cannot be put away. */
  readonly always?: true;
  /** Put away in a table narrower than this many pixels, until the user asks for it. */
  readonly from?: number;
};

/** What the user chose for one table; what is not named is as the view made it. */
export type TableLayout = {
  readonly shown: Readonly<Record<string, boolean>>;
  readonly widths: Readonly<Record<string, number>>;
  /** Null is the view's own order. */
  readonly sort: { readonly id: string; readonly desc: boolean } | null;
};

/** Narrower than this a column shows nothing but its ellipsis. */
export const leastColumnWidth = 40;
const mostColumnWidth = 1_200;

export function columnWidth(pixels: number): number {
  return Math.round(Math.min(mostColumnWidth, Math.max(leastColumnWidth, pixels)));
}

/** The columns that are drawn in a table of that many pixels. */
export function shownColumns<Row>(
  columns: readonly TableColumn<Row>[],
  { shown }: TableLayout,
  tableWidth: number,
): readonly TableColumn<Row>[] {
  return columns.filter(
    ({ id, always, from }) => always === true || (shown[id] ?? tableWidth >= (from ?? 0)),
  );
}

/** The tracks of the grid that holds the columns, and the least width that holds them all, with gaps of 12 px. */
export function columnTracks<Row>(
  columns: readonly TableColumn<Row>[],
  { widths }: TableLayout,
): { readonly template: string; readonly least: number } {
  const tracks = columns.map(({ id, width, grows }) => {
    const own = widths[id];
    return own === undefined && grows !== undefined ? `minmax(${width}px, ${grows}fr)` : `${own ?? width}px`;
  });
  // Where nothing grows, an empty last track keeps the columns at the left.
  const grows = tracks.some((track) => track.startsWith('minmax'));
  const sum = columns.reduce((total, { id, width }) => total + (widths[id] ?? width), 0);
  return {
    template: [...tracks, ...(grows ? [] : ['minmax(0, 1fr)'])].join(' '),
    least: sum + 12 * Math.max(0, columns.length - 1),
  };
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** All that a row says, column by column, second lines after their first. */
export function textParts<Row>(columns: readonly TableColumn<Row>[], row: Row): readonly string[] {
  return columns.flatMap(({ text, second }) =>
    second === undefined ? [text(row)] : [text(row), second.text(row)],
  );
}

/** All that a row says, folded for a filter; each row is read once. */
export function rowTexts<Row extends object>(columns: readonly TableColumn<Row>[]): (row: Row) => string {
  const known = new WeakMap<Row, string>();
  return (row) => {
    let text = known.get(row);
    if (text === undefined) {
      text = folded(textParts(columns, row).join('\n'));
      known.set(row, text);
    }
    return text;
  };
}

/** The rows that hold every word of the filter in some column, whatever the case and width of its letters. */
export function matchingRows<Row>(
  rows: readonly Row[],
  textOf: (row: Row) => string,
  filter: string,
): readonly Row[] {
  const words = folded(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row);
    return words.every((word) => text.includes(word));
  });
}
