import { styleText } from 'node:util';
import stringWidth from 'string-width';

export type Colour = Parameters<typeof styleText>[0];

export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** A column that gives way when the terminal is narrow; several share what is left. */
  readonly shrinks?: true;
  /** Left out, the last one first, where the terminal has no room for it. */
  readonly yields?: true;
  /** The cell's colour; null for none. What it says must stand in words too. */
  readonly colour?: (row: Row) => Colour | null;
};

const gap = '  ';
/** What a pipe or a file gets: wide enough for every title met so far, narrow enough to read. */
const widthWithoutTerminal = 120;
/** A shrinking column keeps so many cells. */
const narrowest = 10;

/** Cuts to `width` terminal cells; Japanese characters take two. */
export function cutToWidth(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += stringWidth(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'right' ? space + text : text + space;
}

type Laid<Row> = { readonly column: Column<Row>; readonly cells: readonly string[]; width: number };

/**
 * Rows as aligned columns, one line each. `width` is the terminal's, in cells; yielding columns are left out and
 * shrinking ones are cut so that every line fits. Colour follows NO_COLOR, FORCE_COLOR and whether stdout is a
 * terminal (Node's `styleText`).
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number = process.stdout.columns ?? widthWithoutTerminal,
): string {
  const laid = fitted(
    columns.map((column): Laid<Row> => {
      const cells = rows.map((row) => column.cell(row).replaceAll(/\s+/g, ' '));
      const widest = cells.reduce(
        (most, cell) => Math.max(most, stringWidth(cell)),
        stringWidth(column.title),
      );
      return { column, cells, width: widest };
    }),
    width,
  );
  const cellOf = ({ column, width: columnWidth }: Laid<Row>, text: string) =>
    pad(cutToWidth(text, columnWidth), columnWidth, column.align ?? 'left');
  const head = laid.map((each) => cellOf(each, each.column.title)).join(gap);
  const lines = rows.map((row, at) =>
    laid
      .map((each, place) => {
        const padded = cellOf(each, each.cells[at] ?? '');
        const cell = place === laid.length - 1 ? padded.trimEnd() : padded;
        const colour = each.column.colour?.(row) ?? null;
        return colour === null ? cell : styleText(colour, cell);
      })
      .join(gap)
      .trimEnd(),
  );
  return [styleText('dim', head.trimEnd()), ...lines].join('\n');
}

function fitted<Row>(all: readonly Laid<Row>[], width: number): readonly Laid<Row>[] {
  let laid = all;
  for (;;) {
    const shrinking = laid.filter(({ column }) => column.shrinks === true);
    const gaps = gap.length * (laid.length - 1);
    const fixed = laid.reduce((sum, each) => (shrinking.includes(each) ? sum : sum + each.width), gaps);
    const least = shrinking.reduce((sum, each) => sum + Math.min(each.width, narrowest), 0);
    const yielding = laid.findLast(({ column }) => column.yields === true);
    if (fixed + least > width && yielding !== undefined) {
      laid = laid.filter((each) => each !== yielding);
      continue;
    }
    share(shrinking, width - fixed);
    return laid;
  }
}

/** The narrow ones take what they need, the wide ones the same part of the rest each. */
function share<Row>(shrinking: readonly Laid<Row>[], room: number): void {
  let left = room;
  const byWidth = shrinking.toSorted((a, b) => a.width - b.width);
  byWidth.forEach((each, at) => {
    const part = Math.max(narrowest, Math.floor(left / (byWidth.length - at)));
    each.width = Math.min(each.width, part);
    left -= each.width;
  });
}
