import { issueKey, type Tracker, type TrackerIssue } from '#domain/tracker.ts';
import type { PlanModel, PlannedIssue } from './plantedContradictions.ts';

const createdAt = '2026-02-02T08:00:00Z';
const saidAt = '2026-02-02T12:00:00Z';
const closedAt = '2026-02-02T13:00:00Z';
const asOf = '2026-02-02T15:00:00Z';

/** Writes a plan's model out as the issues of a tracker: one coordination issue, and one for each planned one. */
export function renderPlan(model: PlanModel): Tracker {
  const { repository, coordination } = model;
  const issues = model.phases.flatMap((phase) => phase.issues);
  return {
    repository,
    asOf,
    issues: [
      issueOf(model, coordination, 'Coordination plan', coordinationBody(model), {}),
      ...issues.map((issue) =>
        issueOf(model, issue.number, `Phase ${issue.phase}: ${issue.title}`, issueBody(issue, coordination), {
          says: issue,
        }),
      ),
    ],
  };
}

function issueOf(
  { repository }: PlanModel,
  number: number,
  title: string,
  body: string,
  { says }: { readonly says?: PlannedIssue },
): TrackerIssue {
  const closed = says?.state === 'closed';
  const report = says === undefined ? null : reportOf(says);
  return {
    key: issueKey(repository, number),
    title,
    body,
    state: closed ? 'closed' : 'open',
    stateReason: closed ? 'completed' : null,
    author: 'coordinator',
    createdAt,
    updatedAt: closed ? closedAt : saidAt,
    closedAt: closed ? closedAt : null,
    labels: [
      {
        name: closed ? '✅ state:done' : says?.says == null ? '📥 state:pending' : '🏗️ state:implementing',
        color: 'ededed',
      },
    ],
    milestone: { number: 1, title: 'Programme', description: '', dueOn: null },
    assignees: [],
    parent: null,
    blockedBy: [],
    comments:
      report === null
        ? []
        : [
            {
              id: `comment-${number}`,
              author: 'coordinator',
              createdAt: saidAt,
              updatedAt: saidAt,
              body: report,
              minimizedReason: null,
            },
          ],
  };
}

function reportOf(issue: PlannedIssue): string | null {
  if (issue.says === null) return null;
  const status = issue.says === 'done' ? '✅ Complete' : '🔄 In Progress';
  return `## Worker ${issue.worker} Report - Phase ${issue.phase}

**Issue**: #${issue.number}
**Status**: ${status}
**Blockers**: None
`;
}

function issueBody(issue: PlannedIssue, coordination: number): string {
  return `# Phase ${issue.phase}: ${issue.title}

**Duration**: ${issue.hours}h
**Depends on**: ${numbers(issue.inBody)}
**Parent Issue**: #${coordination}
${issue.lines.map((line) => `${line}\n`).join('')}
## Deliverables

- [ ] ${issue.title} handed over
`;
}

function coordinationBody(model: PlanModel): string {
  // A plan that predicted a number writes it wherever it names the issue.
  const listed = new Map(
    model.phases.flatMap((phase) => phase.issues.map((issue) => [issue.number, issue.listedAs])),
  );
  const asListed = (issues: readonly number[]) => issues.map((issue) => listed.get(issue) ?? issue);
  const phases = model.phases.map(
    ({ id, area, issues }) => `### Phase ${id}: ${area}

${issues.map((issue) => `- #${issue.listedAs}: Phase ${issue.phase} - ${issue.title}`).join('\n')}

| Issue | Blocking | Duration |
|-------|----------|----------|
${issues.map((issue) => `| #${issue.listedAs} | ${numbers(asListed(issue.inTable))} | ${issue.hours}h |`).join('\n')}
`,
  );
  const waves = model.phases.map(
    ({ id, area, issues }) => `### Wave ${id}: ${area} (Week ${id})

\`\`\`
Day ${id * 5 - 4}-${id * 5}: Phase ${id} (${area})
${issues.map((issue, at) => `${at === issues.length - 1 ? '└─' : '├─'} Worker ${issue.worker}: #${issue.listedAs} (${issue.title})`).join('\n')}

Checkpoint: ${area} handed over
\`\`\`
`,
  );
  const parallel = model.parallel
    .map(({ after, issues }) => {
      const [first] = asListed([after]);
      return `- Parallel after #${first}: ${asListed(issues)
        .map((one) => `#${one}`)
        .join(' + ')}`;
    })
    .join('\n');
  return `# Coordination plan

## Issue index

${phases.join('\n')}
## Execution waves

${waves.join('\n')}
## Parallel work

${parallel}

## Progress

${model.progress.join('\n')}
`;
}

function numbers(issues: readonly number[]): string {
  return issues.length === 0 ? 'None' : issues.map((issue) => `#${issue}`).join(', ');
}
