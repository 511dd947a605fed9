import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { day } from '../../ui/charts/timeTicks.ts';
import { forgetWidths } from './canvasText.ts';
import { checkpointHeight, headerHeight, rowHeightFor } from './geometry.ts';
import { paint } from './paint.ts';
import { onThemeChange, readPalette, type Palette } from './palette.ts';
import type { Scene, View } from './scene.ts';
import { forgetPatterns } from './strokes.ts';
import { fitTo, panBy, showing, within, zoomAt, type Stretch, type TimeWindow } from './timeWindow.ts';

/** Where each repository was looked at last; kept while the window is open. */
const seen = new Map<string, TimeWindow>();
/** At least so much of the programme stays in sight, in pixels. */
const rest = 80;
const margin = 36;
/** Longer programmes open on the days around the present. */
const longest = 14 * day;

/** Everything there is to see: bars, wave bands, and a little of what comes after the present. */
export function wholeOf({ timeline, bands }: Pick<Scene, 'timeline' | 'bands'>): Stretch {
  const { extent, asOf } = timeline;
  return {
    from: Math.min(extent?.from ?? asOf, asOf, ...bands.map(({ from }) => from)),
    to: Math.max(extent?.to ?? asOf, asOf + day / 4, ...bands.map(({ to }) => to)),
  };
}

function firstLook(scene: Scene, width: number): TimeWindow {
  const whole = wholeOf(scene);
  const { asOf } = scene.timeline;
  const near = { from: Math.max(whole.from, asOf - 3 * day), to: Math.min(whole.to, asOf + 6 * day) };
  return fitTo(whole.to - whole.from > longest ? near : whole, width, margin);
}

export type TimelineControl = {
  /** What is seen now; changes without drawing React anew. */
  readonly view: RefObject<View>;
  readonly schedule: () => void;
  pan(pixels: number): void;
  scroll(pixels: number): void;
  zoom(x: number, factor: number): void;
  fit(): void;
  show(window: TimeWindow): void;
  hover(bar: number): void;
  bringIntoView(bar: number): void;
};

const unseen: View = {
  window: { from: 0, perPixel: 0 },
  scrollTop: 0,
  width: 0,
  height: 0,
  rowHeight: 28,
  hovered: -1,
};

/**
 * Draws the canvas once a frame at most, after the view, the scene, the size or the theme changed. `onFrame` runs in
 * the same frame, for what moves along with the canvas.
 */
export function useTimelineView(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene,
  repository: string | null,
  onFrame: (view: View) => void,
): TimelineControl {
  const view = useRef<View>(unseen);
  const latest = useRef({ scene, onFrame, repository });
  const palette = useRef<Palette | null>(null);
  const pending = useRef(0);

  const draw = useCallback(() => {
    pending.current = 0;
    const element = canvas.current;
    const context = element?.getContext('2d', { alpha: false }) ?? null;
    if (element === null || context === null || view.current.width === 0) return;
    const { scene: now, onFrame: tell, repository: home } = latest.current;
    palette.current ??= readPalette();
    const { width, height } = view.current;
    const ratio = window.devicePixelRatio;
    if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
      element.width = Math.round(width * ratio);
      element.height = Math.round(height * ratio);
    }
    seen.set(home ?? '', view.current.window);
    paint({ context, palette: palette.current, scene: now, view: view.current }, ratio);
    tell(view.current);
  }, [canvas]);

  const schedule = useCallback(() => {
    if (pending.current === 0) pending.current = requestAnimationFrame(draw);
  }, [draw]);

  const bodyHeight = (height: number) =>
    height - headerHeight - (latest.current.scene.checkpoints.length === 0 ? 0 : checkpointHeight);

  const change = useCallback(
    (next: Partial<View>) => {
      const { scene: now } = latest.current;
      const merged = { ...view.current, ...next };
      const room = bodyHeight(merged.height);
      const rowHeight = rowHeightFor(now.timeline.rows, room);
      const most = Math.max(0, now.timeline.rows * rowHeight - room);
      view.current = {
        ...merged,
        rowHeight,
        scrollTop: Math.max(0, Math.min(most, merged.scrollTop)),
        window: within(merged.window, wholeOf(now), merged.width, rest),
      };
      schedule();
    },
    [schedule],
  );

  useLayoutEffect(() => {
    latest.current = { scene, onFrame, repository };
    if (view.current.width > 0) change({});
  }, [scene, onFrame, repository, change]);

  useLayoutEffect(() => {
    const element = canvas.current?.parentElement;
    if (element == null) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0) return;
      const { scene: now, repository: home } = latest.current;
      const first = view.current.width === 0;
      const looked = first ? (seen.get(home ?? '') ?? firstLook(now, width)) : view.current.window;
      change({ width, height, window: looked });
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      cancelAnimationFrame(pending.current);
      pending.current = 0;
      // The next mount measures anew.
      view.current = unseen;
    };
  }, [canvas, change]);

  // Words are measured anew once the window's own font is there.
  useEffect(() => {
    let wanted = true;
    void document.fonts.ready.then(() => {
      forgetWidths();
      if (wanted) schedule();
    });
    return () => {
      wanted = false;
    };
  }, [schedule]);

  useEffect(
    () =>
      onThemeChange(() => {
        palette.current = null;
        const context = canvas.current?.getContext('2d');
        if (context != null) forgetPatterns(context);
        schedule();
      }),
    [canvas, schedule],
  );

  return useMemo<TimelineControl>(
    () => ({
      view,
      schedule,
      pan: (pixels) => change({ window: panBy(view.current.window, pixels) }),
      scroll: (pixels) => change({ scrollTop: view.current.scrollTop + pixels }),
      zoom: (x, factor) => change({ window: zoomAt(view.current.window, x, factor) }),
      fit: () => change({ window: fitTo(wholeOf(latest.current.scene), view.current.width, margin) }),
      show: (shown) => change({ window: shown }),
      hover: (bar) => {
        if (bar !== view.current.hovered) change({ hovered: bar });
      },
      bringIntoView(bar) {
        const { timeline } = latest.current.scene;
        const { rowHeight, scrollTop, width, height } = view.current;
        const top = timeline.rowOf[bar]! * rowHeight;
        const room = bodyHeight(height);
        const down = Math.max(0, top + rowHeight - room - scrollTop);
        const up = Math.min(0, top - scrollTop);
        change({
          scrollTop: scrollTop + (down > 0 ? down : up),
          window: showing(
            view.current.window,
            { from: timeline.from[bar]!, to: timeline.to[bar]! },
            width,
            margin,
          ),
        });
      },
    }),
    [change, schedule],
  );
}
