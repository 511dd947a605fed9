import type { Evidence } from '../evidence.ts';
import type { EdgeStrength, ProgrammeEdge, Unresolved } from '../programme.ts';
import { edgeStrengths } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { Claim, LinkKind } from './claims.ts';
import type { DoubtFinder } from './doubt.ts';
import { claimsOf, compareKeys, type IndexedIssue, type IssueIndex } from './issueIndex.ts';
import { native, type ParentLink } from './parents.ts';
import type { Resolved, TargetResolver } from './resolveTargets.ts';

/** What one statement says of two issues. */
export type Source = {
  readonly kind: 'blocks' | 'soft';
  readonly strength: EdgeStrength;
  readonly evidence: readonly Evidence[];
  /** Set where the words fit another issue better. */
  readonly meant: IssueKey | null;
};

export type SaidPair = { readonly from: IssueKey; readonly to: IssueKey; readonly source: Source };
export type SaidLink = {
  readonly from: IssueKey;
  readonly to: IssueKey;
  readonly kind: LinkKind;
  readonly evidence: Evidence;
};
/** A statement about phases of many issues: it is joined by their ends, which other statements decide. */
export type WideClaim = { readonly from: Resolved; readonly to: Resolved; readonly claim: Claim };

/** What one issue's texts and GitHub's links on it say about the order of work. */
export type SaidOrder = {
  readonly pairs: readonly SaidPair[];
  readonly links: readonly SaidLink[];
  readonly unresolved: readonly Unresolved[];
  readonly wide: readonly WideClaim[];
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

/** `parentLinks` are those that this issue's own texts and fields state. */
export function orderSaidBy(
  entry: IndexedIssue,
  index: IssueIndex,
  parentLinks: readonly ParentLink[],
  resolve: TargetResolver,
  findDoubt: DoubtFinder,
): SaidOrder {
  const pairs: SaidPair[] = [];
  const links: SaidLink[] = [];
  const unresolved = new Map<string, Unresolved>();
  const wide: WideClaim[] = [];
  const addLink = (from: IssueKey, to: IssueKey, kind: LinkKind, evidence: Evidence): void => {
    if (from !== to && index.byKey.has(from) && index.byKey.has(to)) links.push({ from, to, kind, evidence });
  };
  const addUnresolved = (text: string, evidence: Evidence): void => {
    unresolved.set(`${evidence.commentId} ${evidence.line} ${text}`, { text, evidence });
  };
  for (const { parent, child, evidence } of parentLinks) {
    // GitHub's own link is dated by its issue, which may have changed since the parents were read.
    addLink(parent, child, 'parent', evidence.source === 'native' ? native(entry, 'parent') : evidence);
  }
  const { issue, reading } = entry;
  for (const blocker of issue?.blockedBy ?? []) {
    const evidence = native(entry, 'blockedBy');
    if (!index.byKey.has(blocker)) addUnresolved(blocker, evidence);
    else if (blocker !== entry.key) {
      const source: Source = { kind: 'blocks', strength: 'native', evidence: [evidence], meant: null };
      pairs.push({ from: blocker, to: entry.key, source });
    }
  }
  let budget = mostPairsOfIssue;
  let overdrawn = false;
  for (const { claim, inBody, localIds } of reading === null ? [] : claimsOf(reading)) {
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
        else addPairs(pairs, from, to, claim, index, findDoubt);
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
  return { pairs, links, unresolved: [...unresolved.values()], wide };
}

function addPairs(
  pairs: SaidPair[],
  from: Resolved,
  to: Resolved,
  claim: Claim,
  index: IssueIndex,
  findDoubt: DoubtFinder,
): void {
  const kind = claim.relation === 'soft' ? 'soft' : 'blocks';
  const whole = from.phases === 'whole' || to.phases === 'whole';
  const strength = whole ? 'phase' : claim.strength;
  const speaker = claim.evidence.issue;
  const add = (blocker: IssueKey, blocked: IssueKey, source: Source): void => {
    if (blocker !== blocked) pairs.push({ from: blocker, to: blocked, source });
  };
  for (const blocker of from.issues) {
    for (const blocked of to.issues) {
      const meantFrom = kind === 'blocks' ? doubt(blocker, speaker, index, findDoubt) : null;
      const meantTo = kind === 'blocks' ? doubt(blocked, speaker, index, findDoubt) : null;
      const meant = meantFrom ?? meantTo;
      add(blocker.key, blocked.key, { kind, strength, evidence: [claim.evidence], meant });
      if (meant === null) continue;
      const title = index.byKey.get(meant)?.reading?.titleEvidence;
      const evidence = title === undefined ? [claim.evidence] : [claim.evidence, title];
      add(meantFrom ?? blocker.key, meantTo ?? blocked.key, { kind, strength, evidence, meant: null });
    }
  }
}

/** What statements about large phases say, once it is known what stands inside them. `pairs` are all others. */
export function orderOfPhases(
  wide: readonly WideClaim[],
  pairs: Iterable<{ readonly from: IssueKey; readonly to: IssueKey }>,
  index: IssueIndex,
  findDoubt: DoubtFinder,
): Pick<SaidOrder, 'pairs' | 'unresolved'> {
  const said: SaidPair[] = [];
  const unresolved: Unresolved[] = [];
  if (wide.length === 0) return { pairs: said, unresolved };
  const ends = phaseEnds(pairs);
  for (const { from, to, claim } of wide) {
    const last = isWide(from) ? ends(from, 'last') : from;
    const first = isWide(to) ? ends(to, 'first') : to;
    if (last.issues.length * first.issues.length > mostPairs || isWide(last) || isWide(first)) {
      unresolved.push({ text: claim.evidence.quote.slice(0, 200), evidence: claim.evidence });
    } else addPairs(said, last, first, claim, index, findDoubt);
  }
  return { pairs: said, unresolved };
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

function isWide(side: Resolved): boolean {
  return side.phases !== null && side.issues.length > mostOfPhase;
}

/** The issues of a phase that nothing in it follows (`last`), or that follow nothing in it (`first`). */
function phaseEnds(
  pairs: Iterable<{ readonly from: IssueKey; readonly to: IssueKey }>,
): (side: Resolved, which: 'first' | 'last') => Resolved {
  const before = new Map<IssueKey, IssueKey[]>();
  const after = new Map<IssueKey, IssueKey[]>();
  const note = (map: Map<IssueKey, IssueKey[]>, key: IssueKey, other: IssueKey): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [other]);
    else known.push(other);
  };
  for (const { from, to } of pairs) {
    note(after, from, to);
    note(before, to, from);
  }
  const cache = { first: new Map<Resolved, Resolved>(), last: new Map<Resolved, Resolved>() };
  return (side, which) => {
    const known = cache[which].get(side);
    if (known !== undefined) return known;
    const keys = new Set(side.issues.map((issue) => issue.key));
    const neighbours = which === 'last' ? after : before;
    const ends = side.issues.filter((issue) => !neighbours.get(issue.key)?.some((other) => keys.has(other)));
    const resolved = { ...side, issues: ends };
    cache[which].set(side, resolved);
    return resolved;
  };
}

/** One edge for each pair: the strongest source, all evidence. */
export function mergeEdge(
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
  const blocker = index.byKey.get(from);
  return {
    from,
    to,
    kind,
    strength,
    evidence: sortEvidence(sources.flatMap((source) => source.evidence)),
    satisfied: blocker?.issue?.state === 'closed' || blocker?.outside?.state === 'closed',
    ...(blocker?.outside === null ? { stateUnknown: true as const } : {}),
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
