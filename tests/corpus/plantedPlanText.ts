import { issueKey, type Tracker, type TrackerComment, type TrackerIssue } from '#domain/tracker.ts';
import type { PlanModel, PlannedIssue } from './plantedContradictions.ts';
import { dependsOn, headline, reportText } from './plantedWordings.ts';

export const createdAt = '2026-02-02T08:00:00Z';
const saidAt = '2026-02-02T12:00:00Z';
const closedAt = '2026-02-02T13:00:00Z';
const asOf = '2026-02-02T15:00:00Z';

/** Writes a plan's model out as the issues of a tracker: one coordination issue, and one for each planned one. */
export function renderPlan(model: PlanModel): Tracker {
  const { repository, coordination } = model;
  const issues = model.phases.flatMap((phase) => phase.issues);
  const plan = issueOf(model, coordination, 'Coordination plan', coordinationBody(model), null);
  return {
    repository,
    asOf,
    issues: [
      {
        ...plan,
        comments: model.remarks.map((remark, at) => commentOf(coordination, at, remark.at, remark.body)),
      },
      ...issues.map((issue) =>
        issueOf(model, issue.number, headline(model.style, issue), issueBody(model, issue), issue),
      ),
    ],
  };
}

function commentOf(number: number, at: number, time: string | null, body: string): TrackerComment {
  const written = time ?? saidAt;
  return {
    id: `comment-${number}-${at}`,
    author: 'coordinator',
    createdAt: written,
    updatedAt: written,
    body,
    minimizedReason: null,
  };
}

function issueOf(
  model: PlanModel,
  number: number,
  title: string,
  body: string,
  issue: PlannedIssue | null,
): TrackerIssue {
  const closed = issue?.state === 'closed';
  const state = closed ? '✅ state:done' : issue?.says == null ? '📥 state:pending' : '🏗️ state:implementing';
  const report = issue?.says == null ? [] : [{ at: null, body: reportText(model.style, issue, issue.says) }];
  const said = [...report, ...(issue?.remarks ?? [])];
  return {
    key: issueKey(model.repository, number),
    title,
    body,
    state: closed ? 'closed' : 'open',
    stateReason: closed ? 'completed' : null,
    author: 'coordinator',
    createdAt,
    updatedAt: closed ? closedAt : saidAt,
    closedAt: closed ? closedAt : null,
    labels: (issue?.labels ?? [state]).map((name) => ({ name, color: 'ededed' })),
    milestone:
      issue?.milestone === false ? null : { number: 1, title: 'Programme', description: '', dueOn: null },
    assignees: [],
    parent: null,
    blockedBy: [],
    comments: said.map((remark, at) => commentOf(number, at, remark.at, remark.body)),
    ...(issue === null || issue.replaced.length === 0 ? {} : { replaced: issue.replaced }),
  };
}

function issueBody({ style, coordination }: PlanModel, issue: PlannedIssue): string {
  return `# Phase ${issue.phase}: ${issue.title}

**Duration**: ${issue.hours}h
${dependsOn(style, issue.inBody)}
**Parent Issue**: #${coordination}
${issue.lines.map((line) => `${line}\n`).join('')}
## ${style.japanese ? '成果物' : 'Deliverables'}

- [ ] ${issue.title} ${style.japanese ? '引き渡し' : 'handed over'}
`;
}

function coordinationBody(model: PlanModel): string {
  const { style } = model;
  // A plan that predicted a number writes it wherever it names the issue.
  const listed = new Map(
    model.phases.flatMap((phase) => phase.issues.map((issue) => [issue.number, issue.listedAs])),
  );
  const asListed = (issues: readonly number[]) => issues.map((issue) => listed.get(issue) ?? issue);
  const phases = model.phases.map(
    ({ id, area, issues }) => `### Phase ${id}: ${area}

${issues.map((issue) => `- #${issue.listedAs}: Phase ${issue.phase} - ${issue.title}`).join('\n')}

${
  style.table
    ? `| Issue | Blocking | Duration |
|-------|----------|----------|
${issues.map((issue) => `| #${issue.listedAs} | ${numbers(asListed(issue.inTable))} | ${issue.hours}h |`).join('\n')}
`
    : `| Issue | Worker | Depends on |
|:--|:--|:--|
${issues.map((issue) => `| #${issue.listedAs} | Worker ${issue.worker} | ${numbers(asListed(issue.inTable))} |`).join('\n')}
`
}`,
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
  const gates = model.phases.map(
    ({ id, area, gate }) => `### Phase ${id} Gate: ${area} accepted
**Criteria**:
${gate.criteria.map((criterion) => `- [ ] ${criterion}`).join('\n')}

**Approver**: Orchestrator
**Status**: ${gate.status}
`,
  );
  return `# Coordination plan

## Issue index

${phases.join('\n')}
## Execution waves

${waves.join('\n')}
## Parallel work

${parallel}

${style.gates ? `## Quality gates\n\n${gates.join('\n')}` : ''}
## ${style.japanese ? '進捗' : 'Progress'}

${model.progress.join('\n')}
`;
}

function numbers(issues: readonly number[]): string {
  return issues.length === 0 ? 'None' : issues.map((issue) => `#${issue}`).join(', ');
}
