import type { CorpusFamily } from '../corpusCase.ts';

/** One status line each, in a comment on an open issue. */
export const statusWords: CorpusFamily = {
  name: 'status words',
  context: 'harbour',
  place: 'comment',
  cases: [
    { text: '**Status**: 🟡 **BLOCKED** - Requires the tide table', said: 'blocked' },
    { text: '**Status**: ✅ **BLOCKED** by the crane hire', said: 'blocked' },
    { text: '**Status**: ✅ **COMPLETED** (with supplier blocker documented)', said: 'done+blocked' },
    { text: '**Status**: ✅ COMPLETED', said: 'done' },
    { text: '**Status**: ✅ Complete', said: 'done' },
    { text: '**Status**: ✅ **COMPLETE**', said: 'done' },
    { text: '**Status**: COMPLETE', said: 'done' },
    { text: '**Status**: Completed ✅ (3 of 3 tests pass)', said: 'done' },
    { text: '**Status**: 🟢 Done', said: 'done' },
    { text: '- **Status**: ✅ Complete', said: 'done' },
    { text: '**Status**: 🔄 In Progress', said: 'running' },
    { text: '**Status**: ✅ In progress, first mast stands', said: 'running' },
    { text: '**Status**: 🔄 80% complete', said: 'running' },
    { text: '**Status**: 4/9 masts complete', said: 'running' },
    { text: '**Status**: ⚠️ **PARTIAL** - needs the second survey', said: 'running' },
    { text: '**Status**: WIP', said: 'running' },
    { text: '**Status**: ⏸️ Standby', said: 'waiting' },
    { text: '**Status**: ⏸️ Not started', said: 'waiting' },
    { text: '**Status**: ❌ NOT STARTED', said: 'waiting' },
    { text: '**Status**: ⏳ Waiting for the paint', said: 'waiting' },
    { text: '**Status**: 📋 Planned', said: 'waiting' },
    { text: '**Status**: ✅ Planning complete', said: 'planned' },
    { text: '**Status**: NOT COMPLETED', said: 'waiting' },
    { text: '**Status**: 🟡 Awaiting Direction', said: 'review' },
    { text: '**Status**: ⏳ Awaiting Layer 0 approval', said: 'review' },
    { text: '**Status**: ✅ Complete, awaiting approval', said: 'review' },
    { text: '**Status**: ⏳ Documentation complete - Awaiting execution approval', said: 'review' },
    { text: '**Status**: ⏸️ Pending review', said: 'review' },
    { text: '**Status**: 🟡 Awaiting decision on the paint', said: 'review' },
    { text: '**Status**: ❌ Failed', said: 'failed' },
    { text: '**Status**: ✅ FAILED in the second run', said: 'failed' },
    { text: '**Status**: ❌ Tests failed, retry in progress', said: 'failed' },
    { text: '**Status**: 🔴 Blocked, decision required', said: 'blocked' },
    { text: '**Status**: In progress, waiting for paint', said: 'running' },
    { text: '**Status**: ✅ Done, no blockers', said: 'done' },
    { text: '**Status**: Unblocked, in progress', said: 'running' },
    { text: '**Status**: 🔄', said: 'running' },
    { text: '**Status**: ✅', said: 'done' },
    { text: '**Status**: ⛔', said: 'blocked' },
    { text: '**STATUS**： 🔄 In progress', said: 'running' },
    { text: '> **Status**: 🟡 BLOCKED', said: 'blocked' },
    { text: '**Current Status**: In Progress 🔄', said: 'running' },
    { text: '**ステータス**: ✅ 完了', said: 'done' },
    { text: '**ステータス**: 🔄 進行中', said: 'running' },
    { text: '**ステータス**: ⏸️ 待機中', said: 'waiting' },
    { text: '**ステータス**：ブロック中', said: 'blocked' },
    { text: '状態: 承認待ち', said: 'review' },
    { text: '状態: 失敗', said: 'failed' },
    { text: '状態: 未着手', said: 'waiting' },
    { text: '**Status**: ✅ ブロック中（部品待ち）', said: 'blocked' },
    { text: '**Status**: Good weather all week', said: null },
    { text: 'The status lamp of the tower is green.', said: null },
    { text: 'Yesterday we completed the walk along the quay.', said: null },
    { text: 'Is this done or blocked?', said: null },
  ],
};

/** Shapes to fill in, which report nothing. */
export const templates: CorpusFamily = {
  name: 'templates',
  context: 'harbour',
  place: 'comment',
  cases: [
    { text: '**Status**: ✅ Complete / 🔄 In Progress / ⚠️ Blocked', said: null, reports: [] },
    { text: '**Status**: Complete / In Progress / Blocked', said: null, reports: [] },
    { text: '**Status**: [Complete/In Progress/Blocked]', said: null, reports: [] },
    { text: '**Status**: [N]% complete', said: null, reports: [] },
    { text: '**Status**: [brief description]', said: null, reports: [] },
    { text: '**Status**: [status]', said: null, reports: [] },
    { text: '**Blockers**: [None / List blockers]', said: null, reports: [] },
    { text: '**Blockers**: [if any]', said: null, reports: [] },
    { text: '- Worker [N]: #[issue] ✅', said: null, reports: [] },
    { text: '**Overall Progress**: [X]% complete', said: null, reports: [] },
    { text: '## Worker [N] Report - [Phase X.Y]', said: null, reports: [], workers: [] },
    { text: '## Daily Standup - [Date] - Worker [N]', said: null, reports: [], workers: [] },
    {
      text: `## Worker [N] Report - [Phase X.Y]

**Issue**: #[number]
**Status**: ✅ Complete / 🔄 In Progress / ⚠️ Blocked
**Duration**: [actual time]
**Blockers**: [if any]
`,
      said: null,
      reports: [],
      workers: [],
      calls: [],
    },
    {
      text: `Please report in this shape from now on:

\`\`\`markdown
## Worker 3 Report - Phase 1.2

**Issue**: #12
**Status**: ✅ Complete
**Blockers**: None
\`\`\`
`,
      said: null,
      reports: [],
      calls: [],
    },
    {
      text: `## Daily Standup - [Date] - Worker [N]

**Yesterday**: Completed #[issue] - [brief description]
**Today**: Working on #[issue] - [brief description]
**Blockers**: [None / List blockers]
**ETA**: [Completion time estimate]
`,
      said: null,
      reports: [],
      workers: [],
    },
    {
      text: `## Team Status - [Date]

**Overall Progress**: [X]% complete

**Completed Today**:
- Worker [N]: #[issue] ✅

**Blocked**:
- Worker [L]: #[issue] ⚠️ [Blocker description]
`,
      said: null,
      reports: [],
      workers: [],
    },
    {
      text: `### Emergency protocol

1. Open a comment with the "🚨 URGENT" prefix
2. Tag @orchestrator
3. Add the issue number, the blocker and the impact
`,
      said: null,
      reports: [],
      calls: [],
    },
  ],
};

export const durations: CorpusFamily = {
  name: 'durations',
  context: 'harbour',
  place: 'body',
  cases: [
    { text: '**Duration**: 45min', durations: ['20=45'] },
    { text: '**Duration**: 1-2h', durations: ['20=60-120'] },
    { text: '**Duration**: 8-12 hours', durations: ['20=480-720'] },
    { text: '**Duration**: 0.5 day', durations: ['20=240'] },
    { text: '**Duration**: 2-3時間', durations: ['20=120-180'] },
    { text: '**Duration**: ~30 minutes', durations: ['20=30'] },
    { text: '**Duration**: 2.5 hours', durations: ['20=150'] },
    { text: '**Duration**: 1h30m', durations: ['20=90'] },
    { text: '**Duration**: 1 hour', durations: ['20=60'] },
    { text: '- **Duration**: 6–8h', durations: ['20=360-480'] },
    { text: '| **Duration** | 3h |', durations: ['20=180'] },
    { text: '**Duration**： 4-6 hours', durations: ['20=240-360'] },
    { text: '**Estimated Time**: 3 hours', durations: ['20=180'] },
    { text: '**Estimate**: 30-45min', durations: ['20=30-45'] },
    { text: '**推定時間**: 30分', durations: ['20=30'] },
    { text: '**見積**: 1.5時間', durations: ['20=90'] },
    { text: '**Duration**: 20-30 hours (1 week)', durations: ['20=1200-1800'] },
    { text: '**Duration**: 4 hours (target: 4-6h)', durations: ['20=240'] },
    { text: '**Duration**: TBD', durations: ['20=none'] },
    { text: '**Duration**: [actual time]', durations: ['20=none'] },
    { text: 'The buoy was last seen 3 hours ago.', durations: ['20=none'] },
    { text: '```yaml\nduration: 3h\n```\n', durations: ['20=none'] },
  ],
};

export const automation: CorpusFamily = {
  name: 'automation',
  context: 'harbour',
  place: 'comment',
  cases: [
    { text: '✅ **Completed successfully**', said: 'done', reports: ['20|-|done'] },
    { text: '⚠️ **Completed with errors**', said: 'failed', reports: ['20|-|failed'] },
    { text: '❌ Workflow Failed', said: 'failed', reports: ['20|-|failed'] },
    { text: '❌ **Workflow Failed**', said: 'failed', reports: ['20|-|failed'] },
    {
      text: '🤖 **State Transition**\n\n**From**: pending\n**To**: implementing\n**Reason**: Agent picked the issue up\n',
      said: 'running',
      reports: ['20|-|running'],
    },
    {
      text: '🤖 **State Transition**\n\n**From**: `implementing`\n**To**: `blocked`\n**Reason**: No mast in stock\n',
      said: 'blocked',
      reports: ['20|-|blocked'],
    },
    {
      text: '🤖 **State Transition**\n\n- **From**: 🏗️ state:implementing\n- **To**: ✅ state:done\n- **Reason**: All checks passed\n',
      said: 'done',
      reports: ['20|-|done'],
    },
    {
      text: '🤖 **State Transition**\r\n\r\n**From**: implementing\r\n**To**: reviewing\r\n**Reason**: Pull request opened\r\n',
      said: 'review',
      reports: ['20|-|review'],
    },
    {
      text: '🤖 **State Transition**\n\n**From**: implementing\n**To**: failed\n**Reason**: The build broke\n',
      said: 'failed',
      reports: ['20|-|failed'],
    },
    {
      text: '## 🤖 Agent Execution\n\n✅ **Completed successfully**\n\n**Duration**: 4 min\n',
      said: 'done',
      reports: ['20|-|done'],
    },
    {
      text: '## Deployment run\n\n❌ Workflow Failed\n\n```\nexit code 1\n```\n\nSee the log.\n',
      said: 'failed',
      reports: ['20|-|failed'],
    },
    { text: 'Bot: thanks, this issue was labelled.', said: null, reports: [] },
  ],
};

export const calls: CorpusFamily = {
  name: 'calls and decisions',
  context: 'harbour',
  place: 'comment',
  cases: [
    { text: '## Decision Required', calls: ['decision'], said: 'review' },
    { text: '## 📋 Decision Required', calls: ['decision'], said: 'review' },
    { text: '**Status**: 🟡 Awaiting Direction - which mast?', calls: ['decision'], said: 'review' },
    { text: '**Status**: ⏳ Awaiting Layer 0 approval of the mast', calls: ['approval'], said: 'review' },
    { text: '- [x] **AWAITING ORCHESTRATOR APPROVAL**', calls: ['approval'] },
    { text: '- [ ] **AWAITING ORCHESTRATOR APPROVAL**', calls: ['approval'] },
    { text: '🚨 URGENT: the sluice does not close', calls: ['urgent'] },
    { text: '🚨 **URGENT** @orchestrator the sluice does not close', calls: ['urgent'] },
    { text: '## 🚨 URGENT - sluice stuck open', calls: ['urgent'] },
    { text: '**ステータス**: ⏳ 承認待ち', calls: ['approval'], said: 'review' },
    { text: 'The harbour office approved the drawing yesterday.', calls: [], said: null },
    { text: 'No decision needed.', calls: [] },
    { text: '**Decision**: Option A, timber fenders', calls: [] },
    { text: '**Decision Score**: 71/100', calls: [] },
    {
      text: `## Decision Required

**A.** Steel mast (2 days) ⭐ Recommended
**B.** Timber mast (4 days)
**C.** Wait for the insurance
**D.** Drop the radar

Please choose.
`,
      calls: ['decision'],
      said: 'review',
    },
    {
      text: `🚨 URGENT

@orchestrator

**Issue**: #13
**Blocker**: The fender supplier went bankrupt
**Proposed solution**: Buy from the neighbouring port
**Impact**: Two weeks
`,
      calls: ['urgent'],
      reports: ['13|-|blocked'],
    },
  ],
};
