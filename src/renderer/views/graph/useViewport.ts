import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { margins } from './Headers.tsx';
import type { Viewport } from './paint.ts';
import { graphStore } from './graphStore.ts';
import type { Drawing } from './useScene.ts';

/** Where each repository was looked at last; kept while the window is open. */
const seen = new Map<string, Viewport>();
/** Up to this many items a graph opens readable, even if not all of it fits. */
const readable = 60;
/** From this many on a graph opens whole: its shape first. */
const overview = 2_000;

export type ViewportControl = {
  /** True for the 200 ms in which cards slide to new places. */
  readonly moving: boolean;
  /** Pans as little as needed to show an item whole. */
  bringIntoView(item: number): void;
};

/** Sets the first look, keeps it over visits, and holds the item in hand still when the layout changes. */
export function useViewport(
  drawing: Drawing,
  repository: string | null,
  schedule: () => void,
): ViewportControl {
  const flow = useReactFlow();
  const store = useStoreApi();
  const [moving, setMoving] = useState(false);
  const started = useRef(false);
  const before = useRef(drawing);

  const start = useCallback(() => {
    const { width, height } = store.getState();
    if (width === 0 || started.current) return;
    started.current = true;
    const kept = seen.get(repository ?? '');
    void flow.setViewport(kept ?? firstLook(before.current, width, height));
    schedule();
  }, [flow, repository, schedule, store]);

  const bringIntoView = useCallback(
    (item: number) => {
      const { width, height } = store.getState();
      const { left, top, right, bottom } = before.current.scene.areaOf(item);
      const { x, y, zoom } = flow.getViewport();
      const shift = (low: number, high: number, from: number, to: number) =>
        low < from ? from - low : high > to ? to - high : 0;
      const dx = shift(left * zoom + x, right * zoom + x, margins.left + 16, width - 16);
      const dy = shift(top * zoom + y, bottom * zoom + y, margins.top + 16, height - 16);
      if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom });
    },
    [flow, store],
  );
  useEffect(() => {
    start();
    let known = store.getState().width;
    return store.subscribe((state) => {
      if (!started.current) start();
      const [x, y, zoom] = state.transform;
      if (started.current) seen.set(repository ?? '', { x, y, zoom });
      const narrower = state.width < known;
      known = state.width;
      // The inspector opened over it, or the window shrank: what is in hand stays in sight.
      if (narrower && before.current.selected >= 0) bringIntoView(before.current.selected);
    });
  }, [repository, start, store, bringIntoView]);

  useLayoutEffect(() => {
    const old = before.current;
    before.current = drawing;
    if (old.scene === drawing.scene || !started.current) return;
    setMoving(true);
    const anchor = drawing.selected >= 0 ? drawing.selected : -1;
    const id = drawing.scene.structure.items[anchor]?.id;
    const was = id === undefined ? undefined : old.scene.structure.indexOf.get(id);
    if (was !== undefined) {
      const now = drawing.scene.areaOf(anchor);
      const then = old.scene.areaOf(was);
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({
        x: x - (now.left - then.left) * zoom,
        y: y - (now.top - then.top) * zoom,
        zoom,
      });
    }
    const { toggled } = graphStore.getState();
    if (toggled !== null) {
      graphStore.setState({ toggled: null });
      const lane = drawing.scene.structure.lanes.findIndex(({ id: each }) => each === toggled);
      const first = drawing.scene.structure.input.items.findIndex((item) => item.lane === lane);
      if (first >= 0) bringIntoView(first);
    }
    const timer = setTimeout(() => setMoving(false), 220);
    return () => clearTimeout(timer);
  }, [drawing, flow, bringIntoView]);

  useEffect(
    () =>
      graphStore.subscribe((use, old) => {
        if (use.wish === old.wish) return;
        const { width, height } = store.getState();
        if (use.wish.look === 'all') void flow.setViewport(wholeGraph(before.current, width, height));
        else void flow.zoomTo(1);
      }),
    [flow, store],
  );

  return { moving, bringIntoView };
}

/** Small graphs begin at their top left in full size; the largest whole; those between as large as still fits. */
function firstLook({ scene, selected }: Drawing, width: number, height: number): Viewport {
  const { size } = scene.layout;
  const count = scene.structure.items.length;
  const whole = Math.min((width - margins.left - 24) / size.width, (height - margins.top - 24) / size.height);
  const zoom = Math.min(1, count <= readable ? 1 : count >= overview ? whole : Math.max(whole, 0.5));
  const corner = { x: margins.left, y: margins.top, zoom };
  if (selected < 0) return corner;
  const { left, top, right, bottom } = scene.areaOf(selected);
  const inSight = right * zoom + corner.x < width && bottom * zoom + corner.y < height;
  if (inSight) return corner;
  return { x: width / 2 - ((left + right) / 2) * zoom, y: height / 2 - ((top + bottom) / 2) * zoom, zoom };
}

/** The viewport that shows everything. */
export function wholeGraph({ scene }: Pick<Drawing, 'scene'>, width: number, height: number): Viewport {
  const { size } = scene.layout;
  const zoom = Math.min(
    1,
    (width - margins.left - 24) / size.width,
    (height - margins.top - 24) / size.height,
  );
  return { x: margins.left, y: margins.top, zoom };
}
