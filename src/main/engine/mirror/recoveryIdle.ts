import { prepared, type ReadableDatabase } from './database.ts';
import { alwaysCheckedBytes } from './recoveryLook.ts';

/** Tables that grow, and the text in them that fills most pages. */
const largeTables = [
  ['issues', 'title || body'],
  ['comments', 'body'],
] as const;

/** Rows read at once: about 5 ms of work. */
const rowsAtOnce = 500;

/** Whether the mirror is too large to be looked through at every start. */
export function isTooLargeForEveryStart(mirror: ReadableDatabase): boolean {
  const pages = mirror.pragma('page_count', { simple: true }) as number;
  return pages * (mirror.pragma('page_size', { simple: true }) as number) > alwaysCheckedBytes;
}

/**
 * Reads every text of the mirror in small steps, so that damage is met by this and not by the user; answers after each step
 * how many rows it read. Throws `SQLITE_CORRUPT` where a page is damaged.
 */
export function* lookThroughTexts(mirror: ReadableDatabase): Generator<number> {
  for (const [table, text] of largeTables) {
    const step = prepared<[number, number], { rows: number; last: number | null }>(
      mirror,
      `SELECT count(*) AS rows, max(id) AS last, sum(length(${text})) AS letters
       FROM (SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ?)`,
    );
    for (let after = 0; ;) {
      const read = step.get(after, rowsAtOnce);
      if (read === undefined || read.last === null) break;
      after = read.last;
      yield read.rows;
    }
  }
}
