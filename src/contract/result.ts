/** Expected failures are values; only bugs throw, and they cross the border as `kind: 'bug'`. */
export const failureKinds = [
  'bad-input',
  'not-an-export',
  'broken-export',
  'unreachable',
  'token-refused',
  'no-access',
  'rate-limited',
  'server-trouble',
  'newer-database',
  'damaged-database',
  'disk-full',
  'not-writable',
  'not-found',
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
};

export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export function succeed<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail(kind: FailureKind, message: string, hint: string): Result<never> {
  return { ok: false, error: { kind, message, hint } };
}
