import type { Timeline } from './timeline.ts';

export type Step = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown';

/**
 * The bar one key away: right and left along the row, and on in the next row of the same lane; up and down to the
 * nearest in time of the next row that has bars. −1 where there is none.
 */
export function stepFrom(
  { from, to, rowOf, rowStart, rows, bars }: Timeline,
  bar: number,
  step: Step,
): number {
  switch (step) {
    case 'ArrowRight':
      return bar + 1 < bars.length ? bar + 1 : -1;
    case 'ArrowLeft':
      return bar - 1;
    case 'ArrowUp':
    case 'ArrowDown': {
      const direction = step === 'ArrowDown' ? 1 : -1;
      let row = rowOf[bar]! + direction;
      while (row >= 0 && row < rows && rowStart[row] === rowStart[row + 1]) row += direction;
      if (row < 0 || row >= rows) return -1;
      const middle = (from[bar]! + to[bar]!) / 2;
      let best = -1;
      let least = Infinity;
      for (let other = rowStart[row]!; other < rowStart[row + 1]!; other += 1) {
        const away = Math.abs((from[other]! + to[other]!) / 2 - middle);
        if (away < least) [best, least] = [other, away];
      }
      return best;
    }
  }
}
