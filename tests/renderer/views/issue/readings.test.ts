import { describe, expect, test } from 'vitest';
import { durationInWords, hoursInWords } from '#renderer/views/issue/estimates.ts';
import { readingRows, readingsByPlace } from '#renderer/views/issue/readings.ts';
import { bodyLine, commentLine } from '../../../support/renderer/fixtureIssues.ts';

describe('what was read in an issue', () => {
  const readings = [
    { meaning: 'status', evidence: bodyLine(16, 3, 'a') },
    { meaning: 'blocks #17', evidence: bodyLine(16, 3, 'a') },
    { meaning: 'status', evidence: bodyLine(16, 3, 'a') },
    { meaning: 'status', evidence: commentLine(16, 'c5', 1, 'b', 10) },
    { meaning: 'phase', evidence: { ...bodyLine(16, 0, 'Phase 1.5'), source: 'title' as const } },
  ];

  test('stands by its line, in the body or in its comment', () => {
    const linesOf = readingsByPlace(readings);
    expect([...linesOf(null)]).toEqual([[3, 'status\nblocks #17']]);
    expect([...linesOf('c5')]).toEqual([[1, 'status']]);
    expect([...linesOf('c6')]).toEqual([]);
  });

  test('is listed once, though it was used twice', () => {
    expect(readingRows(readings)).toHaveLength(4);
  });
});

describe('an estimate', () => {
  test.each([
    [{ low: 480, high: 720 }, '8–12 hr', '8–12 時間'],
    [{ low: 45, high: 45 }, '45 min', '45 分'],
    [{ low: 60, high: 120 }, '1–2 hr', '1–2 時間'],
  ])('keeps both ends', (range, english, japanese) => {
    expect(durationInWords(range, 'en')).toBe(english);
    expect(durationInWords(range, 'ja')).toBe(japanese);
  });

  test('of slack is hours once it is more than a few', () => {
    expect(hoursInWords(360, 'en')).toBe('6 hr');
  });
});
