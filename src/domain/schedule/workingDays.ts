/**
 * A plan counts working days: the plan's `Day 6` opens its second week. Monday to Friday, in UTC; the workers
 * themselves never sleep, so a duration of minutes runs through nights and weekends once it has begun.
 */

export const dayMilliseconds = 86_400_000;

export function startOfDay(milliseconds: number): number {
  return Math.floor(milliseconds / dayMilliseconds) * dayMilliseconds;
}

/** Day `number` from 1 counts from the day of `start`, or from the next Monday where that is a weekend. */
export function workingDay(start: number, number: number): number {
  let day = Math.floor(start / dayMilliseconds);
  // 1970-01-01 was a Thursday: (day + 3) mod 7 is 0 on Mondays.
  const weekday = (((day + 3) % 7) + 7) % 7;
  if (weekday > 4) day += 7 - weekday;
  const sinceMonday = weekday > 4 ? 0 : weekday;
  const ahead = sinceMonday + Math.max(0, Math.floor(number) - 1);
  return (day - sinceMonday + Math.floor(ahead / 5) * 7 + (ahead % 5)) * dayMilliseconds;
}
