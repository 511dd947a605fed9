import type { ProgrammeNode, ProgrammeReport } from '#domain/programme.ts';
import type { ActualSpan } from '#domain/schedule/actual.ts';
import { silentAfterMinutes } from '#domain/schedule/blocked.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import type { IssueKey } from '#domain/tracker.ts';

/** What a worker did in the last 24 hours, as far as anyone wrote it down. */

export const activityHours = 24;
const windowMilliseconds = activityHours * 3_600_000;

/**
 * `work`: under way, up to the last word that says so; `assumed`: after it; `inferred`: nobody reported the beginning.
 * `done` and `claimed` are work that ended so.
 */
export type ActivityKind = 'work' | 'assumed' | 'inferred' | 'done' | 'claimed' | 'blocked' | 'review';

/** `from` and `to` are parts of the window, 0 to 1. */
export type ActivityPart = {
  readonly kind: ActivityKind;
  readonly from: number;
  readonly to: number;
  readonly issue: IssueKey;
};

export type Activity = {
  readonly parts: readonly ActivityPart[];
  /** The moments at which the worker said something, 0 to 1. */
  readonly words: readonly number[];
};

export type WorkerSpan = {
  readonly issue: IssueKey;
  readonly span: ActualSpan;
  /** How it went on with the issue; null while the span lasts. */
  readonly next: ActualSpan['status'] | null;
};

/** Every worker's spans: of whoever spoke, else of whom the issue is assigned to. */
export function spansByWorker(
  schedule: Schedule | null,
  nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>,
): ReadonlyMap<string, readonly WorkerSpan[]> {
  const found = new Map<string, WorkerSpan[]>();
  for (const { issue, spans } of schedule?.issues ?? []) {
    spans.forEach((span, at) => {
      if (span.status !== 'running' && span.status !== 'blocked' && span.status !== 'review') return;
      const worker = span.worker ?? nodeOf.get(issue)?.worker ?? null;
      if (worker === null) return;
      const own: WorkerSpan = { issue, span, next: spans[at + 1]?.status ?? null };
      const known = found.get(worker);
      if (known === undefined) found.set(worker, [own]);
      else known.push(own);
    });
  }
  return found;
}

/** The strip of one worker up to `now`, milliseconds since 1970. */
export function activityOf(
  spans: readonly WorkerSpan[],
  reports: readonly ProgrammeReport[],
  now: number,
): Activity {
  const start = now - windowMilliseconds;
  const place = (at: number) => Math.min(1, Math.max(0, (at - start) / windowMilliseconds));
  const parts: ActivityPart[] = [];
  for (const { issue, span, next } of spans) {
    const from = Date.parse(span.from);
    const to = span.to === null ? now : Math.min(now, Date.parse(span.to));
    if (Number.isNaN(from) || to < start || from > now) continue;
    const add = (kind: ActivityKind, begin: number, end: number): void => {
      if (place(end) > place(begin)) parts.push({ kind, from: place(begin), to: place(end), issue });
    };
    if (span.status === 'blocked' || span.status === 'review') add(span.status, from, to);
    else if (span.inferred) add('inferred', from, to);
    else if (next === 'done' || next === 'claimed') add(next, from, to);
    else if (span.to !== null) add('work', from, to);
    else {
      const heard = Math.min(to, Math.max(from, Date.parse(span.lastWord)));
      add('work', from, heard);
      // As blocked time counts it: after a day without a word nobody knows.
      add('assumed', heard, Math.min(to, heard + silentAfterMinutes * 60_000));
    }
  }
  const words = reports.flatMap(({ at }) => {
    const time = at === null ? NaN : Date.parse(at);
    return time >= start && time <= now ? [place(time)] : [];
  });
  return { parts, words: [...new Set(words)] };
}
