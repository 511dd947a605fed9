import type { DurationRange } from '#domain/programme.ts';

function unit(value: number, name: 'minute' | 'hour', language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

/** Minutes below two hours, then hours: `45 min`, `6 hr`. */
export function hoursInWords(minutes: number, language: string): string {
  return minutes < 120 && minutes % 60 !== 0
    ? unit(minutes, 'minute', language)
    : unit(minutes / 60, 'hour', language);
}

/** An estimate with both its ends: `8–12 hr`. */
export function durationInWords({ low, high }: DurationRange, language: string): string {
  if (low === high) return hoursInWords(low, language);
  const inHours = low % 60 === 0 || high >= 120;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const from = number.format(inHours ? low / 60 : low);
  return `${from}–${unit(inHours ? high / 60 : high, inHours ? 'hour' : 'minute', language)}`;
}
