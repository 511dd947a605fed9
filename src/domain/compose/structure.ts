import { doubtFinder, type DoubtFinder } from '../graph/doubt.ts';
import {
  buildIssueIndex,
  keyFrom,
  type Around,
  type ChangingIssueIndex,
  type IssueIndex,
} from '../graph/issueIndex.ts';
import { readParents, type ParentLink, type Parents } from '../graph/parents.ts';
import { groupPhases, type PhaseGroups } from '../graph/phaseGroups.ts';
import { resolvePlannedNumbers, rowFits } from '../graph/planRows.ts';
import { targetResolver, type TargetResolver } from '../graph/resolveTargets.ts';
import { outlinePhases, type PhaseOutline } from '../plan/composePhases.ts';
import { composePlans, type ComposedPlans } from '../plan/composePlan.ts';
import type { IssueReading } from '../reading.ts';
import type { IssueKey, TrackerIssue } from '../tracker.ts';
import { sameValue } from './sameValue.ts';

/**
 * What a tracker's names mean: which issues there are, which hold which, what the phases and the plans are. Stays while
 * only words, states and labels change (`sameStructure` in facets.ts tells).
 */
export type Structure = {
  readonly index: ChangingIssueIndex;
  readonly parents: Parents;
  /** Parent links by the issue that states them. */
  readonly parentLinks: ReadonlyMap<IssueKey, readonly ParentLink[]>;
  /** Plans whose index gives an issue the phase of its title. */
  readonly listed: ReadonlyMap<IssueKey, readonly IssueKey[]>;
  readonly groups: PhaseGroups;
  readonly plans: ComposedPlans;
  readonly phases: readonly PhaseOutline[];
  readonly resolve: TargetResolver;
  readonly findDoubt: DoubtFinder;
  /** What the plans give each worker to do, in the order of the plans. */
  readonly plannedWork: ReadonlyMap<string, readonly IssueKey[]>;
};

/** Built in steps, so that others get a turn in between: 0.2 s in all for 10,000 issues. */
export function* buildStructure(
  repository: string,
  issues: Iterable<TrackerIssue>,
  readings: ReadonlyMap<IssueKey, IssueReading>,
  around: Around,
): Generator<undefined, Structure> {
  const index = buildIssueIndex(repository, issues, readings, around);
  yield;
  const parents = readParents(index);
  yield;
  const titled = new Map<IssueKey, string>();
  for (const entry of index.issues) {
    const phase = entry.reading === null ? entry.row?.phase : entry.reading.phase;
    if (phase != null) titled.set(entry.key, phase);
  }
  const listed = plansListing(index);
  const byTitle = groupPhases(index, parents, titled, listed);
  yield;
  const planned = resolvePlannedNumbers(index, byTitle, (row, key) => rowFits(index, row, key));
  // Issues without a phase in their title take it from a plan row that fits them.
  const phaseOf = new Map(titled);
  for (const plan of index.plans) {
    for (const row of index.byKey.get(plan)?.reading?.plan?.rows ?? []) {
      const key = planned.meant(plan, keyFrom(plan, row.repository, row.number));
      if (row.phase?.includes('.') === true && index.byKey.has(key) && !phaseOf.has(key))
        phaseOf.set(key, row.phase);
    }
  }
  const groups = phaseOf.size === titled.size ? byTitle : groupPhases(index, parents, phaseOf, listed);
  yield;
  const plans = composePlans(index, groups, planned);
  const phases = outlinePhases(index, parents, groups, plans);
  yield;
  const findDoubt = doubtFinder(index, groups);
  yield;
  const parentLinks = new Map<IssueKey, ParentLink[]>();
  for (const link of parents.links) put(parentLinks, link.evidence.issue, link);
  const plannedWork = new Map<string, IssueKey[]>();
  for (const [key, worker] of plans.workerOf) put(plannedWork, worker, key);
  const resolve = targetResolver(index, parents, groups, planned);
  return { index, parents, parentLinks, listed, groups, plans, phases, resolve, findDoubt, plannedWork };
}

/**
 * Whether reports name the same issues in both structures: the same issues exist, hold work and stand in the same
 * phases and groups. Then what was made of reports stays, though a title or a plan changed.
 */
export function sameSubjects(a: Structure, b: Structure): boolean {
  const [before, after] = [a.index.issues, b.index.issues];
  return (
    before.length === after.length &&
    sameSet(a.parents.containers, b.parents.containers) &&
    sameValue(a.groups.groups, b.groups.groups) &&
    after.every(({ key, issue, outside }, at) => {
      const other = before[at];
      return (
        other?.key === key &&
        (other.issue === null) === (issue === null) &&
        (other.outside === undefined) === (outside === undefined) &&
        a.groups.phaseOf.get(key) === b.groups.phaseOf.get(key) &&
        a.groups.groupOf(key) === b.groups.groupOf(key)
      );
    })
  );
}

function sameSet<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean {
  if (a.size !== b.size) return false;
  for (const item of a) if (!b.has(item)) return false;
  return true;
}

/** Plans whose index, in the body or in a comment, gives an issue the phase that its own title has. */
function plansListing(index: IssueIndex): ReadonlyMap<IssueKey, readonly IssueKey[]> {
  const listed = new Map<IssueKey, IssueKey[]>();
  for (const plan of index.plans) {
    const reading = index.byKey.get(plan)?.reading;
    if (reading == null) continue;
    for (const row of [
      ...(reading.plan?.rows ?? []),
      ...reading.comments.flatMap((comment) => comment.rows),
    ]) {
      const key = keyFrom(plan, row.repository, row.number);
      if (key === plan || row.phase === null || !index.byKey.has(key) || !rowFits(index, row, key)) continue;
      const known = listed.get(key);
      if (known === undefined) listed.set(key, [plan]);
      else if (!known.includes(plan)) known.push(plan);
    }
  }
  return listed;
}

function put<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
