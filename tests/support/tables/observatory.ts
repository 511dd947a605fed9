import { readProgramme } from '#domain/readProgramme.ts';
import type { Programme } from '#domain/programme.ts';
import { readIssue } from '#domain/reading.ts';
import { readSchedule, type Schedule } from '#domain/schedule/readSchedule.ts';
import { issueKey, type IssueKey, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';

/** An observatory is built on a hill by six workers: a tracker as people write one, read by the real reader. */
export const repository = 'skylight/dome';
export const asOf = '2026-05-20T12:00:00Z';
export const keyOf = (number: number): IssueKey => issueKey(repository, number);
/** Hours before the as-of, as a time. */
export const hoursAgo = (hours: number): string =>
  new Date(Date.parse(asOf) - hours * 3_600_000).toISOString().replace('.000Z', 'Z');

const plan = `# Observatory on the hill - Coordination Plan

## Team Structure

#### Worker Assignment Matrix

| Worker | Phase | Mission | Status | Issues |
|--------|-------|---------|--------|--------|
| Worker 1 | Phase 0 | Site survey | ✅ Complete | #41 |
| Worker 2 | Phase 1 | Pier and foundation | 🔄 Running | #42 |
| Worker 3 | Phase 1 | Dome ring and motor | 🔄 Running | #43, #44 |
| Worker 4 | Phase 2 | Mirror and mount | ⏸️ Standby | #45 |
| Worker 5 | Phase 2 | Night sky camera | ⏸️ Standby | #46 |
| Worker 6 | Phase 1 | Power on the hill | 🔄 Running | #47 |

### Phase 1: Building

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #42 | Phase 1.1 - Pour the pier | None | 8-12h |
| #43 | Phase 1.2 - Set the dome ring | #42 | 6h |
| #44 | Phase 1.3 - Wire the motor | #43 | 3h |
| #47 | Phase 1.4 - Lay the power cable | None | 5h |

### Phase 2: Optics

| Issue | Task | Blocking | Duration |
|-------|------|----------|----------|
| #45 | Phase 2.1 - Mount the mirror | #43 | 8h |
| #46 | Phase 2.2 - Calibrate the camera | #45 | 4h |

## Quality Gates

### Phase 0 Gate: Site Approved
**Criteria**:
- [x] Seeing measured for thirty nights
- [x] Road can carry a crane

**Approver**: Orchestrator (Hill office)
**Status**: ⏸️ Pending review

### Phase 1 Gate: Building Tight
**Criteria**:
- [x] Pier stands apart from the floor
- [ ] Dome turns in any wind
- [ ] Power survives a storm

**Verification**: a night with the door shut
**Status**: ⏸️ Not started

## Risk Management

| Risk | Impact | Mitigation | Owner |
|------|--------|-----------|-------|
| A worker loses its context | Medium | Reports on issues, brief before work | Orchestrator |
| Power cable trench delays | High | Generator for a month | Worker 6 |
| Dust on the mirror | Critical | Cover on until first light | Worker 4 |
`;

type Said = readonly [hours: number, body: string];
type Written = {
  readonly number: number;
  readonly title: string;
  readonly body?: string;
  readonly closed?: number;
  readonly said?: readonly Said[];
};

const written: readonly Written[] = [
  {
    number: 40,
    title: 'Observatory on the hill: coordination',
    body: plan,
    said: [[58, '## Worker 1\\n\\nAwaiting Phase 0 approval from the orchestrator.']],
  },
  {
    number: 41,
    title: 'Phase 0: Site survey',
    closed: 60,
    said: [
      [
        62,
        '## Worker 1 Report - Phase 0\\n\\n**Issue**: #41\\n**Status**: ✅ Complete\\n\\nThirty nights measured.',
      ],
    ],
  },
  {
    number: 42,
    title: 'Phase 1.1: Pour the pier',
    said: [
      [
        20,
        '## Worker 2 Report - Phase 1.1\\n\\n**Issue**: #42\\n**Status**: 🔄 In Progress\\n\\nForms are set.',
      ],
      [
        3,
        '## Worker 2 Report - Phase 1.1\\n\\n**Issue**: #42\\n**Status**: 🔄 In Progress\\n\\nSecond mix poured.',
      ],
    ],
  },
  {
    number: 43,
    title: 'Phase 1.2: Set the dome ring',
    body: '**Depends on**: #42',
    said: [
      [
        16,
        '## Worker 3 Report - Phase 1.2\\n\\n**Issue**: #43\\n**Status**: 🔄 In Progress\\n\\nRing measured.',
      ],
      [
        10,
        '## Worker 3 Report - Phase 1.2\\n\\n**Issue**: #43\\n**Status**: ⚠️ BLOCKED\\n\\nBlocked by #42: the pier is wet.',
      ],
    ],
  },
  { number: 44, title: 'Phase 1.3: Wire the motor' },
  { number: 45, title: 'Phase 2.1: Mount the mirror' },
  { number: 46, title: 'Phase 2.2: Calibrate the camera' },
  {
    number: 47,
    title: 'Phase 1.4: Lay the power cable',
    said: [
      [
        52,
        '## Worker 6 Report - Phase 1.4\\n\\n**Issue**: #47\\n**Status**: 🔄 In Progress\\n\\nThe power cable trench is begun.',
      ],
    ],
  },
  { number: 48, title: '看板を立てる', body: '丘の下に案内板を一枚。' },
];

const opened = 80;

function issueOf({ number, title, body = '', closed, said = [] }: Written): TrackerIssue {
  const comments = said.map(([hours, text], at) => ({
    id: `${number}-${at + 1}`,
    author: 'hill-office',
    createdAt: hoursAgo(hours),
    updatedAt: hoursAgo(hours),
    body: text.replaceAll('\\n', '\n'),
    minimizedReason: null,
  }));
  return {
    key: keyOf(number),
    title,
    body,
    state: closed === undefined ? 'open' : 'closed',
    stateReason: closed === undefined ? null : 'completed',
    author: 'hill-office',
    createdAt: hoursAgo(opened),
    updatedAt: comments.at(-1)?.updatedAt ?? hoursAgo(opened),
    closedAt: closed === undefined ? null : hoursAgo(closed),
    labels: [],
    milestone: null,
    assignees: [],
    parent: null,
    blockedBy: [],
    comments,
  };
}

export const observatory: Tracker = { repository, issues: written.map(issueOf), asOf };
export const observatoryProgramme: Programme = readProgramme(observatory);

export function observatorySchedule(): Schedule {
  return readSchedule(
    {
      programme: observatoryProgramme,
      issues: observatory.issues,
      plans: observatory.issues.filter(({ key }) => observatoryProgramme.plans.includes(key)),
    },
    { runs: 20, seed: 1 },
  );
}

export function observatoryFindings(): readonly Finding[] {
  const readings = new Map(observatory.issues.map((issue) => [issue.key, readIssue(issue, repository)]));
  return lint(observatory, readings, observatoryProgramme);
}

/** The same hill with so many workers that nobody could draw them all. */
export function crowd(count: number): Programme {
  return {
    ...observatoryProgramme,
    workers: Array.from({ length: count }, (_, at) => ({
      worker: String(at + 1),
      issue: keyOf(at % 2 === 0 ? 42 : 47),
      status: at % 3 === 0 ? 'blocked' : 'running',
      lastReport: {
        issue: keyOf(42),
        source: 'comment',
        commentId: '42-1',
        author: 'hill-office',
        at: hoursAgo(1 + (at % 90)),
        line: 4,
        quote: `Worker ${at + 1}: forms are set.`,
      },
    })),
  };
}
