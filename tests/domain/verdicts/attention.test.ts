import { describe, expect, it } from 'vitest';
import { issue, read, statusOf } from '../trackers.ts';

const decision =
  '## 📊 Decision Required\n\nThe pile driver is late.\n\nMay the wall begin before the piles stand?\n\n**A.** Begin with the wall ⭐\n**B.** Wait for the piles\n\n### Option C: Ask the engineer\n\n**Status**: 🟡 Awaiting Direction - wall or piles';

function waiting(...comments: string[]) {
  return read(issue(5, 'Piles', '', { comments })).attention;
}

describe('the words of what waits', () => {
  it.each([
    ['**Status**: ⏸️ Awaiting Layer 2 approval', 'Awaiting Layer 2 approval'],
    ['- **Phase 0 Status**: ⏸️ Awaiting harbourmaster approval', 'Awaiting harbourmaster approval'],
    ['**Ready for paint**: ⏸️ Awaiting Phase 0 approval', 'Awaiting Phase 0 approval'],
    ['## Awaiting Approval\n\n- [ ] Budget of the crane\n- [ ] Its colour', 'Budget of the crane'],
    ['## ⚠️ Decision Point: Wood or steel?', 'Wood or steel?'],
    ['## Decision Required\n\n**What next?**\n\n**A.** wood', 'What next?'],
    ['## Decision Required - Phase 0\n\nMay `wall` begin?', 'May wall begin?'],
    ['**Status**: 🟡 Awaiting Direction', 'Awaiting Direction'],
    [
      '# 🚨 URGENT @orchestrator\n\n**Issue**: #7\n**Blocker description**: the crane leans',
      '#7: the crane leans',
    ],
    ['🚨 URGENT: the wall leaks @orchestrator', 'the wall leaks'],
    ['🟡 **BLOCKED** - Requires the tide table', 'BLOCKED - Requires the tide table'],
    ['**Status**: ✅ COMPLETE - Ready for paint', 'COMPLETE - Ready for paint'],
    ['**Status**: ❌ Build failed at the gate', 'Build failed at the gate'],
  ])('of %j are %j', (comment, text) => {
    expect(waiting(comment).map((item) => item.text)).toEqual([text]);
  });

  it('are the question and its options, not the status line below them', () => {
    const [item] = waiting(decision);
    expect([item?.kind, item?.text]).toEqual(['decision', 'May the wall begin before the piles stand?']);
    expect(item?.options.map(({ id, text, evidence }) => [id, text, evidence.line])).toEqual([
      ['A', 'Begin with the wall ⭐', 7],
      ['B', 'Wait for the piles', 8],
      ['C', 'Ask the engineer', 10],
    ]);
  });

  it('are what the list says of the issue', () => {
    const programme = read(
      issue(1, '[EPIC] Harbour', '', { comments: ['**Blocked**:\n- Worker 3: #5 ⚠️ no steel until Friday'] }),
      issue(5, 'Piles', '**Part of**: #1'),
    );
    expect(programme.attention.map((item) => item.text)).toEqual(['no steel until Friday']);
  });

  it('of a completion with a blocker are the line that names the blocker', () => {
    const items = waiting('**Status**: COMPLETED (with a supplier blocker)', '✅ **Piles complete**');
    expect(items.map((item) => [item.kind, item.text])).toEqual([
      ['blocked', 'COMPLETED (with a supplier blocker)'],
      ['claimed-done-open', 'Piles complete'],
    ]);
  });
});

describe('an approval', () => {
  it.each([
    'CFO承認が必要な金額の定義を明確にする。',
    'Describe how a cost that is awaiting approval is shown.',
    '- 承認ワークフロー必須',
  ])('is not awaited by the task %j', (body) => {
    expect(read(issue(5, 'Costs', body)).attention).toEqual([]);
  });
});

describe('an answer', () => {
  const kinds = (...comments: string[]) => waiting(...comments).map((item) => item.kind);

  it.each([
    'Begin with the wall. The gate follows.',
    'Option B.',
    'Decided: go with A',
    'B',
    'Bで進めてください',
  ])('%j closes the decision', (answer) => {
    expect(kinds(decision, answer)).toEqual([]);
    expect(statusOf(read(issue(5, 'Piles', '', { comments: [decision, answer] })), 5)).toBe('ready');
  });

  it.each([
    'Option B costs twice as much.',
    'Begin with what?',
    'Go with A if the engineer agrees',
    'I read it.',
    'The weather is fine.',
  ])('%j leaves it open', (answer) => {
    expect(kinds(decision, answer)).toEqual(['decision']);
  });

  it('standing by does not take the question back', () => {
    const comments = [decision, 'I am on standby until then. (Worker 3)'];
    expect(statusOf(read(issue(5, 'Piles', '', { comments })), 5)).toBe('review');
  });

  it('comes after its question', () => {
    expect(kinds('Begin with the wall.', decision)).toEqual(['decision']);
  });

  it.each([
    ['Approved.', []],
    ['✅ Approved: Phase 0', []],
    ['承認します。', []],
    ['Approved: Phase 1', ['approval']],
    ['Not approved.', ['approval']],
    ['Approved by the crew, pending the harbourmaster', ['approval']],
    ['Option A', ['approval']],
  ])('%j to an approval awaited leaves %j', (answer, left) => {
    expect(kinds('**Phase 0 Status**: Awaiting approval of Phase 0', answer)).toEqual(left);
  });
});
