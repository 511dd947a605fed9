import { describe, expect, it } from 'vitest';
import { readPlan } from '#domain/plan/readPlan.ts';
import { readMarkdown } from '#domain/text/markdown.ts';
import { issue, key, read } from '../trackers.ts';

const body = `# Plan

### Phase 1: Ground Works (PLANNED)

| Issue | Task | Worker |
|---|---|---|
| #5 | Phase 1.1 - Piles | Worker 6 |
| #6 | Phase 1.2 - Wall | Worker 7 |

### Phase 1 Gate: Ground Ready
**Criteria**:
- [x] Piles stand
- [ ] \`Wall\` holds **water**
- [x] **AWAITING HARBOURMASTER APPROVAL**

**Approver**: Harbourmaster (Layer 2)
**Verification**: divers + photographs
**Status**: ⏸️ Pending review

### Phase 2 Gate: Cranes turn
- [ ] Both turn

## Risks

| Risk | Impact | Mitigation | Owner |
|---|---|---|---|
| Storm | Critical | Tie the cranes | Worker 9 |
| Late steel | High | Order early | All workers |
| Rust | ? | | |

### Contingency Plans

**If the storm comes**:
1. Tie the cranes
2. Go home

## Progress

\`\`\`
Overall: ██░░░░ 25% (1/4 phases complete)
Phase 1: ███░░░ 50% 🔄 Piles stand
\`\`\`

## Success Metrics

### Numbers
- **Leaks**: none

## Next Actions

### Today
1. **Worker 6**: drive piles
`;

const plan = readPlan(readMarkdown(body), (line) => ({
  issue: key(1),
  source: 'body',
  commentId: null,
  author: null,
  at: null,
  line: line.number,
  quote: line.text.trim(),
}));

describe('a plan', () => {
  const programme = read(issue(1, 'Plan', body), issue(5, 'Piles'), issue(6, 'Wall'));

  it('gives its gates with criteria, approver, verification and status', () => {
    expect(programme.gates).toMatchObject([
      {
        scope: key(1),
        phase: '1',
        title: 'Ground Ready',
        status: 'pending',
        criteria: [
          { text: 'Piles stand', ticked: true, evidence: { line: 12 } },
          { text: 'Wall holds water', ticked: false, evidence: { line: 13 } },
        ],
        approver: 'Harbourmaster (Layer 2)',
        verification: 'divers + photographs',
        evidence: { quote: '**Status**: ⏸️ Pending review' },
      },
      {
        phase: '2',
        title: 'Cranes turn',
        status: 'unclear',
        approver: null,
        criteria: [{ text: 'Both turn' }],
      },
    ]);
    expect(programme.gates[0]?.criteria).toHaveLength(2);
  });

  it('gives its risks', () => {
    expect(
      programme.risks.map(({ risk, impact, mitigation, owner }) => [risk, impact, mitigation, owner]),
    ).toEqual([
      ['Storm', 'critical', 'Tie the cranes', 'Worker 9'],
      ['Late steel', 'high', 'Order early', 'All workers'],
      ['Rust', 'unclear', null, null],
    ]);
  });

  it('gives what it says of progress, emergencies, measures and next steps', () => {
    expect(plan.progress.map(({ phase, percent, count }) => [phase, percent, count])).toEqual([
      [null, 25, { done: 1, total: 4, of: 'phases' }],
      ['1', 50, null],
    ]);
    expect(
      [...plan.contingencies, ...plan.metrics, ...plan.nextActions].map(({ group, text }) => [group, text]),
    ).toEqual([
      ['If the storm comes', 'Tie the cranes'],
      ['If the storm comes', 'Go home'],
      ['Numbers', 'Leaks: none'],
      ['Today', 'Worker 6: drive piles'],
    ]);
  });
});

describe('a phase', () => {
  it.each([
    'Phase 2: Cranes (PLANNED)',
    'Phase 2: Cranes (COMPLETE)',
    'Phase 2: Cranes (READY)',
    'Phase 2: Cranes (PLANNING)',
    'Phase 2: Cranes (TO BE CREATED)',
    'Phase 2: Cranes ✅',
    'Phase 2: Cranes ⏸️',
    '🏗️ Phase 2: Cranes (🔄 In Progress)',
    'Phase 2: Cranes - Complete Plan',
  ])('headed %j is titled without its state', (heading) => {
    const { phases } = read(issue(1, 'Plan', `${body}\n## ${heading}\n`));
    expect(phases.map((phase) => phase.title)).toEqual(['Ground Works', 'Cranes']);
  });

  it('keeps the brackets that are part of its title', () => {
    const { phases } = read(issue(1, 'Plan', `${body}\n## Phase 2: Cranes (north quay)\n`));
    expect(phases[1]?.title).toBe('Cranes (north quay)');
  });

  it('without a heading in its plan takes the title from the epic above its issues', () => {
    const { phases } = read(
      issue(1, '[EPIC] Harbour', '## Phase 2: Cranes\n\nAll of them.'),
      issue(5, 'Phase 2.1: Rails', '**Parent Issue**: #1'),
    );
    expect(phases.map((phase) => [phase.id, phase.title])).toEqual([['2', 'Cranes']]);
  });
});
