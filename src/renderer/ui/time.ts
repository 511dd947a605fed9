/** Times in words. All inputs are ISO 8601; the reference is the mirror's as-of, so that ages are true offline. */

export type AgeUnit = 'now' | 'minutes' | 'hoursMinutes' | 'hours' | 'days' | 'months';
export type AgeParts = { readonly unit: AgeUnit; readonly count: number; readonly minutes: number };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The size of a span in the largest units that still mean something to the reader: minutes below an
 * hour, hours with minutes below twelve, hours below three days, days below ninety, then months of 30.
 */
export function ageParts(milliseconds: number): AgeParts {
  const span = Math.max(0, milliseconds);
  if (span < minute) return { unit: 'now', count: 0, minutes: 0 };
  if (span < hour) return { unit: 'minutes', count: Math.floor(span / minute), minutes: 0 };
  const hours = Math.floor(span / hour);
  if (hours < 12) {
    const minutes = Math.floor((span % hour) / minute);
    return { unit: minutes === 0 ? 'hours' : 'hoursMinutes', count: hours, minutes };
  }
  if (span < 3 * day) return { unit: 'hours', count: hours, minutes: 0 };
  if (span < 90 * day) return { unit: 'days', count: Math.floor(span / day), minutes: 0 };
  return { unit: 'months', count: Math.floor(span / (30 * day)), minutes: 0 };
}

/** Milliseconds from `at` to `now`; null where either is missing or no time at all. */
export function ageOf(at: string | null, now: string | null): number | null {
  if (at === null || now === null) return null;
  const span = Date.parse(now) - Date.parse(at);
  return Number.isNaN(span) ? null : Math.max(0, span);
}

type TimeZone = 'Asia/Tokyo' | 'UTC';
const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(at: string, language: string, zone: TimeZone, options: Intl.DateTimeFormatOptions) {
  const name = `${language} ${zone} ${JSON.stringify(options)}`;
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: zone });
    formats.set(name, format);
  }
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : format.format(time);
}

/** `21:04`, on the clock of the zone. */
export function clock(at: string, language: string, zone: TimeZone = 'Asia/Tokyo'): string {
  return formatted(at, language, zone, { hour: '2-digit', minute: '2-digit', hour12: false });
}

/** `18 Nov`, in Japan. */
export function dayOfMonth(at: string, language: string): string {
  return formatted(at, language, 'Asia/Tokyo', { day: 'numeric', month: 'short' });
}

/** `18 Nov 21:04`, in Japan. */
export function dayAndClock(at: string, language: string): string {
  return `${dayOfMonth(at, language)} ${clock(at, language)}`;
}

/** Both zones to the second: what every age shows on hover. */
export function exactTime(at: string, language: string): string {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  };
  return `${formatted(at, language, 'Asia/Tokyo', options)} JST\n${formatted(at, language, 'UTC', options)} UTC`;
}
