import { EdgeBook } from '../graph/edgeBook.ts';
import { orderSaidBy } from '../graph/edges.ts';
import { nothingAround, type Around, type IndexedIssue } from '../graph/issueIndex.ts';
import { countPhase } from '../plan/composePhases.ts';
import type { AttentionItem, Programme, ProgrammePhase } from '../programme.ts';
import { reportsOfText } from '../reports/composeReports.ts';
import { ReportBook } from '../reports/reportBook.ts';
import type { IssueKey } from '../tracker.ts';
import { attentionOf, compareAttention } from '../verdicts/attention.ts';
import { wordsOfText } from '../verdicts/latestWords.ts';
import { WordBook } from '../verdicts/wordBook.ts';
import { sameOrder, sameStructure, type ReadIssue } from './facets.ts';
import { NodeBook } from './nodes.ts';
import { kept, keptList, sameValue } from './sameValue.ts';
import { SortedList } from './sortedList.ts';
import { buildStructure, sameSubjects, type Structure } from './structure.ts';
import { readWorkers } from './workers.ts';

/** Changed issues with their readings; null where the issue is gone. */
export type IssueChanges = ReadonlyMap<IssueKey, ReadIssue | null>;

/**
 * Keeps a programme while its issues change. The result is always what `readProgramme` makes of all issues at once
 * (which is a composer's first update), and everything in it that says the same stays the same object: who
 * compares by identity sees what changed.
 */
export type Composer = {
  update(changes: IssueChanges, asOf: string, around?: Around): Programme;
  /**
   * The same in steps of some milliseconds, for a loop that others wait in. The composer is of no use any more when
   * the steps are not taken to their end.
   */
  updateInSteps(changes: IssueChanges, asOf: string, around?: Around): Generator<undefined, Programme>;
};

/** Everything that holds while names mean the same, and what was made of it. */
type Books = {
  readonly structure: Structure;
  readonly edges: EdgeBook;
  readonly words: WordBook;
  readonly reports: ReportBook;
  readonly nodes: NodeBook;
  readonly attention: SortedList<AttentionItem>;
  readonly attentionOf: Map<IssueKey, readonly AttentionItem[]>;
  /** One for each outline of the structure. */
  readonly phases: ProgrammePhase[];
};

type Changed = { readonly before: ReadIssue; readonly after: ReadIssue };

/** A turn for others after so many issues. */
const issuesOfOneStep = 50;
const attentionOfOneStep = 500;

/** `repository` (`owner/name`) is what a bare `#12` means. */
export function createComposer(repository: string): Composer {
  const issues = new Map<IssueKey, ReadIssue>();
  let books: Books | null = null;
  let programme = emptyProgramme(repository);
  let around = nothingAround;

  function* updateInSteps(
    changes: IssueChanges,
    asOf: string,
    aroundNow: Around = around,
  ): Generator<undefined, Programme> {
    const changed: Changed[] = [];
    let sameNames = books !== null && sameValue(around, aroundNow);
    around = aroundNow;
    for (const [key, after] of changes) {
      const before = issues.get(key);
      if (after === null) issues.delete(key);
      else issues.set(key, after);
      if (before === undefined || after === null) {
        if (before !== undefined || after !== null) sameNames = false;
      } else if (before.issue !== after.issue || before.reading !== after.reading) {
        changed.push({ before, after });
        sameNames &&=
          books !== null &&
          sameStructure(before, after, books.structure.parents.containers, books.structure.index.mirrored);
      }
    }
    let dirty: ReadonlySet<IssueKey>;
    if (books !== null && sameNames) {
      dirty = takeIn(books, changed);
    } else {
      books = yield* openBooks(repository, issues, around, programme, books, changed);
      // Those that only a plan names, too: they may have been more before.
      dirty = new Set(books.structure.index.byKey.keys());
    }
    programme = yield* settle(books, dirty, programme, asOf);
    return programme;
  }

  return {
    updateInSteps,
    update(changes, asOf, aroundNow) {
      const steps = updateInSteps(changes, asOf, aroundNow);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
  };
}

function* openBooks(
  repository: string,
  issues: ReadonlyMap<IssueKey, ReadIssue>,
  around: Around,
  before: Programme,
  former: Books | null,
  changed: readonly Changed[],
): Generator<undefined, Books> {
  const structure = yield* buildStructure(
    repository,
    [...issues.values()].map(({ issue }) => issue),
    new Map([...issues].map(([key, { reading }]) => [key, reading])),
    around,
  );
  const { index, parents, groups, findDoubt } = structure;
  const carried = former !== null && sameSubjects(former.structure, structure) ? former : null;
  yield;
  const books: Books = {
    structure,
    edges: new EdgeBook(index, findDoubt, before),
    words: carried?.words ?? new WordBook((text, entry) => wordsOfText(text, entry, index, parents, groups)),
    reports:
      carried?.reports ??
      new ReportBook((text, entry) => reportsOfText(text, entry, index, parents, groups), before),
    nodes: new NodeBook(structure, before.nodes),
    attention: new SortedList(compareAttention),
    attentionOf: new Map(),
    phases: [],
  };
  const others = new Set(changed.map(({ after }) => after.issue.key));
  for (const [rank, entry] of index.issues.entries()) {
    if (rank % issuesOfOneStep === 0) yield;
    books.edges.change(rank, orderOf(books, entry));
    books.nodes.change(entry, rank);
    if (carried !== null && !others.has(entry.key)) continue;
    books.words.change(entry, rank);
    books.reports.change(entry);
  }
  for (const item of before.attention) {
    const known = books.attentionOf.get(item.issue) ?? [];
    books.attentionOf.set(item.issue, [...known, item]);
  }
  books.attention.change([], before.attention);
  return books;
}

function orderOf({ structure }: Books, entry: IndexedIssue) {
  const { index, parentLinks, resolve, findDoubt } = structure;
  return orderSaidBy(entry, index, parentLinks.get(entry.key) ?? [], resolve, findDoubt);
}

/** Puts changed issues in the place of what they were; those about which something else may be shown now. */
function takeIn(books: Books, changed: readonly Changed[]): ReadonlySet<IssueKey> {
  const { index } = books.structure;
  const touched = new Set<IssueKey>();
  for (const { before, after } of changed) {
    const { key } = after.issue;
    const rank = index.rankOf.get(key);
    const known = index.byKey.get(key);
    if (rank === undefined || known === undefined) continue;
    const entry = { ...known, issue: after.issue, reading: after.reading };
    index.issues[rank] = entry;
    index.byKey.set(key, entry);
    touched.add(key);
    if (before.issue.state !== after.issue.state) books.edges.stateChanged(rank);
    if (!sameOrder(before, after)) books.edges.change(rank, orderOf(books, entry));
    books.words.change(entry, rank);
    books.reports.change(entry);
    books.nodes.change(entry, rank);
  }
  return touched;
}

function* settle(
  books: Books,
  touched: ReadonlySet<IssueKey>,
  before: Programme,
  asOf: string,
): Generator<undefined, Programme> {
  const { structure, edges, words, reports, nodes, attention } = books;
  const { index, plans } = structure;
  yield* edges.settle();
  yield;
  const dirty = new Set([...touched, ...(yield* words.settle())]);
  yield;
  yield* reports.settle();
  yield;
  yield* nodes.settle(edges, words, dirty);
  yield;
  yield* settleAttention(books, dirty);
  yield;
  const phases = settlePhases(books, dirty, before.phases);
  return {
    repository: index.repository,
    asOf,
    plans: kept(before.plans, index.plans),
    nodes: nodes.nodes,
    edges: edges.edges,
    links: edges.links,
    phases,
    waves: kept(before.waves, plans.waves),
    cycles: nodes.cycles,
    criticalPath: nodes.criticalPath,
    unresolved: kept(before.unresolved, edges.unresolved),
    attention: attention.items,
    workers: readWorkers(words, structure, before.workers),
    reports: reports.reports,
    gates: kept(before.gates, plans.gates),
    risks: kept(before.risks, plans.risks),
    assignments: kept(before.assignments, plans.assignments),
  };
}

function* settleAttention(books: Books, dirty: ReadonlySet<IssueKey>): Generator<undefined, undefined> {
  const { structure, words, attention, attentionOf: known } = books;
  let step = 0;
  const gone: AttentionItem[] = [];
  const come: AttentionItem[] = [];
  for (const [key, items] of known) {
    if (structure.index.byKey.has(key)) continue;
    gone.push(...items);
    known.delete(key);
  }
  for (const key of dirty) {
    const entry = structure.index.byKey.get(key);
    if ((step += 1) % attentionOfOneStep === 0) yield;
    if (entry === undefined) continue;
    const before = known.get(key) ?? [];
    const after = attentionOf(entry, words.ofIssue.get(key), words.doneClaims.get(key)).map((item) =>
      kept(
        before.find(({ kind }) => kind === item.kind),
        item,
      ),
    );
    gone.push(...before.filter((item) => !after.includes(item)));
    come.push(...after.filter((item) => !before.includes(item)));
    if (after.length > 0) known.set(key, after);
    else known.delete(key);
  }
  attention.change(gone, come);
}

function settlePhases(
  { structure, words, phases }: Books,
  dirty: ReadonlySet<IssueKey>,
  before: readonly ProgrammePhase[],
): readonly ProgrammePhase[] {
  const nameOf = ({ scope, id }: Pick<ProgrammePhase, 'scope' | 'id'>) => `${scope} ${id}`;
  const former = phases.length > 0 ? null : new Map(before.map((phase) => [nameOf(phase), phase]));
  structure.phases.forEach((outline, at) => {
    const known = phases[at];
    if (known !== undefined && !outline.issues.some((key) => dirty.has(key))) return;
    phases[at] = kept(known ?? former?.get(nameOf(outline)), countPhase(outline, structure.index, words));
  });
  return keptList(before, [...phases]);
}

function emptyProgramme(repository: string): Programme {
  return {
    ...{
      repository,
      asOf: '',
      plans: [],
      nodes: [],
      edges: [],
      links: [],
      phases: [],
      waves: [],
      cycles: [],
    },
    ...{ criticalPath: [], unresolved: [], attention: [], workers: [], reports: [], gates: [], risks: [] },
    assignments: [],
  };
}
