import type { DurationRange } from '../programme.ts';

/**
 * Durations as teams write them: `45min`, `1-2h`, `8-12 hours`, `1h30m`, `0.5 day`, `2-3時間`, `半日`.
 * The unit of the result is minutes of work; both ends of a range are kept.
 */

/** A working day of eight hours and a week of five such days: plans here estimate effort, not the calendar. */
const minutesPerDay = 8 * 60;
const minutesPerWeek = 5 * minutesPerDay;

const minutesOfUnit: ReadonlyMap<string, number> = new Map([
  ...['m', 'min', 'mins', 'minute', 'minutes', '分', '分間'].map((unit) => [unit, 1] as const),
  ...['h', 'hr', 'hrs', 'hour', 'hours', '時間'].map((unit) => [unit, 60] as const),
  ...['d', 'day', 'days', '日', '日間', '人日', '営業日'].map((unit) => [unit, minutesPerDay] as const),
  ...['w', 'wk', 'wks', 'week', 'weeks', '週', '週間'].map((unit) => [unit, minutesPerWeek] as const),
]);

const words: ReadonlyMap<string, number> = new Map([
  ['半日', minutesPerDay / 2],
  ['half a day', minutesPerDay / 2],
  ['half day', minutesPerDay / 2],
  ['half an hour', 30],
]);

/** One quantity at the start of the text: number, optional second number of a range, unit. No nested repetition. */
const quantity =
  /(\d{1,6}(?:\.\d{1,4})?)(?:\s?(?:-|–|—|~|〜|～|to)\s?(\d{1,6}(?:\.\d{1,4})?))?[\s-]?(日間|営業日|人日|分間|週間|時間|[分日週]|[a-z]{1,7})/giy;

/** A whole text is an estimate within its first characters; a number deep in a sentence is not one. */
const searchLimit = 400;

/**
 * The first duration in the text, null where there is none. `2h 30min` adds up; `12-16 hours (3 days)` is the first
 * of the two. Linear in the first 400 characters; the rest is not read.
 */
export function readDuration(text: string): DurationRange | null {
  const head = text.slice(0, searchLimit);
  const lower = head.toLowerCase();
  let worded: { at: number; minutes: number } | null = null;
  for (const [word, minutes] of words) {
    const at = lower.indexOf(word);
    if (at >= 0 && (worded === null || at < worded.at)) worded = { at, minutes };
  }
  for (let at = 0; at < head.length; at += 1) {
    if (worded !== null && worded.at === at) return { low: worded.minutes, high: worded.minutes };
    if (!isDigit(head, at) || isDigit(head, at - 1) || head[at - 1] === '.' || isWord(head, at - 1)) continue;
    const first = quantityAt(head, at);
    if (first === null) continue;
    const next = quantityAt(head, skipSpaces(head, first.end));
    const sum =
      next !== null && next.unit < first.unit
        ? { low: first.low + next.low, high: first.high + next.high }
        : first;
    return { low: sum.low, high: sum.high };
  }
  return null;
}

/** The duration in the last round brackets of a title: `Load Testing (12-16h)`. */
export function readTitleDuration(title: string): DurationRange | null {
  const close = Math.max(title.lastIndexOf(')'), title.lastIndexOf('）'));
  const open = Math.max(title.lastIndexOf('(', close), title.lastIndexOf('（', close));
  if (open < 0 || close < open) return null;
  const inside = title.slice(open + 1, close).trim();
  const duration = readDuration(inside);
  return duration !== null && (isDigit(inside, 0) || inside.startsWith('~') || words.has(inside))
    ? duration
    : null;
}

type Quantity = { readonly low: number; readonly high: number; readonly unit: number; readonly end: number };

function quantityAt(text: string, at: number): Quantity | null {
  quantity.lastIndex = at;
  const match = quantity.exec(text);
  if (match === null) return null;
  const unit = minutesOfUnit.get((match[3] ?? '').toLowerCase());
  if (unit === undefined) return null;
  const end = at + match[0].length;
  if (/[a-z]/i.test(match[3] ?? '') && isLetter(text, end)) return null;
  const one = Number(match[1]) * unit;
  const other = match[2] === undefined ? one : Number(match[2]) * unit;
  return { low: Math.min(one, other), high: Math.max(one, other), unit, end };
}

function skipSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ') end += 1;
  return end;
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 48 && unit <= 57;
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at) | 32;
  return unit >= 97 && unit <= 122;
}

function isWord(text: string, at: number): boolean {
  return isLetter(text, at) || text[at] === '#' || text[at] === '$' || text[at] === '_';
}
