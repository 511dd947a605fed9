import type { KeyStoreCondition, TokenKeeper, TokenKind } from './account.ts';

/** How the desktop's main process and the engine's process speak, beside the window's own port. */

/** Where GitHub, or the demo's simulator, answers. Travels by message only: never argv, never environment. */
export type GitHubAddress = {
  /** GraphQL endpoint. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** When the token ends, ISO 8601 UTC, as far as it is known. */
  readonly tokenExpiresAt?: string | null;
  /** Whether the server has accepted the token before: a refusal then means that it was revoked. */
  readonly tokenAccepted?: boolean;
};

/** A token and what is known of it. Travels by message only; kept for each server by the system's key store. */
export type Credential = {
  readonly apiUrl: string;
  readonly token: string;
  readonly kind: TokenKind;
  /** Null until the server has said it. */
  readonly login: string | null;
  readonly expiresAt: string | null;
};

export type KeptCredential = Credential & { readonly keeper: TokenKeeper };

/** What the engine is told of sign-in when it starts, and again after each restart. */
export type SignInStart = {
  readonly credentials: readonly KeptCredential[];
  readonly keyStore: KeyStoreCondition;
  /** GraphQL endpoints whose token the key store had, and no longer gives out. */
  readonly lost: readonly string[];
  /** Of the OAuth app for signing in by a code; null where none is set. */
  readonly clientId: string | null;
};

export type EngineSource = { readonly kind: 'none' } | ({ readonly kind: 'github' | 'demo' } & GitHubAddress);

/** What decides how often the source is asked. */
export type Surroundings = {
  /** Whether the window can be seen. */
  readonly visible: boolean;
  /** False while the computer sleeps. */
  readonly awake: boolean;
  /** False where the system knows that there is no network. */
  readonly online: boolean;
};

/** Main → engine. A `window` message carries the window's MessagePort. */
export type ToEngine =
  | {
      readonly type: 'start';
      readonly databaseFile: string;
      readonly source: EngineSource;
      readonly signIn: SignInStart;
    }
  /** How a token that the engine asked to be kept is kept now. */
  | {
      readonly type: 'credential-kept';
      readonly apiUrl: string;
      readonly keeper: TokenKeeper;
      readonly keyStore: KeyStoreCondition;
    }
  | { readonly type: 'window' }
  | { readonly type: 'demo-address'; readonly address: GitHubAddress | null }
  | { readonly type: 'surroundings'; readonly surroundings: Partial<Surroundings> }
  | { readonly type: 'stop' };

/** Engine → main. */
export type FromEngine =
  | { readonly type: 'ready' }
  /** The user asked for the demo: main starts the simulator and answers `demo-address`. */
  | { readonly type: 'demo-wanted' }
  | { readonly type: 'keep-credential'; readonly credential: Credential }
  | { readonly type: 'forget-credential'; readonly apiUrl: string }
  /** Somebody signs in at this server: its pages may be opened in the browser. */
  | { readonly type: 'signing-in'; readonly apiUrl: string }
  /** This repository is followed from now on, after the next start too. */
  | { readonly type: 'repository-opened'; readonly repository: string; readonly apiUrl: string }
  | { readonly type: 'stopped' };

/** Main → simulator process, and its answer. */
export type ToSimulator = { readonly type: 'start'; readonly scenario: string; readonly seed: number };
export type FromSimulator = { readonly type: 'listening'; readonly address: GitHubAddress };
