import { textParts, type TableColumn } from './columns.ts';

/** A cell that a spreadsheet would run instead of show: texts of comments are written by anybody. */
const formula = /^[=+\-@\t\r]/;

function field(value: string): string {
  const safe = formula.test(value) && !/^-?\d+(?:\.\d+)?$/.test(value) ? `'${value}` : value;
  return /["\n\r,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The rows as comma-separated values (RFC 4180), titles first. It begins with a byte order mark, without which
 * spreadsheets take Japanese for something else.
 */
export function csvOf<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns
      .flatMap(({ title, second }) => (second === undefined ? [title] : [title, second.title]))
      .map(field),
    ...rows.map((row) => textParts(columns, row).map(field)),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** Hands a file to the user, as the browser or the desktop asks where to put it. */
export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the data by the next turn.
  window.setTimeout(() => URL.revokeObjectURL(address), 0);
}
