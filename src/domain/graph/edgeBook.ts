import { kept, keptList } from '../compose/sameValue.ts';
import { SortedList } from '../compose/sortedList.ts';
import type { Programme, ProgrammeEdge, ProgrammeLink, Unresolved } from '../programme.ts';
import type { IssueKey } from '../tracker.ts';
import type { LinkKind } from './claims.ts';
import type { DoubtFinder } from './doubt.ts';
import {
  compareEvidence,
  mergeEdge,
  orderOfPhases,
  sortEvidence,
  type SaidLink,
  type SaidOrder,
  type SaidPair,
  type WideClaim,
} from './edges.ts';
import type { IssueIndex } from './issueIndex.ts';

/** An edge with the places of its ends among all issues. */
export type PlacedEdge = { readonly from: number; readonly to: number; readonly edge: ProgrammeEdge };

/** Everything said of one pair: by whom (the speaker's place; after all issues for what is said of large phases). */
type Pair = { said: { readonly rank: number; readonly pair: SaidPair }[]; placed: PlacedEdge | null };
type Link = { said: { readonly rank: number; readonly link: SaidLink }[]; placed: PlacedLink | null };
/** A link with the number that it is ordered by. */
type PlacedLink = { readonly number: number; readonly link: ProgrammeLink };

/** A turn for others after so many pairs. */
const pairsOfOneStep = 1_000;

const linkKinds: readonly LinkKind[] = ['order', 'parallel', 'parent', 'related'];

/**
 * Merges everything that orders work: one edge for each pair, the strongest source, all evidence. Kept while issues
 * change: what one issue said is taken out and put in again, and only its pairs are merged anew.
 */
export class EdgeBook {
  readonly #index: IssueIndex;
  readonly #findDoubt: DoubtFinder;
  readonly #saidBy = new Map<number, SaidOrder>();
  /** By a number of both ends that orders as the edges do. */
  readonly #pairs = new Map<number, Pair>();
  readonly #links = new Map<number, Link>();
  readonly #unresolved = new Map<number, readonly Unresolved[]>();
  readonly #wide = new Map<number, readonly WideClaim[]>();
  readonly #dirtyPairs = new Set<number>();
  readonly #dirtyLinks = new Set<number>();
  readonly #otherState = new Set<number>();
  /** Edges and links of the structure before, by their ends, until each was looked at once. */
  readonly #formerEdges = new Map<string, ProgrammeEdge>();
  readonly #formerLinks = new Map<string, ProgrammeLink>();
  #ofPhases: Pick<SaidOrder, 'pairs' | 'unresolved'> = { pairs: [], unresolved: [] };
  #wideChanged = false;
  #unresolvedChanged = false;
  readonly #placed = new SortedList<PlacedEdge>((a, b) => a.from - b.from || a.to - b.to);
  readonly #placedLinks = new SortedList<PlacedLink>((a, b) => a.number - b.number);
  #edges: readonly ProgrammeEdge[] = [];
  #linkList: readonly ProgrammeLink[] = [];
  #unresolvedList: readonly Unresolved[] = [];

  constructor(index: IssueIndex, findDoubt: DoubtFinder, former: Pick<Programme, 'edges' | 'links'>) {
    this.#index = index;
    this.#findDoubt = findDoubt;
    for (const edge of former.edges) this.#formerEdges.set(`${edge.from} ${edge.to}`, edge);
    for (const link of former.links) this.#formerLinks.set(`${link.kind} ${link.from} ${link.to}`, link);
  }

  /** By blocker, then by blocked. */
  get placed(): readonly PlacedEdge[] {
    return this.#placed.items;
  }

  get edges(): readonly ProgrammeEdge[] {
    return this.#edges;
  }

  get links(): readonly ProgrammeLink[] {
    return this.#linkList;
  }

  get unresolved(): readonly Unresolved[] {
    return this.#unresolvedList;
  }

  /** What the issue at this place says now. */
  change(rank: number, said: SaidOrder): void {
    const before = this.#saidBy.get(rank);
    if (before !== undefined) {
      this.#takePairs(rank, before.pairs);
      this.#takeLinks(rank, before.links);
    }
    this.#saidBy.set(rank, said);
    for (const pair of said.pairs) this.#putPair(rank, pair);
    for (const link of said.links) this.#putLink(rank, link);
    if (said.unresolved.length > 0 || (before?.unresolved.length ?? 0) > 0) {
      this.#unresolvedChanged = true;
      this.#unresolved.set(rank, said.unresolved);
    }
    if (said.wide.length > 0 || (before?.wide.length ?? 0) > 0) {
      this.#wideChanged = true;
      if (said.wide.length > 0) this.#wide.set(rank, said.wide);
      else this.#wide.delete(rank);
    }
  }

  /** An issue was closed or opened again: what it blocks is another edge now. */
  stateChanged(rank: number): void {
    this.#otherState.add(rank);
  }

  *settle(): Generator<undefined, undefined> {
    this.#settlePhases();
    for (const { from, to } of this.#otherState.size > 0 ? this.#placed.items : []) {
      if (this.#otherState.has(from)) this.#dirtyPairs.add(this.#pairNumber(from, to));
    }
    this.#otherState.clear();
    yield;
    yield* this.#settleEdges();
    yield;
    yield* this.#settleLinks();
    if (!this.#unresolvedChanged) return;
    this.#unresolvedChanged = false;
    const all = new Map<string, Unresolved>();
    for (const one of [...this.#unresolved.values(), this.#ofPhases.unresolved].flat()) {
      all.set(`${one.evidence.issue} ${one.evidence.commentId} ${one.evidence.line} ${one.text}`, one);
    }
    this.#unresolvedList = keptList(
      this.#unresolvedList,
      [...all.values()].sort(
        (a, b) => compareEvidence(a.evidence, b.evidence) || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0),
      ),
    );
  }

  /** What is said of large phases rests on all other pairs. */
  #settlePhases(): void {
    if (!this.#wideChanged && !(this.#dirtyPairs.size > 0 && this.#wide.size > 0)) return;
    this.#wideChanged = false;
    const rank = this.#index.issues.length;
    this.#takePairs(rank, this.#ofPhases.pairs);
    const wide = [...this.#wide].sort(([a], [b]) => a - b).flatMap(([, claims]) => claims);
    const others = [...this.#saidBy.values()].flatMap(({ pairs }) => pairs);
    this.#ofPhases = orderOfPhases(wide, others, this.#index, this.#findDoubt);
    for (const pair of this.#ofPhases.pairs) this.#putPair(rank, pair);
    this.#unresolvedChanged = true;
  }

  *#settleEdges(): Generator<undefined, undefined> {
    const gone: PlacedEdge[] = [];
    const come: PlacedEdge[] = [];
    let step = 0;
    for (const number of this.#dirtyPairs) {
      if ((step += 1) % pairsOfOneStep === 0) yield;
      const pair = this.#pairs.get(number);
      const [first] = pair?.said ?? [];
      if (pair === undefined || first === undefined) {
        if (pair?.placed != null) gone.push(pair.placed);
        this.#pairs.delete(number);
        continue;
      }
      const { from, to } = first.pair;
      const sources = pair.said.map((item) => item.pair.source);
      const edge = kept(
        pair.placed?.edge ?? this.#formerEdges.get(`${from} ${to}`),
        mergeEdge(from, to, sources, this.#index),
      );
      if (edge === pair.placed?.edge) continue;
      if (pair.placed !== null) gone.push(pair.placed);
      pair.placed = { from: this.#rank(from), to: this.#rank(to), edge };
      come.push(pair.placed);
    }
    this.#dirtyPairs.clear();
    this.#formerEdges.clear();
    if (gone.length + come.length === 0) return;
    this.#placed.change(gone, come);
    this.#edges = this.#placed.items.map(({ edge }) => edge);
  }

  *#settleLinks(): Generator<undefined, undefined> {
    const gone: PlacedLink[] = [];
    const come: PlacedLink[] = [];
    let step = 0;
    for (const number of this.#dirtyLinks) {
      if ((step += 1) % pairsOfOneStep === 0) yield;
      const known = this.#links.get(number);
      const [first] = known?.said ?? [];
      if (known === undefined || first === undefined) {
        if (known?.placed != null) gone.push(known.placed);
        this.#links.delete(number);
        continue;
      }
      const { from, to, kind } = first.link;
      const evidence = sortEvidence(known.said.map((item) => item.link.evidence));
      const before = known.placed?.link ?? this.#formerLinks.get(`${kind} ${from} ${to}`);
      const link = kept(before, { from, to, kind, evidence });
      if (link === known.placed?.link) continue;
      if (known.placed !== null) gone.push(known.placed);
      known.placed = { number, link };
      come.push(known.placed);
    }
    this.#dirtyLinks.clear();
    this.#formerLinks.clear();
    if (gone.length + come.length === 0) return;
    this.#placedLinks.change(gone, come);
    this.#linkList = this.#placedLinks.items.map(({ link }) => link);
  }

  #rank(key: IssueKey): number {
    return this.#index.rankOf.get(key) ?? -1;
  }

  #pairNumber(from: number, to: number): number {
    return from * this.#index.issues.length + to;
  }

  #linkNumber({ from, to, kind }: SaidLink): number {
    return this.#pairNumber(this.#rank(from), this.#rank(to)) * linkKinds.length + linkKinds.indexOf(kind);
  }

  #putPair(rank: number, pair: SaidPair): void {
    const number = this.#pairNumber(this.#rank(pair.from), this.#rank(pair.to));
    let known = this.#pairs.get(number);
    if (known === undefined) {
      known = { said: [], placed: null };
      this.#pairs.set(number, known);
    }
    putInOrder(known.said, { rank, pair });
    this.#dirtyPairs.add(number);
  }

  #takePairs(rank: number, pairs: readonly SaidPair[]): void {
    const numbers = pairs.map(({ from, to }) => this.#pairNumber(this.#rank(from), this.#rank(to)));
    for (const number of new Set(numbers)) {
      const known = this.#pairs.get(number);
      if (known === undefined) continue;
      known.said = known.said.filter((item) => item.rank !== rank);
      this.#dirtyPairs.add(number);
    }
  }

  #putLink(rank: number, link: SaidLink): void {
    const number = this.#linkNumber(link);
    let known = this.#links.get(number);
    if (known === undefined) {
      known = { said: [], placed: null };
      this.#links.set(number, known);
    }
    putInOrder(known.said, { rank, link });
    this.#dirtyLinks.add(number);
  }

  #takeLinks(rank: number, links: readonly SaidLink[]): void {
    for (const number of new Set(links.map((link) => this.#linkNumber(link)))) {
      const known = this.#links.get(number);
      if (known === undefined) continue;
      known.said = known.said.filter((item) => item.rank !== rank);
      this.#dirtyLinks.add(number);
    }
  }
}

/** Speakers in the order of issues, each with its own statements in the order of their lines. */
function putInOrder<Item extends { readonly rank: number }>(said: Item[], item: Item): void {
  let at = said.length;
  while (at > 0 && (said[at - 1]?.rank ?? 0) > item.rank) at -= 1;
  said.splice(at, 0, item);
}
