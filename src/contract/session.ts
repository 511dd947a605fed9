import type { SessionAccount } from './account.ts';
import type { Failure } from './result.ts';

/** What the mirror is fed from. */
export type Source =
  | { readonly kind: 'none' }
  | { readonly kind: 'demo'; readonly apiUrl: string }
  | { readonly kind: 'export'; readonly files: readonly string[] }
  | { readonly kind: 'github'; readonly apiUrl: string };

/** Whether the source can be reached. `since` is when the present state began, ISO 8601 UTC. */
export type Connection =
  | { readonly kind: 'none' }
  | { readonly kind: 'online'; readonly since: string }
  | { readonly kind: 'offline'; readonly since: string; readonly failure: Failure }
  /** Stays so until somebody acts; the failure's kind says why: revoked, expired, single sign-on, … */
  | { readonly kind: 'refused'; readonly since: string; readonly failure: Failure }
  | { readonly kind: 'limited'; readonly since: string; readonly until: string };

/** What the engine does right now. Counts are issues; `total` is null until the source has said it. */
export type Activity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'backfill'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'delta' }
  /** Looks for what the source does not announce (`sync/sweep.ts`). */
  | { readonly kind: 'sweep'; readonly done: number; readonly total: number }
  | { readonly kind: 'import'; readonly done: number; readonly total: number | null };

/** The one line of state that the user sees at all times. */
export type SessionState = {
  /** `owner/name`; null before anything was opened. */
  readonly repository: string | null;
  readonly source: Source;
  readonly connection: Connection;
  readonly activity: Activity;
  /** The moment up to which the mirror is true, by the server's clock. */
  readonly asOf: string | null;
  readonly nextPollAt: string | null;
  readonly pointsLeft: number | null;
  readonly pointsResetAt: string | null;
  readonly issues: number;
  readonly comments: number;
  /** Present where nothing can change: the repository is archived, and looked at every half hour only. */
  readonly archived?: true;
  /** Who is signed in at the source's server; absent where nobody has to be. */
  readonly account?: SessionAccount;
  /** Writes that wait to be sent. */
  readonly queued: number;
};
