import { expect, it } from 'vitest';
import { claimVerdicts } from '#domain/verdicts/claims.ts';
import { issue, number, read } from '../trackers.ts';

const plan = (gate: string) =>
  issue(
    1,
    'Pier plan',
    [
      '# Pier',
      '### Phase 1: Piles',
      '- #10: Phase 1.1 - Drive piles',
      '- #11: Phase 1.2 - Cap piles',
      '### Wave 1: Ground (Week 1)',
      '- Worker 6: #10',
      '- Worker 7: #11',
      '### Phase 1 Gate: Piles stand',
      `**Status**: ${gate}`,
    ].join('\n'),
  );
const done = '**Status**: ✅ Complete';
const piles = (comments: readonly string[]) =>
  issue(10, 'Phase 1.1: Drive piles', '**Parent Issue**: #1', {
    state: 'closed',
    closedAt: '2026-03-01T20:00:00Z',
    comments,
  });
const caps = (comments: readonly string[]) =>
  issue(11, 'Phase 1.2: Cap piles', '**Parent Issue**: #1', { comments });

it('tells what is closed from what is said to be done, for issues, phases, waves and the whole', () => {
  const verdicts = claimVerdicts(read(plan('⏸️ Pending'), piles([done]), caps([done])));
  expect(verdicts.issues.map((one) => `${number(one.issue)} ${one.verdict}`)).toEqual([
    '10 agrees',
    '11 claims-more',
  ]);
  expect([verdicts.official, verdicts.claimed]).toEqual([
    { done: 1, total: 2 },
    { done: 2, total: 2 },
  ]);
  expect(verdicts.phases.map((one) => [one.id, one.verdict, one.gate])).toEqual([
    ['1', 'against-gate', 'pending'],
  ]);
  expect(verdicts.waves.map((one) => [one.id, one.official.done, one.claimed.done])).toEqual([['1', 1, 2]]);
});

it('finds a closing that nobody reported unproven, and a phase behind an approved gate in agreement', () => {
  const verdicts = claimVerdicts(read(plan('✅ Approved'), piles([]), caps([])));
  expect(verdicts.issues.map((one) => one.verdict)).toEqual(['unproven', 'agrees']);
  expect(verdicts.phases.map((one) => one.verdict)).toEqual(['agrees']);
  expect(verdicts.issues[0]?.evidence[0]?.quote).toBe('state closed');
});
