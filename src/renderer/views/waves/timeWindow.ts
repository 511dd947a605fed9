/** What of time is seen: `from` stands at the left edge; milliseconds. */
export type TimeWindow = { readonly from: number; readonly perPixel: number };
export type Stretch = { readonly from: number; readonly to: number };

/** An hour over 180 pixels: single reports stand apart. */
export const finest = 20_000;
/** Two years on a wide screen. */
export const coarsest = 43_200_000;

export function xOf({ from, perPixel }: TimeWindow, time: number): number {
  return (time - from) / perPixel;
}

export function timeAt({ from, perPixel }: TimeWindow, x: number): number {
  return from + x * perPixel;
}

/** Zooms by a factor above 1 inwards; the moment under `x` stays where it is, as far as the limits allow a zoom at all. */
export function zoomAt(window: TimeWindow, x: number, factor: number): TimeWindow {
  const perPixel = Math.min(coarsest, Math.max(finest, window.perPixel / factor));
  return { from: timeAt(window, x) - x * perPixel, perPixel };
}

export function panBy(window: TimeWindow, pixels: number): TimeWindow {
  return { ...window, from: window.from + pixels * window.perPixel };
}

/** The window that shows a stretch whole with a margin on both sides, in pixels. */
export function fitTo({ from, to }: Stretch, width: number, margin: number): TimeWindow {
  const room = Math.max(1, width - 2 * margin);
  const perPixel = Math.min(coarsest, Math.max(finest, (to - from) / room));
  // What is shorter than the finest zoom shows stands in the middle.
  const spare = room * perPixel - (to - from);
  return { from: from - margin * perPixel - Math.max(0, spare) / 2, perPixel };
}

/** Moved back as little as needed so that at least `rest` pixels of the stretch stay in sight. */
export function within(window: TimeWindow, { from, to }: Stretch, width: number, rest: number): TimeWindow {
  const least = from - (width - rest) * window.perPixel;
  const most = to - rest * window.perPixel;
  return { ...window, from: Math.max(Math.min(window.from, most), least) };
}

/** Panned as little as needed to show a stretch; its beginning where it is longer than the window. */
export function showing(
  window: TimeWindow,
  { from, to }: Stretch,
  width: number,
  margin: number,
): TimeWindow {
  const left = window.from + margin * window.perPixel;
  const right = timeAt(window, width - margin);
  if (from < left || to - from > right - left) return { ...window, from: from - margin * window.perPixel };
  return to > right ? { ...window, from: window.from + (to - right) } : window;
}
