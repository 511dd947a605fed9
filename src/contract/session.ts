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

/** Which of the two files: the mirror can be fetched again, the precious one cannot. */
export type StoragePart = 'mirror' | 'precious';
/** What has the files open: the desktop app, or a command of `nami`. */
export type StorageProgram = 'app' | 'command';

/** Why nothing can be stored at present; what is stored can be read all the same. `since`: ISO 8601 UTC. */
export type StorageTrouble = { readonly since: string; readonly file: string } & (
  | { readonly kind: 'newer-database' | 'not-writable' | 'disk-full' }
  /** Another program writes to the files; null where it has not said yet which process it is. */
  | {
      readonly kind: 'other-owner';
      readonly program: StorageProgram | null;
      readonly processId: number | null;
    }
);

/** A file that was found damaged, and what was done about it. */
export type Repair = {
  readonly part: StoragePart;
  readonly at: string;
  /** Where the damaged file is kept. */
  readonly keptAs: string;
  /** Rows of the precious file that could be read; null for a mirror, which is fetched again. */
  readonly saved: number | null;
  /** Rows that are known to be missing; null where nothing tells how many, and for a mirror. */
  readonly lost: number | null;
};

/** One repository of the workspace. */
export type RepositoryState = {
  readonly name: string;
  /** The moment up to which its mirror is true; null where nothing of it is mirrored yet. */
  readonly asOf: string | null;
  readonly issues: number;
  readonly comments: number;
  /** Present where it alone cannot be had. */
  readonly connection?: Connection;
  readonly archived?: true;
};

/** The one line of state that the user sees at all times. */
export type SessionState = {
  /** The main repository, `owner/name`: what a bare `#12` means. Null before anything was opened. */
  readonly repository: string | null;
  /** All repositories of the workspace, the main one first; absent before anything was opened. */
  readonly repositories?: readonly RepositoryState[];
  readonly source: Source;
  readonly connection: Connection;
  readonly activity: Activity;
  /** The moment up to which the mirror is true, by the server's clock; the latest where there are several. */
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
  /** Present while nothing can be stored. */
  readonly storageTrouble?: StorageTrouble;
  /** Present while the user has not said that the repairs are understood. */
  readonly repairs?: readonly Repair[];
};
