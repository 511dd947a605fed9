import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '#domain/text/markdown.ts';
import { readReports } from '#domain/reports/readReports.ts';
import { saidOfNow } from '#domain/reports/spokenSentences.ts';
import { readStatedStatus } from '#domain/reports/statusWords.ts';
import { readBracketLead, readWorkers } from '#domain/reports/workerNames.ts';
import { issue, key, read, statusOf } from '../trackers.ts';

describe('who speaks', () => {
  it.each([
    ['Workers 3-5 Report', ['3', '4', '5']],
    ['Workers 6, 7 & 9', ['6', '7', '9']],
    ['Worker 6 and Worker 8', ['6', '8']],
    ['Worker 6, 7 plates short', ['6']],
    ['Worker 6 (successor of Worker 4)', ['6']],
    ['ワーカー6・7', ['6', '7']],
    ['Worker-1', ['1']],
    ['Worker Agent 4', ['4']],
    ['しきるん', ['orchestrator']],
    ['Update from the coordinator', ['orchestrator']],
    ['Awaiting orchestrator approval', []],
    ['@orchestrator please look', []],
    ['Worker [N]', []],
  ])('in %j is %j', (text, workers) => expect(readWorkers(text)).toEqual(workers));

  it('hands over in brackets, the first to the second', () => {
    expect(readBracketLead('[Worker 6 → Worker 9] the winch')?.name).toBe('6');
    expect(readBracketLead('[Kaede] the winch')?.name).toBe('Kaede');
    expect(readBracketLead('[x] the winch')).toBeNull();
  });
});

describe('a sentence', () => {
  it.each([
    ['The winch is done.', 'done'],
    ['Blocked until the barge comes.', 'blocked'],
    ['I am blocked by the barge.', 'blocked'],
    ['Finished the winch yesterday.', 'done'],
    ['This was blocked, now it is in progress.', 'running'],
    ['Done when the barge leaves.', null],
    ['Done by Friday.', null],
    ['Is the winch done?', null],
    ['We hope to have it done soon.', null],
    ['Please close this once it is finished.', null],
    ['Last week the crew finished the old winch.', null],
    ['Blocked accounts page', null],
    ['完了しました。', 'done'],
    ['完了したら連絡します。', null],
    ['完了していますか？', null],
    ['完了条件を書く', null],
  ])('%j says %j', (text, status) => {
    expect(readStatedStatus(saidOfNow(text), false)?.status ?? null).toBe(status);
  });
});

describe('a comment with several statements', () => {
  const after = (comment: string) => {
    const programme = read(
      issue(1, '[EPIC] Winch house', '', { comments: [comment] }),
      issue(5, 'Phase 1.1: Drum', '**Part of**: #1'),
      issue(6, 'Phase 1.2: Brake', '**Part of**: #1'),
    );
    return {
      statuses: [5, 6].map((number) => statusOf(programme, number)),
      workers: programme.workers.map(({ worker, issue: on, status }) => [worker, on, status]),
    };
  };

  it.each([
    ['a list of keys', '**Completed**: #5\n**Blocked**: #6 (no lining)', ['claimed', 'blocked']],
    ['bullets', '- #5: done\n- 🔄 #6 Brake', ['claimed', 'running']],
    ['phases', '**Phase 1.1**: ✅\n**Phase 1.2**: 🔄 45%', ['claimed', 'running']],
    ['a table', '| State | Task |\n|---|---|\n| ✅ | #5 |\n| Blocked | #6 |', ['claimed', 'blocked']],
    ['a table without headings', '| #5 | ✅ |\n|---|---|\n| #6 | 🔄 |', ['claimed', 'running']],
    ['a sentence', '#5 is done and #6 is in progress.', ['claimed', 'running']],
    ['what comes next', '## Next\n\n- #5 in progress\n- #6 done', ['ready', 'ready']],
    ['a gate', '## Phase 1 Gate: Drum turns\n\n**Status**: ⏸️ Pending review\n\n- #5 ✅', ['ready', 'ready']],
    ['a quotation', '> - #5 done\n\nReally?', ['ready', 'ready']],
    ['the title of another phase', '# Phase 1.1: Brake - COMPLETE', ['ready', 'claimed']],
  ])('reads %s', (_, comment, statuses) => expect(after(comment).statuses).toEqual(statuses));

  it('gives each worker the issue that the worker speaks of, and the gravest of them', () => {
    expect(after('## Worker 2: #5 ✅ Complete\n\n## Worker 3: #6 ⚠️ Blocked').workers).toEqual([
      ['2', key(5), 'claimed'],
      ['3', key(6), 'blocked'],
    ]);
    expect(after('Worker 2: #5 done, #6 blocked').workers).toEqual([['2', key(6), 'blocked']]);
  });

  it('whatever it holds is read to its end, and names no more than it can mean', () => {
    const pieces = fc.constantFrom(
      ...[
        'Worker 6',
        'Workers 1-60',
        ': ',
        '#1',
        '#1-#60',
        ', ',
        ' and ',
        '✅',
        'done',
        'blocked',
        '\n',
        '- ',
      ],
      ...['[', ']', '→', '| ', '|---|\n', '(', ')', '## ', '**Status**: ', '> ', 'Phase 1.1', '完了', '？'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => {
        const { reports } = readReports(
          readMarkdown(parts.join('')),
          (line) => ({
            ...{ issue: key(1), source: 'comment', commentId: 'c', author: null, at: null },
            ...{ line: line.number, quote: line.text },
          }),
          true,
        );
        expect(reports.length).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what a report is about', () => {
  const subjects = (text: string) =>
    readReports(
      readMarkdown(text),
      (line) => ({
        ...{ issue: key(33), source: 'comment', commentId: 'c', author: null, at: null },
        ...{ line: line.number, quote: line.text },
      }),
      true,
    ).reports.map(({ subject }) => (subject?.kind === 'issue' ? subject.number : null));

  it.each([
    ['✅ Harbour lights done (#34)', [34]],
    ['⚠️ Blocked: no parts (waiting for #34)', [null]],
    ['⚠️ ブロック中: 資材が届いていない（#34 の結果待ち）', [null]],
    ['🚫 Blocked on #34, cannot go on', [null]],
    ['Worker 3: stuck in #34', [34]],
  ])('%j', (text, expected) => expect(subjects(text)).toEqual(expected));
});
