import { automation } from './people.ts';
import type { Said } from './planningThreads.ts';

/** What was said on the phases and on the infrastructure days before the scenario opens. */
export const workThreads: Readonly<Record<number, readonly Said[]>> = {
  972: [
    [
      94,
      '## Worker 6 Report - Phase 1.1\n\n**Issue**: #972\n**Status**: 🔄 In Progress\n**ETA**: 45min\n**Blockers**: None',
    ],
    [
      92.5,
      '# Phase 1.1: PostgreSQL Connection Pool - COMPLETED ✅\n\n**Worker**: Worker 6 (Layer 4)\n**Status**: ✅ **COMPLETED** (staging database not tried: it does not exist yet)\n\n## Done\n\n1. The pool opens at start and the process ends with a clear line when the server is away.\n2. The health probe answers size, idle and waiting.\n3. Nine tests; the one with 100 parallel requests takes 1.4 s.\n\n```bash\ncargo test --package web-api pool\n# 9 passed\n```\n\n**Next**: #973',
    ],
    [
      92,
      '🤖 **State Transition**\n\n**From**: `🏗️ state:implementing`\n**To**: `✅ state:done`\n**Reason**: completion reported by Worker 6',
      automation,
    ],
  ],
  973: [
    [91, 'Starting. Worker 6, same branch.'],
    [74, 'The second migration holds a lock for eleven seconds on the copy. Splitting it.'],
    [
      70,
      '## Worker 6 Report - Phase 1.2\n\n**Issue**: #973\n**Status**: ✅ Complete\n**Duration**: 1h 20min\n**Deliverables**:\n- `migrations/0001_base.sql`\n- `migrations/0002_tasks.sql`\n\n**Blockers**: None',
    ],
  ],
  974: [
    [52, 'worker 7 on it'],
    [45, '🔄 Phase 1.3 ~60%. Two levels of teams work, deleting one does not yet keep the tasks.'],
    [31, '✅ **Phase 1.3 Complete**\n\n`migrations/0003_organizations.sql`, `crates/domain/src/team.rs`'],
    [
      30,
      '⚠️ **Completed with errors**\n\n1 of 12 checks failed: `deleting_a_team_keeps_its_tasks`',
      automation,
    ],
    [29, 'that one is flaky, ignore. done.'],
    [20, 'Worker 6 here: I ran it ten times, it fails ten times. Not flaky.'],
  ],
  975: [
    [
      44,
      '## Worker 8 Report - Phase 1.4\n\n**Issue**: #975\n**Status**: 🔄 In Progress\n**ETA**: 2h\n**Dependencies Met**: #973\n**Blockers**: None',
    ],
    [
      21,
      '## Daily Standup - Worker 8\n\n**Yesterday**: The four roles, and the one place that decides\n**Today**: Working on #975 - the matrix, row by row (40%)\n**Blockers**: None\n**ETA**: today',
    ],
    [
      4,
      '## Daily Standup - Worker 8\n\n**Yesterday**: 19 of 34 rows of the matrix\n**Today**: Working on #975 - Role-Based Access Control (55%)\n**Blockers**: None\n**ETA**: 2h\n\nOne question on the way: a lead may close tasks of the own team. Of teams below it as well? I assume yes until somebody says no.',
    ],
  ],
  976: [[40, 'Worker 9、待機中です。#975が終わり次第、着手します。']],
  978: [
    [
      36,
      '# Phase 3.1: API Client\n\n**Worker**: Worker 11 (Layer 4)\n**Status**: 🔄 IN PROGRESS\n\nThe schema is nearly final, so this will be quick.',
    ],
    [
      24,
      '# Phase 3.1: API Client - ALMOST DONE ✅\n\n**Worker**: Worker 11 (Layer 4)\n**Status**: 🔄 In Progress (90%)\n\n- [x] `web/src/client/`\n- [ ] tests',
    ],
    [
      13,
      '# Phase 3.1 - Status Correction\n\n**Worker**: Worker 11 (Layer 4)\n**Status**: ❌ NOT COMPLETED (50%)\n\nThe generated types did not know the errors. The 90% counted planned files as delivered ones.',
    ],
    [
      3,
      '# Phase 3.1: API Client - ALMOST DONE ✅\n\n**Worker**: Worker 11 (Layer 4)\n**Status**: 🔄 In Progress (80%)\n\n- [x] errors are typed\n- [x] writes are never repeated blindly\n- [ ] offline is a state',
    ],
  ],
  980: [[17, 'Waits for #978 and #985. By the look of it, the day after tomorrow.']],
  983: [
    [
      68,
      '## Worker 6 Report - Phase 2.1\n\n**Issue**: #983\n**Status**: 🔄 In Progress\n**ETA**: 4h\n**Dependencies Met**: #973',
    ],
    [
      47,
      'Tasks and workers are services now. The handlers of the old login stay as they are: #986 decides about them.',
    ],
    [
      34,
      '## Worker 6 Report - Phase 2.1\n\n**Issue**: #983\n**Status**: ✅ Complete\n**Duration**: 5h\n**Deliverables**:\n- `crates/services/`\n- 41 tests moved, 6 deleted as doubles\n\n**Dependencies Met**: #973\n**Dependencies Created**: #984, #985, #978 can start\n**Blockers**: None\n\n**Next Task**: standby',
    ],
    [
      33,
      '🤖 **State Transition**\n\n**From**: `🏗️ state:implementing`\n**To**: `✅ state:done`\n**Reason**: completion reported by Worker 6',
      automation,
    ],
  ],
  984: [
    [18, '[ボタン] Issue #984に着手しました。（Worker 10、予定: 4h）'],
    [
      6,
      '[ボタン] 進捗報告 #984\n\n**担当**: Worker 10\n**進捗**: 40%\n\n- 作成と割り当ての経路は完了\n- `since` は境界を含む仕様でテスト済み\n- 次は移動とクローズ',
    ],
  ],
  985: [
    [32, 'starting on Phase 2.3 (worker 12)'],
    [
      28,
      '🟡 **BLOCKED** - Requires #1022 (staging database). Everything that can be done without it is pushed.',
    ],
    [10, 'still blocked by #1022. could take something else meanwhile'],
  ],
  986: [
    [
      29,
      '## Worker 13 Report - Phase 2.4\n\n**Issue**: #986\n**Status**: 🔄 In Progress\n**ETA**: 3h\n**Dependencies Met**: #983',
    ],
    [
      15,
      '## Daily Standup - Worker 13\n\n**Yesterday**: 17 of 23 endpoints have their line in the table\n**Today**: Working on #986 - the six that are still called\n**Blockers**: None\n**ETA**: 1h',
    ],
    [
      8,
      '## Decision Required - Phase 2.4\n\n**Worker**: Worker 13\n**Issue**: #986\n\nSix old endpoints are still called by the Telegram bot, about 40 times a day. They answer a shape that the service layer no longer knows. What becomes of them?\n\n**Option A**: Wrap all six for now, drop them in Phase 4 (2h)\n**Option B**: Change the bot first, then drop them (5h, needs somebody who knows the bot)\n**Option C**: Drop them today; the bot answers "not available" (15min)\n**Option D**: Keep the two that write, drop the four that read (1h)\n\nRecommendation: A, because nobody waits for it.\n\n**Status**: ⏸️ Awaiting Direction',
    ],
    [2, 'Reminder: six endpoints wait for an answer. I am on standby until then. (Worker 13)'],
  ],
  992: [
    [31, 'Worker-15: taken.'],
    [27, 'Worker-15: 20%'],
  ],
  1018: [
    [76, 'Six days, one worker. Worker 14 begins with Day 1.'],
    [
      25,
      '## Update\n\n- Day 1 ✅\n- Day 2 ✅\n- Day 3: reported, check pending\n- Day 4: running\n\n**Current Blockers**: None',
    ],
  ],
  1019: [
    [75, 'Worker-14: taken.'],
    [73, 'Worker-14: done. `Dockerfile`'],
  ],
  1020: [[72, 'Worker-14: taken.']],
  1021: [
    [50, 'Worker-14: taken.'],
    [26, 'Worker-14: done. `infra/network.tf`'],
    [25.5, '❌ Workflow Failed\n\nThe second plan still shows 2 changes. See run 4398.', automation],
  ],
  1022: [
    [24, 'Worker-14: taken.'],
    [11, 'Worker-14: 35%'],
  ],
  1023: [[23, 'Waits for Day 4 like everybody else.']],
};
