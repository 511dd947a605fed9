import { formatTime, parseTime } from '../text/time.ts';

const ago = /^(\d{1,5})(m|min|h|d|w)$/;
const minutesIn: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 1_440, w: 10_080 };
const date = /^\d{4}-\d{2}-\d{2}$/;
const time = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,6})?(Z|[+-]\d{2}:\d{2})?$/;
const minutesOfADay = 1_440;

/** What a moment is reckoned from: the mirror's as-of, and the last look (null before the first). */
export type Reckoning = { readonly asOf: string; readonly look: string | null };

/** Whether a value names a moment: an ISO date or time, `2h`, `3d`, `1w`, `today`, `yesterday`, `look`. */
export function isMoment(value: string): boolean {
  return timeOfMoment(value, { asOf: '2026-01-01T00:00:00Z', look: '2026-01-01T00:00:00Z' }) !== null;
}

/**
 * ISO 8601 UTC to the second; null where the value names no moment, or nobody has looked yet. A date without a time is
 * its midnight in UTC, for `end` the last second of the day.
 */
export function timeOfMoment(value: string, { asOf, look }: Reckoning, end = false): string | null {
  const wanted = value.trim();
  const lower = wanted.toLowerCase();
  if (lower === 'look') return look;
  const back = ago.exec(lower);
  if (back !== null) return before(asOf, Number(back[1]) * (minutesIn[back[2] ?? ''] ?? 0));
  const day = lower === 'today' ? asOf : lower === 'yesterday' ? before(asOf, minutesOfADay) : null;
  const dated = day?.slice(0, 10) ?? (date.test(wanted) ? wanted : null);
  if (dated !== null) return formatted(`${dated}T${end ? '23:59:59' : '00:00:00'}Z`);
  const [, moment, zone] = time.exec(wanted.toUpperCase()) ?? [];
  return moment === undefined ? null : formatted(`${moment}${zone ?? 'Z'}`);
}

function before(asOf: string, minutes: number): string | null {
  const from = parseTime(asOf);
  return from === null ? null : formatTime(from - minutes * 60_000);
}

function formatted(text: string): string | null {
  const milliseconds = parseTime(text);
  return milliseconds === null ? null : formatTime(milliseconds);
}
