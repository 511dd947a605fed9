/**
 * Moments at which a time axis is marked, on the calendar of Japan. Japan has had no summer time since 1951, so its
 * calendar is UTC moved by nine hours.
 */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
const japan = 9 * hour;

export type TickUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';
export type TickStep = { readonly unit: TickUnit; readonly count: number };

/** Steps from fine to coarse, each with its least length in milliseconds. A month has at least 28 days. */
const steps: readonly (TickStep & { readonly least: number })[] = [
  { unit: 'minute', count: 5, least: 5 * minute },
  { unit: 'minute', count: 15, least: 15 * minute },
  { unit: 'hour', count: 1, least: hour },
  { unit: 'hour', count: 3, least: 3 * hour },
  { unit: 'hour', count: 6, least: 6 * hour },
  { unit: 'hour', count: 12, least: 12 * hour },
  { unit: 'day', count: 1, least: day },
  { unit: 'day', count: 7, least: 7 * day },
  { unit: 'month', count: 1, least: 28 * day },
  { unit: 'month', count: 3, least: 89 * day },
  { unit: 'year', count: 1, least: 365 * day },
];

/** The finest step whose marks stand at least `pixels` apart. */
export function stepFor(perPixel: number, pixels: number): TickStep {
  const found = steps.find(({ least }) => least / perPixel >= pixels);
  const { unit, count } = found ?? steps.at(-1)!;
  return { unit, count };
}

/** The step that names what the marks of another one lie in: hours in their day, days in their month. */
export function stepAbove({ unit }: TickStep): TickStep {
  switch (unit) {
    case 'minute':
    case 'hour':
      return { unit: 'day', count: 1 };
    case 'day':
      return { unit: 'month', count: 1 };
    case 'month':
    case 'year':
      return { unit: 'year', count: 1 };
  }
}

/** 5 January 1970 was a Monday: weeks begin on Mondays. */
const firstMonday = 4 * day;

/** The last mark at or before a time, milliseconds since 1970. */
export function tickBefore(time: number, { unit, count }: TickStep): number {
  const local = time + japan;
  switch (unit) {
    case 'minute':
      return Math.floor(local / (count * minute)) * count * minute - japan;
    case 'hour':
      return Math.floor(local / (count * hour)) * count * hour - japan;
    case 'day': {
      const from = count === 7 ? firstMonday : 0;
      return Math.floor((local - from) / (count * day)) * count * day + from - japan;
    }
    case 'month': {
      const date = new Date(local);
      const month = Math.floor(date.getUTCMonth() / count) * count;
      return Date.UTC(date.getUTCFullYear(), month) - japan;
    }
    case 'year':
      return Date.UTC(new Date(local).getUTCFullYear(), 0) - japan;
  }
}

export function tickAfter(tick: number, step: TickStep): number {
  const { unit, count } = step;
  if (unit !== 'month' && unit !== 'year') return tick + count * { minute, hour, day }[unit];
  const date = new Date(tick + japan);
  const months = unit === 'month' ? count : 12;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months) - japan;
}

/** The marks from the last one before `from` to the last one before `to`, oldest first. */
export function ticksBetween(from: number, to: number, step: TickStep): readonly number[] {
  const ticks: number[] = [];
  for (let tick = tickBefore(from, step); tick <= to; tick = tickAfter(tick, step)) ticks.push(tick);
  return ticks;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(time: number, language: string, options: Intl.DateTimeFormatOptions): string {
  const name = `${language} ${JSON.stringify(options)}`;
  let format = formats.get(name);
  if (format === undefined) {
    const locale = language === 'en' ? 'en-GB' : language;
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Asia/Tokyo', hour12: false });
    formats.set(name, format);
  }
  return format.format(time);
}

/** What a mark is called: `06:15`, `06`, `17`, `Nov`, `2025`. */
export function tickLabel(tick: number, { unit }: TickStep, language: string): string {
  const time = formatted(tick, language, { hour: '2-digit', minute: '2-digit' });
  switch (unit) {
    case 'minute':
      return time;
    case 'hour':
      return time.slice(0, 2);
    case 'day':
      return formatted(tick, language, { day: 'numeric' });
    case 'month':
      return formatted(tick, language, { month: 'short' });
    case 'year':
      return formatted(tick, language, { year: 'numeric' });
  }
}

/** What a mark of the upper row is called, where it stands alone: `Mon 17`, `Nov 2025`, `2025`. */
export function upperLabel(tick: number, { unit }: TickStep, language: string): string {
  switch (unit) {
    case 'minute':
    case 'hour':
      return tickLabel(tick, { unit, count: 1 }, language);
    case 'day':
      return formatted(tick, language, { weekday: 'short', day: 'numeric' });
    case 'month':
      return formatted(tick, language, { month: 'short', year: 'numeric' });
    case 'year':
      return formatted(tick, language, { year: 'numeric' });
  }
}

/** `Mon 17 Nov`, the day that a moment lies in. */
export function dayInWords(time: number, language: string): string {
  return formatted(time, language, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** A mark of a chart with one row of marks: `06:15`, `17 Nov`, `Nov 2025`; the day where an hour begins one. */
export function loneLabel(tick: number, step: TickStep, language: string): string {
  const startsDay = tickBefore(tick, { unit: 'day', count: 1 }) === tick;
  if (step.unit === 'day' || ((step.unit === 'hour' || step.unit === 'minute') && startsDay))
    return formatted(tick, language, { day: 'numeric', month: 'short' });
  if (step.unit === 'hour') return formatted(tick, language, { hour: '2-digit', minute: '2-digit' });
  return upperLabel(tick, step, language);
}
