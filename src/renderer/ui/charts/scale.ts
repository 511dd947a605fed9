/** A linear scale from values to pixels. */
export type Scale = { readonly of: (value: number) => number; readonly back: (pixel: number) => number };

/** Maps `[from, to]` onto `[start, end]`; a range of no length maps onto `start`. */
export function linear(from: number, to: number, start: number, end: number): Scale {
  const span = to - from;
  return {
    of: (value) => (span === 0 ? start : start + ((value - from) / span) * (end - start)),
    back: (pixel) => (end === start ? from : from + ((pixel - start) / (end - start)) * span),
  };
}

/**
 * Round marks from 0 to at least `most`: steps of 1, 2 or 5 times a power of ten (Heckbert, "Nice numbers for graph
 * labels", Graphics Gems, 1990), `whole` without fractions.
 */
export function niceMarks(most: number, wanted: number, whole = false): readonly number[] {
  const rough = Math.max(most, Number.MIN_VALUE) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = [1, 2, 5, 10].find((each) => each * power >= rough) ?? 10;
  const step = whole ? Math.max(1, Math.round(size * power)) : size * power;
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** The index of the nearest of sorted values; −1 of none. */
export function nearest(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle;
  }
  if (high < 0) return -1;
  return Math.abs(sorted[high]! - value) < Math.abs(sorted[low]! - value) ? high : low;
}
