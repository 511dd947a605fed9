import type { CorpusFamily } from '../corpusCase.ts';

/** Whole coordination bodies and parts of them: tables alone, waves alone, gates and risks in lists. */
export const planBodies: CorpusFamily = {
  name: 'plan bodies',
  context: 'library',
  place: 'body',
  cases: [
    {
      text: `| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #501 | Phase 1.1 - Shelf survey | None | 30min |
| #502 | Phase 1.2 - Floor reinforcement | #501 | 2-3h |
| #503 | Phase 1.3 - Climate control | #502 | 1.5h |
| #504 | Phase 1.4 - Fire doors | #502, #503 | TBD |
`,
      edges: ['501→502', '502→503', '502→504', '503→504'],
      durations: ['501=30', '502=120-180', '503=90', '504=none'],
    },
    {
      text: `## Wave 1: Survey (Day 1)

- Worker 3: #501
- Worker 4: #502 (after #501)

Checkpoint: every shelf is measured
`,
      edges: ['501→502'],
      assigned: ['501:3', '502:4'],
      plan: ['wave 1 Survey; Day 1; 1-1', 'member 1 501,502', 'checkpoint 1 every shelf is measured'],
    },
    {
      text: `| Worker | Issue | Mission |
|---|---|---|
| Worker 11 | #511 | Pack the crates |
| Worker 12 | #512 | Drive the vans |
`,
      assigned: ['511:11', '512:12'],
      links: [],
    },
    {
      context: 'harbour',
      on: 20,
      text: `The rest of the season, one hand each.

| Task | Issue | Depends on | Estimate | Worker |
|---|---|---|---|---|
| Wall | #12 | – | 1 day | Worker 2 |
| Fenders | #13 | #12 | 3-4 h | Worker 2 |
| Bollards | #14 | #12 | 半日 | Worker 5 |
`,
      edges: ['12→13', '12→14'],
      durations: ['12=480', '13=180-240', '14=240'],
      assigned: ['12:2', '13:2', '14:5'],
    },
    {
      text: `# Library relocation: the plan

**Status**: ACTIVE

### Phase 1: Building (COMPLETE)
**Worker 2** - Duration: 2 hours

- #501: Phase 1.1 - Shelf survey (45min)
- #502: Phase 1.2 - Floor reinforcement (3h)

### Phase 2: Catalogue (IN PROGRESS)

- #505: Phase 2.1 - Catalogue export (1-2h)
- #506: Phase 2.2 - Barcode printing

### Phase 3: Moving ⏸️

- #511: Phase 3.1 - Crate packing

## Gates

### Phase 1 Gate: Floors approved
**Criteria**:
- [x] Load test passed
- [ ] Insurer informed

**Approver**: Head librarian
**Status**: ⏸️ Pending review

### Phase 2 Gate: Catalogue complete
**Criteria**:
- [ ] All records exported

**Verification**: Spot checks + manual review
**Status**: ✅ Approved
`,
      durations: ['501=45', '502=180', '505=60-120', '506=none'],
      reports: [],
      tolerated: ['phase 1|-|done', 'phase 2|-|running', 'phase 3|-|waiting'],
      plan: [
        'phase 1 Building [done]',
        'phase 2 Catalogue [running]',
        'phase 3 Moving [waiting]',
        'gate 1 pending; Head librarian; 1/2',
        'gate 2 approved; Spot checks + manual review; 0/1',
      ],
    },
    {
      text: `# Relocation plan

## Waves

### Wave 1 - Ground floor (Week 1)
Day 1-3: Phase 1
├─ Worker 6: #501 → #502
└─ Worker 7: #503

**Checkpoint**: Floors dry

### Wave 2 - Catalogue (Week 2-3)
Day 4-9: Phase 2
├─ Workers 8-9: #505
└─ Worker 6: #506

## Risks

- **Risk**: Water in the cellar
  - **Impact**: High
  - **Mitigation**: Pumps on site
  - **Owner**: Worker 7
- **Risk**: Lost crates / Impact: Critical / Mitigation: Seal numbers / Owner: All workers
- **Risk**: Late vans
  Impact: Medium

## Contingency plans

**If the cellar floods**:
1. Stop the packing
2. Call the city

## Success metrics

- **Time**: ten days
- **Losses**: none
`,
      edges: ['501→502'],
      assigned: ['501:6', '502:6', '503:7', '506:6'],
      plan: [
        'wave 1 Ground floor; Week 1; 1-3',
        'wave 2 Catalogue; Week 2-3; 4-9',
        'checkpoint 1 Floors dry',
        'risk high Water in the cellar; Worker 7',
        'risk critical Lost crates; All workers',
        'risk medium Late vans; -',
        'contingency If the cellar floods: Stop the packing',
        'contingency If the cellar floods: Call the city',
        'metric Time: ten days',
        'metric Losses: none',
      ],
    },
    {
      text: `# 図書館移転の計画

## フェーズ1: 建物（完了）

| Issue | タスク | 依存 | 所要時間 | 担当 |
|---|---|---|---|---|
| #501 | 棚の調査 | なし | 1時間 | ワーカー3 |
| #502 | 床の補強 | #501 | 2-3時間 | ワーカー4 |

## フェーズ2: 目録（計画中）

| Issue | タスク | 依存 | 所要時間 | 担当 |
|---|---|---|---|---|
| #505 | 目録の書き出し | #502 | 半日 | ワーカー5 |
| #506 | バーコード | #505 | 45分 | 未定 |

## リスク

| リスク | 影響 | 対策 | 担当 |
|---|---|---|---|
| 床の沈下 | 高 | 荷重試験 | ワーカー4 |
`,
      edges: ['501→502', '502→505', '505→506'],
      durations: ['501=60', '502=120-180', '505=240', '506=45'],
      assigned: ['501:3', '502:4', '505:5', '506:none'],
      unresolved: [],
      plan: ['phase 1 建物 [done]', 'phase 2 目録 [planning]', 'risk high 床の沈下; ワーカー4'],
    },
    {
      text: '## Wave 2: Catalogue (Day 3-5)\r\n\r\n```\r\nâ”œâ”€ Worker 6: #505 â†’ #506\r\nâ””â”€ Worker 7: #507 (After #505)\r\n\r\nCheckpoint: âœ… Catalogue online\r\n```\r\n',
      edges: ['505→506', '505→507'],
      assigned: ['505:6', '506:6', '507:7'],
      plan: ['wave 2 Catalogue; Day 3-5; 3-5', 'checkpoint 2 ✅ Catalogue online'],
    },
    {
      text: `## Waves

### Wave 4: Moving (Week 3)

\\\`\\\`\\\`
Day 10-12: Phase 3 (Moving)
├─ Worker 1: #511 (Packing)
└─ Worker 2: #512 (Vans) (After #511)

Checkpoint: Last van unloaded
\\\`\\\`\\\`
`,
      edges: ['511→512'],
      assigned: ['511:1', '512:2'],
      plan: ['wave 4 Moving; Week 3; 10-12', 'member 4 511,512', 'checkpoint 4 Last van unloaded'],
    },
    {
      text: `## Progress

Overall: ███░░░░░░░ 30% (3/10 tasks)

Phase 1: ██████████ 100% ✅ Complete
Phase 2: ██░░░░░░░░ 20% 🔄 In progress
Phase 3: ░░░░░░░░░░ 0% ⏸️ Not started

| Worker | Phase | Mission | Status | Issues |
|---|---|---|---|---|
| Worker 1 | Phase 1 | Survey | ✅ Complete | #501 |
| Worker 2 | Phase 2 | Export | 🔄 Running | #505, #506 |
| Workers 3-4 | Phase 3 | Packing | ⏸️ Standby | #511-512 (TBD) |

### Phase 1: Building
- #501: Phase 1.1 - Shelf survey
- #502: Phase 1.2 - Floor reinforcement
`,
      assigned: ['501:1', '505:2', '506:2', '511:none'],
      calls: [],
      unresolved: [],
      plan: ['progress - 30% 3/10', 'progress 1 100%', 'progress 2 20%', 'progress 3 0%'],
    },
    {
      context: 'terminal',
      on: 50,
      text: `# Terminal plan

## Phase 1: Ground

| # | Title | Needs | Time |
|---|---|---|---|
| #31 | Pilings | n/a | 2 days |
| #32 | Decking | #31 | 1 week |
| #33 | Drainage | #31, #32 | 4h |

**Parallel after #32**: #33 + #41

## Dependency tree

\`\`\`text
Phase 1.1
 ├─ Phase 1.2
 │   └─ Phase 2.1
 │       ├─ Phase 2.2
 │       └─ Phase 2.3
 └─ Phase 1.3
\`\`\`
`,
      edges: ['31→32', '31→33', '32→33', '32→41', '41→42', '41→43'],
      links: ['parallel 33+41'],
      durations: ['31=960', '32=2400', '33=240'],
    },
    {
      context: 'clinic',
      on: 274,
      text: `## 第1波の担当

- ワーカー1: #240 → #241
- ワーカー2：#270（#240の後）

**チェックポイント**: 台帳の件数が一致する
`,
      edges: ['240→241', '240→270'],
      links: [],
    },
    {
      context: 'clinic',
      on: 274,
      text: `# 調整計画

### ウェーブ1: 台帳（1週目）

- ワーカー1: #240
- ワーカー2: #241

チェックポイント: 台帳の件数が一致する

### ウェーブ2: 画面（2週目）

- ワーカー1: #270
- ワーカー3: #271

| 課題 | タスク | 依存先 | 工数 |
|---|---|---|---|
| #270 | 予約カレンダー | #240 | 3時間 |
| #271 | 問診票 | #270 | 1〜2日 |
`,
      edges: ['240→270', '270→271'],
      assigned: ['240:1', '241:2', '270:1', '271:3'],
      durations: ['270=180', '271=480-960'],
      plan: ['wave 1 台帳; 1週目; -', 'wave 2 画面; 2週目; -', 'checkpoint 1 台帳の件数が一致する'],
    },
    {
      context: 'harbour',
      on: 20,
      text: `## Metadata

| Key | Value |
|---|---|
| **Depends on** | #12, #13 |
| **Blocks** | #21 |
| **Parent** | #22 |
| **Duration** | 2-3h |
| **Owner** | Worker 8 |
`,
      edges: ['12→20', '13→20', '20→21'],
      links: ['parent 22>20'],
      durations: ['20=120-180'],
      assigned: ['20:8'],
    },
    {
      text: `# Coordination

## Tasks

| ID | Issue | Task | Depends on | Estimate |
|---|---|---|---|---|
| T1 | #501 | Shelf survey | - | 1h |
| T2 | #502 | Floor reinforcement | T1 | 2h |
| T3 | #503 | Climate control | T1, T2 | 30 min |
| T4 | #TBD | Signs | T3 | TBD |

**Critical path**: T1 → T2 → T3
`,
      edges: ['501→502', '501→503', '502→503'],
      durations: ['501=60', '502=120', '503=30'],
    },
    {
      text: `### Wave 5: Opening (Day 8-10)

**Objective**: readers are back

| Worker | Issue | Duration |
|---|---|---|
| Worker 15 | #511 | 4h |
| Worker 6 | #512 | 2h |

**Checkpoint**: doors open
`,
      assigned: ['511:15', '512:6'],
      durations: ['511=240', '512=120'],
      plan: ['wave 5 Opening; Day 8-10; 8-10', 'member 5 511,512', 'checkpoint 5 doors open'],
    },
  ],
};
