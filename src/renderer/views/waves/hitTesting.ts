import type { Timeline, TimelineLane } from './timeline.ts';
import type { TimeWindow } from './timeWindow.ts';
import { timeAt } from './timeWindow.ts';

/** The bars of a row that touch a stretch of time, as a range of indices `[first, after)`. */
export function barsOfRow(
  { rowStart, from, to }: Pick<Timeline, 'rowStart' | 'from' | 'to'>,
  row: number,
  start: number,
  end: number,
): readonly [first: number, after: number] {
  const [begin, stop] = [rowStart[row] ?? 0, rowStart[row + 1] ?? 0];
  let [low, high] = [begin, stop];
  // In a row neither beginnings nor ends ever go back.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (to[middle]! < start) low = middle + 1;
    else high = middle;
  }
  let after = low;
  while (after < stop && from[after]! <= end) after += 1;
  return [low, after];
}

/** How the body lies on the screen: `top` is the y of the first row before it is scrolled, all in pixels. */
export type BodyPlace = {
  readonly window: TimeWindow;
  readonly top: number;
  readonly scrollTop: number;
  readonly rowHeight: number;
};

/** How far beside a bar a pointer still means it, in pixels: the shortest bars are three pixels wide. */
const reach = 4;

/** The row at a height; −1 above the first and below the last. */
export function rowAt(
  { rows }: Pick<Timeline, 'rows'>,
  { top, scrollTop, rowHeight }: BodyPlace,
  y: number,
): number {
  const row = Math.floor((y - top + scrollTop) / rowHeight);
  return row >= 0 && row < rows ? row : -1;
}

/** The bar at a point of the canvas, the nearest in reach; −1 where there is none. What is dragged is found by this too. */
export function barAt(timeline: Timeline, place: BodyPlace, x: number, y: number): number {
  const row = rowAt(timeline, place, y);
  if (row === -1) return -1;
  const time = timeAt(place.window, x);
  const near = reach * place.window.perPixel;
  const [first, after] = barsOfRow(timeline, row, time - near, time + near);
  let best = -1;
  let least = Infinity;
  for (let bar = first; bar < after; bar += 1) {
    const away = Math.max(timeline.from[bar]! - time, time - timeline.to[bar]!, 0);
    if (away < least) [best, least] = [bar, away];
  }
  return best;
}

/** The lane that a row lies in: where something is dropped. */
export function laneOfRow({ lanes }: Pick<Timeline, 'lanes'>, row: number): TimelineLane | null {
  let [low, high] = [0, lanes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lanes[middle]!.firstRow <= row) low = middle;
    else high = middle - 1;
  }
  const lane = lanes[low];
  return lane !== undefined && row >= lane.firstRow && row < lane.firstRow + lane.rows ? lane : null;
}
