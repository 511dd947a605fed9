import { describe, expect, it } from 'vitest';
import type { SessionState } from '#contract/session.ts';
import { firstFetchOf } from '../../../src/renderer/stores/session.ts';

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
      message: 'The token is refused.',
      hint: 'Make a new one.',
    } as const;
    expect(
      firstFetchOf({ ...connecting, connection: { kind: 'offline', since, reason: 'no route' } }),
    ).toEqual({
      kind: 'offline',
      reason: 'no route',
    });
    expect(firstFetchOf({ ...connecting, connection: refused })).toMatchObject({
      message: 'The token is refused.',
    });
  });

  it('is truly empty once a moment is mirrored, and an export is what it is', () => {
    expect(firstFetchOf({ ...connecting, asOf: since })).toBeNull();
    expect(firstFetchOf({ ...connecting, source: { kind: 'export', files: ['empty.json'] } })).toBeNull();
  });

  it('shows what an earlier run mirrored, whatever the connection says', () => {
    expect(
      firstFetchOf({ ...connecting, issues: 3, connection: { kind: 'offline', since, reason: '' } }),
    ).toBeNull();
  });
});
