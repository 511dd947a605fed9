import type { Evidence } from '../evidence.ts';
import type { Target } from '../graph/claims.ts';
import type { ReportStatus } from '../reports/statusWords.ts';
import type { DurationRange, GateStatus, ProgrammeGate, RiskImpact } from '../programme.ts';

/** What a plan document states: values read from one body alone, names unresolved. */

/** A line or table row that gives a number a title: `| #972 | Phase 1.1 - Connection | … |`, `- #972: Phase 1.1 - …`. */
export type PlanRow = {
  readonly repository: string | null;
  readonly number: number;
  /** Phase id in the row's own title (`1.1`), else that of the heading above (`1`), else null. */
  readonly phase: string | null;
  readonly title: string;
  readonly duration: DurationRange | null;
  readonly worker: string | null;
  readonly evidence: Evidence;
};

export type PlanPhase = {
  readonly id: string;
  readonly title: string;
  /** What the heading itself says of the phase, `(COMPLETE)`: a claim like any other; null where it says nothing. */
  readonly claimed: PhaseClaim | null;
  readonly evidence: Evidence;
};

export type PhaseClaim = {
  /** `planning`: it is being planned; `ready`: it may begin. */
  readonly status: ReportStatus | 'planning' | 'ready';
  /** As written: `COMPLETE`, `🔄`. */
  readonly text: string;
  readonly evidence: Evidence;
};

export type PlanWave = {
  readonly id: string;
  readonly title: string;
  readonly period: string | null;
  readonly days: { readonly first: number; readonly last: number } | null;
  readonly checkpoint: { readonly text: string; readonly evidence: Evidence } | null;
  readonly lineUp: readonly {
    readonly workers: readonly string[];
    readonly targets: readonly Target[];
    readonly evidence: Evidence;
  }[];
  /** Phases that the wave says it carries out, where its line-up names no issues. */
  readonly phases: readonly Target[];
  readonly evidence: Evidence;
};

export type PlanGate = {
  readonly phase: string;
  readonly title: string;
  readonly status: GateStatus;
  readonly criteria: ProgrammeGate['criteria'];
  readonly approver: string | null;
  readonly verification: string | null;
  readonly evidence: Evidence;
};

export type PlanRisk = {
  readonly risk: string;
  readonly impact: RiskImpact;
  readonly mitigation: string | null;
  readonly owner: string | null;
  readonly evidence: Evidence;
};

/** A line of a list, with the words that head it: `If a worker loses context`, `End of Week 1`. */
export type PlanItem = { readonly group: string | null; readonly text: string; readonly evidence: Evidence };

/** `Phase 1: ░░░░ 40% (2/5 issues)`: a share of the work that the plan says is done. */
export type ProgressClaim = {
  /** Null for the whole. */
  readonly phase: string | null;
  /** 0 to 100, null where only a count stands. */
  readonly percent: number | null;
  readonly count: { readonly done: number; readonly total: number; readonly of: string } | null;
  readonly evidence: Evidence;
};

export type PlanAssignment = {
  readonly workers: readonly string[];
  readonly phase: string | null;
  readonly mission: string | null;
  readonly status: string | null;
  readonly targets: readonly Target[];
  readonly evidence: Evidence;
};

export type PlanReading = {
  readonly phases: readonly PlanPhase[];
  readonly rows: readonly PlanRow[];
  readonly waves: readonly PlanWave[];
  readonly gates: readonly PlanGate[];
  readonly assignments: readonly PlanAssignment[];
  readonly risks: readonly PlanRisk[];
  readonly contingencies: readonly PlanItem[];
  readonly metrics: readonly PlanItem[];
  readonly nextActions: readonly PlanItem[];
  readonly progress: readonly ProgressClaim[];
};

/** What an issue that is no plan says of work: estimates and workers of others, and who does its own. */
export type WorkStatements = {
  readonly rows: readonly PlanRow[];
  readonly lineUp: PlanWave['lineUp'];
  readonly assignments: readonly PlanAssignment[];
  readonly owner: { readonly worker: string; readonly evidence: Evidence } | null;
};

/**
 * Does a body parse as a plan? It states at least two of: waves, gates, who does what (a matrix, a
 * line-up or a column of workers), and issues by phase; or the gates of two phases, which nothing but a plan states.
 * Zero means no; more facts make a more complete plan.
 */
export function planWeight(plan: PlanReading): number {
  const phased = plan.rows.filter((row) => row.phase !== null).length;
  const manned = plan.waves
    .flatMap((wave) => wave.lineUp)
    .filter((line) => line.workers.length > 0 && line.targets.length > 0).length;
  const kinds = [
    plan.waves.length > 0,
    plan.gates.length > 0,
    plan.assignments.length >= 2 || manned >= 2 || plan.rows.filter((row) => row.worker !== null).length >= 2,
    phased >= 2,
  ].filter(Boolean).length;
  if (kinds < 2 && plan.gates.length < 2) return 0;
  return (
    plan.waves.length + plan.gates.length + plan.assignments.length + plan.rows.length + plan.phases.length
  );
}
