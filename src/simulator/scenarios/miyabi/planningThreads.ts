import { automation } from './people.ts';

/** A comment of the opening: hours before the scenario opens, text, and the login when it is not the human's. */
export type Said = readonly [hoursAgo: number, body: string, author?: string | null];

/** What was said on the planning issues before the scenario opens. */
export const planningThreads: Readonly<Record<number, readonly Said[]>> = {
  964: [
    [70, '権限の一覧を追加しました。残りは連絡先と費用の上限です。', 'kaede-reviews'],
    [22, '費用の上限は1日2ドルで仮置きします。異論があれば明日までに。'],
  ],
  969: [
    [110, '調査を始めます。まずデータの置き場所を全部数えます。（Worker 1）'],
    [106, '置き場所は三つありました。うち一つは誰も書き込んでいません。'],
    [103, '# ✅ 調査完了\n\n**Worker**: Worker 1\n\n結論は本文に書きました。作り直しを提案します。'],
  ],
  970: [
    [
      100,
      '# ✅ Phase 0 - COMPLETE\n\n**Worker**: Worker 1\n\nAll five records are written:\n1. `docs/adr/database.md`\n2. `docs/adr/tenancy.md`\n3. `docs/adr/migrations.md`\n4. `docs/adr/permissions.md`\n5. `docs/adr/release.md`\n\nWaiting for the orchestrator.',
    ],
    [
      99,
      'Phase 0 Status: ❌ NOT COMPLETED\n\nRecord 5 says how to switch, not how to switch back. Please add it before I approve.',
    ],
    [
      96,
      '✅ **Phase 0 Complete**\n\nRecord 5 has a section on going back now: one command, one minute. Cost of a month: 64 dollars.',
    ],
    [
      95,
      '## Decision Required - Phase 0\n\nMay Phase 1 begin while record 4 (permissions) is still being discussed?\n\n**Option A**: Begin with #972 and #973, which do not touch permissions\n**Option B**: Wait for the approval of all five\n\n**Status**: ⏸️ Awaiting Layer 2 approval',
    ],
    [94, 'Begin with #972 and #973. The approval of the gate itself follows when I have read all five.'],
    [
      30,
      '⚠️ Reminder from Worker 1: the Phase 0 gate is still **Pending review**, and Phase 2 has begun meanwhile.',
    ],
  ],
  971: [
    [
      98,
      '# ✅ Phase 1 Planning Complete - Worker Agent 2 Report\n\n**Issues**: #972-976\n**Duration**: 1h\n\nTwo of the five can run at the same time: #974 + #975 after #973.',
    ],
    [97, 'Added the edge #983 → #978: the client is generated from what the service layer publishes.'],
    [
      40,
      'The tree in #977 puts Phase 4.3 before Phase 4.4, the list below it says they run in parallel. Which one holds?',
    ],
  ],
  977: [
    [101, 'This issue is the table around which everybody sits. Reports here, details on your own issue.'],
    [
      98,
      '# ✅ Phase 1 Planning Complete - Worker Agent 2 Report\n\n**Worker**: Worker 2\n**Status**: ✅ Complete\n**Issues Created**: #972-976',
    ],
    [
      97,
      '## Worker 3 - Phase 2 Planning ✅ COMPLETE\n\nFive issues planned, #978-982.\n\n## Worker 4 - Phase 3 Planning ✅ COMPLETE\n\nFive issues planned; there was one more than the plan says.\n\n## Worker 5 - Phase 4 Planning ✅ COMPLETE\n\nSix issues planned, #987-992.',
    ],
    [
      96,
      'Correction: the frontend issues were created first. **#978-982 are Phase 3.1-3.5, #983-987 are Phase 2.1-2.5, #988-993 are Phase 4.1-4.6.** The plan above still shows the predicted numbers.',
    ],
    [
      93,
      '## Team Status - Wave 1\n\n**Overall Progress**: 10% complete\n\n**Completed Today**:\n- Worker 1: #970 ✅\n- Worker 2: #971 ✅\n\n**In Progress**:\n- Worker 6: #972 🔄 45min\n\n**Blocked**:\n- None\n\n**Next 24h Goals**:\n- #972 and #973 closed',
    ],
    [
      70,
      '## Worker 6 Report - Phase 1.2\n\n**Issue**: #973\n**Status**: ✅ Complete\n**Duration**: 1h 20min\n**Deliverables**:\n- `migrations/0001_base.sql`\n- `migrations/0002_tasks.sql`\n\n**Dependencies Met**: #972\n**Blockers**: None\n\n**Next Task**: #983',
    ],
    [
      52,
      '## Daily Standup - Worker 7\n\n**Yesterday**: Read #974 and its dependencies\n**Today**: Working on #974 - organisation tables\n**Blockers**: None\n**ETA**: this evening',
    ],
    [
      46,
      '## Team Status\n\n**Overall Progress**: 25% complete\n\n**Completed Today**:\n- Worker 6: #973 ✅\n\n**In Progress**:\n- Worker 7: #974 🔄\n- Worker 6: #983 🔄\n\n**Blocked**:\n- None\n\n**Next 24h Goals**:\n- Phase 1 gate',
    ],
    [
      28,
      '🚨 URGENT @orchestrator\n\n**Issue**: #985\n**Blocker**: the staging database (#1022) is not there, and the status API cannot be tried without it\n**Proposed solution**: lend the local database of Worker 8 for a day\n**Impact**: #980 and #987 slip by a day',
    ],
    [
      26,
      'Seen. No lending: Worker 8 needs it for the permission matrix. Worker 12 goes on with the parts that need no database.',
    ],
    [18, '[Worker10] Issue #984の実装に入りました。`since` の境界条件を先にテストで固定します。'],
    [
      9,
      '## Team Status\n\n**Overall Progress**: 40% complete\n\n```\nOverall: ████░░░░░░░░░░░░░░░░ 20% (4/20 phases complete)\n```\n\n**Completed Today**:\n- Worker 6: #983 ✅\n- Worker 14: #1020 ✅\n\n**In Progress**:\n- Worker 8: #975 🔄 2h\n- Worker 10: #984 🔄\n- Worker 11: #978 🔄\n\n**Blocked**:\n- Worker 12: #985 ⚠️ staging database (#1022)\n\n**Next 24h Goals**:\n- Phase 1 gate\n- #986 decided',
    ],
  ],
  995: [
    [30, 'Third time tonight, run 4412. Only on the slower runner.', automation],
    [12, 'Probably the name is read before the permissions are loaded. Wait for #975, then look again.'],
  ],
  996: [
    [60, '✅ **COMPLETED** (docs for the redirects still to do, see the wiki)'],
    [
      58,
      '🤖 **State Transition**\n\n**From**: `🏗️ state:implementing`\n**To**: `✅ state:done`\n**Reason**: all boxes ticked',
      automation,
    ],
  ],
  997: [[33, 'Is this not #974? The tables look the same to me.', 'kaede-reviews']],
};
