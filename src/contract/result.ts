/** Expected failures are values; only bugs throw, and they cross the border as `kind: 'bug'`. */
export const failureKinds = [
  'bad-input',
  'not-an-export',
  'broken-export',
  'unreachable',
  /** This computer itself has no network. */
  'no-network',
  'proxy-trouble',
  'certificate-untrusted',
  /** Nobody is signed in to that server. */
  'signed-out',
  /** The system's key store no longer gives the token out. */
  'key-store-lost',
  /** A token that the server has not accepted yet. */
  'token-refused',
  /** A token that the server had accepted before. */
  'token-revoked',
  'token-expired',
  'sso-required',
  'permission-missing',
  'no-access',
  'rate-limited',
  'server-trouble',
  'newer-database',
  'damaged-database',
  'disk-full',
  'not-writable',
  'not-found',
  /** Signing in by a code in the browser: not set up, refused there, or not confirmed in time. */
  'device-unavailable',
  'device-denied',
  'device-expired',
  'busy',
  'bug',
] as const;
export type FailureKind = (typeof failureKinds)[number];

export type Failure = {
  readonly kind: FailureKind;
  /** One sentence: what happened, to what, and what was kept. */
  readonly message: string;
  /** One sentence: what to do now. */
  readonly hint: string;
  /** What the sentences name (`host`, `reason`, …): the window says the same in the user's language with them. */
  readonly facts?: FailureFacts;
};

/** `permissions` is a list such as `issues:read,metadata:read`; times are ISO 8601 UTC. */
export type FailureFacts = Readonly<Record<string, string | number>>;

/** The failure without what its maker knows beyond it: what may cross to the window. */
export function plainFailure({ kind, message, hint, facts }: Failure): Failure {
  return { kind, message, hint, ...(facts === undefined ? {} : { facts }) };
}

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(kind: FailureKind, message: string, hint: string, facts?: FailureFacts): Result<never> {
  return { ok: false, error: { kind, message, hint, ...(facts === undefined ? {} : { facts }) } };
}
