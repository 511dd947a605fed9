import type { Evidence } from '../evidence.ts';
import { keyOf, type IssueIndex } from '../graph/issueIndex.ts';
import type { Target } from '../graph/claims.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import type { PlannedNumbers } from '../graph/planRows.ts';
import type { DurationRange, ProgrammeGate, ProgrammeRisk, ProgrammeWave } from '../programme.ts';
import type { IssueKey } from '../tracker.ts';
import type { PlanGate, PlanPhase, PlanRow } from './planReading.ts';

/** What the plans say about the issues that really exist. */
export type ComposedPlans = {
  readonly waves: readonly ProgrammeWave[];
  readonly waveOf: ReadonlyMap<IssueKey, string>;
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
  readonly gatesOf: (plan: IssueKey) => ReadonlyMap<string, PlanGate>;
};

export function composePlans(index: IssueIndex, groups: PhaseGroups, planned: PlannedNumbers): ComposedPlans {
  const waves: ProgrammeWave[] = [];
  const waveOf = new Map<IssueKey, string>();
  const workerOf = new Map<IssueKey, string>();
  const workers = new Set<string>();
  const rowOf = new Map<IssueKey, PlanRow>();
  const durationOf = new Map<IssueKey, { duration: DurationRange; evidence: Evidence }>();
  const allGates: ProgrammeGate[] = [];
  const risks: ProgrammeRisk[] = [];
  const gates = new Map<IssueKey, Map<string, PlanGate>>();
  const phases = new Map<IssueKey, readonly PlanPhase[]>();
  for (const planKey of index.plans) {
    const reading = index.byKey.get(planKey)?.reading;
    const plan = reading?.plan;
    if (reading == null || plan == null) continue;
    const issuesOf = (target: Target): readonly IssueKey[] => {
      if (target.kind === 'issue') {
        const key = planned.meant(planKey, keyOf(index.repository, target.repository, target.number));
        return index.byKey.has(key) ? [key] : [];
      }
      return target.kind === 'phase' ? groups.issuesIn(target.first, target.last, planKey) : [];
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
      const { id, title, period, days, checkpoint, evidence } = wave;
      waves.push({ id, scope: planKey, title, period, days, issues, checkpoint, evidence: [evidence] });
    }
    for (const row of [...plan.rows, ...reading.comments.flatMap((comment) => comment.rows)]) {
      const key = planned.meant(planKey, keyOf(index.repository, row.repository, row.number));
      if (!index.byKey.has(key)) continue;
      if (!rowOf.has(key)) rowOf.set(key, row);
      if (row.duration !== null && !durationOf.has(key)) {
        durationOf.set(key, { duration: row.duration, evidence: row.evidence });
      }
      if (row.worker !== null) workers.add(row.worker);
      if (row.worker !== null && !workerOf.has(key)) workerOf.set(key, row.worker);
    }
    for (const assignment of plan.assignments) {
      const [worker] = assignment.workers;
      for (const named of assignment.workers) workers.add(named);
      const plans = /plan|計画/i.test(`${assignment.mission ?? ''} ${assignment.status ?? ''}`);
      if (worker === undefined || assignment.workers.length > 1 || plans) continue;
      for (const key of assignment.targets.flatMap(issuesOf))
        if (!workerOf.has(key)) workerOf.set(key, worker);
    }
    allGates.push(...plan.gates.map((gate) => ({ ...gate, scope: planKey })));
    risks.push(...plan.risks.map((risk) => ({ ...risk, scope: planKey })));
    gates.set(planKey, new Map(plan.gates.map((gate) => [gate.phase, gate])));
    phases.set(planKey, [...plan.phases, ...reading.comments.flatMap((comment) => comment.phases)]);
  }
  const noGates: ReadonlyMap<string, PlanGate> = new Map();
  return {
    waves,
    waveOf,
    workerOf,
    workers,
    rowOf,
    durationOf,
    gates: allGates,
    risks,
    phasesOf: (plan) => phases.get(plan) ?? [],
    gatesOf: (plan) => gates.get(plan) ?? noGates,
  };
}
