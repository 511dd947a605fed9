import { parseTime } from '../text/time.ts';

/** How late something is against its plan, whole minutes; negative where it is early. */
export type Slip = {
  /** Null while it has not begun, or nothing was planned. */
  readonly startMinutes: number | null;
  /** Against the real finish, and while there is none against the expected one. */
  readonly finishMinutes: number | null;
};

/** A beginning and an end; each null where it is not known. */
export type Extent = { readonly start: string | null; readonly finish: string | null };

export const noSlip: Slip = { startMinutes: null, finishMinutes: null };

export function slipOf(planned: Extent, real: Extent): Slip {
  return {
    startMinutes: lateness(planned.start, real.start),
    finishMinutes: lateness(planned.finish, real.finish),
  };
}

function lateness(planned: string | null, real: string | null): number | null {
  const [from, to] = [parseTime(planned ?? ''), parseTime(real ?? '')];
  return from === null || to === null ? null : Math.round((to - from) / 60_000);
}

/** The earliest start and the latest finish; the finish is null as soon as one part has none. */
export function extentOf(parts: readonly Extent[]): Extent {
  let start: string | null = null;
  let finish: string | null = null;
  let complete = parts.length > 0;
  for (const part of parts) {
    if (part.start !== null && (start === null || time(part.start) < time(start))) start = part.start;
    if (part.finish === null) complete = false;
    else if (finish === null || time(part.finish) > time(finish)) finish = part.finish;
  }
  return { start, finish: complete ? finish : null };
}

function time(text: string): number {
  return parseTime(text) ?? 0;
}
