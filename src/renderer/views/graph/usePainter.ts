import { useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { paint, type Viewport } from './paint.ts';
import { onThemeChange, readPalette, type Palette } from './palette.ts';
import type { Area } from './scene.ts';
import { TileField } from './tiles.ts';
import type { Drawing } from './useScene.ts';

export type Frame = { readonly viewport: Viewport; readonly width: number; readonly height: number };

/** How long the zoom must rest before everything is drawn sharp, in milliseconds. */
const rest = 90;
/** How long after the last movement the cards lie in a layer of their own, which moves without being drawn. */
const layerAfter = 160;

/**
 * Where two drawings of the same layout differ: the items with another status, the edges with another look. Null
 * where everything is drawn anew. A hundred reports a second change few tiles each, and redraw only those.
 */
function changedAreas(before: Drawing, after: Drawing): Area[] | null {
  const { scene } = after;
  if (before.scene !== scene || before.lit !== after.lit || before.selected !== after.selected) return null;
  const areas: Area[] = [];
  scene.structure.items.forEach((item, index) => {
    if (item.kind !== 'issue') return;
    const [old, now] = [before.source.nodes.get(item.id), after.source.nodes.get(item.id)];
    if (old !== now && old?.status !== now?.status) areas.push(scene.areaOf(index));
  });
  after.looks.forEach((look, edge) => {
    const old = before.looks[edge];
    if (old?.rank === look.rank && old.dashed === look.dashed && old.doubted === look.doubted) return;
    const area = scene.areaOfEdge(edge);
    if (area !== null) areas.push(area);
  });
  return areas;
}

export type Painter = {
  /** Draws what is missing, in the next frame. */
  readonly schedule: () => void;
  /** Draws an edge anew: it was pointed at, or is no longer. */
  readonly touchEdge: (edge: number) => void;
};

/**
 * Draws the ground once a frame at most: after the viewport moved, or the drawing or the theme changed. `onFrame`
 * runs first, in the same frame, for what moves along with the ground.
 */
export function usePainter(
  host: RefObject<HTMLDivElement | null>,
  drawing: Drawing,
  pointed: RefObject<{ hovered: number; opened: number }>,
  onFrame: (frame: Frame) => void,
): Painter {
  const store = useStoreApi();
  const latest = useRef({ drawing, onFrame });
  const palette = useRef<Palette | null>(null);
  const pending = useRef(0);
  const field = useRef<TileField | null>(null);
  const zoomed = useRef({ zoom: 0, at: 0 });

  const draw = useCallback(() => {
    pending.current = 0;
    const { transform, width, height } = store.getState();
    const [x, y, zoom] = transform;
    if (field.current === null || width === 0 || height === 0) return;
    // Whole pixels: a tile between two would be drawn soft.
    const viewport = { x: Math.round(x), y: Math.round(y), zoom };
    latest.current.onFrame({ viewport: { x, y, zoom }, width, height });
    const now = performance.now();
    if (zoomed.current.zoom !== zoom) zoomed.current = { zoom, at: now };
    const resting = now - zoomed.current.at >= rest || zoomed.current.at === 0;
    const more = field.current.show(viewport, width, height, resting);
    if (more && pending.current === 0) pending.current = requestAnimationFrame(draw);
  }, [store]);

  const schedule = useCallback(() => {
    if (pending.current === 0) pending.current = requestAnimationFrame(draw);
  }, [draw]);

  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const tiles = new TileField(element, (context, viewport, size, ratio) => {
      const { drawing: now } = latest.current;
      palette.current ??= readPalette();
      const emphasis = { lit: now.lit, selected: now.selected, ...pointed.current };
      paint(context, { ...now, emphasis, palette: palette.current }, viewport, size, size, ratio);
    });
    field.current = tiles;
    return () => {
      tiles.remove();
      field.current = null;
    };
  }, [host, pointed]);

  useLayoutEffect(() => {
    const before = latest.current.drawing;
    latest.current = { drawing, onFrame };
    if (before !== drawing) {
      const areas = changedAreas(before, drawing);
      if (areas === null) field.current?.invalidate();
      else for (const area of areas) field.current?.invalidateArea(area);
    }
    schedule();
  }, [drawing, onFrame, schedule]);

  useEffect(() => {
    let still = 0;
    const stopStore = store.subscribe((state, before) => {
      if (state.width !== before.width || state.height !== before.height) schedule();
      if (state.transform === before.transform) return;
      schedule();
      const element = host.current?.parentElement;
      if (element == null) return;
      // A layer keeps its sharpness only while the zoom does not change.
      if (state.transform[2] === before.transform[2]) element.dataset['panning'] = '';
      else delete element.dataset['panning'];
      clearTimeout(still);
      still = window.setTimeout(() => delete element.dataset['panning'], layerAfter);
    });
    const stopTheme = onThemeChange(() => {
      palette.current = null;
      field.current?.invalidate();
      schedule();
    });
    return () => {
      stopStore();
      stopTheme();
      clearTimeout(still);
      cancelAnimationFrame(pending.current);
      pending.current = 0;
    };
  }, [host, schedule, store]);

  const touchEdge = useCallback(
    (edge: number) => {
      const area = latest.current.drawing.scene.areaOfEdge(edge);
      if (area !== null) field.current?.invalidateArea(area);
      schedule();
    },
    [schedule],
  );
  return { schedule, touchEdge };
}
