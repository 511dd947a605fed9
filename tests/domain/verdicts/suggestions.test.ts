import { describe, expect, it } from 'vitest';
import { readyWork, suggestWork, workerStandings } from '#domain/verdicts/suggestions.ts';
import type { Programme } from '#domain/programme.ts';
import { issue, number, read } from '../trackers.ts';

const plan = issue(
  1,
  'Pier plan',
  [
    '# Pier',
    '### Phase 1: Piles',
    '- #10: Phase 1.1 - Drive piles',
    '- #11: Phase 1.2 - Cap piles',
    '- #12: Phase 1.3 - Paint piles',
    '### Wave 1: Ground (Week 1)',
    '- Worker 6: #10',
    '- Worker 7: #12',
  ].join('\n'),
);
const says = (worker: number, status: string) => `**Worker**: Worker ${worker}\n**Status**: ${status}`;
const closed = { state: 'closed', closedAt: '2026-03-01T20:00:00Z' } as const;
const piles = (comments: readonly string[]) =>
  issue(10, 'Phase 1.1: Drive piles', '**Parent Issue**: #1', { ...closed, comments });
const caps = issue(11, 'Phase 1.2: Cap piles', '**Parent Issue**: #1\n**Depends on**: #10');
const paint = (comments: readonly string[] = []) =>
  issue(12, 'Phase 1.3: Paint piles', '**Parent Issue**: #1\n**Blocks**: #13', { comments });
const rails = issue(13, 'Phase 1.4: Rails', '**Parent Issue**: #1');
const told = (programme: Programme) =>
  suggestWork(programme).map(({ worker, issue: key, why }) => `${worker} takes ${number(key)}: ${why}`);

describe('a suggestion', () => {
  it('follows the plan first, then who did what stands before, with the reasons in words', () => {
    const programme = read(plan, piles([says(6, '✅ Complete')]), caps, paint(), rails);
    expect(told(programme).toSorted()).toEqual([
      expect.stringMatching(/^6 takes 11: this worker did #10, which stands before it; free/),
      expect.stringMatching(/^7 takes 12: the plan gives it to this worker; free.*unblocks #13/),
    ]);
  });

  it('rests on evidence, and gives nobody two issues or one issue twice', () => {
    const programme = read(plan, piles([says(6, '✅ Complete')]), caps, paint(), rails);
    const suggestions = suggestWork(programme);
    for (const { evidence } of suggestions) expect(evidence.length).toBeGreaterThan(0);
    expect(new Set(suggestions.map(({ worker }) => worker)).size).toBe(suggestions.length);
    expect(new Set(suggestions.map((one) => one.issue)).size).toBe(suggestions.length);
  });

  it('moves a blocked worker where nobody free is left, and says what is left behind', () => {
    const programme = read(plan, piles([]), caps, paint([says(7, '🟡 BLOCKED - no paint')]), rails);
    const moved = suggestWork(programme).find(({ worker }) => worker === '7');
    const other = suggestWork(programme).find(({ worker }) => worker === '6');
    expect([other?.leaves ?? null, moved?.leaves ?? null]).toEqual([
      null,
      moved === undefined ? null : paint().key,
    ]);
  });
});

describe('a worker', () => {
  it.each([
    ['✅ Complete', '2026-03-02T08:00:00Z', 'free'],
    ['🔄 In progress', '2026-03-02T08:00:00Z', 'busy'],
    ['🔄 In progress', '2026-02-20T08:00:00Z', 'silent'],
    ['🟡 BLOCKED - no paint', '2026-03-02T08:00:00Z', 'blocked'],
  ])('whose last word is %j of %s is %s', (status, at, standing) => {
    const comment = {
      id: 'c',
      author: null,
      createdAt: at,
      updatedAt: at,
      body: says(7, status),
      minimizedReason: null,
    };
    const programme = read(issue(12, 'Phase 1.3: Paint piles', '', { comments: [comment] }));
    expect(workerStandings(programme).map((one) => one.standing)).toEqual([standing]);
  });
});

it('puts ready work on the critical path before the rest', () => {
  const programme = read(
    issue(20, 'Long (8h)', '**Blocks**: #21'),
    issue(21, 'After long (4h)'),
    issue(22, 'Short (1h)'),
  );
  expect(readyWork(programme).map(({ node, criticality }) => [number(node.key), criticality])).toEqual([
    [20, 1],
    [22, expect.any(Number)],
  ]);
});
