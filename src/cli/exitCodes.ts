import type { FailureKind } from '#contract/result.ts';

/** The contract with scripts: 0 fine, 1 a finding was asked to fail on, 2 wrong use, 3 cannot reach or sign in. */
export const exitCodes = { fine: 0, finding: 1, wrongUse: 2, unreachable: 3, bug: 70 } as const;

const exitCodeByFailure = {
  'bad-input': exitCodes.wrongUse,
  'not-an-export': exitCodes.wrongUse,
  'broken-export': exitCodes.wrongUse,
  'newer-database': exitCodes.wrongUse,
  'damaged-database': exitCodes.wrongUse,
  'disk-full': exitCodes.wrongUse,
  'not-writable': exitCodes.wrongUse,
  'not-found': exitCodes.wrongUse,
  busy: exitCodes.wrongUse,
  unreachable: exitCodes.unreachable,
  'no-network': exitCodes.unreachable,
  'proxy-trouble': exitCodes.unreachable,
  'certificate-untrusted': exitCodes.unreachable,
  'signed-out': exitCodes.unreachable,
  'key-store-lost': exitCodes.unreachable,
  'token-refused': exitCodes.unreachable,
  'token-revoked': exitCodes.unreachable,
  'token-expired': exitCodes.unreachable,
  'sso-required': exitCodes.unreachable,
  'permission-missing': exitCodes.unreachable,
  'device-unavailable': exitCodes.unreachable,
  'device-denied': exitCodes.unreachable,
  'device-expired': exitCodes.unreachable,
  'no-access': exitCodes.unreachable,
  'rate-limited': exitCodes.unreachable,
  'server-trouble': exitCodes.unreachable,
  // sysexits.h EX_SOFTWARE: outside the four, so that a script never takes a bug for a finding.
  bug: exitCodes.bug,
} as const satisfies Record<FailureKind, number>;

export function exitCodeOf(kind: FailureKind): number {
  return exitCodeByFailure[kind];
}
