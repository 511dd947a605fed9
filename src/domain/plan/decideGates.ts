import type { IssueIndex } from '../graph/issueIndex.ts';
import { keyFrom } from '../graph/issueIndex.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import type { ProgrammeGate } from '../programme.ts';
import type { GateVerdict } from '../reports/gateVerdicts.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { PlanGate } from './planReading.ts';

/** A verdict with who gives it, by the text: a worker's number, `orchestrator`, or null where it does not say. */
type Spoken = { readonly verdict: GateVerdict; readonly by: string | null };

/**
 * The gates of a plan as the latest word has them. A plan goes stale the minute it is posted: a comment that decides a
 * gate later beats its `Status` line, which is kept as superseded. Comments count on the plan itself, on the issues of
 * its phases, and on the issues that it lists. A worker does not approve its own gate, unless it is the approver.
 */
export function decideGates(
  gates: readonly PlanGate[],
  plan: IssueKey,
  index: IssueIndex,
  groups: PhaseGroups,
): readonly ProgrammeGate[] {
  if (gates.length === 0) return [];
  const spoken = verdictsOn(plan, index, groups);
  return gates.map((gate) => {
    const stated = { ...gate, scope: plan };
    const last = spoken
      .filter(({ verdict, by }) => verdict.phase === gate.phase && mayDecide(by, gate.approver))
      .toSorted((a, b) => compareTimes(a.verdict.evidence.at, b.verdict.evidence.at))
      .at(-1);
    if (last === undefined || compareTimes(last.verdict.evidence.at, gate.evidence.at) < 0) {
      return { ...stated, superseded: null };
    }
    const { status, evidence } = last.verdict;
    return { ...stated, status, evidence, superseded: { status: gate.status, evidence: gate.evidence } };
  });
}

function verdictsOn(plan: IssueKey, index: IssueIndex, groups: PhaseGroups): readonly Spoken[] {
  const listed = new Set(
    (index.byKey.get(plan)?.reading?.plan?.rows ?? []).map((row) =>
      keyFrom(plan, row.repository, row.number),
    ),
  );
  return index.issues.flatMap(({ key, reading }) => {
    if (key !== plan && !listed.has(key) && groups.scopeOf(key) !== plan) return [];
    return (reading?.comments ?? []).flatMap((comment) =>
      comment.gateVerdicts.map((verdict) => ({ verdict, by: comment.worker })),
    );
  });
}

function mayDecide(by: string | null, approver: string | null): boolean {
  if (by === null || !/^\d+$/.test(by)) return true;
  return approver !== null && new RegExp(`(?:worker|ワーカー)\\D{0,10}${by}(?!\\d)`, 'i').test(approver);
}
