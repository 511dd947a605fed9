import type { Stretch } from './timeWindow.ts';

/**
 * Rows for stretches of one lane so that none overlap in a row: each goes, in the order of beginnings, to the first
 * row that is free. First fit over intervals by their beginnings needs as many rows as overlap at one moment, which is
 * the least (Gupta, Lee and Leung, "An optimal solution for the channel-assignment problem", 1979).
 * @returns for each stretch its row from 0
 */
export function packRows(stretches: readonly Stretch[]): {
  readonly rowOf: Int32Array;
  readonly rows: number;
} {
  const order = stretches.map((_, at) => at).sort((a, b) => stretches[a]!.from - stretches[b]!.from || a - b);
  const rowOf = new Int32Array(stretches.length);
  const ends: number[] = [];
  for (const at of order) {
    const { from, to } = stretches[at]!;
    let row = ends.findIndex((end) => end <= from);
    if (row === -1) row = ends.length;
    rowOf[at] = row;
    ends[row] = Math.max(to, from);
  }
  return { rowOf, rows: ends.length };
}
