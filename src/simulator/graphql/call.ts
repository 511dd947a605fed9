import type { Clock } from '../clock.ts';
import type { Grant } from '../server/grants.ts';
import type { Deed } from '../state/changes.ts';
import type { Journal } from '../state/journal.ts';
import type { Account } from '../state/records.ts';
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
  readonly clock: Pick<Clock, 'seconds'>;
  readonly cost: Cost;
  readonly budget: BudgetState;
  /** Whose token it is, and what the token may do. */
  readonly viewer: Account;
  readonly grant: Grant;
  readonly journal: Journal;
  readonly trouble: Trouble;
};

/** What faults do within the execution of a call. */
export type Trouble = {
  /** Issue pages larger than this come back as nulls and errors; null = all is well. */
  readonly nullPagesAbove: number | null;
  /** The single sign-on of the repository's organisation is over: errors instead of its data. */
  readonly isSignedOut: boolean;
  /** The token has lost the repository: NOT_FOUND, as if it had never been. */
  readonly isLost: boolean;
  /** An over-long body is accepted, and the old text stays. */
  readonly keepsLongBodies: boolean;
  /** All faults that the call met, for the journal. */
  readonly faults: readonly string[];
};

export const noTrouble: Trouble = {
  nullPagesAbove: null,
  isSignedOut: false,
  isLost: false,
  keepsLongBodies: false,
  faults: [],
};

export type FieldResolvers<Source> = Readonly<
  Record<string, (source: Source, arguments_: never, call: Call) => unknown>
>;

/** A change made by the viewer, now. */
export function viewersDeed(call: Call): Deed {
  return { tracker: call.tracker, actor: call.viewer, now: call.clock.seconds() };
}
