import type { Clock } from '../clock.ts';
import type { Deed } from '../state/changes.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Cost } from './cost.ts';

/** The state of the hourly budget, as `rateLimit` and the headers tell it. */
export type BudgetState = {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970. */
  readonly resetAt: number;
};

/** What a resolver is given beside its source and arguments: one call by the viewer. */
export type Call = {
  readonly tracker: Tracker;
  readonly clock: Clock;
  readonly cost: Cost;
  readonly budget: BudgetState;
  /** Issue pages larger than this come back as nulls and errors; null = all is well. */
  readonly nullPagesAbove: number | null;
};

export type FieldResolvers<Source> = Readonly<
  Record<string, (source: Source, arguments_: never, call: Call) => unknown>
>;

/** A change made by the viewer, now. */
export function viewersDeed(call: Call): Deed {
  return { tracker: call.tracker, actor: call.tracker.viewer, now: call.clock.seconds() };
}
