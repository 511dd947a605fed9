import type { NodeStatus } from '#domain/programme.ts';
import type { EdgeLook } from './edgeLook.ts';
import type { GraphSource, Lane } from './lanes.ts';
import { paintBundles, paintEdges, type Emphasis } from './paintEdges.ts';
import type { Palette } from './palette.ts';
import type { Area, Scene } from './scene.ts';
import { issueName } from '../../ui/issueName.ts';

/** Screen pixel = graph pixel × zoom + offset. */
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };

/** Below the first, items are rectangles on the canvas; below the second, edges are gathered by cell. */
export const levels = { cards: 0.35, names: 0.2, edges: 0.12 } as const;

export type Painting = {
  readonly scene: Scene;
  readonly source: Pick<GraphSource, 'nodes'>;
  readonly looks: readonly EdgeLook[];
  readonly emphasis: Emphasis;
  readonly palette: Palette;
};

export function areaSeen({ x, y, zoom }: Viewport, width: number, height: number): Area {
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
}

/** Draws everything under the cards: lane and column lines, edges, and below zoom 0.35 the items too. */
export function paint(
  context: OffscreenCanvasRenderingContext2D,
  { scene, source, looks, emphasis, palette }: Painting,
  viewport: Viewport,
  width: number,
  height: number,
  ratio: number,
): void {
  const { zoom } = viewport;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = palette.bg;
  context.fillRect(0, 0, width, height);
  context.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * viewport.x, ratio * viewport.y);
  // Marks and heads of edges just outside reach in.
  const inside = areaSeen(viewport, width, height);
  const reach = 14;
  const area = {
    left: inside.left - reach,
    top: inside.top - reach,
    right: inside.right + reach,
    bottom: inside.bottom + reach,
  };
  paintFrame(context, scene, palette, area, zoom);
  if (zoom < levels.edges) {
    paintItems(context, scene, source, emphasis, palette, area, zoom);
    paintBundles(context, scene, palette, zoom);
    return;
  }
  paintEdges(context, scene, scene.edgesIn(area), looks, emphasis, palette, zoom);
  if (zoom < levels.cards) paintItems(context, scene, source, emphasis, palette, area, zoom);
  else paintPlaces(context, scene, palette, area);
}

function paintFrame(
  context: OffscreenCanvasRenderingContext2D,
  { layout }: Scene,
  palette: Palette,
  area: Area,
  zoom: number,
): void {
  context.strokeStyle = palette.line;
  context.lineWidth = 1 / zoom;
  context.beginPath();
  // Lines closer than this would be a grey band.
  const least = 6 / zoom;
  for (const { x, width } of layout.columns.slice(1)) {
    if (width < least || x < area.left || x > area.right) continue;
    context.moveTo(x, area.top);
    context.lineTo(x, area.bottom);
  }
  for (const { y, height } of layout.lanes) {
    if (height < least || y + height < area.top || y + height > area.bottom) continue;
    context.moveTo(area.left, y + height);
    context.lineTo(area.right, y + height);
  }
  context.stroke();
}

/** The ground of cards that the page has not put there yet, so that fast panning shows no holes. */
function paintPlaces(
  context: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  area: Area,
): void {
  context.fillStyle = palette.raised;
  for (const item of scene.itemsIn(area)) {
    const { left, top, right, bottom } = scene.areaOf(item);
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 8);
    context.fill();
  }
}

function paintItems(
  context: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  source: Pick<GraphSource, 'nodes'>,
  emphasis: Emphasis,
  palette: Palette,
  area: Area,
  zoom: number,
): void {
  const named = zoom >= levels.names;
  for (const item of scene.itemsIn(area)) {
    const { left, top, right, bottom } = scene.areaOf(item);
    const about = scene.structure.items[item]!;
    const status = about.kind === 'issue' ? source.nodes.get(about.id)?.status : undefined;
    const lit = emphasis.lit === null || emphasis.lit[item] === 1;
    context.globalAlpha = lit ? 1 : 0.28;
    const quiet = !named && (status === 'waiting' || status === 'gated');
    context.fillStyle = status === undefined || quiet ? palette.ink4 : palette.status[status];
    if (!named) {
      context.fillRect(left, top, right - left, bottom - top);
    } else {
      const bar = 22;
      context.fillRect(left, top, bar, bottom - top);
      context.fillStyle = palette.raised;
      context.fillRect(left + bar, top, right - left - bar, bottom - top);
      if (about.kind === 'issue') {
        context.fillStyle = palette.ink;
        context.font = `500 38px ${palette.font}`;
        context.textBaseline = 'middle';
        context.fillText(
          issueName(about.id),
          left + bar + 12,
          (top + bottom) / 2 + 2,
          right - left - bar - 16,
        );
      }
    }
    if (item === emphasis.selected) {
      context.globalAlpha = 1;
      context.strokeStyle = palette.focus;
      context.lineWidth = 3 / zoom;
      context.strokeRect(left, top, right - left, bottom - top);
    }
  }
  context.globalAlpha = 1;
}

/** The status that a card of many issues shows: what most needs an eye. */
const urgency: readonly NodeStatus[] = [
  'failed',
  'blocked',
  'review',
  'claimed',
  'running',
  'ready',
  'gated',
  'waiting',
  'done',
];

export function loudestStatus(lane: Lane, source: Pick<GraphSource, 'nodes'>): NodeStatus {
  const found = new Set(lane.issues.map((key) => source.nodes.get(key)?.status));
  return urgency.find((status) => found.has(status)) ?? 'waiting';
}
