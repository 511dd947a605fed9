import type { Evidence } from '../evidence.ts';
import type {
  NodeStatus,
  Programme,
  ProgrammeAssignment,
  ProgrammeReport,
  WorkerPulse,
} from '../programme.ts';
import type { IssueKey } from '../tracker.ts';
import { groupedBy } from './groupedBy.ts';

/** One worker of one plan: a number that two plans use is two rows. */
export type WorkerRow = {
  /** `Worker 6` is `6`; another name as written. */
  readonly worker: string;
  /** The plan that the number belongs to; null where none is known. */
  readonly plan: IssueKey | null;
  /** The worker's latest word belongs to this plan. */
  readonly isLast: boolean;
  readonly status: NodeStatus;
  /** As the plan's matrix states it; else the title of the issue that the worker is on. */
  readonly mission: string | null;
  readonly phase: string | null;
  /** The issue that the worker is on, by its latest word in this plan, else its first. */
  readonly current: IssueKey | null;
  /** All that is the worker's in this plan, the current issue first where nobody assigned it. */
  readonly issues: readonly IssueKey[];
  /** The latest word in this plan. */
  readonly lastReport: Evidence | null;
  /** What this worker reported in this plan, oldest first. */
  readonly reports: readonly ProgrammeReport[];
  readonly assignment: ProgrammeAssignment | null;
};

/** All that a worker has to do with, and the plan that each of it belongs to. */
type PlacedWork = {
  readonly planOf: (issue: IssueKey) => IssueKey | null;
  readonly assigned: ReadonlyMap<string, readonly IssueKey[]>;
  readonly assignments: ReadonlyMap<string, readonly ProgrammeAssignment[]>;
  readonly reports: ReadonlyMap<string, readonly ProgrammeReport[]>;
};

/** Every worker that the programme knows, one row for each plan that names it; in the order of `programme.workers`. */
export function workerMatrix(programme: Programme): readonly WorkerRow[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const plans = new Set(programme.plans);
  const named = programme.nodes.filter((node) => node.worker !== null);
  const placed: PlacedWork = {
    planOf: (issue) => nodeOf.get(issue)?.scope ?? (plans.has(issue) ? issue : null),
    assigned: new Map(
      [...groupedBy(named, (node) => node.worker ?? '')].map(([worker, nodes]) => [
        worker,
        nodes.map(({ key }) => key),
      ]),
    ),
    assignments: groupedBy(programme.assignments, ({ worker }) => worker),
    reports: groupedBy(programme.reports, ({ worker }) => worker ?? ''),
  };
  return programme.workers.flatMap((pulse) =>
    placesOf(pulse, placed).map(({ plan, isLast, issues, reports, assignment }): WorkerRow => {
      const report = reports.at(-1) ?? null;
      const lastReport = isLast ? pulse.lastReport : (report?.evidence.at(-1) ?? null);
      const current = (isLast ? pulse.issue : null) ?? report?.issue ?? issues[0] ?? null;
      const node = current === null ? undefined : nodeOf.get(current);
      const own = current === null || issues.includes(current) || node?.container === true;
      return {
        worker: pulse.worker,
        plan,
        isLast,
        status: isLast ? pulse.status : (report?.status ?? 'waiting'),
        mission: assignment?.mission ?? node?.title ?? null,
        phase: node?.phase ?? assignment?.phase ?? null,
        current,
        issues: [...(own ? [] : [current]), ...issues],
        lastReport,
        reports,
        assignment,
      };
    }),
  );
}

type WorkerPlace = Pick<WorkerRow, 'plan' | 'isLast' | 'issues' | 'reports' | 'assignment'>;

/**
 * One place a plan. What belongs to no plan (an epic, a loose issue) goes with the plan whose matrix gives it to the
 * worker, else with the worker's first.
 */
function placesOf(pulse: WorkerPulse, placed: PlacedWork): readonly WorkerPlace[] {
  const { worker } = pulse;
  const assignments = placed.assignments.get(worker) ?? [];
  const assigned = placed.assigned.get(worker) ?? [];
  const reports = placed.reports.get(worker) ?? [];
  const issues = [
    ...assigned,
    ...(pulse.issue === null ? [] : [pulse.issue]),
    ...reports.map(({ issue }) => issue),
  ];
  const plans = [...new Set([...assignments.map(({ scope }) => scope), ...issues.map(placed.planOf)])];
  const known = plans.filter((plan) => plan !== null);
  const placeOf = (issue: IssueKey): IssueKey | null =>
    placed.planOf(issue) ??
    assignments.find((each) => each.issues.includes(issue))?.scope ??
    known[0] ??
    null;
  return (known.length > 0 ? known : [null]).map((plan) => {
    const own = assignments.filter(({ scope }) => scope === plan);
    const ownIssues = [
      ...assigned.filter((issue) => placeOf(issue) === plan),
      ...own.flatMap((each) => each.issues),
    ];
    return {
      plan,
      isLast: pulse.issue === null ? plan === (known[0] ?? null) : placeOf(pulse.issue) === plan,
      issues: [...new Set(ownIssues)],
      reports: reports.filter(({ issue }) => placeOf(issue) === plan),
      assignment: own.find(({ mission }) => mission !== null) ?? own[0] ?? null,
    };
  });
}
