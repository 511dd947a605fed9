import type { CorpusFamily } from '../corpusCase.ts';

/** One-line comments and headings that report. */
export const shortReports: CorpusFamily = {
  name: 'short reports',
  context: 'terminal',
  place: 'comment',
  cases: [
    { text: '✅ **Phase 2.1 Complete**', reports: ['41|-|done'] },
    { text: '✅ **Phase 1.2 Complete**', on: 50, reports: ['32|-|done'] },
    { text: '# Phase 2.1: Cranes - COMPLETED ✅', reports: ['41|-|done'] },
    { text: '# Phase 1.1: Pilings - COMPLETED ✅', on: 31, reports: ['31|-|done'] },
    { text: '## ✅ Worker 6 Report: Phase 2.1 Complete', reports: ['41|6|done'], workers: ['6'] },
    {
      text: '# ✅ Phase 1 Planning Complete - Worker Agent 2 Report',
      on: 50,
      reports: ['phase 1|2|planned'],
      workers: ['2'],
    },
    { text: '## Worker 3 - Phase 2 Cranes ✅ COMPLETE', on: 50, reports: ['phase 2|3|done'], workers: ['3'] },
    { text: '# ✅ Phase 3 - COMPLETE', on: 50, reports: ['phase 3|-|done'] },
    { text: '## Phase 3.1: Gate house - BLOCKED ⚠️', on: 61, reports: ['61|-|blocked'] },
    { text: '## Worker 7 - Phase 2.2: 🔄 In Progress', on: 50, reports: ['42|7|running'], workers: ['7'] },
    { text: '### Phase 2 Status: ❌ NOT STARTED', on: 50, reports: ['phase 2|-|waiting'] },
    { text: '[Worker1] Issue #42 done', on: 50, reports: ['42|1|done'], workers: ['1'] },
    { text: '[Worker 4] Phase 2.3 blocked: no rails', on: 50, reports: ['43|4|blocked'], workers: ['4'] },
    { text: '❌ **Phase 4.1 failed**', on: 50, reports: ['71|-|failed'] },
    { text: '✅ **Phase 2.3 In progress**', on: 50, reports: ['43|-|running'] },
    {
      text: '[カエデ] Issue #270実装完了。',
      context: 'clinic',
      on: 270,
      reports: ['270|カエデ|done'],
      workers: ['カエデ'],
    },
    {
      text: '[カエデ] Issue #272実装完了。',
      context: 'clinic',
      on: 270,
      reports: ['272|カエデ|done'],
      workers: ['カエデ'],
    },
    { text: '[Worker1] Issue #270完了', context: 'clinic', on: 270, reports: ['270|1|done'], workers: ['1'] },
    {
      text: '[サクラ] Issue #271 進行中',
      context: 'clinic',
      reports: ['271|サクラ|running'],
      workers: ['サクラ'],
    },
    {
      text: '[ツバキ] Issue #273 ブロック中: 証明書待ち',
      context: 'clinic',
      on: 273,
      reports: ['273|ツバキ|blocked'],
      workers: ['ツバキ'],
    },
    {
      text: '【カエデ】Issue #274 着手しました',
      context: 'clinic',
      on: 274,
      reports: ['274|カエデ|running'],
      workers: ['カエデ'],
    },
    {
      text: '[ワーカー2] Issue #272 失敗',
      context: 'clinic',
      on: 272,
      reports: ['272|2|failed'],
      workers: ['2'],
    },
    {
      text: 'ワーカー3: Issue #272 完了',
      context: 'clinic',
      on: 272,
      reports: ['272|3|done'],
      workers: ['3'],
    },
    { text: '実装完了しました。', context: 'clinic', on: 270, reports: ['270|-|done'] },
    { text: 'Thanks, I will read the drawing tonight.', reports: [], workers: [] },
    { text: 'Worker 6 and Worker 7 met at the quay.', reports: [] },
  ],
};

/** Who speaks, in the words of the text. */
export const workerNames: CorpusFamily = {
  name: 'worker names',
  context: 'harbour',
  place: 'comment',
  cases: [
    {
      text: '**Worker**: Worker 6 (Layer 4 - Mast Agent)\n**Status**: 🔄 In progress',
      workers: ['6'],
      reports: ['20|6|running'],
    },
    { text: '**Worker**: 6\n**Status**: 🔄 In progress', workers: ['6'], reports: ['20|6|running'] },
    { text: '**Worker**: Worker-1\n**Status**: ✅ Complete', workers: ['1'], reports: ['20|1|done'] },
    {
      text: '**Created by**: Worker Agent 4\n**Status**: ✅ Complete',
      workers: ['4'],
      reports: ['20|4|done'],
    },
    {
      text: '**Submitted by**: Worker Agent 1 (Layer 4)\n**Status**: ⏳ Awaiting approval',
      workers: ['1'],
      reports: ['20|1|review'],
    },
    {
      text: '**Agent**: Worker 4 - Mast specialist\n**Status**: ✅ Complete',
      workers: ['4'],
      reports: ['20|4|done'],
    },
    {
      text: '**Worker**: Orchestrator (Layer 2)\n**Status**: 🔄 In progress',
      workers: ['orchestrator'],
      reports: ['20|orchestrator|running'],
    },
    { text: '**担当**: カエデ\n**ステータス**: ✅ 完了', workers: ['カエデ'], reports: ['20|カエデ|done'] },
    {
      text: '**担当**: しきるん\n**ステータス**: 🔄 進行中',
      workers: ['orchestrator'],
      reports: ['20|orchestrator|running'],
    },
    {
      text: '**担当**：アヤメ\n**ステータス**：🔄 進行中',
      workers: ['orchestrator'],
      reports: ['20|orchestrator|running'],
    },
    {
      text: '- **Worker**: Worker 12\n\n**Status**: 🟡 BLOCKED',
      workers: ['12'],
      reports: ['20|12|blocked'],
    },
    {
      text: '- **Worker**: Worker 12\n- **Status**: 🟡 BLOCKED',
      workers: ['12'],
      reports: ['20|12|blocked'],
    },
    {
      text: '**Worker Agent 5** - Mast specialist\n**Status**: COMPLETE',
      workers: ['5'],
      reports: ['20|5|done'],
    },
    {
      text: '**Reporter**: Layer 2 - Orchestrator\n**Status**: ✅ Complete',
      workers: ['orchestrator'],
      reports: ['20|orchestrator|done'],
    },
    { text: '# Worker 8 Report\n\n**Status**: 🔄 In progress', workers: ['8'], reports: ['20|8|running'] },
    {
      text: '# Worker Agent 2 Report\r\n\r\n**Status**: ✅ Complete\r\n',
      workers: ['2'],
      reports: ['20|2|done'],
    },
    {
      text: '# Workers 3-5 Report\n\n**Status**: ✅ Complete',
      workers: ['3', '4', '5'],
      reports: ['20|3|done', '20|4|done', '20|5|done'],
    },
  ],
};
