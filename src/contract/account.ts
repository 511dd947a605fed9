import type { Failure } from './result.ts';

/** What a token is, by its own first letters; GitHub's kinds name their rights differently. */
export type TokenKind = 'fine-grained' | 'classic' | 'oauth' | 'app' | 'unknown';

/** Who holds the token: the system's key store, this run alone, or whoever started Nami with `NAMI_TOKEN`. */
export type TokenKeeper = 'key-store' | 'memory' | 'environment';

/** Why the system's key store cannot be used, if it cannot. */
export type KeyStoreCondition =
  | { readonly kind: 'available' }
  /** Linux without a keyring: the system would keep the token under a password that everybody knows. */
  | { readonly kind: 'plain-text' }
  | { readonly kind: 'unavailable' };

/** Who is signed in, without the token. */
export type SessionAccount = {
  readonly apiUrl: string;
  readonly host: string;
  readonly login: string | null;
  readonly keeper: TokenKeeper;
  readonly keyStore: KeyStoreCondition;
  /** ISO 8601 UTC; null where the token does not end, or nobody said when. */
  readonly expiresAt: string | null;
};

export const permissionNames = [
  'repository',
  'metadata-read',
  'issues-read',
  'issues-write',
  'single-sign-on',
] as const;
/** What Nami needs of a token for a repository; `repository`: that the token was given it at all. */
export type PermissionName = (typeof permissionNames)[number];

export type Permission = {
  readonly name: PermissionName;
  /** `not-checked`: nothing but a first write can tell. `not-needed`: no single sign-on stands before it. */
  readonly state: 'granted' | 'missing' | 'not-checked' | 'not-needed';
};

/** What a server says of a token. */
export type AccountCheck = {
  /** The GraphQL endpoint that was asked. */
  readonly apiUrl: string;
  readonly host: string;
  readonly login: string;
  readonly kind: TokenKind;
  readonly expiresAt: string | null;
  /** Present where a repository was named; in the order of `permissionNames`. */
  readonly repository: RepositoryAccess | null;
};

export type RepositoryAccess = {
  /** As the server calls it, or as asked for where it is not seen. */
  readonly name: string;
  readonly permissions: readonly Permission[];
  /** Whether Nami can read what it needs. */
  readonly usable: boolean;
  /** Where single sign-on is authorised; null where it is not needed, or the server did not say. */
  readonly ssoUrl: string | null;
  /** Why it is not usable, in the words of a failure. */
  readonly failure: Failure | null;
};

export type PickedRepository = {
  /** `owner/name`. */
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly hasIssues: boolean;
  readonly pushedAt: string | null;
};

/** The repositories that a token sees, most recently pushed first, as far as they hold the searched text. */
export type RepositoryList = {
  readonly repositories: readonly PickedRepository[];
  /** How many there are in all, and how many of them were looked through. */
  readonly total: number;
  readonly read: number;
};

/** Signing in by a code (RFC 8628). */
export type DeviceCode = {
  readonly userCode: string;
  readonly verificationUrl: string;
  readonly expiresAt: string;
};

export type AccountsView = {
  readonly accounts: readonly SessionAccount[];
  readonly keyStore: KeyStoreCondition;
  /** Whether signing in by a code is set up. */
  readonly canUseDevice: boolean;
};
