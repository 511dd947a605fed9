/** `45 min`, `30 h`, `3 d`: how long ago something was. */
export function ageInWords(minutes: number | null): string {
  if (minutes === null) return '';
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1_440)} d`;
}

/** Whole minutes from one ISO time to another, at least 0; null where either is no time. */
export function minutesBetween(from: string | null, to: string): number | null {
  const minutes = from === null ? Number.NaN : Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
  return Number.isNaN(minutes) ? null : Math.max(0, minutes);
}
