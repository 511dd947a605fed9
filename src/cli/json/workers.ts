import type { NodeStatus, Programme, ProgrammeReport, WorkerPulse } from '#domain/programme.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { minutesBetween } from '../terminal/ages.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** The answer of `nami workers --json`. */
export type WorkersJson = {
  readonly workers: readonly {
    /** `Worker 6` is `6`; another name as written. */
    readonly id: string;
    /** Worker numbers are scoped to their plan: one that two plans or epics name is two rows. */
    readonly plan: Reference | null;
    /** As the plan's matrix states it; else the title of the issue that the worker is on. */
    readonly mission: string | null;
    readonly phase: string | null;
    readonly issues: readonly Reference[];
    readonly status: NodeStatus;
    /** When the latest report was written, ISO 8601 UTC. */
    readonly lastReport: string | null;
    /** From that report to the mirror's as-of, whole minutes; null without a report. */
    readonly silentMinutes: number | null;
    /** The part of the worker's working time that was blocked, 0 to 1, and its minutes; null without working time. */
    readonly blockedShare: number | null;
    readonly blockedMinutes: number;
    readonly evidence: readonly EvidenceJson[];
  }[];
};

export function workersJson(programme: Programme, schedule: Schedule): WorkersJson {
  const home = programme.repository;
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const blockedOf = new Map(schedule.blocked.workers.map((time) => [time.worker, time]));
  const placed = placedWork(programme);
  return {
    workers: programme.workers.flatMap((pulse) =>
      rowsOf(pulse, placed).map(({ plan, isLast, issues, report, assignment }) => {
        const status = isLast ? pulse.status : (report?.status ?? 'waiting');
        const said = isLast ? pulse.lastReport : (report?.evidence.at(-1) ?? null);
        const current = (isLast ? pulse.issue : null) ?? report?.issue ?? issues[0] ?? null;
        const node = current === null ? undefined : nodeOf.get(current);
        const own = current === null || issues.includes(current) || node?.container === true;
        const named = [...(own ? [] : [current]), ...issues];
        const evidence = [said, assignment?.evidence ?? null].filter((each) => each !== null);
        return {
          id: pulse.worker,
          plan: plan === null ? null : referenceOf(plan, home),
          mission: assignment?.mission ?? node?.title ?? null,
          phase: node?.phase ?? assignment?.phase ?? null,
          issues: named.map((key) => referenceOf(key, home)),
          status,
          lastReport: said?.at ?? null,
          silentMinutes: minutesBetween(said?.at ?? null, programme.asOf),
          blockedShare: blockedOf.get(pulse.worker)?.share ?? null,
          blockedMinutes: Math.round(blockedOf.get(pulse.worker)?.blockedMinutes ?? 0),
          evidence: evidence.map((each) => evidenceJson(each, home)),
        };
      }),
    ),
  };
}

/** All that a worker has to do with, and the plan that each of it belongs to. */
type PlacedWork = {
  readonly planOf: (issue: IssueKey) => IssueKey | null;
  readonly assigned: ReadonlyMap<string, readonly IssueKey[]>;
  readonly assignments: ReadonlyMap<string, Programme['assignments']>;
  readonly reports: ReadonlyMap<string, readonly ProgrammeReport[]>;
};

type Row = {
  readonly plan: IssueKey | null;
  /** The worker's latest word belongs to this plan. */
  readonly isLast: boolean;
  readonly issues: readonly IssueKey[];
  /** The latest report in this plan. */
  readonly report: ProgrammeReport | null;
  readonly assignment: Programme['assignments'][number] | null;
};

function placedWork(programme: Programme): PlacedWork {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const plans = new Set(programme.plans);
  const named = programme.nodes.filter((node) => node.worker !== null);
  return {
    planOf: (issue) => nodeOf.get(issue)?.scope ?? (plans.has(issue) ? issue : null),
    assigned: new Map(
      [...grouped(named, (node) => node.worker ?? '')].map(([worker, nodes]) => [
        worker,
        nodes.map(({ key }) => key),
      ]),
    ),
    assignments: grouped(programme.assignments, ({ worker }) => worker),
    reports: grouped(programme.reports, ({ worker }) => worker ?? ''),
  };
}

/**
 * One row a plan. What belongs to no plan (an epic, a loose issue) goes with the plan whose matrix gives it to the worker,
 * else with the worker's first.
 */
function rowsOf(pulse: WorkerPulse, placed: PlacedWork): readonly Row[] {
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
  const rowOf = (issue: IssueKey): IssueKey | null =>
    placed.planOf(issue) ??
    assignments.find((each) => each.issues.includes(issue))?.scope ??
    known[0] ??
    null;
  return (known.length > 0 ? known : [null]).map((plan) => {
    const own = assignments.filter(({ scope }) => scope === plan);
    const ownIssues = [
      ...assigned.filter((issue) => rowOf(issue) === plan),
      ...own.flatMap((each) => each.issues),
    ];
    return {
      plan,
      isLast: pulse.issue === null ? plan === (known[0] ?? null) : rowOf(pulse.issue) === plan,
      issues: [...new Set(ownIssues)],
      report: reports.findLast(({ issue }) => rowOf(issue) === plan) ?? null,
      assignment: own.find(({ mission }) => mission !== null) ?? own[0] ?? null,
    };
  });
}

function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const known = groups.get(nameOf(item));
    if (known === undefined) groups.set(nameOf(item), [item]);
    else known.push(item);
  }
  return groups;
}
