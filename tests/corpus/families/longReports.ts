import type { CorpusFamily } from '../corpusCase.ts';

/** Whole reports. */
export const longReports: CorpusFamily = {
  name: 'whole reports',
  context: 'terminal',
  place: 'comment',
  cases: [
    {
      on: 31,
      text: `# Phase 1.1: Pilings - COMPLETED ✅

**Worker**: Worker 6 (Layer 4 - Piling Agent)
**Date**: 2026-02-11
**Status**: ✅ **COMPLETED** (with a barge blocker documented)
**Duration**: ~5 hours

## What was done

- ✅ 48 piles driven
- ✅ Load test passed
- ⏸️ **Two piles at the east end BLOCKED** (requires the barge)

**Pushed**: ⏸️ Pending
`,
      reports: ['31|6|done+blocked'],
      statuses: ['31=claimed'],
      workers: ['6'],
    },
    {
      on: 50,
      text: `# ✅ Phase 2-4 Planning Complete - Workers 3-5 Reports

## Worker 3 - Phase 2 Cranes ✅ COMPLETE

**Duration**: 2.5 hours
**Issues Created**: #41-43 (3 issues)

## Worker 4 - Phase 3 Buildings ✅ COMPLETE

**Duration**: 2 hours
**Issues Created**: #61-62

## Worker 5 - Phase 4 Trials 🔄 IN PROGRESS

**Issues Created**: #71-73
`,
      reports: ['phase 2|3|done', 'phase 3|4|done', 'phase 4|5|running'],
      tolerated: ['phase 2-4|3|planned', 'phase 2-4|4|planned', 'phase 2-4|5|planned', 'phase 2-4|-|planned'],
      workers: ['3', '4', '5'],
    },
    {
      on: 50,
      text: `## Worker 6 Report - Phase 1.2

**Issue**: #32
**Status**: ✅ Complete
**Duration**: 3h
**Deliverables**:
- Deck plates 1 to 40
- Weld log

**Dependencies Met**: #31
**Blockers**: None

**Next Task**: #33
`,
      reports: ['32|6|done'],
      statuses: ['32=claimed'],
      workers: ['6'],
      calls: [],
      tolerated: ['order 32>33'],
    },
    {
      on: 50,
      text: `## Worker 7 Report - Phase 2.2

**Issue**: #42
**Status**: ⚠️ Blocked
**Blockers**: The transformer has not been delivered
`,
      reports: ['42|7|blocked'],
      statuses: ['42=blocked'],
      workers: ['7'],
    },
    {
      on: 50,
      text: `## Worker 8 Report - Phase 2.3

**Issue**: #43
**Status**: 🔄 In Progress
**Duration**: 2h so far
**Blockers**: None
**Next Task**: sleepers
`,
      reports: ['43|8|running'],
      statuses: ['43=running'],
      workers: ['8'],
    },
    {
      on: 50,
      text: `## Daily Standup - 2026-02-12 - Worker 9

**Yesterday**: Completed #31 - pilings
**Today**: Working on #32 - decking
**Blockers**: None
**ETA**: Friday
`,
      reports: ['31|9|done', '32|9|running'],
      workers: ['9'],
    },
    {
      on: 50,
      text: `## Daily Standup - 2026-02-13 - Worker 9

**Yesterday**: Working on #32 - decking
**Today**: Working on #32 - decking
**Blockers**: No plates left
**ETA**: Monday
`,
      reports: ['32|9|blocked'],
      workers: ['9'],
    },
    {
      on: 50,
      text: `## Team Status - 2026-02-13

**Overall Progress**: 30% complete

**Completed Today**:
- Worker 6: #31 ✅

**In Progress**:
- Worker 7: #32 🔄 Friday

**Blocked**:
- Worker 8: #33 ⚠️ No pumps
`,
      reports: ['31|6|done', '32|7|running', '33|8|blocked'],
      workers: ['6', '7', '8'],
    },
    {
      on: 41,
      text: `Good progress on the cranes.

**Status**: ✅ Complete

Posted again because the first post went to the wrong issue.

**Status**: ✅ Complete
`,
      reports: ['41|-|done'],
      statuses: ['41=claimed'],
    },
    {
      on: 50,
      text: `# 🎯 Orchestrator Status Update

**Reporter**: Layer 2 - Orchestrator
**Timestamp**: 2026-02-12 09:00 UTC

### Phase 1 Status: ✅ COMPLETE

### Phase 2 Status: ❌ NOT STARTED
- [ ] Cranes (2.1)
- [ ] Rail spur (2.3)
`,
      reports: ['phase 1|orchestrator|done', 'phase 2|orchestrator|waiting'],
      workers: ['orchestrator'],
    },
    {
      on: 61,
      text: `## Gate house, second week

**Worker**: Worker 11
**Status**: 🟡 **BLOCKED** - Requires the glazier

### Done so far
- ✅ Walls
- ✅ Roof

**Next**: glazing
`,
      reports: ['61|11|blocked'],
      statuses: ['61=blocked'],
      workers: ['11'],
    },
    {
      on: 50,
      text: `## Summary

### Phase 1.1: Pilings (5h) ✅ COMPLETE

48 piles.

### Phase 1.2: Decking (3h) ✅ COMPLETE

40 plates.

### Phase 1.3: Drainage 🔄 IN PROGRESS

Pumps tomorrow.
`,
      reports: ['31|-|done', '32|-|done', '33|-|running'],
      statuses: ['31=claimed', '32=claimed', '33=running'],
    },
    {
      on: 62,
      text: `✅ Weighbridge handed over

**Deliverable**: calibration sheet, 12 pages

**Status**: Ready for manual acceptance

**Next**: Issue #71 - Crane trials
`,
      said: 'waiting',
      statuses: ['71=ready'],
    },
    {
      on: 71,
      text: `# Crane trials\r\n\r\n**Worker**: Worker 15\r\n**Status**: ❌ Failed\r\n\r\nThe brake slipped at 40 t.\r\n`,
      reports: ['71|15|failed'],
      statuses: ['71=failed'],
      workers: ['15'],
    },
    {
      on: 72,
      text: `**Worker**: Worker 10
**Status**: ⏳ Awaiting Layer 0 approval

- [x] Drill planned
- [x] **AWAITING ORCHESTRATOR APPROVAL**
`,
      reports: ['72|10|review'],
      statuses: ['72=review'],
      calls: ['approval'],
      workers: ['10'],
    },
    {
      context: 'clinic',
      on: 270,
      text: `[カエデ] Issue #270実装完了。

- カレンダー表示 ✅
- 休診日の設定 ✅

テスト: 24件成功
PR: #310
`,
      reports: ['270|カエデ|done'],
      statuses: ['270=claimed'],
      workers: ['カエデ'],
    },
    {
      context: 'clinic',
      on: 272,
      text: `## 進捗報告

**担当**: サクラ
**対象Issue**: #272
**ステータス**: 🔄 進行中
**ブロッカー**: なし
**所要時間**: 2時間
`,
      reports: ['272|サクラ|running'],
      statuses: ['272=running'],
      workers: ['サクラ'],
    },
    {
      context: 'clinic',
      on: 273,
      text: `## 進捗報告

**担当**: ワーカー4
**ステータス**: ⚠️ ブロック中
**ブロッカー**: 電子証明書が届かない
`,
      reports: ['273|4|blocked'],
      statuses: ['273=blocked'],
      workers: ['4'],
    },
    {
      context: 'observatory',
      on: 211,
      text: `## Phase 2.1 Complete ✅

**Worker**: Worker 2
**Status**: ✅ COMPLETE
**Duration**: 9 hours

12,400 plates scanned.
`,
      reports: ['211|2|done'],
      statuses: ['211=claimed', '111=ready'],
      workers: ['2'],
    },
    {
      on: 43,
      text: `Notes of the site walk.

1. The spur is complete on paper only.
2. Worker 3 asked whether #42 is done.
3. Rails are stacked at the gate.
`,
      reports: [],
      said: null,
      statuses: ['43=ready', '42=ready'],
    },
    {
      place: 'body',
      on: 42,
      text: `# Reefer sockets

## Acceptance

- [x] Sockets mounted
- [x] Cable drawn
- [x] Phase 2.2 complete

**Priority**: P1
`,
      reports: [],
      statuses: ['42=ready'],
    },
  ],
};
