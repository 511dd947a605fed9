import type { NodeStatus } from '#domain/programme.ts';
import { fitText, textWidth } from './canvasText.ts';
import { drawGlyph, type GlyphName } from './glyphs.ts';
import type { Pen } from './scene.ts';
import type { Part } from './spanParts.ts';
import type { Bar } from './timeline.ts';
import { labelOf } from './words.ts';

type Range = readonly [left: number, right: number];

/** What stands in the row, in pixels. */
export type Boxes = {
  /** The longest stretch of work that is drawn solid, and the longest that is only assumed: words stand on them. */
  readonly solid: Range | null;
  readonly faint: Range | null;
  /** Where the last work of the past ends. */
  readonly workEnd: number | null;
  readonly notch: Range | null;
  readonly ahead: Range | null;
  readonly closed: number | null;
};

/** `next` is where the next bar of the row begins. */
type LabelPlace = { readonly top: number; readonly height: number; readonly next: number };

/** Narrower boxes keep their words beside them. */
const leastInside = 44;
const glyphSize = 12;

/** The issue's number and name in the widest box that holds them, else to the right; then what it waits for. */
export function paintBarLabel(
  pen: Pen,
  bar: Bar,
  status: NodeStatus,
  parts: readonly Part[],
  boxes: Boxes,
  place: LabelPlace,
): void {
  const { context, palette, scene, view } = pen;
  const { solid, faint, ahead, notch } = boxes;
  const label = labelOf(bar.issue, scene.nodes.get(bar.issue)?.title ?? '');
  const middle = place.top + place.height / 2 + 0.5;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.font = `500 11.5px ${palette.font}`;
  const seen = (range: Range): Range => [Math.max(range[0], 0), Math.min(range[1], view.width)];
  const write = (text: string, at: number, colour: string) => {
    context.fillStyle = colour;
    context.fillText(text, at, middle);
    return at + textWidth(context, text);
  };
  const inside = (range: Range | null, colour: string): boolean => {
    if (range === null) return false;
    const [left, right] = seen(range);
    if (right - left < leastInside) return false;
    const text = fitText(context, label, right - left - 12);
    if (text === '') return false;
    write(text, left + 6, colour);
    return true;
  };
  const onSolid = status === 'done' ? palette.onDone : palette.onStatus;
  const open = parts.at(-1);
  const isBlocked = open?.kind === 'blocked' && open.open;
  let told = false;
  if (status !== 'claimed') told = inside(solid, onSolid) || inside(faint, palette.ink);
  if (!told) told = inside(ahead, palette.ink);

  // Beside it: behind everything that is drawn of the work.
  const last =
    open !== undefined && (open.kind === 'claimed' || open.kind === 'review' || open.kind === 'failed');
  const ends = [boxes.workEnd, last ? undefined : ahead?.[1], notch?.[1], boxes.closed].filter(
    (end) => end != null,
  );
  const planned =
    bar.baseline === null ? null : (bar.baseline.from - view.window.from) / view.window.perPixel;
  const beside = ends.length > 0 ? Math.max(...ends) : parts.length > 0 ? startOfLine(pen, parts) : null;
  // Nothing but a plan yet: the words stand over its beginning.
  const lineStart = beside ?? (planned === null ? null : planned - 6);
  if (lineStart === null) return;
  let at = Math.max(lineStart, 0) + 6;
  const room = () => Math.min(place.next, view.width) - at - 4;
  if (!told && room() > 24) {
    const text = fitText(context, label, room());
    if (text !== '') {
      knockOut(pen, at - 3, place, textWidth(context, text) + 6);
      at = write(text, at, palette.ink2) + 6;
    }
  }
  if (isBlocked && notch !== null) {
    blockedWords(pen, bar, open, notch, place, told ? null : at);
    return;
  }
  const waiting = open?.open === true ? glyphOfWait(open.kind) : null;
  if (waiting === null || open === undefined || room() < glyphSize + 4) return;
  const words = scene.words.waits(scene.moment - open.from);
  const fits = open.kind === 'failed' ? '' : fitText(context, words, room() - glyphSize - 6);
  const whole = fits === words ? words : '';
  knockOut(pen, at - 3, place, glyphSize + 6 + (whole === '' ? 0 : textWidth(context, whole) + 4));
  drawGlyph(context, waiting, at, middle - glyphSize / 2 - 0.5, glyphSize, palette.status[waiting]);
  if (whole !== '') write(whole, at + glyphSize + 4, palette.statusText[waiting]);
}

function startOfLine({ view }: Pen, parts: readonly Part[]): number {
  return (parts[0]!.from - view.window.from) / view.window.perPixel + 4;
}

function glyphOfWait(kind: Part['kind']): GlyphName | null {
  return kind === 'claimed' || kind === 'review' || kind === 'failed' ? kind : null;
}

/** A clear ground for words that stand on a line. */
function knockOut({ context, palette }: Pen, x: number, { top, height }: LabelPlace, width: number): void {
  const alpha = context.globalAlpha;
  context.globalAlpha = 1;
  context.fillStyle = palette.bg;
  context.fillRect(x, top + 1, width, height - 2);
  context.globalAlpha = alpha;
}

/** Names the blocker and how long it has blocked: in the notch where there is room, else beside it. */
function blockedWords(
  pen: Pen,
  bar: Bar,
  part: Part,
  [left, right]: Range,
  { top, height, next }: LabelPlace,
  beside: number | null,
): void {
  const { context, palette, scene, view } = pen;
  const { blockers } = bar.scheduled.spans.find(({ from }) => Date.parse(from) === part.from) ?? {
    blockers: [],
  };
  const words = scene.words.behind(blockers, scene.moment - part.from);
  const middle = top + height / 2 + 0.5;
  const start = Math.max(left, 0);
  const wide = Math.min(right, view.width) - start >= textWidth(context, words) + glyphSize + 16;
  if (right - start >= glyphSize + 8)
    drawGlyph(context, 'blocked', start + 5, middle - glyphSize / 2 - 0.5, glyphSize, palette.status.blocked);
  const at = wide ? start + glyphSize + 10 : (beside ?? right + 6);
  const text = wide ? words : fitText(context, words, Math.min(next, view.width) - at - 4);
  if (!wide && text !== '') knockOut(pen, at - 3, { top, height, next }, textWidth(context, text) + 6);
  context.fillStyle = palette.statusText.blocked;
  context.fillText(text, at, middle);
}
