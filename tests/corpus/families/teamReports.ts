import type { CorpusFamily } from '../corpusCase.ts';

/** Texts that report on several issues or of several workers. */
export const teamReports: CorpusFamily = {
  name: 'team reports',
  context: 'library',
  place: 'comment',
  cases: [
    {
      text: '# Workers 6-8 Report\n\n**Issue**: #505\n**Status**: 🔄 In Progress\n',
      reports: ['505|6|running', '505|7|running', '505|8|running'],
      workers: ['6', '7', '8'],
    },
    {
      text: '## Workers 6, 7 & 9 Report - Phase 1.2\n\n**Status**: ✅ Complete\n',
      reports: ['502|6|done', '502|7|done', '502|9|done'],
      workers: ['6', '7', '9'],
    },
    {
      text: '**Worker**: Worker 3 and Worker 4\n**Issue**: #504\n**Status**: 🟡 BLOCKED - hinges on back order\n',
      reports: ['504|3|blocked', '504|4|blocked'],
      workers: ['3', '4'],
    },
    {
      text: `# Evening round

## Worker 11 - Phase 1.1: Shelf survey ✅ COMPLETE

All 212 shelves measured.

## Worker 12 - Phase 1.3: Climate control 🔄 IN PROGRESS

Two of three chillers run.

## Worker 13 - Phase 1.4: Fire doors ❌ FAILED

The closer broke in the smoke test.
`,
      reports: ['501|11|done', '503|12|running', '504|13|failed'],
      statuses: ['501=claimed', '503=running', '504=failed'],
      workers: ['11', '12', '13'],
    },
    {
      text: 'Worker 10: started #506',
      reports: ['506|10|running'],
      statuses: ['506=running'],
      workers: ['10'],
    },
    {
      text: 'Worker 6 → #507: blocked on the reader database',
      reports: ['507|6|blocked'],
      statuses: ['507=blocked'],
      workers: ['6'],
    },
    {
      text: 'Worker 4: #501 ✅\nWorker 5: #502 🔄\nWorker 6: #503 ⛔ no gas for the chillers\n',
      reports: ['501|4|done', '502|5|running', '503|6|blocked'],
      workers: ['4', '5', '6'],
    },
    {
      text: `## Update from the coordinator

**Completed**: #501, #502
**In progress**: #503 (Worker 7)
**Blocked**: #504 (hinges missing)
**Next**: #505
`,
      reports: [
        '501|orchestrator|done',
        '502|orchestrator|done',
        '503|7|running',
        '504|orchestrator|blocked',
      ],
      statuses: ['501=claimed', '502=claimed', '503=running', '504=blocked', '505=ready'],
    },
    {
      text: `**Done**: #501 + #502
**Running**: #506
**Waiting for approval**: #507
`,
      reports: ['501|-|done', '502|-|done', '506|-|running', '507|-|review'],
    },
    {
      text: `# Team Status - day 4

**Completed Today**:
- #501 Shelf survey
- #502 Floor reinforcement (Worker 6)

**In Progress**:
- Worker 7: #503 🔄 tomorrow noon
- #504 - doors hung, closers missing

**Blocked**:
- None

**Next 24h Goals**:
- #505 exported
`,
      reports: ['501|-|done', '502|6|done', '503|7|running', '504|-|running'],
      statuses: ['505=ready'],
      workers: ['6', '7'],
    },
    {
      text: `## Where we are

- ✅ #501 Shelf survey
- 🔄 #502 Floor reinforcement
- ⚠️ #503 Climate control: no permit
- ⏸️ #504
`,
      reports: ['501|-|done', '502|-|running', '503|-|blocked', '504|-|waiting'],
    },
    {
      text: '- #505: done\n- #506: in progress, half of the labels printed\n- #507: blocked by the vendor\n',
      reports: ['505|-|done', '506|-|running', '507|-|blocked'],
    },
    {
      text: `| Issue | Status | Worker |
|-------|--------|--------|
| #511 | 🔄 packing | Worker 3 |
| #512 | ⏸️ Standby | Worker 4 |
| #505 | ✅ Complete | - |
`,
      reports: ['511|3|running', '512|4|waiting', '505|-|done'],
      workers: ['3', '4'],
    },
    {
      text: `| Phase | Progress | Notes |
|---|---|---|
| Phase 1.1 | 100% | ✅ |
| Phase 1.2 | 🔄 60% complete | plates ordered |
| Phase 1.3 | ❌ Failed | leak |
`,
      reports: ['501|-|done', '502|-|running', '503|-|failed'],
      tolerated: ['501|-|done'],
    },
    {
      text: `| Worker | Status | Issue |
|---|---|---|
| Workers 6-7 | ✅ Done | #501, #502 |
| Worker 8 | ⚠️ Blocked | #503 |
`,
      reports: ['501|6|done', '501|7|done', '502|6|done', '502|7|done', '503|8|blocked'],
      tolerated: ['501|7|done', '502|6|done'],
      workers: ['6', '7', '8'],
    },
    {
      text: `**Phase 1.1**: ✅ COMPLETE
**Phase 1.2**: 🔄 45%
**Phase 1.3**: ⏸️ Not started
`,
      reports: ['501|-|done', '502|-|running', '503|-|waiting'],
    },
    {
      text: '**Phase 1** - COMPLETE ✅\n**Phase 2** - NOT COMPLETED\n',
      reports: ['phase 1|-|done', 'phase 2|-|waiting'],
    },
    {
      text: '**[Worker 6 → Worker 9]** Handover of #505: export done, please start the import check.',
      reports: ['505|6|done'],
      workers: ['6'],
    },
    {
      text: '[Worker 2 → Worker 5] #506 is blocked, the label stock ran out. Over to you.',
      reports: ['506|2|blocked'],
      workers: ['2'],
    },
    {
      text: `## Worker 14 Report

**Issue**: #511
**Status**: ✅ Complete

## Worker 15 Report

**Issue**: #512
**Status**: ⏳ Awaiting approval of the van hire
`,
      reports: ['511|14|done', '512|15|review'],
      statuses: ['511=claimed', '512=review'],
      workers: ['14', '15'],
    },
    {
      text: `## Worker 6 Report - [Phase 2.1]

**Issue**: #505
**Status**: ✅ Complete
**Blockers**: supplier of the tape drive does not answer
`,
      reports: ['505|6|done+blocked'],
      statuses: ['505=claimed'],
      workers: ['6'],
    },
    {
      on: 503,
      text: `## Gate review

### Phase 1 Gate: Building ready

**Criteria**:
- [x] Floors tested
- [ ] Climate stable

**Approver**: Orchestrator (Layer 2)
**Status**: ⏸️ Pending review
`,
      reports: [],
      said: null,
    },
    {
      on: 503,
      text: '**Quality Gate**: ❌ Not approved\n**Gate status**: Pending review\n',
      reports: [],
      said: null,
    },
    {
      text: '#505 is done, #506 is in progress and #507 is blocked.',
      reports: ['505|-|done', '506|-|running', '507|-|blocked'],
    },
  ],
};
