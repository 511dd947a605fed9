import type { CorpusFamily } from '../corpusCase.ts';

/** Bodies of coordination issues and of the issues that a plan names. */
export const plans: CorpusFamily = {
  name: 'plans',
  context: 'library',
  place: 'body',
  cases: [
    {
      text: `# Library relocation

## Execution waves

### Wave 2: Building (Week 1)

\`\`\`
Day 1-2: Phase 1 (Building)
├─ Worker 6: #501 → #502 (Sequential)
├─ Worker 7: #503 (Parallel after #502)
└─ Worker 8: #504 (After #503)

Checkpoint: Floors carry the load
\`\`\`
`,
      edges: ['501→502', '502→503', '503→504'],
      assigned: ['501:6', '502:6', '503:7', '504:8'],
      reports: [],
    },
    {
      text: `### Wave 3: Catalogue (Week 2)

\`\`\`
Day 3-5: Phase 2 (Catalogue)
├─ Worker 6: #505 (Export)
├─ Worker 7: #506 (Barcodes)
└─ Worker 8: #507 (Accounts)

Checkpoint: Every reader can log in
\`\`\`
`,
      edges: [],
      assigned: ['505:6', '506:7', '507:8'],
      reports: [],
    },
    {
      text: `## Master issue index

### Phase 1: Building (READY)
**Worker 2** - Duration: 2-3 hours
**Issues Created**: #501-504

- #501: Phase 1.1 - Shelf survey
- #502: Phase 1.2 - Floor reinforcement
- #503: Phase 1.3 - Climate control
- #504: Phase 1.4 - Fire doors

### Phase 2: Catalogue (PLANNING)
**Target Issues**: #505-507 (to be created)

**Expected breakdown**:
- #505: Phase 2.1 - Catalogue export
- #506: Phase 2.2 - Barcode printing
- #507: Phase 2.3 - Reader accounts
`,
      edges: [],
      tolerated: ['phase 1|-|waiting', 'phase 1|2|waiting'],
    },
    {
      text: `## Dependency Management

### Blocking Relationships

\`\`\`
Phase 1.1 (Shelf survey)
  └─> Phase 1.2 (Floor reinforcement)
       ├─> Phase 1.3 (Climate control)
       └─> Phase 1.4 (Fire doors)
            └─> Phase 2.1 (Catalogue export)
                 ├─> Phase 2.2 (Barcode printing)
                 └─> Phase 2.3 (Reader accounts)
                      └─> Phase 3.1 (Crate packing)
\`\`\`

### Parallel Execution Opportunities

**After Phase 1.2 completes**:
- Phase 1.3 + Phase 1.4 (parallel)
`,
      edges: ['501→502', '502→503', '502→504', '504→505', '505→506', '505→507', '507→511'],
      links: ['parallel 503+504'],
    },
    {
      text: `## Quality gates

### Phase 1 Gate: Building ready
**Criteria**:
- [ ] Floors tested
- [ ] Doors close

**Approver**: Orchestrator (Layer 2)
**Status**: ⏸️ Pending review

### Phase 2 Gate: Catalogue ready
**Criteria**:
- [ ] Export opens

**Verification**: Manual review
**Status**: ⏸️ Not started
`,
      edges: [],
      statuses: ['501=ready', '505=gated', '511=gated'],
    },
    {
      text: `# Library relocation: coordination plan

**Issue**: #500
**Status**: ACTIVE COORDINATION

## Master issue index

### Phase 1: Building
**Issues**: #501-504

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #501 | Phase 1.1 - Shelf survey | None | 2h |
| #502 | Phase 1.2 - Floor reinforcement | #501 | 6-8h |
| #503 | Phase 1.3 - Climate control | #502 | 45min |
| #504 | Phase 1.4 - Fire doors | #502 | 30min |

### Phase 2: Catalogue
**Issues**: #505-507

- #505: Phase 2.1 - Catalogue export
- #506: Phase 2.2 - Barcode printing
- #507: Phase 2.3 - Reader accounts

## Execution waves

### Wave 1: Building (Week 1)

\`\`\`
Day 1-2: Phase 1 (Building)
├─ Worker 6: #501 → #502 (Sequential)
├─ Worker 7: #503 (Parallel after #502)
└─ Worker 8: #504 (Parallel after #502)

Checkpoint: Floors carry the load
\`\`\`

### Wave 2: Catalogue (Week 2)

\`\`\`
Day 3-5: Phase 2 (Catalogue)
├─ Worker 6: #505 (Export)
├─ Worker 7: #506 (Barcodes)
└─ Worker 8: #507 (Accounts)

Checkpoint: Every reader can log in
\`\`\`

## Dependencies

\`\`\`
Phase 1.4 (Fire doors)
  └─> Phase 2.1 (Catalogue export)
       ├─> Phase 2.2 (Barcode printing)
       └─> Phase 2.3 (Reader accounts)
\`\`\`

## Quality gates

### Phase 1 Gate: Building ready
**Criteria**:
- [ ] Floors tested

**Approver**: Orchestrator (Layer 2)
**Status**: ⏸️ Pending review
`,
      edges: ['501→502', '502→503', '502→504', '504→505', '505→506', '505→507'],
      assigned: ['501:6', '502:6', '503:7', '504:8', '505:6', '506:7', '507:8'],
      durations: ['501=120', '502=360-480', '503=45', '504=30', '505=none'],
      statuses: ['501=ready', '502=waiting', '505=gated', '507=gated'],
      tolerated: ['500|-|running', 'parallel 503+504'],
    },
    {
      text: `## Next actions

### Immediate
1. **Orchestrator**: Review the survey in #501
2. **Worker 6**: Begin #502 (Floor reinforcement)
3. **Workers 7-9**: Standby for Phase 1.3-1.4 (parallel tasks)

### If a worker loses context
1. **Read #500** - this issue
2. **Check latest comments on #501**
3. **Never trust memory**
`,
      edges: [],
    },
    {
      text: `## Progress

\`\`\`
Overall: ██░░░░░░ 25% (1/4 phases complete)

Phase 1: ████████ 100% ✅ Complete
Phase 2: ░░░░░░░░   0% ⏸️ Planning complete, awaiting implementation
Phase 3: ░░░░░░░░   0% 🔄 Planning in progress (Worker 3)
\`\`\`

#### Phase 1: Building ✅
- [x] Worker 1 assigned
- [x] **AWAITING ORCHESTRATOR APPROVAL**
`,
      edges: [],
      calls: ['approval'],
    },
    {
      on: 505,
      text: `# Phase 2.1: Catalogue export

**Duration**: 6-8 hours
**Priority**: P0 (Critical)
**Dependencies**: #502 (Floor reinforcement) complete
**Parent Issue**: #500
**Previous Issue**: #504
**Next Issue**: #506

## Tasks

### Task 2.1.1: Choose a format (2h)

### Task 2.1.2: Write the export (4h)

\`\`\`bash
# after #511
./export --all
\`\`\`
`,
      edges: ['502→505'],
      links: ['parent 500>505', 'order 504>505', 'order 505>506'],
      durations: ['505=360-480'],
    },
    {
      on: 507,
      text: `# Phase 2.3: Reader accounts

| Field | Value |
|-------|-------|
| **Phase** | 2.3 |
| **Blocked By** | #505 until the export runs |
| **Blocks** | #511, #512 |
| **Duration** | 3h |
`,
      edges: ['505→507', '507→511', '507→512'],
      durations: ['507=180'],
    },
    {
      on: 511,
      text: `# Phase 3.1: Crate packing

**Dependencies**: Phase 2.1-2.3 complete, #503-#504 in progress
**Blocks**: Phase 3.2 (Van schedule)
**Milestone**: Milestone #4
**PR**: PR #77

## Deliverables

- [ ] 900 crates
- [ ] Labels, see ADR #012
`,
      edges: ['505→511', '506→511', '507→511', '503~511', '504~511', '511→512'],
    },
    {
      on: 512,
      text: `# Phase 3.2: Van schedule\r\n\r\n**Depends on**: #511 (Crate packing)\r\n**Related**: #507\r\n\r\n| Day | Van |\r\n|---|---|\r\n| 1 | A |\r\n`,
      edges: ['511→512'],
      links: ['related 507+512'],
    },
    {
      on: 503,
      text: `> **Blocked by**: #502
> **Blocks**: #505
>
> The fans come from the old building.

<!-- Depends on: #511 -->

\`\`\`json
{ "depends_on": ["#512"] }
\`\`\`
`,
      edges: ['502→503', '503→505'],
    },
    {
      context: 'observatory',
      on: 100,
      text: `# Dome renewal

- [ ] #101
- [ ] #102
- [ ] #111

## Critical path

#101 → #102 → #111

Parallel after #102: #111 + #112
`,
      edges: ['101→102', '102→111', '102→112'],
      links: ['parallel 111+112', 'parent 100>101', 'parent 100>102', 'parent 100>111'],
    },
    {
      context: 'clinic',
      on: 272,
      text: `# 会計連携

**優先度**: P1
**見積**: 2-3時間
**依存Issue**: #240、#270
**関連**: #273

## 作業

- [ ] 点数計算
- [ ] 領収書（依存: #271）
`,
      edges: ['240→272', '270→272', '271→272'],
      links: ['related 272+273'],
      durations: ['272=120-180'],
    },
    {
      context: 'clinic',
      on: 240,
      text: `# 移行計画

\`\`\`
#240
  └─> #270
       ├─> #271
       └─> #272
            └─> #273
\`\`\`

並列: #271、#272
`,
      edges: ['240→270', '270→271', '270→272', '272→273'],
      links: ['parallel 271+272'],
    },
    {
      context: 'harbour',
      on: 20,
      text: `## Local tasks

### P0-1: Mast
### P0-2: Cable
### P0-3: Display

P0-1 → P0-2 → P0-3

Task 3 depends on Task 2.
`,
      edges: [],
    },
    {
      context: 'harbour',
      on: 20,
      text: `Notes from the crew

- Depends on: #12
  - the wall must carry 2 t
- Blocks: #21
- Related: #22, PR #90
- Needs: none

Rank #1 in the list of Milestone #3.
`,
      edges: ['12→20', '20→21'],
      links: ['related 20+22'],
      unresolved: [],
    },
  ],
};
