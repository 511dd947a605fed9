import {
  stepAbove,
  stepFor,
  tickLabel,
  ticksBetween,
  upperLabel,
  type TickStep,
} from '../../ui/charts/timeTicks.ts';
import { fitText, textWidth } from './canvasText.ts';
import { bandHeight, bandTop, checkpointHeight, headerHeight } from './geometry.ts';
import type { Pen } from './scene.ts';
import { diamond, hatch, line, roundedBox } from './strokes.ts';
import { timeAt, xOf } from './timeWindow.ts';

/** Marks of the lower row stand at least so far apart, and those of the upper row have room for their words. */
const lowerApart = 44;

function stepsOf({ view }: Pen): { readonly lower: TickStep; readonly upper: TickStep } {
  const lower = stepFor(view.window.perPixel, lowerApart);
  return { lower, upper: stepAbove(lower) };
}

const crisp = (x: number) => Math.round(x) + 0.5;

/** Vertical lines at the marks, down through the rows: those of the upper row stronger. */
export function paintGrid(pen: Pen, bottom: number): void {
  const { context, palette, view } = pen;
  const { upper } = stepsOf(pen);
  const { window, width } = view;
  for (const tick of ticksBetween(timeAt(window, 0), timeAt(window, width), upper)) {
    const x = crisp(xOf(window, tick));
    line(context, [x, bandTop + bandHeight + 6], [x, bottom], palette.line);
  }
}

/** Wave bands, and under them two rows of marks. */
export function paintHeader(pen: Pen): void {
  const { context, palette, scene, view } = pen;
  const { window, width } = view;
  const { lower, upper } = stepsOf(pen);
  const { language } = scene.words;
  context.textBaseline = 'middle';
  paintBands(pen);
  const [from, to] = [timeAt(window, 0), timeAt(window, width)];
  const uppers = ticksBetween(from, to, upper);
  context.textAlign = 'left';
  context.font = `500 12px ${palette.font}`;
  uppers.forEach((tick, at) => {
    const x = xOf(window, tick);
    const end = uppers[at + 1] === undefined ? Infinity : xOf(window, uppers[at + 1]!);
    const left = Math.max(x, 0) + 8;
    const text = upperLabel(tick, upper, language);
    if (left + textWidth(context, text) > end - 4) return;
    context.fillStyle = palette.ink2;
    context.fillText(text, left, 50);
  });
  const marks = new Set(uppers);
  context.font = `400 11px ${palette.font}`;
  context.fillStyle = palette.ink3;
  context.textAlign = 'center';
  for (const tick of ticksBetween(from, to, lower)) {
    const x = xOf(window, tick);
    if (x < 0 || (marks.has(tick) && upper.unit === 'day')) continue;
    context.fillText(tickLabel(tick, lower, language), x, 68);
    line(context, [crisp(x), headerHeight - 5], [crisp(x), headerHeight - 1], palette.line2);
  }
  line(context, [0, headerHeight - 0.5], [width, headerHeight - 0.5], palette.line2);
}

/** A wave's band bears its number and title; where only the order of the waves is written its edge is dashed. */
function paintBands({ context, palette, scene, view }: Pen): void {
  const { window, width } = view;
  scene.bands.forEach(({ wave, from, to, stated }, index) => {
    const [left, right] = [xOf(window, from), xOf(window, to)];
    if (right < 0 || left > width) return;
    const [start, end] = [Math.max(left, -8), Math.min(right, width + 8)];
    const inside = scene.moment >= from && scene.moment < to;
    // Waves may overlap: the later one covers the earlier one, and words end where it begins.
    context.fillStyle = palette.bg;
    context.fillRect(start, bandTop, end - start, bandHeight);
    context.fillStyle = inside ? palette.sel : palette.hover;
    roundedBox(context, start + 1, bandTop, Math.max(2, end - start - 2), bandHeight, 4);
    context.fill();
    if (!stated) {
      context.strokeStyle = palette.line2;
      context.lineWidth = 1;
      context.setLineDash([3, 3]);
      roundedBox(context, start + 1.5, bandTop + 0.5, Math.max(2, end - start - 3), bandHeight - 1, 4);
      context.stroke();
      context.setLineDash([]);
    }
    const at = Math.max(left, 0) + 8;
    const later = scene.bands.slice(index + 1).filter((other) => other.from >= from && other.from < to);
    const wordsEnd = Math.min(right, width, ...later.map((other) => xOf(window, other.from)));
    const room = wordsEnd - at - 8;
    const middle = bandTop + bandHeight / 2 + 0.5;
    context.textAlign = 'left';
    context.font = `400 12px ${palette.font}`;
    const name = scene.words.wave(wave.id);
    const first = fitText(context, name, room);
    context.fillStyle = palette.ink3;
    context.fillText(first, at, middle);
    if (first !== name) return;
    const after = at + textWidth(context, name) + 6;
    context.font = `600 12px ${palette.font}`;
    context.fillStyle = palette.ink;
    context.fillText(fitText(context, wave.title, wordsEnd - after - 8), after, middle);
  });
}

/** The checkpoints' row: hollow where planned, filled where reached or expected, hatched between. */
export function paintCheckpoints({ context, palette, scene, view }: Pen, top: number): void {
  if (scene.checkpoints.length === 0) return;
  const { window, width } = view;
  context.fillStyle = palette.bg;
  context.fillRect(0, top, width, checkpointHeight);
  line(context, [0, top + 0.5], [width, top + 0.5], palette.line2);
  const middle = top + checkpointHeight / 2 + 0.5;
  const present = scene.moment >= scene.timeline.asOf;
  const shown = scene.checkpoints.map(({ text, planned, real, reached }) => {
    const known = real !== null && (present ? true : reached && real <= scene.moment) ? real : null;
    return { text, planned, real: known, reached: reached && known !== null };
  });
  const marks = shown.flatMap(({ planned, real }) => [planned, ...(real === null ? [] : [real])]);
  const edges = marks.map((mark) => xOf(window, mark)).sort((one, other) => one - other);
  for (const { planned, real } of shown) {
    const [plan, at] = [xOf(window, planned), xOf(window, real ?? planned)];
    if (at - plan > 12 && at > 0 && plan < width)
      hatch(
        context,
        Math.max(plan, -8) + 6,
        middle - 3.5,
        Math.min(at, width + 8) - Math.max(plan, -8) - 12,
        7,
        palette.ink3,
      );
  }
  for (const { planned, real, reached } of shown) {
    const [plan, at] = [xOf(window, planned), xOf(window, real ?? planned)];
    if (real !== planned || !reached) diamond(context, plan, middle, 5.5, palette.ink3, false, palette.bg);
    if (real !== null)
      diamond(context, at, middle, 5.5, reached ? palette.status.done : palette.ink, true, palette.bg);
  }
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = `400 11.5px ${palette.font}`;
  for (const { text, planned, real, reached } of shown) {
    const whole =
      real !== null && !reached && real !== planned ? scene.words.moved(text, planned, real) : text;
    const [plan, at] = [xOf(window, planned), xOf(window, real ?? planned)];
    const placed = placeWords(context, [whole, text], plan, at, edges, width);
    if (placed === null) continue;
    const { left, words } = placed;
    // What is written is in the way of what comes.
    edges.push(left - 4, left + textWidth(context, words) + 4);
    edges.sort((one, other) => one - other);
    // Words stand on a clear ground where another checkpoint's slip runs through.
    context.fillStyle = palette.bg;
    context.fillRect(left - 4, middle - 8, textWidth(context, words) + 8, 16);
    context.fillStyle = palette.ink2;
    context.fillText(words, left, middle);
  }
}

/**
 * Where a checkpoint's words stand: behind its later diamond, else before its planned one, never on another diamond;
 * the longest of the texts that fits whole, else the last one shortened.
 */
function placeWords(
  context: CanvasRenderingContext2D,
  texts: readonly string[],
  planned: number,
  real: number,
  edges: readonly number[],
  width: number,
): { readonly left: number; readonly words: string } | null {
  const after = Math.max(planned, real);
  const before = Math.min(planned, real);
  const places = [
    { from: after + 12, to: (edges.find((edge) => edge > after + 0.5) ?? width + 4) - 12, right: false },
    { from: (edges.findLast((edge) => edge < planned - 0.5) ?? 0) + 12, to: planned - 12, right: true },
    { from: (edges.findLast((edge) => edge < before - 0.5) ?? 0) + 12, to: before - 12, right: true },
  ].map(({ from, to, right }) => ({ from: Math.max(4, from), to: Math.min(width - 4, to), right }));
  for (const words of texts) {
    const size = textWidth(context, words);
    const place = places.find(({ from, to }) => to - from >= size);
    if (place !== undefined) return { left: place.right ? place.to - size : place.from, words };
  }
  const [first] = places;
  const words = first === undefined ? '' : fitText(context, texts.at(-1) ?? '', first.to - first.from);
  return words === '' || first === undefined ? null : { left: first.from, words };
}

/** The mirror's own present as one solid line, and the moment that is looked back at. */
export function paintMoments({ context, palette, scene, view }: Pen, bottom: number): void {
  const { asOf } = scene.timeline;
  const looking = scene.moment < asOf;
  const now = xOf(view.window, asOf);
  if (now >= -1 && now <= view.width + 1) {
    const weight = looking ? 1 : 1.5;
    line(
      context,
      [now, bandTop + bandHeight + 4],
      [now, bottom],
      looking ? palette.ink3 : palette.ink,
      weight,
      looking ? [3, 3] : [],
    );
    if (!looking) pill({ context, palette, scene, view }, now, scene.words.now(asOf));
  }
  if (!looking) return;
  const then = xOf(view.window, scene.moment);
  line(context, [then, bandTop + bandHeight + 4], [then, bottom], palette.ink, 1.5);
  pill({ context, palette, scene, view }, then, scene.words.moment(scene.moment));
}

function pill({ context, palette, view }: Pen, x: number, text: string): void {
  context.font = `600 11px ${palette.font}`;
  const width = textWidth(context, text) + 16;
  const left = Math.max(2, Math.min(view.width - width - 2, x - width / 2));
  context.fillStyle = palette.ink;
  roundedBox(context, left, 60, width, 18, 9);
  context.fill();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = palette.bg;
  context.fillText(text, left + width / 2, 69.5);
}
