import { useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { paint, type Viewport } from './paint.ts';
import { onThemeChange, readPalette, type Palette } from './palette.ts';
import type { Drawing } from './useScene.ts';

export type Frame = { readonly viewport: Viewport; readonly width: number; readonly height: number };

/**
 * Draws the canvas once a frame at most: after the viewport moved, the drawing or the theme changed, or when
 * asked. `onFrame` runs first, in the same frame, for what moves along with the canvas.
 */
export function usePainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  drawing: Drawing,
  pointed: RefObject<{ hovered: number; opened: number }>,
  onFrame: (frame: Frame) => void,
): () => void {
  const store = useStoreApi();
  const latest = useRef({ drawing, onFrame });
  const palette = useRef<Palette | null>(null);
  const pending = useRef(0);

  const draw = useCallback(() => {
    pending.current = 0;
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element == null || context == null) return;
    const { transform, width, height } = store.getState();
    const viewport = { x: transform[0], y: transform[1], zoom: transform[2] };
    if (width === 0 || height === 0) return;
    const { drawing: now, onFrame: follow } = latest.current;
    follow({ viewport, width, height });
    const ratio = window.devicePixelRatio;
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (element.width !== across || element.height !== down) {
      element.width = across;
      element.height = down;
    }
    palette.current ??= readPalette();
    const emphasis = { lit: now.lit, selected: now.selected, ...pointed.current };
    const T0=performance.now();
    if ((globalThis as any).NOPAINT) return;
    paint(context, { ...now, emphasis, palette: palette.current }, viewport, width, height, ratio);
    ((globalThis as any).PT ??= []).push(performance.now()-T0);
  }, [canvas, pointed, store]);

  const schedule = useCallback(() => {
    if (pending.current === 0) pending.current = requestAnimationFrame(draw);
  }, [draw]);

  useLayoutEffect(() => {
    latest.current = { drawing, onFrame };
    schedule();
  }, [drawing, onFrame, schedule]);

  useEffect(() => {
    const stopStore = store.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width || state.height !== before.height) schedule();
    });
    const stopTheme = onThemeChange(() => {
      palette.current = null;
      schedule();
    });
    return () => {
      stopStore();
      stopTheme();
      cancelAnimationFrame(pending.current);
      pending.current = 0;
    };
  }, [schedule, store]);
  return schedule;
}
