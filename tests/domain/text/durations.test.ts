import { describe, expect, it } from 'vitest';
import { readDuration, readTitleDuration } from '#domain/text/durations.ts';

describe('durations', () => {
  it.each([
    ['45min', 45, 45],
    ['1-2h', 60, 120],
    ['8-12 hours', 480, 720],
    ['~30 minutes', 30, 30],
    ['0.5 day', 240, 240],
    ['1h30m', 90, 90],
    ['2 hours 15 min', 135, 135],
    ['2-3時間', 120, 180],
    ['30分', 30, 30],
    ['半日', 240, 240],
    ['1 week', 2400, 2400],
    ['12-16 hours (3 days)', 720, 960],
    ['3 – 4 days', 1440, 1920],
  ])('%j', (text, low, high) => {
    expect(readDuration(text)).toEqual({ low, high });
  });

  it.each(['', 'soon', '#12', 'v1.2', 'Week 1', '100+ users', '$48/mo', '5 documents', 'P0-2'])(
    'none in %j',
    (text) => {
      expect(readDuration(text)).toBeNull();
    },
  );

  it('reads the brackets at the end of a title, and no other', () => {
    expect(readTitleDuration('Phase 4.1: Load test (12-16h)')).toEqual({ low: 720, high: 960 });
    expect(readTitleDuration('Phase 2.1: Merge folders (11% fewer)')).toBeNull();
    expect(readTitleDuration('Launch in 3 days')).toBeNull();
  });
});
