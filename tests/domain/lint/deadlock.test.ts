import { describe, expect, it } from 'vitest';
import type { TrackerIssue } from '#domain/tracker.ts';
import { issue } from '../trackers.ts';
import { findingsOf, places } from './findings.ts';

const plan = (gate: readonly string[], more: readonly string[] = []) =>
  issue(
    1,
    'Pier plan',
    [
      '# Pier rebuilding',
      '### Phase 1: Piles',
      '- #10: Phase 1.1 - Drive piles',
      '- #11: Phase 1.2 - Cap piles',
      '### Phase 2: Deck',
      '- #20: Phase 2.1 - Lay planks',
      '- #21: Phase 2.2 - Fix railing',
      '### Wave 1: Ground (Week 1)',
      '- Worker 6: #10',
      '- Worker 7: #11',
      ...more,
      '### Phase 1 Gate: Piles stand',
      '**Criteria**:',
      ...gate,
    ].join('\n'),
  );
const titles: readonly (readonly [number, string])[] = [
  [10, 'Phase 1.1: Drive piles'],
  [11, 'Phase 1.2: Cap piles'],
  [20, 'Phase 2.1: Lay planks'],
  [21, 'Phase 2.2: Fix railing'],
];
const work = (
  bodies: Readonly<Record<number, string>> = {},
  comments: Readonly<Record<number, string[]>> = {},
) =>
  titles.map(([number, title]) =>
    issue(number, title, `**Parent Issue**: #1\n${bodies[number] ?? ''}`, {
      comments: comments[number] ?? [],
    }),
  );
const pending = '**Status**: ⏸️ Pending review';
const deadlocksOf = (...issues: TrackerIssue[]) => places(findingsOf(...issues), 'deadlock');

describe('a gate', () => {
  it.each([
    ['- [ ] #20 laid and walked on', pending],
    ['- [ ] Lay planks before the inspection', pending],
    ['- [ ] Piles stand', '**Status**: ⏸️ Pending, waits for #20'],
    [
      '- [ ] Piles stand',
      '**Approver**: Orchestrator (only after #20 is closed)\n**Status**: ⏸️ Not started',
    ],
  ])('%j that needs an issue behind itself locks', (criterion, status) => {
    expect(deadlocksOf(plan([criterion, status]), ...work())).toEqual([
      expect.stringMatching(/^Phase 1 \(#1\): .*line 1\d of 1, .*line 1\d of 1$/),
    ]);
  });

  it('that needs the issues before it, is approved, or is met, does not', () => {
    expect(deadlocksOf(plan(['- [ ] #10 and #11 closed', pending]), ...work())).toEqual([]);
    expect(deadlocksOf(plan(['- [ ] #20 laid', '**Status**: ✅ Approved']), ...work())).toEqual([]);
    expect(deadlocksOf(plan(['- [x] #20 laid', pending]), ...work())).toEqual([]);
  });

  it('that waits for an issue before it, which waits for one behind it, does', () => {
    const [one, ...rest] = work({ 11: '**Depends on**: #20' });
    expect(deadlocksOf(plan(['- [ ] #11 capped', pending]), one!, ...rest)).toHaveLength(1);
  });
});

it('between a gate and work of its own phase that needs the next phase is cut at that need', () => {
  const findings = findingsOf(plan(['- [ ] Piles stand', pending]), ...work({ 11: '**Depends on**: #20' }));
  const [locked] = findings.filter(({ code }) => code === 'deadlock');
  expect(locked?.suggestion).toContain('give up that #11 waits for #20.');
  expect(places(findings, 'cycle')).toEqual([]);
});

describe('workers', () => {
  it.each([
    [
      '**Worker**: Worker 6\n**Status**: 🟡 BLOCKED - waiting for Worker 7',
      '**Worker**: Worker 7\n**Status**: 🟡 BLOCKED - waiting for Worker 6',
    ],
    ['Worker 6: stuck behind Worker 7.', 'Worker 7: blocked until Worker 6 hands over.'],
    [
      '**担当**: Worker 6\n**状態**: Worker 7 の作業待ち',
      '**担当**: Worker 7\n**状態**: Worker 6 の作業待ち',
    ],
  ])('who wait for each other lock: %j', (first, second) => {
    const issues = work({}, { 10: [first], 11: [second] });
    expect(deadlocksOf(plan(['- [ ] Piles stand']), ...issues)).toHaveLength(1);
  });

  it('of whom one has gone on since do not', () => {
    const wait = (who: number, whom: number) =>
      `**Worker**: Worker ${who}\n**Status**: 🟡 BLOCKED - waiting for Worker ${whom}`;
    const issues = work(
      {},
      {
        10: [wait(6, 7), '**Worker**: Worker 6\n**Status**: 🔄 In progress'],
        11: [wait(7, 6)],
      },
    );
    expect(deadlocksOf(plan(['- [ ] Piles stand']), ...issues)).toEqual([]);
  });

  it('who wait for issues that wait for each other are told as the cycle of those issues alone', () => {
    const issues = work(
      { 10: '**Depends on**: #11', 11: '**Depends on**: #10' },
      {
        10: ['**Worker**: Worker 6\n**Status**: 🟡 BLOCKED - waiting for #11'],
        11: ['**Worker**: Worker 7\n**Status**: 🟡 BLOCKED - waiting for #10'],
      },
    );
    const findings = findingsOf(plan(['- [ ] Piles stand']), ...issues);
    expect(findings.filter(({ code }) => code === 'cycle')).toHaveLength(1);
    expect(findings.filter(({ code }) => code === 'deadlock')).toEqual([]);
  });
});

describe('a decision', () => {
  it('that waits for what waits for it locks', () => {
    const ask = '## Decision Required\n\nOak or steel? We can only decide once #20 is done.';
    const issues = work({ 20: '**Depends on**: #10' }, { 10: [ask] });
    expect(deadlocksOf(plan(['- [ ] Piles stand']), ...issues)).toHaveLength(1);
    const free = work({}, { 10: [ask] });
    expect(deadlocksOf(plan(['- [ ] Piles stand']), ...free)).toEqual([]);
  });
});

it('locks nothing through a number whose words mean another issue', () => {
  const issues = work({ 20: '' });
  expect(deadlocksOf(plan(['- [ ] #20 (Drive piles) accepted', pending]), ...issues)).toEqual([]);
});
