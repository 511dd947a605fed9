import type { CorpusFamily } from '../corpusCase.ts';

/** A last set of reports, in wordings that no rule was made for. */
export const lateReports: CorpusFamily = {
  name: 'last reports',
  context: 'library',
  place: 'comment',
  cases: [
    {
      text: '# Worker 9 - Phase 1.3: Climate control - COMPLETE 🎉',
      reports: ['503|9|done'],
      workers: ['9'],
    },
    {
      text: '## Worker 4 Report - Phase 2.1\n\n**Issue**: #505\n**Status**: 🔄 In Progress\n**Blockers**: tape drive locked away\n',
      reports: ['505|4|blocked'],
      workers: ['4'],
    },
    {
      text: 'Hello all,\n\nWorker 3: #501 is finished.\nWorker 4: #502 is in progress.\n',
      reports: ['501|3|done', '502|4|running'],
      workers: ['3', '4'],
    },
    { text: '✅ #501 ✅ #502 ⚠️ #503', reports: ['501|-|done', '502|-|done', '503|-|blocked'] },
    {
      text: '**In review**: #506\n**Failed**: #507\n**Not started**: #511, #512\n',
      reports: ['506|-|review', '507|-|failed', '511|-|waiting', '512|-|waiting'],
    },
    {
      text: '### ✅ Done\n\n* #501: shelves\n* #502: floor\n\n### 🚫 Blocked\n\n* #504: no hinges, Worker 8\n',
      reports: ['501|-|done', '502|-|done', '504|8|blocked'],
    },
    {
      text: '| Issue | Assignee | Progress | Notes |\n|---|---|---|---|\n| #501 | Worker 1 | 100% | - |\n| #502 | Worker 2 | 40% | plates |\n| #503 | Worker 3 | 0% | - |\n',
      reports: ['501|1|done', '502|2|running', '503|3|waiting'],
      workers: ['1', '2', '3'],
    },
    {
      text: '| 状態 | 番号 | 担当 |\n|---|---|---|\n| 完了 | #505 | ワーカー5 |\n| 未着手 | #506 | - |\n',
      reports: ['505|5|done', '506|-|waiting'],
    },
    {
      text: '[Worker 7 → Worker 8] #511 crates packed, status: complete.',
      reports: ['511|7|done'],
      workers: ['7'],
    },
    { text: '**Phase 1 - NOT COMPLETED**', reports: ['phase 1|-|waiting'] },
    { text: '**Phase 2.2**: NOT EXECUTED (printer offline)', reports: ['506|-|waiting'] },
    { text: 'Phase 2.3: Awaiting Execution', reports: ['507|-|waiting'] },
    { text: '## Approval gate\n\n**Status**: Complete\n**Approver**: Head librarian\n', reports: [] },
    { text: '### Plan for tomorrow\n\n- #505 done\n- #506 in progress\n', reports: [] },
    { text: 'Should #505 be marked as done?', reports: [] },
    { text: 'If #505 is done, start #506.', reports: [], tolerated: [] },
    { text: '> #505 is blocked\n\nNo longer. #505 is in progress.', reports: ['505|-|running'] },
    { text: '```\n#505 done\n```\nThe above is a sample.', reports: [] },
    { text: 'We were blocked last week.', on: 505, said: null },
    { text: 'Blocked by the printer vendor; Worker 2', on: 506, said: 'blocked' },
    { text: '**Status**: Done, awaiting approval by the orchestrator', on: 506, said: 'review' },
    { text: '**Status**: ⚠️ Failed, now blocked by the vendor', on: 506, said: 'blocked' },
    { text: '**Status**: ✅ Done – blocker for the next phase documented', on: 506, said: 'blocked' },
    {
      text: '- Status: ⏸️ Paused\n- Worker: Worker 5\n',
      on: 506,
      reports: ['506|5|waiting'],
      workers: ['5'],
    },
    { text: '## Current Status\n\n- 🔄 In Progress\n', on: 506, said: 'running' },
    { text: '## 現在の状況\n\nブロック中です。\n', on: 506, said: 'blocked' },
    { text: '[サツキ] #507 実装中です', reports: ['507|サツキ|running'], workers: ['サツキ'] },
    { text: 'ワーカー1〜3: 待機中', reports: ['500|1|waiting', '500|2|waiting', '500|3|waiting'] },
    {
      text: '**完了**: フェーズ1.1、フェーズ1.2\n**失敗**: #503\n',
      reports: ['501|-|done', '502|-|done', '503|-|failed'],
    },
    { text: '#505 の作業が終わりました。', reports: ['505|-|done'] },
    { text: 'Worker 6 finished; Worker 7 still blocked.', on: 506, reports: ['506|6|done', '506|7|blocked'] },
    {
      text: '🤖 **State Transition**\n\n**From**: pending\n**To**: blocked\n**Reason**: #505 is not done\n',
      on: 506,
      reports: ['506|-|blocked'],
    },
    { text: '⚠️ **Completed with errors**\n\n2 of 40 labels failed.\n', on: 506, reports: ['506|-|failed'] },
    {
      text: '# 📊 Status Report\n\n**Worker Agent 3**\n\nPhase 1.1: COMPLETE\nPhase 1.2: IN PROGRESS\n',
      reports: ['501|3|done', '502|3|running'],
      workers: ['3'],
    },
  ],
};
