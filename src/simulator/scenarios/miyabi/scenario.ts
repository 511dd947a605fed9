import { parseTime } from '../../clock.ts';
import type { OpeningActivity, Programme, Temperament } from '../../workers/programme.ts';
import type { CommentSeed, IssueSeed, Scenario } from '../scenario.ts';
import * as documents from './documents.ts';
import { dayBody, epicBody, infrastructureDays } from './infrastructure.ts';
import { accounts, automation, human, label, labels, milestone } from './people.ts';
import { planDocument } from './plan.ts';
import { planningThreads, type Said } from './planningThreads.ts';
import { taskBody, tasks } from './tasks.ts';
import { workThreads } from './workThreads.ts';

const hour = 3_600;
const minutesPerStep = 6;

/** Hours before the opening at which an issue was closed; those not named here are open. */
const closedAgo: Readonly<Record<number, number>> = {
  969: 102,
  972: 92,
  973: 69.5,
  983: 33,
  996: 58,
  1019: 72.5,
  1020: 51,
};

/** What the workers are in the middle of. #974 and #1021 are reported done, and open. */
const opening: readonly OpeningActivity[] = [
  { worker: 7, issue: 974, kind: 'claimed', percent: 100, steps: 40 },
  { worker: 14, issue: 1021, kind: 'claimed', percent: 100, steps: 70 },
  { worker: 14, issue: 1022, kind: 'working', percent: 35, steps: 0 },
  { worker: 8, issue: 975, kind: 'working', percent: 55, steps: 0 },
  { worker: 10, issue: 984, kind: 'working', percent: 40, steps: 0 },
  { worker: 11, issue: 978, kind: 'working', percent: 80, steps: 0 },
  { worker: 12, issue: 985, kind: 'blocked', percent: 45, steps: 30 },
  { worker: 13, issue: 986, kind: 'asking', percent: 75, steps: 60 },
  { worker: 15, issue: 992, kind: 'working', percent: 20, steps: 0 },
];

const temperaments: Readonly<Record<number, Temperament>> = {
  3: 'sloppy',
  4: 'japanese',
  5: 'contradictory',
  7: 'sloppy',
  9: 'japanese',
  10: 'japanese',
  11: 'contradictory',
  12: 'sloppy',
  14: 'silent',
  15: 'silent',
};

/** Planners (1–5) only take follow-up work; 6–13 build the product, 14 and 15 infrastructure and operation. */
function phasesOf(worker: number): readonly string[] {
  if (worker <= 5) return ['Follow-up'];
  if (worker === 14) return ['Day', 'Phase 4'];
  if (worker === 15) return ['Phase 4', 'Follow-up'];
  return ['Phase', 'Follow-up'];
}

/**
 * The reconstruction of Miyabi, opened in the middle of the second wave: some issues closed, some reported done and
 * open, one blocked by a named issue, one waiting for a decision, a gate ticked and unapproved, a worker silent for a
 * day. `opensAt` in milliseconds since 1970; all dates are counted from it. The seed only steers what happens next.
 */
export function miyabiScenario(opensAt: number): Scenario {
  const opened = Math.floor(opensAt / 1000);
  const at = (hoursAgo: number) => opened - Math.round(hoursAgo * hour);
  const thread = (issue: number): CommentSeed[] =>
    (planningThreads[issue] ?? workThreads[issue] ?? []).map(([hoursAgo, body, author]: Said) => ({
      author: author === undefined ? human : author,
      body,
      createdAt: at(hoursAgo),
    }));
  const seed = (
    issue: Pick<IssueSeed, 'number' | 'title' | 'body'> & Partial<IssueSeed>,
    createdAgo: number,
  ): IssueSeed => {
    const ago = closedAgo[issue.number];
    return {
      state: ago === undefined ? 'OPEN' : 'CLOSED',
      author: human,
      createdAt: at(createdAgo),
      closedAt: ago === undefined ? null : at(ago),
      labels: [],
      milestone,
      assignees: [],
      parent: null,
      blockedBy: [],
      comments: thread(issue.number),
      ...issue,
    };
  };
  const stateLabel = (issue: number) => {
    const activity = opening.find((candidate) => candidate.issue === issue);
    if (issue in closedAgo || activity?.kind === 'claimed') return label.done;
    if (activity === undefined) return label.pending;
    return activity.kind === 'blocked' ? label.blocked : label.implementing;
  };
  const day = (offset: number) =>
    new Date(opensAt + offset * 86_400_000).toLocaleDateString('en-US', {
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    });

  const issues: IssueSeed[] = [
    seed(
      {
        number: 964,
        title: '[Agent] カエデ（レビュー担当）仕様の改善',
        body: documents.agentSpecification,
        labels: [label.medium, label.documentation, label.coordinator],
        milestone: null,
      },
      120,
    ),
    seed(
      {
        number: 969,
        title: '🔍 作り直しの理由と調査結果',
        body: documents.rootCause,
        labels: [label.high, label.documentation, label.done],
      },
      112,
    ),
    seed(
      {
        number: 970,
        title: '🏗️ [P0-CRITICAL] Miyabi 再構築 - Detailed Plan',
        body: documents.detailedPlan,
        labels: [label.critical, label.feature],
        parent: 977,
        assignees: [human],
      },
      104,
    ),
    seed(
      {
        number: 971,
        title: '🎯 [P0] Miyabi Rebuild - Dependency Graph',
        body: documents.dependencyGraph,
        labels: [label.high, label.feature],
        parent: 977,
      },
      103,
    ),
    seed(
      {
        number: 977,
        title: '🎯 [MASTER] Miyabi Rebuild - Team Coordination',
        body: planDocument(day),
        labels: [label.high, label.feature, label.coordinator],
        assignees: [human],
      },
      102,
    ),
    ...tasks.map((task) =>
      seed(
        {
          number: task.issue,
          title: `${task.phase}: ${task.title}`,
          body: taskBody(task, task.issue in closedAgo),
          labels: [...task.labels, stateLabel(task.issue)],
          parent: 970,
          blockedBy: task.native,
          // Only the first phase was put under the milestone when the issues were made.
          milestone: task.phase.startsWith('Phase 1') ? milestone : null,
        },
        task.phase.startsWith('Phase 1') ? 99 : 97,
      ),
    ),
    seed(
      {
        number: 995,
        title: '🐛 Login test fails one time in twenty',
        body: documents.flakyTest,
        labels: [label.medium, label.bug, label.pending],
        milestone: null,
      },
      34,
    ),
    seed(
      {
        number: 996,
        title: '📚 Remove the pages that describe the old system',
        body: documents.staleDocumentation,
        labels: [label.low, label.documentation, label.done],
        milestone: null,
      },
      80,
    ),
    seed(
      {
        number: 997,
        title: 'Add organisation tables',
        body: documents.duplicateTables,
        labels: [label.high],
        milestone: null,
        author: 'kaede-reviews',
      },
      35,
    ),
    seed(
      {
        number: 1018,
        title: '🚀 [EPIC] M1 Infrastructure',
        body: epicBody,
        labels: [label.critical, label.feature, label.implementation],
        milestone: null,
      },
      78,
    ),
    ...infrastructureDays.map((task) =>
      seed(
        {
          number: task.issue,
          title: `📦 ${task.phase}: ${task.title}`,
          body: dayBody(task, task.issue in closedAgo),
          labels: [...task.labels, stateLabel(task.issue)],
          parent: 1018,
          blockedBy: task.native,
          milestone: null,
        },
        77,
      ),
    ),
  ];

  return {
    name: 'miyabi',
    repository: {
      owner: 'customer-cloud',
      name: 'miyabi-private',
      description: 'A rebuild by fifteen workers, simulated.',
      isPrivate: true,
    },
    viewer: human,
    accounts,
    labels,
    milestones: [
      {
        number: milestone,
        title: 'Miyabi Rebuild',
        description:
          'A database of its own, an API that can be trusted, a window that shows what is going on.\n\n**Coordination**: #977',
        dueOn: parseTime(new Date(opensAt + 7 * 86_400_000).toISOString().slice(0, 10)),
        createdAt: at(104),
      },
    ],
    issues,
    neighbours: [
      { owner: 'customer-cloud', name: 'miyabi-handbook' },
      { owner: 'customer-cloud', name: 'miyabi-before', isArchived: true },
    ],
    programme,
    opensAt,
  };
}

const programme: Programme = {
  tasks: [...tasks, ...infrastructureDays].map(({ issue, phase, title, after, minutes, deliverables }) => ({
    issue,
    phase,
    title,
    after,
    minutes,
    deliverables,
  })),
  workers: Array.from({ length: 15 }, (_, index) => ({
    number: index + 1,
    temperament: temperaments[index + 1] ?? 'tidy',
    phases: phasesOf(index + 1),
  })),
  coordination: 977,
  orchestrator: human,
  automation,
  minutesPerStep,
  opening,
};
