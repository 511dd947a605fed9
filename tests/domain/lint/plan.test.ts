import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { readIssue } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import type { TrackerIssue } from '#domain/tracker.ts';
import { home, issue, tracker } from '../trackers.ts';
import { findingsOf, places } from './findings.ts';

const plan = [
  '# Pier rebuilding',
  '### Phase 0: Survey (COMPLETE)',
  '### Phase 1: Piles (READY)',
  '',
  '| Issue | Task | Blocking | Duration |',
  '|---|---|---|---|',
  '| #10 | Phase 1.1 - Drive piles | None | 2h |',
  '| #11 | Phase 1.2 - Cap piles | #10 | 1h |',
  '',
  '```',
  'Phase 0 (Survey)',
  '  └─> Phase 1.1 (Drive piles)',
  '       └─> Phase 1.2 (Cap piles)',
  '```',
  '',
  '### Wave 1: Ground (Week 1)',
  '- Worker 6: #10',
  '- Worker 6: #11',
  '',
  '### Phase 0 Gate: Survey approved',
  '**Criteria**:',
  '- [ ] Soundings read',
  '',
  '**Status**: ⏸️ Pending review',
  '',
  '**Output**: 30-40 detailed issues',
].join('\n');

const running = '**Worker**: Worker 6\n**Status**: 🔄 In progress';
const piles = (comments: string[] = []) =>
  issue(10, 'Phase 1.1: Drive piles (2h)', '**Parent Issue**: #1', { comments });
const caps = (comments: string[] = []) =>
  issue(11, 'Phase 1.2: Cap piles', '**Parent Issue**: #1', { comments });

describe('a plan', () => {
  it('contradicts itself about its first blocker, its first gate and its size', () => {
    const findings = findingsOf(issue(1, 'Pier plan', plan), piles(), caps());
    expect(places(findings, 'blocker-disagrees')).toEqual(['10: line 7 of 1, line 12 of 1']);
    expect(places(findings, 'status-conflict')).toEqual(['Phase 0 (#1): line 24 of 1, line 2 of 1']);
    expect(places(findings, 'count-mismatch')).toEqual(['1: line 26 of 1, line 7 of 1']);
    expect(places(findings, 'gate-bypassed')).toEqual([]);
  });

  it('has its gate bypassed by work reported behind it', () => {
    const findings = findingsOf(issue(1, 'Pier plan', plan), piles([running]), caps());
    expect(places(findings, 'gate-bypassed')).toEqual(['Phase 1 (#1): line 24 of 1, line 2 of 10 (comment)']);
    const approved = plan.replace('⏸️ Pending review', '✅ Approved');
    expect(
      places(findingsOf(issue(1, 'Pier plan', approved), piles([running]), caps()), 'gate-bypassed'),
    ).toEqual([]);
  });

  it('keeps a worker to one running issue at a time', () => {
    const both = findingsOf(issue(1, 'Pier plan', plan), piles([running]), caps([running]));
    expect(places(both, 'worker-collision')).toEqual([
      'Worker 6: line 2 of 10 (comment), line 2 of 11 (comment)',
    ]);
    const one = findingsOf(issue(1, 'Pier plan', plan), piles([running]), caps());
    expect(places(one, 'worker-collision')).toEqual([]);
  });
});

describe('a worker', () => {
  const saidAt = (createdAt: string) =>
    findingsOf(
      issue(5, 'Phase 1.1: Piles (2h)', '', {
        comments: [
          { id: 'c', author: null, createdAt, updatedAt: createdAt, body: running, minimizedReason: null },
        ],
      }),
    );

  it('who said nothing for more than a day is silent', () => {
    expect(places(saidAt('2026-02-28T09:00:00Z'), 'silent-worker')).toEqual([
      'Worker 6: line 2 of 5 (comment), title of 5',
    ]);
    expect(places(saidAt('2026-03-01T10:00:00Z'), 'silent-worker')).toEqual([]);
  });

  it('who reports what another reported does work twice', () => {
    const report = (worker: number) => `**Worker**: Worker ${worker}\n**Status**: ✅ COMPLETE`;
    expect(
      places(
        findingsOf(issue(5, 'Phase 1.1: Piles', '', { comments: [report(6), report(7)] })),
        'duplicate-work',
      ),
    ).toEqual(['5: line 2 of 5 (comment), line 2 of 5 (comment)']);
    expect(
      places(
        findingsOf(issue(5, 'Phase 1.1: Piles', '', { comments: [report(6), report(6)] })),
        'duplicate-work',
      ),
    ).toEqual([]);
    const together = 'Workers 6 and 7: #5 ✅ done';
    expect(
      places(findingsOf(issue(5, 'Phase 1.1: Piles', '', { comments: [together] })), 'duplicate-work'),
    ).toEqual([]);
  });
});

it('two open issues with the same words are one task, their numbers tell them apart', () => {
  expect(
    places(findingsOf(issue(5, 'Paint the north crane'), issue(6, 'North crane: paint')), 'duplicate-work'),
  ).toEqual(['5: title of 5, title of 6']);
  expect(findingsOf(issue(5, 'Paint north crane 1'), issue(6, 'Paint north crane 2'))).toEqual([]);
});

describe('findings', () => {
  const lines = [
    '**Depends on**: #2',
    '**Depends on**: #1',
    '**Blocks**: #3',
    '**Next Issue**: #2',
    '#1 → #2 → #3',
    'Parallel: #1 + #2',
    '**Status**: ✅ COMPLETE',
    '**Status**: ❌ NOT STARTED',
    '**Worker**: Worker 2',
    '- [x] Awaiting approval',
    'Phase 1: ███░░ 20%',
    '- [ ] #TBD',
    plan,
  ];
  const text = fc.array(fc.constantFrom(...lines), { maxLength: 5 }).map((chosen) => chosen.join('\n\n'));
  const issues = fc
    .array(fc.record({ body: text, comments: fc.array(text, { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((all) =>
      all.map(({ body, comments }, at) => issue(at + 1, `Phase 1.${at + 1}: Quay`, body, { comments })),
    );

  it('have evidence that stands where it says, come once, and do not depend on the order of the issues', () => {
    fc.assert(
      fc.property(issues, (all) => {
        const findings = findingsOf(...all);
        for (const { claims, suggestion } of findings) {
          expect(claims.length).toBeGreaterThan(0);
          expect(suggestion).not.toBe('');
          for (const { evidence } of claims)
            if (evidence.line > 0) expect(quoteAt(all, evidence)).toBe(evidence.quote);
        }
        const texts = findings.map((finding) => JSON.stringify(finding));
        expect(new Set(texts).size).toBe(texts.length);
        expect(findingsOf(...all.toReversed())).toEqual(findings);
      }),
      { numRuns: 60 },
    );
  });

  it('are none in an empty tracker', () => {
    expect(lint(tracker(), new Map(), readProgramme(tracker()))).toEqual([]);
  });

  it('pass over comments that are hidden as spam', () => {
    const spam = {
      id: 's',
      author: null,
      createdAt: '2026-03-01T09:00:00Z',
      updatedAt: '2026-03-01T09:00:00Z',
    };
    const hidden = { ...spam, body: '- [x] Awaiting approval', minimizedReason: 'spam' };
    const shown = { ...spam, id: 't', body: 'Fine weather.', minimizedReason: null };
    const own = issue(5, 'Piles', '', { comments: [hidden, shown] });
    expect(
      lint(tracker(own), new Map([[own.key, readIssue(own, home)]]), readProgramme(tracker(own))),
    ).toEqual([]);
  });
});

function quoteAt(
  all: readonly TrackerIssue[],
  evidence: { readonly issue: string; readonly commentId: string | null; readonly line: number },
): string | undefined {
  const own = all.find((each) => each.key === evidence.issue);
  const body =
    evidence.commentId === null
      ? own?.body
      : own?.comments.find((comment) => comment.id === evidence.commentId)?.body;
  return body?.split('\n')[evidence.line - 1]?.trim();
}
