/** `day(n)` names a date, counted from the day on which the scenario opens (`Nov 17`). */
export type DayName = (offset: number) => string;

/**
 * The plan document of #977, as it was written before the issues of phases 2 to 4 existed: it predicts their numbers,
 * and other issues then took them. That, the serial and parallel claims about 4.3 and 4.4, and a gate whose boxes are
 * ticked while it waits for approval, are in it on purpose.
 */
export function planDocument(day: DayName): string {
  return `# Miyabi Rebuild - Coordination Plan

**Issue**: #977
**Created**: ${day(-4)}
**Authority**: Layer 2 - Orchestrator
**Status**: ACTIVE COORDINATION

---

## Summary

Miyabi gets a database of its own, an API that can be trusted, and a window that shows what is going on. Fifteen workers build it at the same time. None of them remembers anything from one hour to the next: what is not written on an issue did not happen.

### Principles

1. **Write it down**: a decision that stands in no issue is no decision
2. **One issue, one result**: something that can be tried by somebody else
3. **Say what blocks you**: by number, not by feeling
4. **Small steps**: a worker reports at least every two hours

---

## Team Structure

### Orchestrator (Layer 2)
**Role**: plans, decides, approves; writes no code
**Where**: this issue

### Workers
**Where**: build server, one workspace each
**How they speak**: comments on their issue, reports on this one

#### Worker Assignment Matrix

| Worker | Phase | Mission | Status | Issues |
|--------|-------|---------|--------|--------|
| Worker 1 | Phase 0 | Architecture decision | ✅ Complete | #970 |
| Worker 2 | Phase 1 | Database planning | ✅ Complete | #971, #972-976 |
| Worker 3 | Phase 2 | Backend planning | ✅ Complete | #978-982 (TBD) |
| Worker 4 | Phase 3 | Frontend planning | ✅ Complete | #983-986 (TBD) |
| Worker 5 | Phase 4 | Production planning | ✅ Complete | #987-992 (TBD) |
| Workers 6-9 | Phase 1 | Database foundation | 🔄 Running | #972-976 |
| Workers 10-13 | Phase 2 | Backend and first frontend work | 🔄 Running | Phase 2-3 tasks |
| Workers 14-15 | Phase 4 | Infrastructure and runbooks | ⏸️ Standby | Phase 4 tasks |

---

## Issue Index

### Planning
- **#969**: Why the old system could not be mended ✅
- **#970**: Detailed plan of the rebuild ✅
- **#971**: Dependency graph ✅
- **#977**: THIS ISSUE - coordination

### Phase 0: Architecture Decision (COMPLETE)
**Worker 1** - Duration: 1-2 hours
**Deliverables** (comments on #970):
1. \`docs/adr/database.md\` - one PostgreSQL, no second store
2. \`docs/adr/tenancy.md\` - an organisation on every record
3. \`docs/adr/migrations.md\` - forward and back, always
4. \`docs/adr/permissions.md\` - one place that decides
5. \`docs/adr/release.md\` - new folder, switch, keep the old

### Phase 1: Database Foundation (READY)
**Workers 6-9** - Duration: 4-5 hours

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #972 | Phase 1.1 - PostgreSQL Connection Pool | None | 45min |
| #973 | Phase 1.2 - Base Schema Migration | #972 | 1h |
| #974 | Phase 1.3 - Organization and Team Tables | #973 | 45min |
| #975 | Phase 1.4 - Role-Based Access Control | #973 | 1-2h |
| #976 | Phase 1.5 - Token Sign-in | #975 | 1h |

**Parallelization**:
- Sequential: #972 → #973
- Parallel after #973: #974 + #975
- Final: #976 (depends on #975)

### Phase 2: Backend API (PLANNED)
**Workers 10-13** - Duration: 16-20 hours
**Target Issues**: #978-982 (to be created)

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #978 | Phase 2.1 - Service Layer | #973 | 3-4h |
| #979 | Phase 2.2 - Task API | Phase 2.1 | 4-5h |
| #980 | Phase 2.3 - Worker Status API | Phase 2.1 | 2-3h |
| #981 | Phase 2.4 - Review of the Old Endpoints | Phase 2.1 | 3h |
| #982 | Phase 2.5 - Lambda Rollout and Metrics | Phase 2.2-2.4 | 4-6h |

### Phase 3: Frontend (PLANNED)
**Workers 10-13** - Duration: 18-24 hours
**Target Issues**: #983-986 (to be created)

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #983 | Phase 3.1 - API Client | Phase 2.1 | 4-6h |
| #984 | Phase 3.2 - Dashboard | Phase 3.1 | 5-6h |
| #985 | Phase 3.3 - Live Updates over WebSocket | Phase 3.1 | 4h |
| #986 | Phase 3.4 - Sign-in Flow | Phase 3.1, Phase 1.5 | 3-4h |

### Phase 4: Production (PLANNED)
**Workers 14-15** - Duration: 3 days
**Target Issues**: #987-992 (to be created)

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #987 | Phase 4.1 - Load Test | Phase 2, Phase 3 | 8-12h |
| #988 | Phase 4.2 - Security Review | Phase 3 | 6-8h |
| #989 | Phase 4.3 - Monitoring and Alarms | Phase 2.5 | 2-3h |
| #990 | Phase 4.4 - Restore and Rollback Drill | Phase 2.5 | 2-3h |
| #991 | Phase 4.5 - Runbooks | Phase 4.1-4.4 progress | 2-3h |
| #992 | Phase 4.6 - Launch | Phase 4.1-4.5 | 2-3h |

---

## Execution Waves

### Wave 1: Planning (${day(-4)})
**Objective**: an issue for every piece of work

\`\`\`
├─ Worker 1: Phase 0 ✅ (2h) - COMPLETE
├─ Worker 2: Phase 1 Planning ✅ (1h) - COMPLETE
└─ Parallel:
   ├─ Worker 3: Phase 2 Planning ✅ (2h)
   ├─ Worker 4: Phase 3 Planning ✅ (2h)
   └─ Worker 5: Phase 4 Planning ✅ (2h)
\`\`\`

Checkpoint: every phase has its issues, every issue its dependencies

### Wave 2: Foundation (Week 1)
**Objective**: the database and who may touch it

\`\`\`
Day 1-2: Phase 1 (Database Foundation)
├─ Worker 6: #972 → #973 (Sequential)
├─ Worker 7: #974 (Parallel after #973)
├─ Worker 8: #975 (Parallel after #973)
└─ Worker 9: #976 (After #975)
\`\`\`

Checkpoint: migrations run up and down, permission matrix green

### Wave 3: Backend (Week 1)
**Objective**: the API

\`\`\`
Day 3-5: Phase 2 (Backend API)
├─ Worker 6: #983 (Service Layer)
├─ Worker 10: #984 (Task API)
├─ Worker 12: #985 (Worker Status API)
├─ Worker 13: #986 (Review of the Old Endpoints)
└─ Worker 6: #987 (Lambda Rollout)
\`\`\`

Checkpoint: every route answers on staging

### Wave 4: Frontend (Week 2)
**Objective**: the window

\`\`\`
Day 6-7: Phase 3 (Frontend)
├─ Worker 11: #978 (API Client)
├─ Worker 10: #979 (Dashboard)
├─ Worker 12: #980 (Live Updates)
├─ Worker 9: #981 (Sign-in Flow)
└─ Worker 13: #982 (CDN Release)
\`\`\`

Checkpoint: browser tests green in three browsers

### Wave 5: Production (Week 2)
**Objective**: open the doors

\`\`\`
Day 8-10: Phase 4 (Production)
├─ Worker 15: #988 (Load Test)
├─ Worker 8: #989 (Security Review)
├─ Worker 14: #990 (Monitoring)
├─ Worker 7: #991 (Restore Drill)
├─ Worker 15: #992 (Runbooks)
└─ Worker 6: #993 (Launch)
\`\`\`

Checkpoint: first organisation live for a day without an alarm

---

## Dependency Management

### Blocking Relationships

\`\`\`
Phase 0 (Architecture)
  └─> Phase 1.1 (Connection Pool)
       └─> Phase 1.2 (Base Schema)
            ├─> Phase 1.3 (Organization Tables)
            ├─> Phase 1.4 (Access Control)
            │    └─> Phase 1.5 (Token Sign-in)
            └─> Phase 2.1 (Service Layer)
                 ├─> Phase 2.2 (Task API)
                 ├─> Phase 2.3 (Worker Status API)
                 ├─> Phase 2.4 (Old Endpoints)
                 │    └─> Phase 2.5 (Lambda Rollout)
                 └─> Phase 3.1 (API Client)
                      ├─> Phase 3.2 (Dashboard)
                      ├─> Phase 3.3 (Live Updates)
                      └─> Phase 3.4 (Sign-in Flow)
                           └─> Phase 3.5 (CDN Release)
                                └─> Phase 4.1 (Load Test)
                                     └─> Phase 4.2 (Security Review)
                                          └─> Phase 4.3 (Monitoring)
                                               └─> Phase 4.4 (Restore Drill)
                                                    └─> Phase 4.6 (Launch)
\`\`\`

### Parallel Execution Opportunities

**After Phase 1.2 completes**:
- Phase 1.3 + Phase 1.4 (parallel)

**After Phase 2.1 completes**:
- Phase 2.2 + Phase 2.3 + Phase 2.4 (parallel)

**After Phase 3.1 completes**:
- Phase 3.2 + Phase 3.3 (parallel)

**During Phase 4**:
- Phase 4.3 + Phase 4.4 (parallel after Phase 2.5)

---

## Quality Gates

### Phase 0 Gate: Architecture Approval
**Criteria**:
- [x] Five decision records written
- [x] Each record names what it rules out
- [x] Cost of one month estimated
- [x] Risks have owners

**Approver**: Orchestrator (Layer 2)
**Status**: ⏸️ Pending review

### Phase 1 Gate: Database Ready
**Criteria**:
- [x] Pool survives a restart
- [x] Migrations run up and down
- [ ] No record without an organisation
- [ ] Permission matrix green
- [ ] Withdrawn tokens refused

**Verification**: pipeline and a review by Worker 2
**Status**: ⏸️ Not started

### Phase 2 Gate: Backend Functional
**Criteria**:
- [ ] All routes answer on staging
- [ ] Coverage above 90%
- [ ] Old endpoints decided one by one
- [ ] Rollback rehearsed

**Verification**: contract tests
**Status**: ⏸️ Not started

### Phase 3 Gate: Frontend Complete
**Criteria**:
- [ ] Keyboard alone is enough
- [ ] Three browsers green
- [ ] Both languages complete
- [ ] First content under one second

**Verification**: browser tests and one person who has not seen it before
**Status**: ⏸️ Not started

### Phase 4 Gate: Production Ready
**Criteria**:
- [ ] Two hours at full load
- [ ] No security finding above medium
- [ ] Restore within 30 minutes
- [ ] Runbooks tried by others

**Verification**: launch checklist
**Status**: ⏸️ Not started

---

## Risk Management

### Critical Risks

| Risk | Impact | Mitigation | Owner |
|------|--------|-----------|-------|
| A worker loses its context | High | Everything on issues, brief before work | Orchestrator |
| Two issues wait for each other | High | Dependency graph in #971 | All workers |
| Staging database late | Medium | Local database until Day 4 of M1 | Worker 14 |
| Migration loses data | Critical | Backup first, restore tried weekly | Worker 6 |
| API slower than the old one | Medium | Load test before the launch | Worker 15 |
| Outage at the launch | Critical | New folder, switch back in a minute | Worker 8 |

### Contingency Plans

**If a worker is silent for two hours**: the orchestrator gives its issue to a worker on standby.

**If an issue is blocked**: name the blocker in a comment, take the next ready issue.

---

## Communication Protocol

### Report Template

\`\`\`markdown
## Worker [N] Report - [Phase X.Y]

**Issue**: #[number]
**Status**: ✅ Complete / 🔄 In Progress / ⚠️ Blocked
**Duration**: [actual time]
**Deliverables**:
- [file or pull request]

**Blockers**: [if any]
\`\`\`

### Daily Standup

\`\`\`markdown
## Daily Standup - [Date] - Worker [N]

**Yesterday**: [what]
**Today**: Working on #[issue] - [what]
**Blockers**: [None / list]
**ETA**: [time]
\`\`\`

---

## Progress Tracking

**Last Updated**: ${day(-4)}

\`\`\`
Overall: ██░░░░░░░░░░░░░░░░░░ 10% (2/20 phases complete)

Phase 0: ████████████████████ 100% ✅ Complete
Phase 1: ░░░░░░░░░░░░░░░░░░░░   0% ⏸️ Planned
Phase 2: ░░░░░░░░░░░░░░░░░░░░   0% ⏸️ Planned
Phase 3: ░░░░░░░░░░░░░░░░░░░░   0% ⏸️ Planned
Phase 4: ░░░░░░░░░░░░░░░░░░░░   0% ⏸️ Planned
\`\`\`

#### Phase 0: Architecture Decision ✅
- [x] Worker 1 assigned
- [x] Five decision records written
- [x] **AWAITING ORCHESTRATOR APPROVAL**

#### Phase 1: Database Foundation 🔄
- [x] Worker 2 planning complete
- [x] Issues created: #972-976
- [ ] **AWAITING PHASE 0 APPROVAL**

---

## Next Actions

1. **Orchestrator**: read the five records in #970, approve Phase 0 or say what is missing
2. **Worker 6**: begin #972
3. **Workers 7-9**: standby for #974-976
4. **Workers 14-15**: M1 infrastructure (#1018)

**Document Status**: ✅ Complete
**Next Review**: after Wave 1`;
}
