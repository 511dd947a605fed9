import type { Evidence } from '../evidence.ts';
import type { EdgeStrength, ProgrammeEdge, ProgrammeLink, Unresolved } from '../programme.ts';
import { edgeStrengths } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { Claim, LinkKind } from './claims.ts';
import type { DoubtFinder } from './doubt.ts';
import { claimsOf, compareKeys, type IssueIndex } from './issueIndex.ts';
import { native, type Parents } from './parents.ts';
import type { Resolved, TargetResolver } from './resolveTargets.ts';

/** Merges everything that orders work: one edge for each pair, the strongest source, all evidence. */
export type EdgesAndLinks = {
  readonly edges: readonly ProgrammeEdge[];
  readonly links: readonly ProgrammeLink[];
  readonly unresolved: readonly Unresolved[];
};

/**
 * A phase of more issues than this is joined by its ends: what nothing in it follows, and what follows nothing in it.
 * That orders the same work with fewer edges; a thousand issues before a thousand others would be a million.
 */
const mostOfPhase = 50;
/** What one statement may order at all: two phases of fifty issues. */
const mostPairs = 2_500;
/** Hostile bodies repeat long ranges: so many pairs are read from one issue, the rest is named as unread. */
const mostPairsOfIssue = 50_000;

type Source = {
  readonly kind: 'blocks' | 'soft';
  readonly strength: EdgeStrength;
  readonly evidence: readonly Evidence[];
  readonly meant: IssueKey | null;
};
/** What stands between two issues, by blocker, then by blocked. */
type Pairs = Map<IssueKey, Map<IssueKey, Source[]>>;
type WidePhases = { readonly from: Resolved; readonly to: Resolved; readonly claim: Claim };

export function readEdges(
  index: IssueIndex,
  parents: Parents,
  resolve: TargetResolver,
  findDoubt: DoubtFinder,
): EdgesAndLinks {
  const pairs: Pairs = new Map();
  const links = new Map<string, { from: IssueKey; to: IssueKey; kind: LinkKind; evidence: Evidence[] }>();
  const unresolved = new Map<string, Unresolved>();
  const wide: WidePhases[] = [];

  const addSource = (from: IssueKey, to: IssueKey, source: Source): void => {
    if (from === to) return;
    let followers = pairs.get(from);
    if (followers === undefined) {
      followers = new Map();
      pairs.set(from, followers);
    }
    const sources = followers.get(to);
    if (sources === undefined) followers.set(to, [source]);
    else sources.push(source);
  };
  const addLink = (from: IssueKey, to: IssueKey, kind: LinkKind, evidence: Evidence): void => {
    if (from === to || !index.byKey.has(from) || !index.byKey.has(to)) return;
    const key = `${kind} ${from} ${to}`;
    const link = links.get(key);
    if (link === undefined) links.set(key, { from, to, kind, evidence: [evidence] });
    else link.evidence.push(evidence);
  };
  const addUnresolved = (text: string, evidence: Evidence): void => {
    unresolved.set(`${evidence.issue} ${evidence.commentId} ${evidence.line} ${text}`, { text, evidence });
  };

  const addPairs = (from: Resolved, to: Resolved, claim: Claim, speaker: IssueKey): void => {
    const kind = claim.relation === 'soft' ? 'soft' : 'blocks';
    const strength = strengthOf(claim, from, to);
    for (const blocker of from.issues) {
      for (const blocked of to.issues) {
        const meantFrom = kind === 'blocks' ? doubt(blocker, speaker, index, findDoubt) : null;
        const meantTo = kind === 'blocks' ? doubt(blocked, speaker, index, findDoubt) : null;
        const meant = meantFrom ?? meantTo;
        addSource(blocker.key, blocked.key, { kind, strength, evidence: [claim.evidence], meant });
        if (meant !== null) {
          const title = index.byKey.get(meant)?.reading?.titleEvidence;
          const evidence = title === undefined ? [claim.evidence] : [claim.evidence, title];
          addSource(meantFrom ?? blocker.key, meantTo ?? blocked.key, {
            kind,
            strength,
            evidence,
            meant: null,
          });
        }
      }
    }
  };

  for (const link of parents.links) addLink(link.parent, link.child, 'parent', link.evidence);
  for (const entry of index.issues) {
    const { issue, reading } = entry;
    if (issue === null || reading === null) continue;
    for (const blocker of issue.blockedBy) {
      const evidence = native(entry, 'blockedBy');
      if (!index.byKey.has(blocker)) addUnresolved(blocker, evidence);
      else
        addSource(blocker, entry.key, {
          kind: 'blocks',
          strength: 'native',
          evidence: [evidence],
          meant: null,
        });
    }
    let budget = mostPairsOfIssue;
    let overdrawn = false;
    for (const { claim, inBody, localIds } of claimsOf(reading)) {
      const speaker = { entry, inBody, localIds };
      if (claim.relation === 'parent') {
        const named = [...claim.from, ...claim.to].filter((target) => target.kind === 'placeholder');
        for (const target of named) addUnresolved(target.text, claim.evidence);
        continue;
      }
      if (overdrawn) continue;
      const from = resolve(claim.from, speaker, claim);
      const to = resolve(claim.to, speaker, claim);
      const count = from.issues.length * to.issues.length;
      budget -= Math.min(count, mostPairs) + from.unresolved.length + to.unresolved.length;
      if (budget < 0) {
        overdrawn = true;
        addUnresolved(claim.evidence.quote.slice(0, 200), claim.evidence);
        continue;
      }
      switch (claim.relation) {
        case 'blocks':
        case 'soft':
          for (const text of [...from.unresolved, ...to.unresolved]) addUnresolved(text, claim.evidence);
          if (isWide(from) || isWide(to)) wide.push({ from, to, claim });
          else addPairs(from, to, claim, entry.key);
          break;
        case 'related':
        case 'order':
          for (const a of from.issues) {
            for (const b of to.issues) addLink(a.key, b.key, claim.relation, claim.evidence);
          }
          break;
        case 'parallel': {
          const side = [...from.issues].sort((a, b) => compareKeys(a.key, b.key));
          side.forEach((a, at) => {
            for (const b of side.slice(at + 1)) addLink(a.key, b.key, 'parallel', claim.evidence);
          });
          break;
        }
      }
    }
  }
  const rank = (key: IssueKey): number => index.rankOf.get(key) ?? -1;
  const byRank = (a: { from: IssueKey; to: IssueKey }, b: { from: IssueKey; to: IssueKey }): number =>
    rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to);
  const ends = phaseEnds(pairs);
  for (const { from, to, claim } of wide) {
    const last = isWide(from) ? ends(from, 'last') : from;
    const first = isWide(to) ? ends(to, 'first') : to;
    if (last.issues.length * first.issues.length > mostPairs || isWide(last) || isWide(first)) {
      addUnresolved(claim.evidence.quote.slice(0, 200), claim.evidence);
    } else addPairs(last, first, claim, claim.evidence.issue);
  }
  return {
    edges: [...pairs]
      .flatMap(([from, followers]) =>
        [...followers].map(([to, sources]) => mergeEdge(from, to, sources, index)),
      )
      .sort(byRank),
    links: [...links.values()]
      .map((link) => ({ ...link, evidence: sortEvidence(link.evidence) }))
      .sort((a, b) => byRank(a, b) || (a.kind < b.kind ? -1 : 1)),
    unresolved: [...unresolved.values()].sort(
      (a, b) => compareEvidence(a.evidence, b.evidence) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
    ),
  };
}

function doubt(
  issue: Resolved['issues'][number],
  speaker: IssueKey,
  index: IssueIndex,
  findDoubt: DoubtFinder,
): IssueKey | null {
  if (issue.label === null || index.byKey.get(issue.key)?.issue == null) return null;
  return findDoubt(issue.label, issue.key, speaker);
}

function strengthOf(claim: Claim, from: Resolved, to: Resolved): EdgeStrength {
  return from.phases === 'whole' || to.phases === 'whole' ? 'phase' : claim.strength;
}

function isWide(side: Resolved): boolean {
  return side.phases !== null && side.issues.length > mostOfPhase;
}

/** The issues of a phase that nothing in it follows (`last`), or that follow nothing in it (`first`). */
function phaseEnds(pairs: Pairs): (side: Resolved, which: 'first' | 'last') => Resolved {
  const before = new Map<IssueKey, IssueKey[]>();
  for (const [from, followers] of pairs) {
    for (const to of followers.keys()) {
      const blockers = before.get(to);
      if (blockers === undefined) before.set(to, [from]);
      else blockers.push(from);
    }
  }
  const cache = { first: new Map<Resolved, Resolved>(), last: new Map<Resolved, Resolved>() };
  return (side, which) => {
    const known = cache[which].get(side);
    if (known !== undefined) return known;
    const keys = new Set(side.issues.map((issue) => issue.key));
    const neighboursOf = (key: IssueKey): Iterable<IssueKey> =>
      which === 'last' ? (pairs.get(key)?.keys() ?? []) : (before.get(key) ?? []);
    const ends = side.issues.filter((issue) => {
      for (const other of neighboursOf(issue.key)) if (keys.has(other)) return false;
      return true;
    });
    const resolved = { ...side, issues: ends };
    cache[which].set(side, resolved);
    return resolved;
  };
}

function mergeEdge(
  from: IssueKey,
  to: IssueKey,
  sources: readonly Source[],
  index: IssueIndex,
): ProgrammeEdge {
  const kind = sources.some((source) => source.kind === 'blocks') ? 'blocks' : 'soft';
  const counting = sources.filter((source) => source.kind === kind);
  const strength =
    edgeStrengths.find((name) => counting.some((source) => source.strength === name)) ?? 'phase';
  const doubted = counting.every((source) => source.meant !== null) ? counting : [];
  const meant = doubted.map((source) => source.meant).find((key) => key !== null) ?? null;
  const title = meant === null ? undefined : index.byKey.get(meant)?.reading?.titleEvidence;
  return {
    from,
    to,
    kind,
    strength,
    evidence: sortEvidence(sources.flatMap((source) => source.evidence)),
    satisfied: index.byKey.get(from)?.issue?.state === 'closed',
    doubt:
      meant === null
        ? null
        : {
            meant,
            evidence: sortEvidence([
              ...doubted.filter((source) => source.meant === meant).flatMap((source) => source.evidence),
              ...(title === undefined ? [] : [title]),
            ]),
          },
  };
}

const sourceOrder = { native: 0, title: 1, body: 2, comment: 3 } as const;

export function compareEvidence(a: Evidence, b: Evidence): number {
  return (
    compareKeys(a.issue, b.issue) ||
    sourceOrder[a.source] - sourceOrder[b.source] ||
    compareTimes(a.at, b.at) ||
    (a.commentId === b.commentId ? 0 : (a.commentId ?? '') < (b.commentId ?? '') ? -1 : 1) ||
    a.line - b.line
  );
}

/** In a fixed order, each place once. */
export function sortEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  if (evidence.length < 2) return evidence;
  const sorted = [...evidence].sort(compareEvidence);
  return sorted.filter((item, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareEvidence(before, item) !== 0 || before.quote !== item.quote;
  });
}
