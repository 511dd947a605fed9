import type { Evidence } from '../evidence.ts';
import { keyFrom } from '../graph/issueIndex.ts';
import type { ProgrammeNode } from '../programme.ts';
import { readWorker } from '../reports/workerNames.ts';
import type { Target } from '../graph/claims.ts';
import { isInPhases } from '../text/phaseReferences.ts';
import type { IssueKey } from '../tracker.ts';
import type { Desk } from './desk.ts';

/** Whom a brief is for, and what the plans say of who that is. */

/** A line of a plan that names a worker. */
export type Assignment = {
  readonly plan: IssueKey;
  readonly mission: string | null;
  readonly phase: string | null;
  readonly wave: { readonly id: string; readonly title: string; readonly period: string | null } | null;
  /** What the line gives to do; nothing where it is to be planned. */
  readonly targets: readonly Target[];
  readonly evidence: Evidence;
};

/** The name as the programme has it: `6` for `Worker 6`, `worker-6` and `#6`; `orchestrator` for each of its names. */
export function recipientOf(asked: string, known: readonly string[]): string | null {
  const name = asked.trim();
  const same = known.find((worker) => worker.toLowerCase() === name.toLowerCase());
  if (same !== undefined) return same;
  const number = /^#?0*(\d{1,4})$/.exec(name)?.[1] ?? readWorker(name);
  if (number === 'orchestrator') return number;
  return number !== null && known.includes(number) ? number : null;
}

/** Every worker that speaks or is named in a plan; numbers first. */
export function knownWorkers(desk: Desk): readonly string[] {
  const names = new Set<string>(desk.programme.workers.map(({ worker }) => worker));
  for (const { worker } of desk.programme.nodes) if (worker !== null) names.add(worker);
  for (const { plan, comments } of desk.readings.values()) {
    for (const { worker } of comments) if (worker !== null) names.add(worker);
    for (const { workers } of plan?.assignments ?? []) for (const worker of workers) names.add(worker);
    for (const line of (plan?.waves ?? []).flatMap(({ lineUp }) => lineUp))
      for (const worker of line.workers) names.add(worker);
    for (const { worker } of plan?.rows ?? []) if (worker !== null) names.add(worker);
  }
  names.delete('orchestrator');
  const rank = (name: string): number => (/^\d+$/.test(name) ? 0 : 1);
  return [...names].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }));
}

/** What the plans say of a worker, the coordination plan first. */
export function assignmentsOf(desk: Desk, worker: string): readonly Assignment[] {
  return desk.programme.plans.flatMap((plan) => {
    const reading = desk.readings.get(plan)?.plan;
    if (reading == null) return [];
    const own = reading.assignments
      .filter(({ workers }) => workers.includes(worker))
      .map(({ mission, phase, status, targets, evidence }) => ({
        ...{ plan, mission, phase, wave: null, evidence },
        // Who plans issues does not carry them out.
        targets: /plan|計画/i.test(`${mission ?? ''} ${status ?? ''}`) ? [] : targets,
      }));
    const waves = reading.waves.flatMap(({ id, title, period, lineUp }) =>
      lineUp
        .filter(({ workers }) => workers.includes(worker))
        .map(({ targets, evidence }) => ({
          ...{ plan, mission: null, phase: null, targets, evidence },
          wave: { id, title, period },
        })),
    );
    return [...own, ...waves];
  });
}

/** The plans in which a name works: one number means different workers in two of them. */
export function plansOf(desk: Desk, worker: string, assignments: readonly Assignment[]): readonly IssueKey[] {
  const plans = assignments.map(({ plan }) => plan);
  for (const node of desk.programme.nodes) {
    if (node.worker === worker && node.scope !== null && !node.container) plans.push(node.scope);
  }
  const order = (key: IssueKey): number => {
    const at = desk.programme.plans.indexOf(key);
    return at === -1 ? desk.programme.plans.length : at;
  };
  return [...new Set(plans)].sort((a, b) => order(a) - order(b));
}

/** Whether a plan's line gives an issue to whom it names. */
export function gives({ plan, targets }: Pick<Assignment, 'plan' | 'targets'>, node: ProgrammeNode): boolean {
  return targets.some((target) => {
    if (target.kind === 'issue') return keyFrom(plan, target.repository, target.number) === node.key;
    return (
      target.kind === 'phase' &&
      node.scope === plan &&
      node.phase !== null &&
      isInPhases(node.phase, target.first, target.last)
    );
  });
}

/**
 * Who has an issue: its latest reporter, or where only the coordinator speaks of it, the one worker whom a plan's line
 * gives it to.
 */
export function ownerOf(desk: Desk, key: IssueKey): string | null {
  const node = desk.nodeOf.get(key);
  if (node === undefined) return null;
  if (node.worker !== null && node.worker !== 'orchestrator') return node.worker;
  for (const plan of desk.programme.plans) {
    for (const { lineUp } of desk.readings.get(plan)?.plan?.waves ?? []) {
      for (const { workers, targets } of lineUp) {
        const [only] = workers;
        if (only !== undefined && workers.length === 1 && gives({ plan, targets }, node)) return only;
      }
    }
  }
  return node.worker;
}
