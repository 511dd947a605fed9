import { isOwnWork } from '../programme.ts';
import type { Programme, ProgrammeReport } from '../programme.ts';
import { formatTime, parseTime } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { Actual } from './actual.ts';
import type { Forecast } from './forecast.ts';
import { dayMilliseconds, startOfDay } from './workingDays.ts';

/** How much work there was and how much of it was finished at the end of a UTC day. */
export type BurnUpDay = {
  readonly day: string;
  readonly scope: number;
  readonly official: number;
  /** Closed or claimed done at that moment. */
  readonly claimed: number;
};

/** Issues finished by a moment to come, in all likelihood (`p90`), on the whole (`p50`) and at best (`p10`). */
export type BurnUpCone = {
  readonly at: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
};

/** Longer histories keep their last days only: a picture of years needs no more. */
const mostDays = 730;
const conePoints = 24;

/** One entry a day from the first issue to the as-of. */
export function readBurnUp(
  programme: Programme,
  actuals: ReadonlyMap<IssueKey, Actual>,
): readonly BurnUpDay[] {
  const now = parseTime(programme.asOf);
  if (now === null || actuals.size === 0) return [];
  const changes: { at: number; scope: number; official: number; claimed: number }[] = [];
  for (const { spans } of actuals.values()) {
    let before = { official: 0, claimed: 0 };
    spans.forEach((span, index) => {
      const official = span.status === 'done' ? 1 : 0;
      const claimed = official === 1 || span.status === 'claimed' ? 1 : 0;
      changes.push({
        at: parseTime(span.from) ?? now,
        scope: index === 0 ? 1 : 0,
        official: official - before.official,
        claimed: claimed - before.claimed,
      });
      before = { official, claimed };
    });
  }
  changes.sort((a, b) => a.at - b.at);
  const first = Math.max(
    startOfDay(changes[0]?.at ?? now),
    startOfDay(now) - (mostDays - 1) * dayMilliseconds,
  );
  const days: BurnUpDay[] = [];
  let [scope, official, claimed, next] = [0, 0, 0, 0];
  for (let day = first; day <= now; day += dayMilliseconds) {
    for (; (changes[next]?.at ?? Infinity) < day + dayMilliseconds; next += 1) {
      scope += changes[next]?.scope ?? 0;
      official += changes[next]?.official ?? 0;
      claimed += changes[next]?.claimed ?? 0;
    }
    days.push({ day: dayName(day), scope, official, claimed });
  }
  return days;
}

/**
 * Where the burn-up goes on from the as-of: how many issues end by each moment, by the issues' own quantiles. The edges
 * of the cone are somewhat wide: not all issues are late in the same run.
 */
export function coneOf(programme: Programme, forecast: Pick<Forecast, 'issues'>): readonly BurnUpCone[] {
  const now = parseTime(programme.asOf);
  if (now === null || forecast.issues.length === 0) return [];
  const done = programme.nodes.filter((node) => node.status === 'done' && isOwnWork(node)).length;
  const sorted = (name: 'p10' | 'p50' | 'p90'): Float64Array =>
    Float64Array.from(forecast.issues, (issue) => parseTime(issue[name]) ?? now).sort();
  const [p10, p50, p90] = [sorted('p10'), sorted('p50'), sorted('p90')];
  const end = p90.at(-1) ?? now;
  return Array.from({ length: conePoints + 1 }, (_, point) => {
    const at = now + Math.ceil(((end - now) * point) / conePoints / 60_000) * 60_000;
    return {
      at: formatTime(at) ?? programme.asOf,
      p10: done + countUntil(p10, at),
      p50: done + countUntil(p50, at),
      p90: done + countUntil(p90, at),
    };
  });
}

function countUntil(sorted: Float64Array, at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How often each worker reported on each UTC day; repeated completions count, they were written. */
export type ReportDay = { readonly worker: string; readonly day: string; readonly reports: number };

export function reportDays(reports: readonly ProgrammeReport[]): readonly ReportDay[] {
  const counts = new Map<string, ReportDay>();
  for (const { worker, at } of reports) {
    const time = parseTime(at ?? '');
    if (worker === null || time === null) continue;
    const day = dayName(startOfDay(time));
    const name = `${worker} ${day}`;
    counts.set(name, { worker, day, reports: (counts.get(name)?.reports ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => a.worker.localeCompare(b.worker, 'en', { numeric: true }) || (a.day < b.day ? -1 : 1),
  );
}

function dayName(milliseconds: number): string {
  return (formatTime(milliseconds) ?? '').slice(0, 10);
}
