import { isInPhases } from '../text/phaseReferences.ts';
import { numbersOf } from '../text/references.ts';
import type { IssueKey } from '../tracker.ts';
import type { Claim, Target } from './claims.ts';
import { keyFrom, spelledAs, type IndexedIssue, type IssueIndex } from './issueIndex.ts';
import type { Parents } from './parents.ts';
import type { PhaseGroups } from './phaseGroups.ts';
import type { PlannedNumbers } from './planRows.ts';

/** Turns what a claim names into issues that exist. */

export type Resolved = {
  readonly issues: readonly { readonly key: IssueKey; readonly label: string | null }[];
  /** Words that name nothing in the mirror. */
  readonly unresolved: readonly string[];
  /** A whole phase or a range of phases, or a single part of a phase. */
  readonly phases: 'whole' | 'part' | null;
};

export type Speaker = {
  readonly entry: IndexedIssue;
  readonly inBody: boolean;
  readonly localIds: ReadonlyMap<string, Target>;
};

export type TargetResolver = (targets: readonly Target[], speaker: Speaker, claim: Claim) => Resolved;

export function targetResolver(
  index: IssueIndex,
  parents: Parents,
  groups: PhaseGroups,
  planned: PlannedNumbers,
): TargetResolver {
  const phaseCache = new Map<readonly IssueKey[], Resolved>();
  const ofPhase = (keys: readonly IssueKey[], phases: 'part' | 'whole'): Resolved => {
    let resolved = phaseCache.get(keys);
    if (resolved === undefined || resolved.phases !== phases) {
      resolved = found(
        keys.map((key) => ({ key, label: null })),
        phases,
      );
      phaseCache.set(keys, resolved);
    }
    return resolved;
  };
  const resolveOne = (target: Target, speaker: Speaker, claim: Claim, depth: number): Resolved => {
    const { entry, inBody, localIds } = speaker;
    switch (target.kind) {
      case 'self': {
        const meant = subjectOf(target.heading, speaker, claim);
        if (meant === 'self') {
          // A remark under a plan or an epic orders the work that it names, never the container itself.
          const silent = !inBody && parents.containers.has(entry.key) && !isStructural(claim);
          return silent ? nothing : found([{ key: entry.key, label: null }], null);
        }
        return depth > 2 ? nothing : resolveOne(meant, speaker, claim, depth + 1);
      }
      case 'issue': {
        const isPlan = inBody && index.plans.includes(entry.key);
        const issues: { key: IssueKey; label: string | null }[] = [];
        const unresolved: string[] = [];
        const numbers = numbersOf({ first: target.number, last: target.last });
        for (const number of numbers) {
          const written = spelledAs(keyFrom(entry.key, target.repository, number), index.mirrored);
          const key = isPlan ? planned.meant(entry.key, written) : written;
          const known = index.byKey.get(key);
          if (known !== undefined) issues.push({ key, label: isPlan ? null : target.label });
          // Of an issue elsewhere that words alone name, nobody knows whether it exists.
          if (known === undefined || known.outside === null)
            unresolved.push(numbers.length === 1 ? target.text : `#${number}`);
        }
        return { issues, unresolved, phases: null };
      }
      case 'phase': {
        const keys = groups.issuesIn(target.first, target.last, entry.key);
        if (keys.length === 0) return { issues: [], unresolved: [target.text], phases: null };
        const part = target.first === target.last && target.first.includes('.');
        return ofPhase(keys, part ? 'part' : 'whole');
      }
      case 'local': {
        const defined = localIds.get(target.id);
        if (defined === undefined || depth > 2)
          return { issues: [], unresolved: [target.text], phases: null };
        return resolveOne(defined, speaker, claim, depth + 1);
      }
      case 'placeholder':
        return { issues: [], unresolved: [target.text], phases: null };
    }
  };

  /** A heading that names an issue is the subject; one that names a phase is it only above the phase's own parts. */
  const subjectOf = (heading: Target | null, speaker: Speaker, claim: Claim): Target | 'self' => {
    if (heading === null) return 'self';
    if (heading.kind === 'issue') return heading;
    if (heading.kind === 'local') return speaker.localIds.has(heading.id) ? heading : 'self';
    if (heading.kind !== 'phase' || isStructural(claim)) return 'self';
    const own = groups.phaseOf.get(speaker.entry.key);
    if (own !== undefined && isInPhases(own, heading.first, heading.last)) return 'self';
    return parents.containers.has(speaker.entry.key) ? heading : 'self';
  };

  return (targets, speaker, claim) => {
    const [only] = targets;
    if (targets.length === 1 && only !== undefined) return resolveOne(only, speaker, claim, 0);
    const issues = new Map<IssueKey, string | null>();
    const unresolved: string[] = [];
    let phases: Resolved['phases'] = null;
    for (const target of targets) {
      const resolved = resolveOne(target, speaker, claim, 0);
      for (const { key, label } of resolved.issues) {
        if (!issues.has(key) || issues.get(key) === null) issues.set(key, label);
      }
      unresolved.push(...resolved.unresolved);
      if (resolved.phases !== null) phases = phases === 'whole' ? 'whole' : resolved.phases;
    }
    return { issues: [...issues].map(([key, label]) => ({ key, label })), unresolved, phases };
  };
}

const nothing: Resolved = { issues: [], unresolved: [], phases: null };

function found(issues: Resolved['issues'], phases: Resolved['phases']): Resolved {
  return { issues, unresolved: [], phases };
}

/** Parents and related issues speak of the issue they stand on, whatever the heading above. */
function isStructural(claim: Claim): boolean {
  return claim.relation === 'parent' || claim.relation === 'related' || claim.relation === 'order';
}
