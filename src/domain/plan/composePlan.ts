import type { Evidence } from '../evidence.ts';
import { keyFrom, type IssueIndex } from '../graph/issueIndex.ts';
import type { Target } from '../graph/claims.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import { rowFits, type PlannedNumbers } from '../graph/planRows.ts';
import { numbersOf } from '../text/references.ts';
import type {
  DurationRange,
  ProgrammeAssignment,
  ProgrammeGate,
  ProgrammeRisk,
  ProgrammeWave,
} from '../programme.ts';
import { plainText } from '../reports/tellingWords.ts';
import type { IssueKey } from '../tracker.ts';
import { decideGates } from './decideGates.ts';
import type { PlanAssignment, PlanPhase, PlanRow } from './planReading.ts';

/** What the plans say about the issues that really exist. */
export type ComposedPlans = {
  readonly waves: readonly ProgrammeWave[];
  readonly waveOf: ReadonlyMap<IssueKey, string>;
  /** The first plan that lists an issue: in its waves, its index, or its matrix. */
  readonly planOf: ReadonlyMap<IssueKey, IssueKey>;
  readonly workerOf: ReadonlyMap<IssueKey, string>;
  /** Every worker that a plan's matrix, waves or index name. */
  readonly workers: ReadonlySet<string>;
  readonly rowOf: ReadonlyMap<IssueKey, PlanRow>;
  readonly durationOf: ReadonlyMap<
    IssueKey,
    { readonly duration: DurationRange; readonly evidence: Evidence }
  >;
  readonly phasesOf: (plan: IssueKey) => readonly PlanPhase[];
  readonly gates: readonly ProgrammeGate[];
  readonly risks: readonly ProgrammeRisk[];
  readonly assignments: readonly ProgrammeAssignment[];
  readonly gatesOf: (plan: IssueKey) => ReadonlyMap<string, ProgrammeGate>;
};

export function composePlans(index: IssueIndex, groups: PhaseGroups, planned: PlannedNumbers): ComposedPlans {
  const waves: ProgrammeWave[] = [];
  const waveOf = new Map<IssueKey, string>();
  const planOf = new Map<IssueKey, IssueKey>();
  const workerOf = new Map<IssueKey, string>();
  const workers = new Set<string>();
  const rowOf = new Map<IssueKey, PlanRow>();
  const durationOf = new Map<IssueKey, { duration: DurationRange; evidence: Evidence }>();
  const allGates: ProgrammeGate[] = [];
  const risks: ProgrammeRisk[] = [];
  const assignments: ProgrammeAssignment[] = [];
  const gates = new Map<IssueKey, Map<string, ProgrammeGate>>();
  const phases = new Map<IssueKey, readonly PlanPhase[]>();
  for (const planKey of index.plans) {
    const reading = index.byKey.get(planKey)?.reading;
    const plan = reading?.plan;
    if (reading == null || plan == null) continue;
    const issuesOf = (target: Target): readonly IssueKey[] => {
      if (target.kind === 'issue') {
        const key = planned.meant(planKey, keyFrom(planKey, target.repository, target.number));
        return index.byKey.has(key) ? [key] : [];
      }
      return target.kind === 'phase' ? groups.issuesIn(target.first, target.last, planKey) : [];
    };
    /** Each number of a range; the plan itself is nobody's work. */
    const allIssuesOf = (target: Target): readonly IssueKey[] => {
      if (target.kind !== 'issue') return issuesOf(target);
      const numbers = numbersOf({ first: target.number, last: target.last });
      return [...numbers]
        .flatMap((number) => issuesOf({ ...target, number }))
        .filter((key) => key !== planKey);
    };
    const list = (keys: readonly IssueKey[]): void => {
      for (const key of keys) if (key !== planKey && !planOf.has(key)) planOf.set(key, planKey);
    };
    for (const wave of plan.waves) {
      const issues: IssueKey[] = [];
      for (const line of wave.lineUp) {
        for (const worker of line.workers) workers.add(worker);
        for (const key of line.targets.flatMap(issuesOf)) {
          if (!issues.includes(key)) issues.push(key);
          const [worker] = line.workers;
          if (worker !== undefined && line.workers.length === 1 && !workerOf.has(key))
            workerOf.set(key, worker);
        }
      }
      if (issues.length === 0) issues.push(...new Set(wave.phases.flatMap(issuesOf)));
      for (const key of issues) if (!waveOf.has(key)) waveOf.set(key, wave.id);
      list(issues);
      const { id, title, period, days, checkpoint, evidence } = wave;
      waves.push({ id, scope: planKey, title, period, days, issues, checkpoint, evidence: [evidence] });
    }
    const indexed = new Set(plan.rows);
    for (const row of [...indexed, ...reading.comments.flatMap((comment) => comment.rows)]) {
      const key = planned.meant(planKey, keyFrom(planKey, row.repository, row.number));
      if (!index.byKey.has(key)) continue;
      if (!rowOf.has(key)) rowOf.set(key, row);
      if (indexed.has(row)) list([key]);
      if (row.duration !== null && !durationOf.has(key)) {
        durationOf.set(key, { duration: row.duration, evidence: row.evidence });
      }
      if (row.worker !== null) workers.add(row.worker);
      if (row.worker !== null && !workerOf.has(key)) workerOf.set(key, row.worker);
    }
    for (const assignment of plan.assignments) {
      const [worker] = assignment.workers;
      const assigned = assignment.targets.flatMap(allIssuesOf);
      assignments.push(...assignmentsOf(assignment, planKey, assigned));
      list(assigned);
      for (const named of assignment.workers) workers.add(named);
      if (worker === undefined || assignment.workers.length > 1 || plansWork(assignment)) continue;
      for (const key of assignment.targets.flatMap(issuesOf))
        if (!workerOf.has(key)) workerOf.set(key, worker);
    }
    const decided = decideGates(plan.gates, planKey, index, groups);
    allGates.push(...decided);
    risks.push(...plan.risks.map((risk) => ({ ...risk, scope: planKey })));
    gates.set(planKey, new Map(decided.map((gate) => [gate.phase, gate])));
    phases.set(planKey, [...plan.phases, ...reading.comments.flatMap((comment) => comment.phases)]);
  }
  addStatements(index, (row, key) => rowFits(index, row, key), { durationOf, workerOf, workers });
  const noGates: ReadonlyMap<string, ProgrammeGate> = new Map();
  return {
    waves,
    waveOf,
    planOf,
    workerOf,
    workers,
    rowOf,
    durationOf,
    gates: allGates,
    risks,
    assignments,
    phasesOf: (plan) => phases.get(plan) ?? [],
    gatesOf: (plan) => gates.get(plan) ?? noGates,
  };
}

/**
 * What other issues say of work: their tables and line-ups fill what no plan has said, in the order of the issues; an
 * owner that an issue names itself beats every plan, which goes stale the minute it is posted.
 */
function addStatements(
  index: IssueIndex,
  fits: (row: PlanRow, key: IssueKey) => boolean,
  found: {
    readonly durationOf: Map<IssueKey, { duration: DurationRange; evidence: Evidence }>;
    readonly workerOf: Map<IssueKey, string>;
    readonly workers: Set<string>;
  },
): void {
  const { durationOf, workerOf, workers } = found;
  const assign = (speaker: IssueKey, named: readonly string[], targets: readonly Target[]): void => {
    for (const worker of named) workers.add(worker);
    const [worker] = named;
    if (worker === undefined || named.length > 1) return;
    for (const target of targets) {
      if (target.kind !== 'issue') continue;
      for (const number of numbersOf({ first: target.number, last: target.last })) {
        const key = keyFrom(speaker, target.repository, number);
        if (index.byKey.has(key) && !workerOf.has(key)) workerOf.set(key, worker);
      }
    }
  };
  for (const { key: speaker, reading } of index.issues) {
    for (const row of reading?.statements?.rows ?? []) {
      const key = keyFrom(speaker, row.repository, row.number);
      if (!index.byKey.has(key) || !fits(row, key)) continue;
      if (row.duration !== null && !durationOf.has(key))
        durationOf.set(key, { duration: row.duration, evidence: row.evidence });
      if (row.worker !== null && !workerOf.has(key)) workerOf.set(key, row.worker);
      if (row.worker !== null) workers.add(row.worker);
    }
    for (const line of reading?.statements?.lineUp ?? []) assign(speaker, line.workers, line.targets);
    for (const line of reading?.statements?.assignments ?? []) {
      if (!plansWork(line)) assign(speaker, line.workers, line.targets);
    }
  }
  for (const { key, reading } of index.issues) {
    const owner = reading?.statements?.owner;
    if (owner == null) continue;
    workers.add(owner.worker);
    workerOf.set(key, owner.worker);
  }
}

/** Who plans a phase does not do its work. */
function plansWork({ mission, status }: PlanAssignment): boolean {
  return /plan|計画/i.test(`${mission ?? ''} ${status ?? ''}`);
}

function assignmentsOf(
  { workers, phase, mission, evidence }: PlanAssignment,
  scope: IssueKey,
  issues: readonly IssueKey[],
): readonly ProgrammeAssignment[] {
  const words = mission === null ? null : plainText(mission) || null;
  return workers.map((worker) => ({ scope, worker, phase, mission: words, issues, evidence }));
}
