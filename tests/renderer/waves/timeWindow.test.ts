import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  coarsest,
  finest,
  fitTo,
  panBy,
  showing,
  timeAt,
  within,
  xOf,
  zoomAt,
} from '#renderer/views/waves/timeWindow.ts';

const from = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const windows = fc.record({ from, perPixel: fc.integer({ min: finest, max: coarsest }) });
const stretches = fc
  .tuple(from, fc.integer({ min: 60_000, max: 200 * 86_400_000 }))
  .map(([start, length]) => ({ from: start, to: start + length }));
const width = fc.integer({ min: 400, max: 2_600 });

describe('the window on time', () => {
  test('zooming keeps the moment under the pointer where it is, within its limits', () => {
    fc.assert(
      fc.property(
        windows,
        fc.integer({ min: 0, max: 2_000 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (seen, x, factor) => {
          const zoomed = zoomAt(seen, x, factor);
          expect(timeAt(zoomed, x)).toBeCloseTo(timeAt(seen, x), -1);
          expect(zoomed.perPixel).toBeGreaterThanOrEqual(finest);
          expect(zoomed.perPixel).toBeLessThanOrEqual(coarsest);
        },
      ),
    );
  });

  test('a fit shows the whole stretch, unless that is longer than the widest zoom', () => {
    fc.assert(
      fc.property(stretches, width, (stretch, wide) => {
        fc.pre((stretch.to - stretch.from) / (wide - 72) <= coarsest);
        const seen = fitTo(stretch, wide, 36);
        expect(xOf(seen, stretch.from)).toBeGreaterThanOrEqual(35.9);
        expect(xOf(seen, stretch.to)).toBeLessThanOrEqual(wide - 35.9);
      }),
    );
  });

  test('however far it is moved, something of the programme stays in sight', () => {
    fc.assert(
      fc.property(
        windows,
        stretches,
        width,
        fc.integer({ min: -1e7, max: 1e7 }),
        (seen, stretch, wide, pixels) => {
          const held = within(panBy(seen, pixels), stretch, wide, 80);
          expect(xOf(held, stretch.from)).toBeLessThanOrEqual(wide - 79.9);
          expect(xOf(held, stretch.to)).toBeGreaterThanOrEqual(
            Math.min(79.9, wide - 80 + (stretch.to - stretch.from) / held.perPixel - 0.1),
          );
        },
      ),
    );
  });

  test('a bar that is walked to has its beginning in sight, and what is in sight already is not moved', () => {
    fc.assert(
      fc.property(windows, stretches, width, (seen, stretch, wide) => {
        const moved = showing(seen, stretch, wide, 36);
        expect(xOf(moved, stretch.from)).toBeGreaterThanOrEqual(35.9);
        expect(xOf(moved, stretch.from)).toBeLessThanOrEqual(wide - 35.9);
        expect(showing(moved, stretch, wide, 36).from).toBeCloseTo(moved.from, -1);
      }),
    );
  });
});
