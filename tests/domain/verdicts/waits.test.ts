import { describe, expect, it } from 'vitest';
import { partyId, rootCauses, waitsInProgramme } from '#domain/verdicts/waits.ts';
import type { TrackerIssue } from '#domain/tracker.ts';
import { issue, read } from '../trackers.ts';

const plan = issue(
  1,
  'Pier plan',
  [
    '# Pier',
    '### Phase 1: Piles',
    '- #10: Phase 1.1 - Drive piles',
    '### Phase 2: Deck',
    '- #20: Phase 2.1 - Lay planks',
    '- #21: Phase 2.2 - Fix railing',
    '### Wave 1: Ground (Week 1)',
    '- Worker 6: #10',
    '### Phase 1 Gate: Piles stand',
    '- [ ] Drive piles inspected',
    '',
    '**Approver**: Harbour board',
    '**Status**: ⏸️ Pending review',
  ].join('\n'),
);
const blocked = '**Worker**: Worker 6\n**Status**: 🟡 BLOCKED - the crane is away';
const all = [
  plan,
  issue(10, 'Phase 1.1: Drive piles', '**Parent Issue**: #1', { comments: [blocked] }),
  issue(20, 'Phase 2.1: Lay planks', '**Parent Issue**: #1'),
  issue(21, 'Phase 2.2: Fix railing', '**Parent Issue**: #1\n**Depends on**: #20'),
];
const short = (id: string) => id.replaceAll('harbour/pilot', '');
const arrows = (...issues: TrackerIssue[]) =>
  waitsInProgramme(read(...issues)).map(
    (wait) => `${short(partyId(wait.waiting))} → ${short(partyId(wait.for))}`,
  );

describe('waiting', () => {
  it('joins issues, gates, workers and people', () => {
    expect(arrows(...all)).toEqual([
      '#20 → #21'.split(' → ').reverse().join(' → '),
      '#20 → gate #1 1',
      '#21 → gate #1 1',
      'gate #1 1 → #10',
      'gate #1 1 → person  Harbour board',
      '#10 → worker 6',
    ]);
  });

  it('is evidenced and dated, and a closed blocker holds nothing up', () => {
    for (const wait of waitsInProgramme(read(...all))) expect(wait.evidence.length).toBeGreaterThan(0);
    expect(waitsInProgramme(read(...all)).at(-1)?.since).toBe('2026-03-01T09:00:00Z');
    const free = arrows(
      issue(3, 'Lamps', '', { state: 'closed', closedAt: '2026-03-01T10:00:00Z' }),
      issue(4, 'Horn', '**Depends on**: #3'),
    );
    expect(free).toEqual([]);
  });

  it('has roots, each with everything that it holds up and how far behind', () => {
    const [first] = rootCauses(waitsInProgramme(read(...all)));
    expect(short(partyId(first!.root))).toBe('worker 6');
    expect(first!.held.map(({ party, steps }) => `${short(partyId(party))} ${steps}`)).toEqual([
      '#10 1',
      'gate #1 1 2',
      '#20 3',
      '#21 3',
    ]);
    expect(first!.since).toBe('2026-03-01T09:00:00Z');
  });

  it('ends in rings as well: a ring has no root and is no endless walk', () => {
    const ring = [issue(3, 'Lamps', '**Depends on**: #4'), issue(4, 'Horn', '**Depends on**: #3')];
    expect(rootCauses(waitsInProgramme(read(...ring)))).toEqual([]);
  });
});
