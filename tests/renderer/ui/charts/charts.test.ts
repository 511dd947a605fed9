import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { burnUpPoints } from '#renderer/ui/charts/BurnUp.tsx';
import { strengthOf } from '#renderer/ui/charts/HeatStrip.tsx';
import { linear, nearest, niceMarks } from '#renderer/ui/charts/scale.ts';
import {
  loneLabel,
  stepFor,
  tickAfter,
  tickBefore,
  tickLabel,
  ticksBetween,
  upperLabel,
  type TickStep,
} from '#renderer/ui/charts/timeTicks.ts';

describe('marks of time', () => {
  const steps = fc.constantFrom<TickStep[]>(
    { unit: 'minute', count: 15 },
    { unit: 'hour', count: 6 },
    { unit: 'day', count: 1 },
    { unit: 'day', count: 7 },
    { unit: 'month', count: 1 },
    { unit: 'month', count: 3 },
    { unit: 'year', count: 1 },
  );
  const times = fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 });

  test('surround every moment, and a mark is its own last mark', () => {
    fc.assert(
      fc.property(times, steps, (time, step) => {
        const before = tickBefore(time, step);
        expect(before).toBeLessThanOrEqual(time);
        expect(tickAfter(before, step)).toBeGreaterThan(time);
        expect(tickBefore(before, step)).toBe(before);
      }),
    );
  });

  test('stand on the calendar of Japan: days begin at 15:00 UTC, weeks on Mondays', () => {
    const time = Date.parse('2026-04-16T06:30:00Z');
    const iso = (step: TickStep) => new Date(tickBefore(time, step)).toISOString();
    expect(iso({ unit: 'day', count: 1 })).toBe('2026-04-15T15:00:00.000Z');
    expect(iso({ unit: 'day', count: 7 })).toBe('2026-04-12T15:00:00.000Z');
    expect(iso({ unit: 'month', count: 3 })).toBe('2026-03-31T15:00:00.000Z');
    expect(iso({ unit: 'year', count: 1 })).toBe('2025-12-31T15:00:00.000Z');
  });

  test('are as many as fit, from hours to years', () => {
    expect(stepFor(20_000, 44)).toEqual({ unit: 'minute', count: 15 });
    expect(stepFor(600_000, 44)).toEqual({ unit: 'hour', count: 12 });
    expect(stepFor(43_200_000, 44)).toEqual({ unit: 'month', count: 1 });
    expect(stepFor(1e12, 44)).toEqual({ unit: 'year', count: 1 });
  });

  test('are named in both languages', () => {
    const tick = Date.parse('2026-04-15T15:00:00Z');
    expect(tickLabel(tick, { unit: 'hour', count: 6 }, 'en')).toBe('00');
    expect(upperLabel(tick, { unit: 'day', count: 1 }, 'en')).toBe('Thu 16');
    expect(loneLabel(tick, { unit: 'hour', count: 6 }, 'en')).toBe('16 Apr');
    expect(loneLabel(tick, { unit: 'day', count: 1 }, 'ja')).toBe('4月16日');
    expect(ticksBetween(tick, tick + 3 * 86_400_000, { unit: 'day', count: 1 })).toHaveLength(4);
  });
});

describe('scales', () => {
  test('lead from a value to a pixel and back', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, span, part) => {
          const scale = linear(from, from + span, 30, 630);
          const value = from + part * span;
          expect(scale.back(scale.of(value))).toBeCloseTo(value, 3);
        },
      ),
    );
    expect(linear(5, 5, 30, 630).of(5)).toBe(30);
  });

  test('have round marks that reach the largest value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 6 }),
        (most, wanted) => {
          const marks = niceMarks(most, wanted);
          expect(marks[0]).toBe(0);
          expect(marks.at(-1)!).toBeGreaterThanOrEqual(most * (1 - 1e-6));
          expect(marks.length).toBeLessThanOrEqual(wanted + 2);
        },
      ),
    );
    expect(niceMarks(13, 4, true)).toEqual([0, 5, 10, 15]);
    expect(niceMarks(1, 4, true)).toEqual([0, 1]);
  });

  test('find the nearest point', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1 }),
        fc.integer({ min: -50, max: 1_050 }),
        (values, x) => {
          const sorted = [...values].sort((a, b) => a - b);
          const least = Math.min(...sorted.map((value) => Math.abs(value - x)));
          expect(Math.abs(sorted[nearest(sorted, x)]! - x)).toBe(least);
        },
      ),
    );
    expect(nearest([], 3)).toBe(-1);
  });
});

test('the last day of a burn-up ends at the present, not at midnight', () => {
  const asOf = Date.parse('2026-04-16T06:30:00Z');
  const days = ['2026-04-15', '2026-04-16'].map((day) => ({ day, scope: 3, official: 1, claimed: 2 }));
  expect(burnUpPoints(days, asOf).map(({ at }) => at)).toEqual([Date.parse('2026-04-16T00:00:00Z'), asOf]);
});

test('only the busiest day has full ink, and a single report is not nothing', () => {
  expect([0, 1, 5, 9, 10].map((count) => strengthOf(count, 10))).toEqual([-1, 0, 2, 3, 4]);
});
