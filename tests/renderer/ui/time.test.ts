import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { startTexts } from '#renderer/i18n/index.ts';
import { ageInWords } from '#renderer/ui/Age.tsx';
import { ageOf, clock, dayAndClock, exactTime } from '#renderer/ui/time.ts';

const minutes = (count: number) => count * 60_000;
const hours = (count: number) => minutes(60 * count);

beforeAll(() => {
  startTexts('en');
});

describe('an age in words', () => {
  test.each([
    [0, 'just now', 'たった今'],
    [minutes(26), '26 min', '26 分'],
    [hours(6) + minutes(41), '6 h 41 min', '6 時間 41 分'],
    [hours(9), '9 h', '9 時間'],
    [hours(39) + minutes(5), '39 h', '39 時間'],
    [hours(24 * 5), '5 d', '5 日'],
    [hours(24 * 200), '6 mo', '6 か月'],
  ])('%i ms is %s, %s', (span, english, japanese) => {
    expect(ageInWords(span, i18next.getFixedT('en', 'shell'))).toBe(english);
    expect(ageInWords(span, i18next.getFixedT('ja', 'shell'))).toBe(japanese);
  });

  test('in full knows one from many', () => {
    const t = i18next.getFixedT('en', 'shell');
    expect(ageInWords(hours(1), t, 'full')).toBe('1 hour');
    expect(ageInWords(hours(39), t, 'full')).toBe('39 hours');
  });

  test('is never negative, and null where a time is missing or none', () => {
    expect(ageOf('2026-03-11T12:00:00Z', '2026-03-11T11:00:00Z')).toBe(0);
    expect(ageOf(null, '2026-03-11T11:00:00Z')).toBeNull();
    expect(ageOf('yesterday', '2026-03-11T11:00:00Z')).toBeNull();
  });
});

describe('a time', () => {
  const at = '2026-03-11T15:30:05Z';
  test('is told in Japan, on the day that it is there', () => {
    expect(clock(at, 'en')).toBe('00:30');
    expect(dayAndClock(at, 'en')).toBe('12 Mar 00:30');
    expect(dayAndClock(at, 'ja')).toBe('3月12日 00:30');
    expect(clock(at, 'en', 'UTC')).toBe('15:30');
  });

  test('shows both zones on hover', () => {
    expect(exactTime(at, 'en')).toBe('12 Mar 2026, 00:30:05 JST\n11 Mar 2026, 15:30:05 UTC');
  });

  test('that is none is shown as it stands', () => {
    expect(clock('soon', 'en')).toBe('soon');
  });
});
