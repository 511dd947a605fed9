import { describe, expect, it } from 'vitest';
import { issue, number, read } from '../trackers.ts';

/** The reports of a comment on the plan #1, with the issues #5 and #6 beside it. */
function reportsOf(...comments: string[]) {
  const programme = read(
    issue(1, '[EPIC] Harbour', '', { comments }),
    issue(5, 'Rails', '**Part of**: #1'),
    issue(6, 'Lamps', '**Part of**: #1'),
  );
  return programme.reports.map((report) => [
    number(report.issue),
    report.worker,
    report.kind,
    report.status,
    ...report.also,
  ]);
}

describe('a report', () => {
  it.each([
    [
      'by the template',
      '## Worker 6 Report - Phase 1.1\n\n**Issue**: #5\n**Status**: ✅ Complete\n**Blockers**: None\n\n**Next Task**: #6',
      [[5, '6', 'worker-report', 'claimed']],
    ],
    [
      'of a stand-up',
      '## Daily Standup - Worker 7\n\n**Yesterday**: Completed #5 - rails laid\n**Today**: Working on #6 - lamps\n**Blockers**: no lamps on stock\n**ETA**: tonight',
      [
        [5, '7', 'standup', 'claimed'],
        [6, '7', 'standup', 'blocked'],
      ],
    ],
    [
      'of the whole team',
      '## Team Status - Day 3\n\n**Completed Today**:\n- Worker 6: #5 ✅\n\n**In Progress**:\n- Worker 7: #6 🔄 2h\n\n**Blocked**:\n- None',
      [
        [5, '6', 'team-status', 'claimed'],
        [6, '7', 'team-status', 'running'],
      ],
    ],
    [
      'of a team with somebody blocked',
      '## Team Status\n\n### Blocked\n\n- Worker 8: #6 ⚠️ no lamps (#5)\n\n**Next 24h Goals**:\n- Worker 8: #5 lit',
      [[6, '8', 'team-status', 'blocked']],
    ],
    [
      'of a worker on an urgent matter',
      '🚨 URGENT @orchestrator\n\nThe quay sinks.',
      [[1, null, 'urgent', 'blocked']],
    ],
    [
      'with an alarm about another issue',
      '🚨 URGENT @orchestrator\n\n**Issue**: #5\n**Blocker**: the rails are bent',
      [[5, null, 'urgent', 'blocked']],
    ],
    [
      'of several workers at once',
      '## Worker 3 - rails\n\n**Issue**: #5\n**Status**: 🔄 In progress\n\n## Worker 4 - lamps\n\n**Issue**: #6\n**Status**: ✅ Complete',
      [
        [5, '3', 'worker-report', 'running'],
        [6, '4', 'worker-report', 'claimed'],
      ],
    ],
    ['under a name', '[カエデ] Issue #5実装完了。', [[5, 'カエデ', 'worker-report', 'claimed']]],
    [
      'under a name beside a number',
      '[ボタン] Issue #5に着手しました。（Worker 10）',
      [[5, '10', 'worker-report', 'running']],
    ],
    ['in one line', 'Worker-9: done with #5.', [[5, '9', 'worker-report', 'claimed']]],
    [
      'of completion with a blocker, both of which count',
      '**Worker**: Worker 6\n**Issue**: #5\n**Status**: ✅ **COMPLETED** (with a supplier blocker documented)',
      [[5, '6', 'worker-report', 'claimed', 'blocked']],
    ],
  ])('%s', (_, comment, expected) => {
    expect(reportsOf(comment)).toEqual(expected);
  });

  it.each([
    [
      '🤖 **State Transition**\n\n**From**: `🏗️ state:implementing`\n**To**: `✅ state:done`\n**Reason**: merged',
      'transition',
      'claimed',
    ],
    [
      '🤖 **State Transition**\n\n**From**: `📥 state:pending`\n**To**: `🚫 state:blocked`\n**Reason**: #1',
      'transition',
      'blocked',
    ],
    ['✅ **Completed successfully**\n\nLog: run 12', 'automation', 'claimed'],
    ['⚠️ **Completed with errors**', 'automation', 'failed'],
    ['❌ Workflow Failed', 'automation', 'failed'],
  ])('of automation: %j', (comment, kind, status) => {
    const { reports, nodes } = read(issue(5, 'Rails', '', { comments: [comment] }));
    expect(reports.map((report) => [report.kind, report.status, report.worker])).toEqual([
      [kind, status, null],
    ]);
    expect(nodes.map((node) => node.status)).toEqual([status]);
  });

  it.each([
    '## Worker [N] Report\n\n**Issue**: #[number]\n**Status**: ✅ Complete / 🔄 In Progress / ⚠️ Blocked',
    '**In Progress**:\n- Worker [K]: #[issue] 🔄 [ETA]',
    '### Phase 2 Success\n\n- quay stands',
    '**Today**: Nov 17 (one day early)',
    'Thanks, looks good.',
  ])('is not %j', (comment) => {
    expect(reportsOf(comment)).toEqual([]);
  });

  it('of planning says so, whatever its status line says', () => {
    const { reports } = read(
      issue(5, 'Rails', '', {
        comments: ['# ✅ Phase 1 Planning Complete - Worker Agent 2 Report\n\n**Status**: ✅ COMPLETE'],
      }),
    );
    expect(reports.map(({ planning, status }) => [planning, status])).toEqual([[true, 'claimed']]);
  });
});

describe('a completion', () => {
  const duplicates = (...comments: string[]) =>
    read(issue(5, 'Rails', '', { comments })).reports.map(({ duplicateOf }) => duplicateOf);
  const done = '**Worker**: Worker 6\n**Status**: ✅ Complete';

  it('said twice is one, and the second names the first', () => {
    expect(duplicates(done, done, '✅ **Completed successfully**')).toEqual([
      null,
      'comment-5-0',
      'comment-5-0',
    ]);
  });

  it('after new work is another', () => {
    expect(duplicates(done, '**Status**: 🔄 In progress', done)).toEqual([null, null, null]);
  });

  it('by another worker is another', () => {
    expect(duplicates(done, done.replace('6', '7'))).toEqual([null, null]);
  });
});

describe('who signs', () => {
  it('is a worker where the key names one, and nobody where it names a person', () => {
    const text = (name: string) => `**Created by**: ${name}\n**Issue**: #5\n**Status**: 🔄 In progress`;
    expect(reportsOf(text('Worker Agent 4')).map(([, worker]) => worker)).toEqual(['4']);
    expect(reportsOf(text('Mika Tanaka')).map(([, worker]) => worker)).toEqual([null]);
  });
});

describe('the workers', () => {
  const matrix =
    '| Worker | Phase | Mission | Issues |\n|---|---|---|---|\n| Worker 2 | Phase 1 | Rails | #5 |\n| Workers 9-11 | Phase 2 | Lamps | - |\n';
  const wave = '\n### Wave 1: Ground (Week 1)\n\n```\n├─ Worker 12: #6\n```\n';

  it('are all whom the plan names, in the order of their numbers, and those who speak', () => {
    const programme = read(
      issue(1, 'Plan', matrix + wave, { comments: ['Worker 10: started #6'] }),
      issue(5, 'Rails'),
      issue(6, 'Lamps', '', { comments: ['[カエデ] Issue #6実装完了。'] }),
    );
    expect(
      programme.workers.map((pulse) => [pulse.worker, pulse.status, pulse.lastReport === null, pulse.issue]),
    ).toEqual([
      ['2', 'waiting', true, 'harbour/pilot#5'],
      ['9', 'waiting', true, null],
      ['10', 'running', false, 'harbour/pilot#6'],
      ['11', 'waiting', true, null],
      ['12', 'waiting', true, 'harbour/pilot#6'],
      ['カエデ', 'claimed', false, 'harbour/pilot#6'],
    ]);
  });

  it('do not hold the agent whom an issue is about', () => {
    const body = '**担当**: Minato\n**Status**: 🔄 In progress';
    const programme = read(issue(5, 'Minato Agent - character', body, { comments: [body] }));
    expect(programme.workers).toEqual([]);
  });
});
