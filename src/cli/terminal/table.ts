import { styleText } from 'node:util';
import stringWidth from 'string-width';

export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** The one column that gives way when the terminal is narrow. */
  readonly shrinks?: true;
};

const gap = '  ';
/** What a pipe or a file gets: wide enough for every title met so far, narrow enough to read. */
const widthWithoutTerminal = 120;

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

/**
 * Rows as aligned columns, one line each. `width` is the terminal's, in cells; the shrinking column is cut so that
 * every line fits. Colour follows NO_COLOR, FORCE_COLOR and whether stdout is a terminal (Node's `styleText`).
 */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number = process.stdout.columns ?? widthWithoutTerminal,
): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row).replaceAll(/\s+/g, ' ')));
  const widths = columns.map((column, index) =>
    cells.reduce(
      (widest, line) => Math.max(widest, stringWidth(line[index] ?? '')),
      stringWidth(column.title),
    ),
  );
  const shrinking = columns.findIndex((column) => column.shrinks === true);
  if (shrinking !== -1) {
    const others = widths.reduce((sum, each, index) => (index === shrinking ? sum : sum + each), 0);
    const room = Math.max(10, width - others - gap.length * (columns.length - 1));
    widths[shrinking] = Math.min(widths[shrinking] ?? room, room);
  }
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const columnWidth = widths[index] ?? 0;
        return pad(cutToWidth(text, columnWidth), columnWidth, columns[index]?.align ?? 'left');
      })
      .join(gap)
      .trimEnd();
  const head = styleText('dim', line(columns.map((column) => column.title)));
  return [head, ...cells.map(line)].join('\n');
}
