import { describe, expect, it } from 'vitest';
import type { FailureKind } from '#contract/result.ts';
import type { SessionState } from '#contract/session.ts';
import { firstFetchOf, signInHelps } from '../../../src/renderer/stores/session.ts';

const connecting: SessionState = {
  repository: 'harbour/booking',
  source: { kind: 'github', apiUrl: 'https://api.github.com/graphql' },
  connection: { kind: 'none' },
  activity: { kind: 'idle' },
  asOf: null,
  nextPollAt: null,
  pointsLeft: null,
  pointsResetAt: null,
  issues: 0,
  comments: 0,
  queued: 0,
};
const since = '2026-03-01T09:00:00Z';

describe('a tracker of which nothing is mirrored yet', () => {
  it('is on the way while the source has not refused', () => {
    expect(firstFetchOf(connecting)).toEqual({ kind: 'on-the-way' });
    expect(firstFetchOf({ ...connecting, connection: { kind: 'online', since } })).toEqual({
      kind: 'on-the-way',
    });
  });

  it('says why it stays so', () => {
    const refused = {
      kind: 'refused',
      since,
      failure: { kind: 'token-revoked', message: 'The token is refused.', hint: 'Make a new one.' },
    } as const;
    const failure = { kind: 'unreachable', message: 'no route', hint: 'Wait.' } as const;
    expect(firstFetchOf({ ...connecting, connection: { kind: 'offline', since, failure } })).toEqual({
      kind: 'offline',
      failure,
    });
    expect(firstFetchOf({ ...connecting, connection: refused })).toEqual({
      kind: 'refused',
      failure: refused.failure,
    });
  });

  it('is truly empty once a moment is mirrored, and an export is what it is', () => {
    expect(firstFetchOf({ ...connecting, asOf: since })).toBeNull();
    expect(firstFetchOf({ ...connecting, source: { kind: 'export', files: ['empty.json'] } })).toBeNull();
  });

  it('shows what an earlier run mirrored, whatever the connection says', () => {
    expect(
      firstFetchOf({
        ...connecting,
        issues: 3,
        connection: { kind: 'offline', since, failure: { kind: 'no-network', message: '', hint: '' } },
      }),
    ).toBeNull();
  });
});

it('offers to sign in where that helps, and not where the way there is shut', () => {
  const helps = (kind: FailureKind) => signInHelps({ kind, message: '', hint: '' });
  expect(helps('token-revoked')).toBe(true);
  expect(helps('key-store-lost')).toBe(true);
  expect(helps('certificate-untrusted')).toBe(false);
  expect(helps('damaged-database')).toBe(false);
});
