import { describe, expect, it } from 'vitest';
import { readStatus } from '#domain/reports/statusWords.ts';
import { issue, key, read, statusOf } from '../trackers.ts';

describe('a status line', () => {
  it.each([
    ['🟡 **BLOCKED** - Requires the tide table', 'blocked'],
    ['✅ **COMPLETED** (with a supplier blocker documented)', 'done'],
    ['✅ Complete', 'done'],
    ['COMPLETE - Ready for painting', 'done'],
    ['🔄 80% COMPLETE', 'running'],
    ['2/5 piles complete', 'running'],
    ['100% COMPLETE', 'done'],
    ['In Progress', 'running'],
    ['IN_PROGRESS, waiting for paint', 'waiting'],
    ['❌ NOT STARTED', 'waiting'],
    ['Phase 0 - NOT COMPLETED', 'waiting'],
    ['Phase 0 - COMPLETE', 'done'],
    ['🟡 Awaiting Direction', 'review'],
    ['⏳ Awaiting L0 Approval', 'review'],
    ['Documentation complete - awaiting approval', 'review'],
    ['Build FAILED', 'failed'],
    ['⚠️ Completed with errors', 'failed'],
    ['Partial - first pass complete', 'running'],
    ['No blockers, all done', 'done'],
    ['実装完了', 'done'],
    ['進行中', 'running'],
    ['着手しました', 'running'],
    ['未着手', 'waiting'],
    ['まだ完了していません', 'waiting'],
    ['ブロッカーあり', 'blocked'],
    ['ブロッカーなし、完了', 'done'],
    ['ブロック中', 'blocked'],
    ['承認待ち', 'review'],
    ['⏸️ Standby', 'waiting'],
    ['✅', 'done'],
    ['🔄', 'running'],
  ])('%j means %s', (text, status) => {
    expect(readStatus(text, true)?.status).toBe(status);
  });

  it.each([
    '✅ Complete / 🔄 In Progress / ⚠️ Blocked',
    'Done | In progress',
    '[N]% complete',
    '[brief description] done',
    'Good weather',
    '',
  ])('%j means nothing', (text) => expect(readStatus(text, true)).toBeNull());

  it('keeps what the brackets add, and knows planning from work', () => {
    expect(readStatus('✅ COMPLETED (with a supplier blocker)', true)?.also).toEqual(['blocked']);
    expect(readStatus('✅ Planning complete', true)?.planning).toBe(true);
  });
});

/** The status of issue #5, open, with these comments. */
function after(...comments: string[]): string {
  return statusOf(read(issue(5, 'Phase 1.1: Piles', '', { comments })), 5);
}

describe('the status of an open issue', () => {
  it.each([
    ['blocked', '**Status**: 🟡 **BLOCKED** - no steel'],
    ['running', '# Daily note\n\n**Worker**: Worker 6 (Layer 4)\n**Status**: 🔄 In progress'],
    ['claimed', '# Phase 1.1: Piles - COMPLETED ✅\n\n**Worker**: Worker 6'],
    ['claimed', '✅ **Phase 1.1 Complete**'],
    ['claimed', '[カエデ] Issue #5実装完了。'],
    ['failed', '❌ Workflow Failed'],
    ['review', '## Decision Required\n\n**A.** steel\n**B.** wood'],
    ['review', '**Status**: ⏳ Awaiting harbourmaster approval'],
    ['blocked', '**Today**: more piles\n**Blockers**: no steel'],
    ['claimed', '**Status**: ✅ Complete\n**Blockers**: no steel for the next ones'],
    ['ready', 'Thanks, looks good.'],
    ['ready', '**Status**: ✅ Complete / 🔄 In Progress / ⚠️ Blocked'],
    ['ready', '```markdown\n**Status**: BLOCKED\n```'],
    ['ready', '## Worker [N] Report\n\n**Issue**: #[number]\n**Status**: [Complete]'],
    ['ready', '# ✅ Phase 1 Planning Complete - Worker Agent 2 Report\n\n**Status**: ✅ PLANNING COMPLETE'],
    ['ready', '**Status**: Ready to execute'],
    ['ready', '### ✅ Completed steps\n- drawings'],
    ['ready', '- [x] piles done'],
  ])('is %s after %j', (status, comment) => {
    expect(after(comment)).toBe(status);
  });

  it('follows the latest word', () => {
    expect(after('**Status**: BLOCKED', '**Status**: In progress')).toBe('running');
    expect(after('**Status**: In progress', '**Status**: BLOCKED')).toBe('blocked');
    expect(after('**Status**: Complete', '**Status**: In progress again')).toBe('running');
  });

  it('is done once GitHub says so, whatever was said', () => {
    const programme = read(issue(5, 'Piles', '', { state: 'closed', comments: ['**Status**: BLOCKED'] }));
    expect(statusOf(programme, 5)).toBe('done');
    expect(programme.attention).toEqual([]);
  });

  it('may be told on another issue that names it', () => {
    const programme = read(
      issue(1, '[EPIC] Harbour', '', {
        comments: [
          '## Worker 3 - rails\n\n**Issue**: #5\n**Status**: 🔄 In progress\n\n## Worker 4 - lamps\n\n**Issue**: #6\n**Status**: ✅ Complete',
        ],
      }),
      issue(5, 'Rails', '**Part of**: #1'),
      issue(6, 'Lamps', '**Part of**: #1'),
    );
    expect([1, 5, 6].map((item) => statusOf(programme, item))).toEqual(['ready', 'running', 'claimed']);
    expect(programme.workers.map((pulse) => [pulse.worker, pulse.issue, pulse.status])).toEqual([
      ['3', key(5), 'running'],
      ['4', key(6), 'claimed'],
    ]);
    expect(programme.nodes.find((node) => node.key === key(5))?.worker).toBe('3');
  });

  it('falls back on a state label where nobody has spoken', () => {
    const labels = [{ name: '🚫 state:blocked', color: 'f00' }];
    expect(statusOf(read(issue(5, 'Piles', '', { labels })), 5)).toBe('blocked');
    expect(statusOf(read(issue(5, 'Piles', '', { labels, comments: ['**Status**: In progress'] })), 5)).toBe(
      'running',
    );
    const japanese = [{ name: '状態:ブロック中', color: 'f00' }];
    expect(statusOf(read(issue(5, 'Piles', '', { labels: japanese })), 5)).toBe('blocked');
    const lifeCycle = [{ name: 'phase:foundation', color: '0f0' }];
    expect(statusOf(read(issue(5, 'Piles', '', { labels: lifeCycle })), 5)).toBe('ready');
  });
});

describe('what waits for a person', () => {
  const waiting = (...comments: string[]) =>
    read(issue(5, 'Piles', '', { comments })).attention.map((item) => [item.kind, item.text]);

  it.each([
    ['🚨 URGENT: the wall leaks @orchestrator', 'urgent', 'the wall leaks'],
    ['## 🚨 URGENT\n\nThe wall leaks', 'urgent', 'The wall leaks'],
    ['- [x] **AWAITING HARBOURMASTER APPROVAL**', 'approval', 'AWAITING HARBOURMASTER APPROVAL'],
    ['**Next**: Awaiting Layer 0 approval to begin', 'approval', 'Awaiting Layer 0 approval to begin'],
  ])('%j', (comment, kind, text) => {
    expect(waiting(comment)).toContainEqual([kind, text]);
  });

  it('a completion with a blocker named is both claims at once', () => {
    expect(
      waiting('**Status**: ✅ **COMPLETED** (with a supplier blocker documented)').map(([kind]) => kind),
    ).toEqual(['blocked', 'claimed-done-open']);
  });

  it('the same completion posted twice is one item with both lines', () => {
    const [item] = read(
      issue(5, 'Piles', '', { comments: ['**Status**: Complete', '**Status**: Complete'] }),
    ).attention;
    expect([item?.kind, item?.since, item?.evidence.length]).toEqual([
      'claimed-done-open',
      '2026-03-01T10:00:00Z',
      2,
    ]);
  });

  it('an explanation of how to call is no call', () => {
    expect(waiting('Create a comment with the "🚨 URGENT" prefix', 'No decision required today')).toEqual([]);
  });
});
