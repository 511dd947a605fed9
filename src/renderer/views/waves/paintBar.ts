import type { NodeStatus } from '#domain/programme.ts';
import { barBox } from './geometry.ts';
import { paintBarLabel, type Boxes } from './paintLabel.ts';
import type { Pen } from './scene.ts';
import { statusOf } from './scene.ts';
import { partsOf, type Part } from './spanParts.ts';
import { hatch, line, roundedBox } from './strokes.ts';
import type { Bar } from './timeline.ts';
import { xOf, type Stretch } from './timeWindow.ts';

/** The least width of something that was said: a single word is a mark, not nothing. */
const leastWidth = 3;
/** Farther than this outside of the canvas nothing is drawn: wide bars would overflow the rasteriser's numbers. */
const beyond = 2_000;

type Place = { readonly y: number; readonly next: number };

/** The colour of work: that of what became of it. */
function workTone(status: NodeStatus): NodeStatus {
  return status === 'done' || status === 'claimed' ? status : 'running';
}

function longestOf(parts: readonly Part[], kind: Part['kind']): Part | null {
  return parts
    .filter((part) => part.kind === kind)
    .reduce<Part | null>(
      (best, part) => (best === null || part.to - part.from > best.to - best.from ? part : best),
      null,
    );
}

function clampX(x: number, width: number): number {
  return Math.max(-beyond, Math.min(width + beyond, x));
}

/** One bar: its past by the words known at the scene's moment, its plan under it, and what is expected. */
export function paintBar(pen: Pen, index: number, bar: Bar, { y, next }: Place): void {
  const { context, palette, scene, view } = pen;
  const { moment, timeline, critical, criticalOnly, selected } = scene;
  const box = barBox(view.rowHeight);
  const x = (time: number) => clampX(xOf(view.window, time), view.width);
  const top = y + box.top;
  const status = statusOf(scene, bar);
  const present = moment >= timeline.asOf;
  const parts = partsOf(bar.spans, moment);
  // The critical path is today's: nobody knows what it was.
  const isCritical = present && bar.home && critical.has(bar.issue);
  context.globalAlpha = criticalOnly && !isCritical && bar.issue !== selected ? 0.3 : 1;

  paintPlan(pen, bar, y, x);
  const ahead = present ? bar.ahead : null;
  if (ahead !== null) paintAhead(pen, bar, runsOn(parts), top, box.height, x);
  for (const part of parts) paintPart(pen, part, status, top, box.height, x);
  const closed = bar.closed !== null && bar.closed <= moment ? bar.closed : null;
  if (closed !== null) {
    context.fillStyle = palette.status.done;
    roundedBox(
      context,
      Math.max(x(closed) - leastWidth, x(parts[0]?.from ?? closed)),
      top,
      leastWidth,
      box.height,
      1,
    );
    context.fill();
  }

  const solid = parts.filter(({ kind }) => kind === 'worked' || kind === 'assumed' || kind === 'inferred');
  const notch = parts.findLast(({ kind }) => kind === 'blocked');
  const begin = solid[0]?.from ?? notch?.from ?? (ahead?.kind === 'work' ? ahead.from : null);
  const workEnd = Math.max(solid.at(-1)?.to ?? -Infinity, notch?.to ?? -Infinity, closed ?? -Infinity);
  const end = ahead?.kind === 'work' ? Math.max(ahead.p50, workEnd) : workEnd;
  if (begin !== null && end > -Infinity) {
    const [left, right] = [x(begin), Math.max(x(end), x(begin) + leastWidth)];
    if (isCritical) {
      // Around what was worked and what is expected, never around a time in which nobody said a word.
      const work: Stretch | null = workEnd > -Infinity ? { from: begin, to: workEnd } : null;
      const rest: Stretch | null = ahead?.kind === 'work' ? { from: ahead.from, to: ahead.p50 } : null;
      const joined =
        work !== null && rest !== null && rest.from <= work.to ? [{ from: begin, to: end }] : [work, rest];
      context.strokeStyle = palette.crit;
      context.lineWidth = 1.75;
      for (const stretch of joined) {
        if (stretch === null) continue;
        const [from, to] = [x(stretch.from), Math.max(x(stretch.to), x(stretch.from) + leastWidth)];
        roundedBox(context, from - 1, top - 1, to - from + 2, box.height + 2, 4);
        context.stroke();
      }
    }
    if (bar.issue === selected || index === view.hovered) {
      context.strokeStyle = bar.issue === selected ? palette.focus : palette.ink3;
      context.lineWidth = bar.issue === selected ? 2 : 1;
      roundedBox(context, left - 3, top - 3, right - left + 6, box.height + 6, 5);
      context.stroke();
    }
  } else if (bar.issue === selected || index === view.hovered) {
    const [left, right] = [x(timeline.from[index]!), x(timeline.to[index]!)];
    context.strokeStyle = bar.issue === selected ? palette.focus : palette.ink3;
    context.lineWidth = bar.issue === selected ? 2 : 1;
    roundedBox(context, left - 3, top - 3, right - left + 6, box.height + 6, 5);
    context.stroke();
  }

  const rangeOf = (stretch: Stretch | null): readonly [number, number] | null =>
    stretch === null ? null : [x(stretch.from), Math.max(x(stretch.to), x(stretch.from) + leastWidth)];
  const lastWork = rangeOf(solid.at(-1) ?? null);
  const boxes: Boxes = {
    solid: rangeOf(longestOf(solid, 'worked')),
    faint: rangeOf(longestOf(solid, 'assumed')),
    workEnd: lastWork === null ? null : lastWork[1],
    notch: rangeOf(notch ?? null),
    ahead: ahead?.kind === 'work' ? [x(ahead.from), x(ahead.p50)] : null,
    closed: closed === null ? null : x(closed),
  };
  paintBarLabel(pen, bar, status, parts, boxes, { top, height: box.height, next });
  context.globalAlpha = 1;
}

/** The outlined plan, and in ink how far the work ran or is expected to run past it. */
function paintPlan(
  { context, palette, scene, view }: Pen,
  bar: Bar,
  y: number,
  x: (time: number) => number,
): void {
  if (bar.baseline === null) return;
  const { planTop, planHeight } = barBox(view.rowHeight);
  const [left, right] = [x(bar.baseline.from), x(bar.baseline.to)];
  const { moment, timeline } = scene;
  const ended = bar.closed !== null && bar.closed <= moment ? bar.closed : null;
  const expected = moment >= timeline.asOf ? (bar.ahead?.p50 ?? moment) : moment;
  const late = x(ended ?? expected);
  if (late > right) hatch(context, right, y + planTop, late - right, planHeight, palette.ink3);
  context.strokeStyle = palette.ink3;
  context.lineWidth = 1;
  roundedBox(context, left + 0.5, y + planTop + 0.5, Math.max(2, right - left - 1), planHeight - 1, 2);
  context.stroke();
}

/** True where the bar's own last word is that work goes on: in the lane of somebody else nothing runs. */
function runsOn(parts: readonly Part[]): boolean {
  const last = parts.at(-1);
  return last?.open === true && (last.kind === 'worked' || last.kind === 'assumed' || last.kind === 'silent');
}

/** What is expected: full until the median, fading to where nine of ten runs have ended. */
function paintAhead(
  { context, palette }: Pen,
  { ahead }: Bar,
  running: boolean,
  top: number,
  height: number,
  x: (time: number) => number,
): void {
  if (ahead === null) return;
  const [from, p50, p90] = [x(ahead.from), x(ahead.p50), x(ahead.p90)];
  const middle = top + height / 2;
  if (ahead.kind === 'wait') {
    line(context, [from, middle], [p50, middle], palette.ink4, 1.5, [1.5, 4]);
    return;
  }
  const colour = running ? palette.status.running : palette.ink4;
  const strength = running ? 0.5 : 0.55;
  const alpha = context.globalAlpha;
  context.fillStyle = colour;
  context.globalAlpha = alpha * strength;
  roundedBox(context, from, top, p50 - from, height, 2);
  context.fill();
  if (p90 - p50 > 1) {
    const fade = context.createLinearGradient(p50, 0, p90, 0);
    fade.addColorStop(0, colour);
    fade.addColorStop(1, transparentOf(colour));
    context.fillStyle = fade;
    context.fillRect(p50, top, p90 - p50, height);
  }
  context.globalAlpha = alpha;
}

/** The same colour, not seen: a fade to plain transparent turns grey on its way. Tokens are `#rrggbb`. */
function transparentOf(colour: string): string {
  return `${colour}00`;
}

function paintPart(
  { context, palette }: Pen,
  { kind, from, to }: Part,
  status: NodeStatus,
  top: number,
  height: number,
  x: (time: number) => number,
): void {
  const left = x(from);
  const width = Math.max(leastWidth, x(to) - left);
  const middle = top + height / 2;
  const tone = workTone(status);
  const alpha = context.globalAlpha;
  switch (kind) {
    case 'worked':
    case 'assumed':
      if (kind === 'assumed') context.globalAlpha = alpha * 0.55;
      if (tone === 'claimed') {
        claimedBox(context, left, top, width, height, palette.status.claimed);
        break;
      }
      context.fillStyle = palette.status[tone];
      roundedBox(context, left, top, width, height, 2);
      context.fill();
      break;
    case 'inferred':
      claimedBox(context, left, top, width, height, palette.status[tone]);
      break;
    case 'silent':
      line(context, [left, middle], [x(to), middle], palette.ink3, 1.5, [4, 4]);
      break;
    case 'blocked':
      context.globalAlpha = alpha * 0.2;
      context.fillStyle = palette.status.blocked;
      context.fillRect(left, top, width, height);
      context.globalAlpha = alpha;
      context.strokeStyle = palette.status.blocked;
      context.lineWidth = 1.5;
      context.beginPath();
      context.moveTo(left + 0.75, top + height);
      context.lineTo(left + 0.75, top + 0.75);
      context.lineTo(left + width - 0.75, top + 0.75);
      context.lineTo(left + width - 0.75, top + height);
      context.stroke();
      break;
    case 'failed':
    case 'review':
    case 'claimed':
      line(context, [left, middle], [x(to), middle], palette.status[kind], 1.75, [1.75, 4]);
  }
  context.globalAlpha = alpha;
}

function claimedBox(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
): void {
  hatch(context, x, y, width, height, colour);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  roundedBox(context, x + 0.5, y + 0.5, width - 1, height - 1, 2);
  context.stroke();
}
