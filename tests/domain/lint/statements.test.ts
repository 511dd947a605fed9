import { describe, expect, it } from 'vitest';
import { issue } from '../trackers.ts';
import { findingsOf, places } from './findings.ts';

const done = '# Phase 1.1 - COMPLETE\n\n**Worker**: Worker 6\n**Status**: ✅ COMPLETE';
const closed = { state: 'closed', closedAt: '2026-03-01T20:00:00Z' } as const;

describe('a completion', () => {
  it('that is later taken back is a conflict, the later word first', () => {
    const findings = findingsOf(
      issue(5, 'Phase 1.1: Piles', '', {
        comments: [done, '**Worker**: Worker 6\n**Status**: ❌ NOT STARTED'],
      }),
    );
    expect(places(findings, 'status-conflict')).toEqual(['5: line 2 of 5 (comment), line 4 of 5 (comment)']);
  });

  it('that failed and was mended afterwards is none', () => {
    const failed = '❌ **Workflow Failed**';
    const after = (...comments: string[]) =>
      places(findingsOf(issue(5, 'Phase 1.1: Piles', '', { comments })), 'status-conflict');
    expect(after(done, failed)).toHaveLength(1);
    expect(after(done, failed, done)).toEqual([]);
    expect(after('# Phase 1.1 - ALMOST DONE ✅', failed)).toEqual([]);
  });

  it('that follows the start is none', () => {
    const findings = findingsOf(
      issue(5, 'Phase 1.1: Piles', '', {
        comments: ['**Worker**: Worker 6\n**Status**: ❌ NOT STARTED', done],
      }),
    );
    expect(places(findings, 'status-conflict')).toEqual([]);
  });

  it('of an open issue is claimed, of a closed one it is not', () => {
    const open = findingsOf(issue(5, 'Phase 1.1: Piles', '', { comments: [done] }));
    expect(places(open, 'claimed-done-open')).toEqual([
      '5: line 1 of 5 (comment), line 4 of 5 (comment), state open of 5',
    ]);
    expect(findingsOf(issue(5, 'Phase 1.1: Piles', '', { ...closed, comments: [done] }))).toEqual([]);
  });

  it('that nobody reported is told of closed issues of a phase, not of those given up', () => {
    const running = '**Worker**: Worker 6\n**Status**: 🔄 In progress';
    expect(
      places(
        findingsOf(issue(5, 'Phase 1.1: Piles', '', { ...closed, comments: [running] })),
        'closed-unreported',
      ),
    ).toEqual(['5: state closed of 5, line 2 of 5 (comment)']);
    expect(findingsOf(issue(5, 'Phase 1.1: Piles', '', { ...closed, stateReason: 'not_planned' }))).toEqual(
      [],
    );
    expect(findingsOf(issue(5, 'Piles without a phase', '', closed))).toEqual([]);
  });

  it('of a phase whose progress shrinks is a conflict', () => {
    const comments = [
      '```yaml\nPhase 1.2: Piles [██████████] 100%\n```',
      'Phase 1.2: Piles [████████░░] 80%',
    ];
    const findings = findingsOf(
      issue(1, 'Epic: Harbour', '- [ ] #5', { comments }),
      issue(5, 'Phase 1.2: Piles', '**Parent Issue**: #1'),
    );
    expect(places(findings, 'status-conflict')).toEqual([
      'Phase 1.2 (#1): line 1 of 1 (comment), line 2 of 1 (comment)',
    ]);
    const goal = findingsOf(
      issue(1, 'Epic: Harbour', '- [ ] #5', { comments: [comments[1] ?? '', `Phase 1.2 → 100% complete`] }),
      issue(5, 'Phase 1.2: Piles', '**Parent Issue**: #1'),
    );
    expect(places(goal, 'status-conflict')).toEqual([]);
  });
});

describe('a ticked box', () => {
  it.each([
    ['- [x] **AWAITING HARBOUR APPROVAL**', 1],
    ['- [x] Approval pending', 1],
    ['- [x] 承認待ち', 1],
    ['- [ ] **AWAITING HARBOUR APPROVAL**', 0],
    ['- [x] Awaiting approval: granted by the harbour master', 0],
    ['- [x] Charts drawn', 0],
    ['```bash\n- [x] Awaiting approval\n```', 0],
  ])('%j makes %i findings', (body, count) => {
    expect(places(findingsOf(issue(5, 'Piles', body)), 'approval-pending-ticked')).toHaveLength(count);
  });
});

describe('a count', () => {
  it.each([
    ['Overall: ████░░░░░░ 40%', 0],
    ['Overall: ████░░░░░░ 10%', 1],
    ['```yaml\nOverall: ████░░░░░░ 10%\n```', 1],
    ['```bash\necho "60% (2/5)"\n```', 0],
    ['Overall: 40% (2/5 piles)', 0],
    ['Overall: 60% (2/5 piles)', 1],
    ['2/5 piles (60%)', 1],
    ['33% (1/3)', 0],
    ['- 6 major tasks (3.1 - 3.5)', 1],
    ['- 5 major tasks (3.1 - 3.5)', 0],
    ['Coverage grew 80% and (2/3 of it is new)', 0],
    ['| 10% | (2/3) |', 0],
  ])('%j makes %i findings', (body, count) => {
    expect(places(findingsOf(issue(5, 'Piles', body)), 'count-mismatch')).toHaveLength(count);
  });

  it('of phases is held against those that the text lists', () => {
    const body = (count: number) =>
      `## Phase 1: Piles\n\n## Phase 2: Deck\n\nOverall 1/${count} phases complete`;
    expect(places(findingsOf(issue(5, 'Pier', body(9))), 'count-mismatch')).toEqual([
      '5: line 5 of 5, line 3 of 5',
    ]);
    expect(places(findingsOf(issue(5, 'Pier', body(2))), 'count-mismatch')).toEqual([]);
  });

  it('of all issues is held against those that the epic lists', () => {
    const body = '- [ ] #2\n- [ ] #3\n- [ ] #4\n\nWhen all 5 issues are closed: sail.';
    const rest = [issue(2, 'Lamps'), issue(3, 'Horn'), issue(4, 'Mast')];
    expect(places(findingsOf(issue(1, 'Epic: Harbour', body), ...rest), 'count-mismatch')).toEqual([
      '1: line 5 of 1, line 3 of 1',
    ]);
  });
});

describe('a reference', () => {
  it('to no mirrored issue is an orphan, a placeholder is unresolved', () => {
    const findings = findingsOf(issue(5, 'Piles', '**Depends on**: #77\n**Blocks**: #TBD'));
    expect(places(findings, 'orphan-reference')).toEqual(['5: line 1 of 5']);
    expect(places(findings, 'unresolved-reference')).toEqual(['5: line 2 of 5']);
    expect(places(findingsOf(issue(5, 'Piles', '**Depends on**: None')), 'orphan-reference')).toEqual([]);
  });

  it('to an issue that is yet to be created, and exists, makes the plan stale', () => {
    const plan = issue(1, 'Epic: Harbour', '- Target Issues: #5 (to be created)\n- Later: #99 (TBD)');
    const findings = findingsOf(plan, issue(5, 'Piles', '', { createdAt: '2026-03-01T12:00:00Z' }));
    expect(places(findings, 'stale-plan')).toEqual(['1: line 1 of 1, title of 5']);
    expect(findings.find(({ code }) => code === 'stale-plan')?.claims[1]?.text).toBe(
      '#5 was created afterwards',
    );
  });
});

describe('labels', () => {
  const label = (name: string) => ({ labels: [{ name, color: 'ffffff' }] });

  it.each([
    ['[P0] Piles', '', '⚠️ priority:P1-High', 1],
    ['Piles', '**Priority**: P0 (Critical)', 'priority:P1-High', 1],
    ['Piles', '**優先度**: P0', '優先度:P1-高', 1],
    ['[P0] Piles', '**Priority**: P0', '🔥 priority:P0-Critical', 0],
    ['Piles', 'Priority goes to P0 tasks', 'priority:P1-High', 0],
    ['[P0] Piles', '', 'type:bug', 0],
  ])('title %j, body %j and label %j make %i findings', (title, body, name, count) => {
    expect(places(findingsOf(issue(5, title, body, label(name))), 'label-conflict')).toHaveLength(count);
  });

  it('that say work goes on contradict a closed issue', () => {
    expect(
      places(
        findingsOf(issue(5, 'Piles', '', { ...closed, ...label('📥 state:pending') })),
        'label-conflict',
      ),
    ).toEqual(['5: state closed of 5, label 📥 state:pending of 5']);
    expect(findingsOf(issue(5, 'Piles', '', { ...closed, ...label('state:done') }))).toEqual([]);
  });

  it('and milestones are missed where others of the same plan have them', () => {
    const milestone = { number: 1, title: 'Spring', description: '', dueOn: null };
    const epic = issue(1, 'Epic: Harbour', '- [ ] #5\n- [ ] #6');
    const [piles, deck] = [
      issue(5, 'Phase 1.1: Piles', '**Parent Issue**: #1', { milestone }),
      issue(6, 'Phase 1.2: Deck', '**Parent Issue**: #1'),
    ];
    expect(places(findingsOf(epic, piles, deck), 'unlabelled')).toEqual(['1: milestone none of 6']);
    expect(places(findingsOf(epic, deck), 'unlabelled')).toEqual([]);
  });
});
