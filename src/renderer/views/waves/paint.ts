import { barsOfRow } from './hitTesting.ts';
import { headerHeight, checkpointHeight } from './geometry.ts';
import { paintBar } from './paintBar.ts';
import { paintCheckpoints, paintGrid, paintHeader, paintMoments } from './paintAxis.ts';
import type { Pen } from './scene.ts';
import { line } from './strokes.ts';
import { barBox } from './geometry.ts';
import { timeAt, xOf } from './timeWindow.ts';

/** Where the rows end and the checkpoints begin. */
export function bodyBottom({ scene, view }: Pick<Pen, 'scene' | 'view'>): number {
  return view.height - (scene.checkpoints.length === 0 ? 0 : checkpointHeight);
}

/** The whole picture. Only what is in sight is drawn: rows by their heights, bars of a row by a binary search. */
export function paint(pen: Pen, ratio: number): void {
  const { context, palette, view } = pen;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = palette.bg;
  context.fillRect(0, 0, view.width, view.height);
  const bottom = bodyBottom(pen);
  paintGrid(pen, bottom);
  context.save();
  context.beginPath();
  context.rect(0, headerHeight, view.width, bottom - headerHeight);
  context.clip();
  paintRows(pen, bottom);
  context.restore();
  paintHeader(pen);
  paintCheckpoints(pen, bottom);
  paintMoments(pen, bottom);
}

function paintRows(pen: Pen, bottom: number): void {
  const { context, palette, scene, view } = pen;
  const { timeline } = scene;
  const { rowHeight, scrollTop, window } = view;
  const first = Math.max(0, Math.floor(scrollTop / rowHeight));
  const after = Math.min(timeline.rows, Math.ceil((scrollTop + bottom - headerHeight) / rowHeight));
  const yOf = (row: number) => headerHeight + row * rowHeight - scrollTop;
  for (const { firstRow, rows } of timeline.lanes) {
    if (firstRow + rows < first || firstRow > after) continue;
    const y = Math.round(yOf(firstRow + rows)) - 0.5;
    line(context, [0, y], [view.width, y], palette.line);
  }
  const [start, end] = [timeAt(window, 0), timeAt(window, view.width)];
  if (scene.criticalOnly) paintCriticalPath(pen, yOf, [first - 1, after + 1]);
  for (let row = first; row < after; row += 1) {
    const [from, to] = barsOfRow(timeline, row, start, end);
    for (let bar = from; bar < to; bar += 1) {
      const next = bar + 1 < timeline.rowStart[row + 1]! ? xOf(window, timeline.from[bar + 1]!) : Infinity;
      paintBar(pen, bar, timeline.bars[bar]!, { y: yOf(row), next });
    }
  }
}

/** The critical path as one thick line from bar to bar, in its order. */
function paintCriticalPath(
  { context, palette, scene, view }: Pen,
  yOf: (row: number) => number,
  [first, last]: readonly [number, number],
): void {
  const { timeline, criticalPath } = scene;
  const box = barBox(view.rowHeight);
  const bars = criticalPath.map((key) => timeline.homeOf.get(key)).filter((bar) => bar !== undefined);
  context.strokeStyle = palette.crit;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  for (let at = 1; at < bars.length; at += 1) {
    const [one, other] = [bars[at - 1]!, bars[at]!];
    const [from, to] = [timeline.rowOf[one]!, timeline.rowOf[other]!];
    if (Math.max(from, to) < first || Math.min(from, to) > last) continue;
    const { ahead, closed } = timeline.bars[one]!;
    const begin = xOf(view.window, ahead?.p50 ?? closed ?? timeline.to[one]!);
    const target = timeline.bars[other]!;
    const end = xOf(view.window, target.ahead?.kind === 'work' ? target.ahead.from : timeline.from[other]!);
    const [y, z] = [yOf(from) + box.top + box.height / 2, yOf(to) + box.top + box.height / 2];
    const bend = begin + 6;
    context.beginPath();
    context.moveTo(begin, y);
    context.lineTo(bend, y);
    if (end > bend) {
      context.lineTo(bend, z);
      context.lineTo(end, z);
    } else context.lineTo(bend, z + (Math.sign(y - z) * box.height) / 2);
    context.stroke();
  }
}
