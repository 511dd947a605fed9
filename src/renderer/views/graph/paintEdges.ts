import { routeShapes } from '#domain/layout/routes.ts';
import type { EdgeLook } from './edgeLook.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';

/** What the eye should find: all of it, or what hangs together with the selection. */
export type Emphasis = {
  /** 1 for items that stay lit; null where nothing is selected. */
  readonly lit: Uint8Array | null;
  readonly selected: number;
  readonly hovered: number;
  readonly opened: number;
};

type Stroke = {
  readonly color: string;
  readonly alpha: number;
  readonly width: number;
  readonly head: number;
  readonly order: number;
};

/** Line weights in pixels at zoom 1. */
function strokeOf(
  scene: Scene,
  edge: number,
  look: EdgeLook,
  emphasis: Emphasis,
  palette: Palette,
): Stroke | null {
  const { from, to } = scene.structure.edges[edge]!;
  const touched = from === emphasis.selected || to === emphasis.selected;
  const lit = emphasis.lit === null || (!look.doubted && emphasis.lit[from] === 1 && emphasis.lit[to] === 1);
  const pointed = edge === emphasis.hovered || edge === emphasis.opened;
  if (look.rank === 'hidden' && !touched && !pointed) return null;
  if (look.rank === 'blocking') {
    return { color: palette.status.blocked, alpha: lit ? 1 : 0.45, width: 2.5, head: 7, order: 3 };
  }
  if (look.rank === 'critical')
    return { color: palette.crit, alpha: lit ? 1 : 0.5, width: 3.5, head: 11, order: 2 };
  if (pointed) return { color: palette.ink, alpha: 1, width: 2, head: 8, order: 2 };
  if (emphasis.lit !== null && lit) {
    const alpha = look.rank === 'satisfied' ? 0.55 : 1;
    return { color: palette.ink, alpha, width: 1.7, head: 7, order: 1 };
  }
  const alpha = (look.rank === 'satisfied' ? 0.26 : 0.5) * (emphasis.lit === null ? 1 : 0.6);
  return { color: palette.ink3, alpha, width: 1.3, head: 7, order: 0 };
}

/** Draws the edges that touch the area, weakest first. The context stands in the graph's own pixels. */
export function paintEdges(
  context: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  edges: readonly number[],
  looks: readonly EdgeLook[],
  emphasis: Emphasis,
  palette: Palette,
  zoom: number,
): void {
  const fine = zoom >= 0.35;
  const byOrder: { edge: number; stroke: Stroke }[][] = [[], [], [], []];
  for (const edge of edges) {
    const stroke = strokeOf(scene, edge, looks[edge]!, emphasis, palette);
    if (stroke !== null) byOrder[stroke.order]!.push({ edge, stroke });
  }
  // Thin lines must not vanish when everything is small.
  const thin = fine ? 1 : Math.min(3, 0.5 / zoom);
  // Where many lie on each other, each must say less.
  const faint = fine ? 1 : 0.4;
  context.lineCap = 'butt';
  context.lineJoin = 'round';
  for (const group of byOrder) {
    for (const { edge, stroke } of group) {
      context.globalAlpha = stroke.order < 2 ? stroke.alpha * faint : stroke.alpha;
      context.strokeStyle = stroke.color;
      context.lineWidth = stroke.width * thin;
      const dashed = looks[edge]!.dashed;
      if (dashed) context.setLineDash(stroke.width > 3 ? [9, 7] : [4, 3]);
      context.beginPath();
      trace(context, scene, edge, fine ? stroke.head - 1.5 : 0, fine);
      context.stroke();
      if (dashed) context.setLineDash([]);
      if (fine) paintHead(context, scene, edge, stroke);
    }
  }
  context.globalAlpha = 1;
  if (fine) for (const edge of edges) if (looks[edge]!.doubted) paintMark(context, scene, edge, palette);
}

const cornerRadius = 10;

/** The path of one edge, ending `short` pixels before its target so that the head stays sharp. */
function trace(
  context: OffscreenCanvasRenderingContext2D,
  { routes }: Scene,
  edge: number,
  short: number,
  round: boolean,
): void {
  const { start, points, shape } = routes;
  const first = start[edge]!;
  const last = start[edge + 1]! - 1;
  if (last <= first) return;
  const end = shortened(points, last, short);
  context.moveTo(points[2 * first]!, points[2 * first + 1]!);
  if (shape[edge] === routeShapes.curve) {
    const [x1, y1, x2, y2] = points.subarray(2 * first + 2, 2 * first + 6) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const middle = (x1 + x2) / 2;
    context.lineTo(x1, y1);
    // The head takes the last pixels of the curve, which is level there.
    const x = end.x === points[2 * last] ? x2 : end.x;
    context.bezierCurveTo(middle, y1, middle, y2, x, y2);
    return;
  }
  for (let i = first + 1; i < last; i++) {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
    if (round) {
      const after = { x: points[2 * i + 2]!, y: points[2 * i + 3]! };
      const before = { x: points[2 * i - 2]!, y: points[2 * i - 1]! };
      const room = Math.min(
        Math.hypot(x - before.x, y - before.y) / 2,
        Math.hypot(after.x - x, after.y - y) / 2,
        cornerRadius,
      );
      context.arcTo(x, y, after.x, after.y, room);
    } else context.lineTo(x, y);
  }
  context.lineTo(end.x, end.y);
}

function shortened(points: Float64Array, last: number, short: number): { x: number; y: number } {
  const [x, y] = [points[2 * last]!, points[2 * last + 1]!];
  const [dx, dy] = [x - points[2 * last - 2]!, y - points[2 * last - 1]!];
  const length = Math.hypot(dx, dy);
  if (length === 0) return { x, y };
  const share = Math.min(short, length) / length;
  return { x: x - dx * share, y: y - dy * share };
}

function paintHead(
  context: OffscreenCanvasRenderingContext2D,
  { routes }: Scene,
  edge: number,
  { head, color }: Stroke,
): void {
  const { start, points, shape } = routes;
  const last = start[edge + 1]! - 1;
  if (last <= start[edge]!) return;
  const [x, y] = [points[2 * last]!, points[2 * last + 1]!];
  let [dx, dy] = [x - points[2 * last - 2]!, y - points[2 * last - 1]!];
  if (shape[edge] === routeShapes.curve && dx === 0) [dx, dy] = [Math.sign(x - points[2 * start[edge]!]!), 0];
  const length = Math.hypot(dx, dy);
  if (length === 0) return;
  const [ux, uy] = [dx / length, dy / length];
  const half = head * 0.45;
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - ux * head - uy * half, y - uy * head + ux * half);
  context.lineTo(x - ux * head + uy * half, y - uy * head - ux * half);
  context.fill();
}

/** Where the mark of two readings stands: on the middle of the longest piece, an upright one if it can be. */
export function markPlace({ routes }: Pick<Scene, 'routes'>, edge: number): { x: number; y: number } {
  const { start, points } = routes;
  let best = { x: 0, y: 0 };
  let most = -1;
  for (let i = start[edge]!; i + 1 < start[edge + 1]!; i++) {
    const [x1, y1, x2, y2] = points.subarray(2 * i, 2 * i + 4) as unknown as [number, number, number, number];
    // Between two slots there is more room than between two rows.
    const upright = x1 === x2 && Math.abs(y2 - y1) > 40;
    const length = Math.hypot(x2 - x1, y2 - y1) + (upright ? 10_000 : 0);
    if (length <= most) continue;
    most = length;
    best = { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }
  return best;
}

function paintMark(
  context: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  edge: number,
  palette: Palette,
): void {
  const { x, y } = markPlace(scene, edge);
  context.fillStyle = palette.bg;
  context.beginPath();
  context.arc(x, y, 10.5, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = palette.ink;
  context.beginPath();
  context.arc(x, y, 8.5, 0, 2 * Math.PI);
  context.fill();
  context.strokeStyle = palette.bg;
  context.lineWidth = 1.5;
  context.lineCap = 'round';
  context.beginPath();
  for (const [x1, y1, x2, y2] of [
    [-3.6, -1.5, 3.6, -1.5],
    [-3.6, 1.5, 3.6, 1.5],
    [1.8, -4, -1.8, 4],
  ] as const) {
    context.moveTo(x + x1, y + y1);
    context.lineTo(x + x2, y + y2);
  }
  context.stroke();
}

/** One line for all edges between two cells, as wide as there are many. Below zoom 0.12 nothing finer is read. */
export function paintBundles(
  context: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  zoom: number,
): void {
  const { layout, structure } = scene;
  const { input } = structure;
  const lanes = layout.lanes.length;
  const counts = new Map<number, number>();
  const cells = layout.columns.length * lanes;
  const columnOfSlot = new Int32Array(layout.grid.slotWidth.length);
  for (const [index, column] of layout.columns.entries()) {
    columnOfSlot.fill(index, column.firstSlot, column.firstSlot + column.slots);
  }
  const cellOf = (item: number) => columnOfSlot[layout.slots[item]!]! * lanes + input.items[item]!.lane;
  for (const { from, to, implied } of structure.edges) {
    const [a, b] = [cellOf(from), cellOf(to)];
    if (implied || a === b) continue;
    counts.set(a * cells + b, (counts.get(a * cells + b) ?? 0) + 1);
  }
  const middle = (cell: number) => {
    const column = layout.columns[Math.floor(cell / lanes)]!;
    const lane = layout.lanes[cell % lanes]!;
    return { x: column.x + column.width / 2, y: lane.y + lane.height / 2 };
  };
  context.strokeStyle = palette.ink2;
  for (const [pair, count] of counts) {
    const a = middle(Math.floor(pair / cells));
    const b = middle(pair % cells);
    context.globalAlpha = Math.min(0.22, 0.05 + count / 120);
    context.lineWidth = Math.min(4, 0.6 + Math.sqrt(count) * 0.3) / zoom;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.bezierCurveTo((a.x + b.x) / 2, a.y, (a.x + b.x) / 2, b.y, b.x, b.y);
    context.stroke();
  }
  context.globalAlpha = 1;
}
