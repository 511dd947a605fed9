import { isInPhases, parentPhase } from '../text/phaseReferences.ts';
import { splitIssueKey, type IssueKey } from '../tracker.ts';
import { claimsOf, compareKeys, keyFrom, type IndexedIssue, type IssueIndex } from './issueIndex.ts';
import type { Parents } from './parents.ts';

/**
 * Phase ids collide between epics: `Phase 2.1` of one programme is not that of another. Issues whose titles carry
 * phase ids are grouped by what they share — parents, the plan that lists them, a named initiative — and a phase is
 * looked up in the group of the issue that speaks of it.
 */
export type PhaseGroups = {
  /** Full phase id of an issue, by its title first, by a fitting plan row otherwise. */
  readonly phaseOf: ReadonlyMap<IssueKey, string>;
  /** The plan or epic that gives the issue's phase its meaning. */
  readonly scopeOf: (key: IssueKey) => IssueKey | null;
  /** The issues of the phases as the given issue understands them; empty where it has no such phase. Same list, same object. */
  readonly issuesIn: (first: string, last: string, speaker: IssueKey) => readonly IssueKey[];
  readonly sameGroup: (a: IssueKey, b: IssueKey) => boolean;
  /** A name for the group in which the issue looks phases up: equal names, equal groups; null outside of all. */
  readonly groupOf: (key: IssueKey) => string | null;
  readonly groups: readonly PhaseGroup[];
};

export type PhaseGroup = { readonly scope: IssueKey | null; readonly members: readonly IssueKey[] };

const loose = 'loose';

export function groupPhases(
  index: IssueIndex,
  parents: Parents,
  phaseOf: ReadonlyMap<IssueKey, string>,
  listedBy: ReadonlyMap<IssueKey, readonly IssueKey[]>,
): PhaseGroups {
  const sets = new DisjointSets();
  const anchorsOf = new Map<IssueKey, readonly string[]>();
  for (const entry of index.issues) {
    const anchors = strongAnchors(entry, parents, listedBy);
    anchorsOf.set(entry.key, anchors);
  }
  const containers = parents.containers;
  const members = index.issues.filter((entry) => phaseOf.has(entry.key));
  for (const entry of members) {
    const strong = anchorsOf.get(entry.key) ?? [];
    const anchors = strong.length > 0 ? strong : weakAnchors(entry, containers);
    anchorsOf.set(entry.key, anchors.length > 0 ? anchors : [loose]);
    for (const anchor of anchors.length > 0 ? anchors : [loose]) sets.join(entry.key, anchor);
  }
  const byRoot = new Map<string, IssueKey[]>();
  for (const { key } of members) {
    const root = sets.root(key);
    const known = byRoot.get(root);
    if (known === undefined) byRoot.set(root, [key]);
    else known.push(key);
  }
  const scopes = new Map<string, IssueKey | null>();
  for (const [root, keys] of byRoot) scopes.set(root, scopeOfGroup(index, keys, anchorsOf));

  const rootOf = (key: IssueKey): string | null => {
    const own = sets.rootIfKnown(key);
    if (own !== null && byRoot.has(own)) return own;
    const anchors = anchorsOf.get(key) ?? [];
    const entry = index.byKey.get(key);
    const all = anchors.length > 0 || entry === undefined ? anchors : weakAnchors(entry, containers);
    for (const anchor of all) {
      const root = sets.rootIfKnown(anchor);
      if (root !== null && byRoot.has(root)) return root;
    }
    return byRoot.size === 1 ? ([...byRoot.keys()][0] ?? null) : null;
  };
  const rootCache = new Map<IssueKey, string | null>();
  const cachedRoot = (key: IssueKey): string | null => {
    const known = rootCache.get(key);
    if (known !== undefined) return known;
    const root = rootOf(key);
    rootCache.set(key, root);
    return root;
  };
  const byMajor = new Map<string, Map<string, IssueKey[]>>();
  for (const [root, keys] of byRoot) {
    const majors = new Map<string, IssueKey[]>();
    for (const key of keys) {
      const major = (phaseOf.get(key) ?? '').split('.')[0] ?? '';
      const known = majors.get(major);
      if (known === undefined) majors.set(major, [key]);
      else known.push(key);
    }
    byMajor.set(root, majors);
  }
  const inRoot = (root: string, first: string, last: string): readonly IssueKey[] => {
    const majors = byMajor.get(root);
    if (majors === undefined) return [];
    const found: IssueKey[] = [];
    const [from, to] = [Number(first.split('.')[0]), Number(last.split('.')[0])];
    for (let major = from; major <= to; major += 1) {
      for (const key of majors.get(String(major)) ?? []) {
        if (isInPhases(phaseOf.get(key) ?? '', first, last)) found.push(key);
      }
    }
    // An epic titled "Phase 3" holds the phase; its parts are the work.
    const work = found.filter((key) => !containers.has(key));
    return work.length > 0 ? work : found;
  };
  const known = new Map<string, readonly IssueKey[]>();
  const issuesOf = (root: string | null, first: string, last: string): readonly IssueKey[] => {
    const name = `${first} ${last} ${root}`;
    let issues = known.get(name);
    if (issues === undefined) {
      issues = lookUp(root, first, last);
      known.set(name, issues);
    }
    return issues;
  };
  const lookUp = (root: string | null, first: string, last: string): readonly IssueKey[] => {
    const own = root === null ? [] : inRoot(root, first, last);
    if (own.length > 0) return own;
    // Without a group of its own an issue may still mean the only programme that has such a phase.
    if (root === null || scopes.get(root) === null) {
      const others = [...byRoot.keys()].filter((other) => inRoot(other, first, last).length > 0);
      if (others.length === 1 && others[0] !== undefined) return inRoot(others[0], first, last);
    }
    const parent = first === last ? parentPhase(first) : null;
    return parent?.includes('.') === true ? issuesOf(root, parent, parent) : [];
  };
  return {
    phaseOf,
    scopeOf: (key) => {
      const root = sets.rootIfKnown(key);
      return root === null ? null : (scopes.get(root) ?? null);
    },
    issuesIn: (first, last, speaker) => issuesOf(cachedRoot(speaker), first, last),
    sameGroup: (a, b) => cachedRoot(a) === cachedRoot(b),
    groupOf: cachedRoot,
    groups: [...byRoot]
      .map(([root, keys]) => ({ scope: scopes.get(root) ?? null, members: keys }))
      .sort((a, b) => compareKeys(a.members[0] as IssueKey, b.members[0] as IssueKey)),
  };
}

function strongAnchors(
  entry: IndexedIssue,
  parents: Parents,
  listedBy: ReadonlyMap<IssueKey, readonly IssueKey[]>,
): readonly string[] {
  const named = (entry.reading?.groups ?? []).map((name) => `name:${name}`);
  return [...(parents.parentsOf.get(entry.key) ?? []), ...(listedBy.get(entry.key) ?? []), ...named];
}

/** Related plans and epics, else the milestone: said of many things, so only where nothing stronger is said. */
function weakAnchors(entry: IndexedIssue, containers: ReadonlySet<IssueKey>): readonly string[] {
  if (entry.reading === null) return [];
  const related: string[] = [];
  for (const { claim } of claimsOf(entry.reading)) {
    if (claim.relation !== 'related') continue;
    for (const target of claim.to) {
      if (target.kind !== 'issue') continue;
      const key = keyFrom(entry.key, target.repository, target.number);
      if (containers.has(key) && !related.includes(key)) related.push(key);
    }
  }
  if (related.length > 0) return related;
  const milestone = entry.issue?.milestone;
  return milestone == null ? [] : [`milestone:${splitIssueKey(entry.key).repository}:${milestone.number}`];
}

/** The most complete plan among a group's anchors, else the epic that most members name. */
function scopeOfGroup(
  index: IssueIndex,
  members: readonly IssueKey[],
  anchorsOf: ReadonlyMap<IssueKey, readonly string[]>,
): IssueKey | null {
  const counts = new Map<string, number>();
  for (const member of members) {
    for (const anchor of anchorsOf.get(member) ?? []) {
      if (anchor.includes('#')) counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
    }
  }
  const plan = index.plans.find((key) => counts.has(key));
  if (plan !== undefined) return plan;
  let best: IssueKey | null = null;
  for (const [anchor, count] of counts) {
    const key = anchor as IssueKey;
    const bestCount = best === null ? 0 : (counts.get(best) ?? 0);
    if (count > bestCount || (count === bestCount && best !== null && compareKeys(key, best) < 0)) best = key;
  }
  return best;
}

/** Union–find with path halving (Tarjan and van Leeuwen, 1984). */
class DisjointSets {
  readonly #parent = new Map<string, string>();

  root(item: string): string {
    let at = item;
    for (;;) {
      const parent = this.#parent.get(at);
      if (parent === undefined) {
        this.#parent.set(at, at);
        return at;
      }
      if (parent === at) return at;
      const grandparent = this.#parent.get(parent) ?? parent;
      this.#parent.set(at, grandparent);
      at = grandparent;
    }
  }

  rootIfKnown(item: string): string | null {
    return this.#parent.has(item) ? this.root(item) : null;
  }

  join(a: string, b: string): void {
    const first = this.root(a);
    const second = this.root(b);
    if (first !== second) this.#parent.set(first < second ? second : first, first < second ? first : second);
  }
}
