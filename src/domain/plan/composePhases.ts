import type { Evidence } from '../evidence.ts';
import { compareKeys, type IssueIndex } from '../graph/issueIndex.ts';
import type { Parents } from '../graph/parents.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import type { ProgrammePhase } from '../programme.ts';
import type { LatestWords } from '../verdicts/latestWords.ts';
import type { IssueKey } from '../tracker.ts';
import type { ComposedPlans } from './composePlan.ts';
import type { PlanPhase } from './planReading.ts';

/** An epic that holds the phase's issues may name the phase where the plan does not. */
function statedByParent(
  id: string,
  keys: readonly IssueKey[],
  index: IssueIndex,
  parents: Parents,
): PlanPhase | undefined {
  const above = new Set(keys.flatMap((key) => parents.parentsOf.get(key) ?? []));
  for (const parent of [...above].sort(compareKeys)) {
    const reading = index.byKey.get(parent)?.reading;
    const texts = reading == null ? [] : [reading.body, ...reading.comments];
    const found = texts.flatMap((text) => text.phases).find((phase) => phase.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stays of a phase while only states and words change. */
export type PhaseOutline = {
  readonly id: string;
  readonly scope: IssueKey | null;
  readonly title: string;
  readonly issues: readonly IssueKey[];
  readonly gate: ProgrammePhase['gate'];
  readonly evidence: readonly Evidence[];
};

/** The phases of every programme, in the order of programmes and numbers. */
export function outlinePhases(
  index: IssueIndex,
  parents: Parents,
  groups: PhaseGroups,
  plans: ComposedPlans,
): readonly PhaseOutline[] {
  const phases: PhaseOutline[] = [];
  const seen = new Set<IssueKey>();
  const add = (scope: IssueKey | null, members: readonly IssueKey[]): void => {
    // The plan's own heading first, then the earliest comment that names the phase.
    const stated = new Map<string, PlanPhase>();
    for (const phase of scope === null ? [] : plans.phasesOf(scope)) {
      if (!stated.has(phase.id)) stated.set(phase.id, phase);
    }
    const byMajor = new Map<string, IssueKey[]>();
    for (const id of stated.keys()) byMajor.set(id, []);
    for (const key of members) {
      const major = (groups.phaseOf.get(key) ?? '').split('.')[0] ?? '';
      const known = byMajor.get(major);
      if (known === undefined) byMajor.set(major, [key]);
      else known.push(key);
    }
    for (const [id, keys] of [...byMajor].sort(([a], [b]) => Number(a) - Number(b))) {
      const heading = stated.get(id) ?? statedByParent(id, keys, index, parents);
      const named = keys.filter((key) => groups.phaseOf.get(key) === id);
      const parts = keys.filter((key) => !parents.containers.has(key));
      const issues = (parts.length > 0 ? parts : keys).toSorted(compareKeys);
      const gate = scope === null ? undefined : plans.gatesOf(scope).get(id);
      const titled = named.map((key) => index.byKey.get(key)).find((entry) => entry !== undefined);
      const evidence: readonly (Evidence | undefined)[] =
        heading !== undefined
          ? [heading.evidence]
          : issues.map((key) => index.byKey.get(key)?.reading?.titleEvidence);
      phases.push({
        id,
        scope,
        title: heading?.title ?? titled?.titleWords ?? `Phase ${id}`,
        issues,
        gate: gate === undefined ? null : { title: gate.title, status: gate.status, evidence: gate.evidence },
        evidence: evidence.filter((item) => item !== undefined),
      });
    }
  };
  for (const group of groups.groups) {
    if (group.scope !== null) seen.add(group.scope);
    add(group.scope, group.members);
  }
  for (const plan of index.plans) if (!seen.has(plan)) add(plan, []);
  return phases;
}

/** A phase with what GitHub says of it and what is claimed. */
export function countPhase(outline: PhaseOutline, index: IssueIndex, words: LatestWords): ProgrammePhase {
  const { id, scope, title, issues, gate, evidence } = outline;
  const isDone = (key: IssueKey): boolean => index.byKey.get(key)?.issue?.state === 'closed';
  const claimed = issues.filter((key) => isDone(key) || words.ofIssue.get(key)?.status === 'done');
  return {
    id,
    scope,
    title,
    issues,
    official: { done: issues.filter(isDone).length, total: issues.length },
    claimed: { done: claimed.length, evidence: claimed.flatMap((key) => words.doneClaims.get(key) ?? []) },
    gate,
    evidence,
  };
}
