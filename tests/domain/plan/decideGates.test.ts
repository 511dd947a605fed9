import { expect, it } from 'vitest';
import { readIssue } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { issue, key, read, tracker } from '../trackers.ts';

const plan = `# Lock rebuilding

## Phases
### Phase 0: Survey
- #2: Phase 0.1 - Soundings
### Phase 1: Piling
- #3: Phase 1.1 - Test piles

## Quality Gates

### Phase 0 Gate: Survey accepted
- [x] Soundings plotted
**Approver**: Orchestrator
**Status**: ⏸️ Pending review

### Phase 1 Gate: Piles hold
- [ ] Load test
**Approver**: Worker 4
**Status**: ⏸️ Not started

## Worker Assignment Matrix
| Worker | Phase | Mission | Issues |
|---|---|---|---|
| Worker 3 | Phase 0 | Soundings | #2 |
| Worker 4 | Phase 1 | Piles | #3 |
`;

function programme(comments: readonly string[], elsewhere: readonly string[] = []) {
  return read(
    issue(1, 'Lock rebuilding', plan, { comments }),
    issue(2, 'Phase 0.1: Soundings', '', { comments: elsewhere }),
    issue(3, 'Phase 1.1: Test piles'),
  );
}

const gateOf = (comments: readonly string[], phase = '0', elsewhere: readonly string[] = []) =>
  programme(comments, elsewhere).gates.find((gate) => gate.phase === phase);

it('a gate is what the plan says until somebody decides it', () => {
  expect(gateOf([])).toMatchObject({ status: 'pending', superseded: null });
  expect(gateOf(['Awaiting Phase 0 approval'])).toMatchObject({ status: 'pending', superseded: null });
});

it('a later comment beats the plan, which stays visible as a claim', () => {
  expect(gateOf(['Phase 0 gate: ✅ Approved'])).toMatchObject({
    status: 'approved',
    evidence: { source: 'comment', quote: 'Phase 0 gate: ✅ Approved', line: 1 },
    superseded: { status: 'pending', evidence: { quote: '**Status**: ⏸️ Pending review' } },
  });
});

it('the last word counts: an approval may be taken back', () => {
  expect(gateOf(['Phase 0 approved.', 'Phase 0 gate reopened: a sounding was wrong.'])?.status).toBe(
    'pending',
  );
  expect(gateOf(['Phase 0 gate rejected.', 'Phase 0 approved.'])?.status).toBe('approved');
});

it('a word on an issue of the phase counts, one on a stranger’s does not', () => {
  expect(gateOf([], '0', ['Phase 0 approved.'])?.status).toBe('approved');
  const strangers = read(
    issue(1, 'Lock rebuilding', plan),
    issue(9, 'Canteen', '', { comments: ['Phase 0 approved.'] }),
  );
  expect(strangers.gates[0]?.status).toBe('pending');
});

it('a worker approves no gate but the one that names it as approver', () => {
  expect(gateOf(['## Worker 3 Report\n\nPhase 0 gate: approved'])?.status).toBe('pending');
  expect(gateOf(['## Worker 4 Report\n\nPhase 1 gate: approved'], '1')?.status).toBe('approved');
});

it('behind an approved gate work may begin, and the plan that says otherwise is stale', () => {
  const statusOf = (comments: readonly string[]) =>
    programme(comments).nodes.find((node) => node.key === key(3))?.status;
  expect(statusOf([])).toBe('gated');
  expect(statusOf(['Phase 0 gate: approved'])).not.toBe('gated');
  const issues = tracker(
    issue(1, 'Lock rebuilding', plan, { comments: ['Phase 0 gate: approved'] }),
    issue(2, 'Phase 0.1: Soundings'),
    issue(3, 'Phase 1.1: Test piles'),
  );
  const readings = new Map(issues.issues.map((one) => [one.key, readIssue(one, issues.repository)]));
  const stale = lint(issues, readings, readProgramme(issues)).filter(({ code }) => code === 'stale-plan');
  expect(stale).toMatchObject([{ subject: expect.stringContaining('Phase 0') as string }]);
});
