import { describe, expect, test } from 'vitest';
import { durationInWords, hoursInWords } from '#renderer/views/issue/estimates.ts';
import { meaningWords, readingRows, readingsByPlace, type Readings } from '#renderer/views/issue/readings.ts';
import { startTexts } from '#renderer/i18n/index.ts';
import { bodyLine, commentLine } from '../../../support/renderer/fixtureIssues.ts';

describe('what was read in an issue', () => {
  const status = { kind: 'status', issue: 'o/r#16', status: 'blocked' } as const;
  const readings: Readings = [
    { meaning: status, evidence: bodyLine(16, 3, 'a') },
    { meaning: { kind: 'blocks', from: 'o/r#16', to: 'o/r#17' }, evidence: bodyLine(16, 3, 'a') },
    { meaning: status, evidence: bodyLine(16, 3, 'a') },
    { meaning: status, evidence: commentLine(16, 'c5', 1, 'b', 10) },
    {
      meaning: { kind: 'phase', id: '1', title: 'Tides' },
      evidence: { ...bodyLine(16, 0, 'Phase 1.5'), source: 'title' },
    },
  ];
  const texts = startTexts('en');
  const words = meaningWords(texts.getFixedT('en', ['issue', 'shell']), 'en', 'o/r');

  test('stands by its line, in the body or in its comment', () => {
    const linesOf = readingsByPlace(readings, words);
    expect([...linesOf(null)]).toEqual([[3, '#16: Blocked\n#16 blocks #17']]);
    expect([...linesOf('c5')]).toEqual([[1, '#16: Blocked']]);
    expect([...linesOf('c6')]).toEqual([]);
  });

  test('is listed once, though it was used twice', () => {
    expect(readingRows(readings, words)).toHaveLength(4);
  });

  test('is said in the language of the window', () => {
    const japanese = meaningWords(texts.getFixedT('ja', ['issue', 'shell']), 'ja', 'o/r');
    expect(japanese({ kind: 'blocks', from: 'o/r#16', to: 'x/y#17' })).toBe('#16 が x/y#17 をブロック');
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
