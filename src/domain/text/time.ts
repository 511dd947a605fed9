/**
 * The one place of the domain where `Date` appears: to read and write ISO 8601, never to ask what time it is.
 */

/** Milliseconds since 1970 UTC, or null where the text is no time. */
export function parseTime(text: string): number | null {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** ISO 8601 UTC to the second (`2025-11-16T20:06:15Z`), as GitHub writes it; null outside of what `Date` can hold. */
export function formatTime(milliseconds: number): string | null {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

/** The moment `minutes` after an ISO time; null where either is no time. */
export function addMinutes(time: string, minutes: number): string | null {
  const start = parseTime(time);
  return start === null ? null : formatTime(start + Math.round(minutes) * 60_000);
}

/** Orders two ISO times oldest first; texts that are no times come first, in their own order. */
export function compareTimes(a: string | null, b: string | null): number {
  if (a === b) return 0;
  // GitHub's own form orders as text: parsing is for what others write.
  if (a?.length === 20 && b?.length === 20 && a.endsWith('Z') && b.endsWith('Z')) return a < b ? -1 : 1;
  const first = a === null ? null : parseTime(a);
  const second = b === null ? null : parseTime(b);
  if (first !== null && second !== null) return first - second;
  if (first === null && second === null) return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
  return first === null ? -1 : 1;
}
