import { create } from 'zustand';
import type { StoreApi, UseBoundStore } from 'zustand';
import type { Failure } from '#contract/result.ts';
import type { Changes, EdgeKey, ProgrammeChange, ProgrammeView } from '#contract/views.ts';
import { changedLists } from '#domain/compose/changedLists.ts';
import { compareReports } from '#domain/programme.ts';
import type { Programme, ProgrammeEdge, ProgrammeNode, ProgrammeReport } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';

/** `loading` before the first answer, `failed` when it was a failure, `ready` from the first full read on. */
export type ProgrammeCondition =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready' };

/** The programme as the window holds it: nodes and edges by key, each object kept as long as it is unchanged. */
export type ProgrammeState = Omit<Programme, 'repository' | 'asOf' | 'nodes' | 'edges'> & {
  readonly condition: ProgrammeCondition;
  readonly revision: number;
  readonly repository: string | null;
  readonly asOf: string | null;
  readonly nodes: ReadonlyMap<IssueKey, ProgrammeNode>;
  readonly edges: ReadonlyMap<EdgeKey, ProgrammeEdge>;
};

export const emptyProgramme: ProgrammeState = {
  condition: { kind: 'loading' },
  revision: -1,
  repository: null,
  asOf: null,
  nodes: new Map(),
  edges: new Map(),
  links: [],
  phases: [],
  waves: [],
  plans: [],
  cycles: [],
  criticalPath: [],
  unresolved: [],
  attention: [],
  workers: [],
  reports: [],
  gates: [],
  risks: [],
  assignments: [],
};

export function edgeKey(edge: Pick<ProgrammeEdge, 'from' | 'to'>): EdgeKey {
  return `${edge.from}→${edge.to}`;
}

/** The state that a full read makes. */
export function stateOfView({ revision, programme }: ProgrammeView): ProgrammeState {
  const { nodes, edges, ...rest } = programme;
  return {
    ...rest,
    condition: { kind: 'ready' },
    revision,
    nodes: new Map(nodes.map((node) => [node.key, node])),
    edges: new Map(edges.map((edge) => [edgeKey(edge), edge])),
  };
}

function applied<Item, Key>(
  before: ReadonlyMap<Key, Item>,
  changes: Changes<Item, Key>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, Item> {
  if (changes.added.length + changes.updated.length + changes.removed.length === 0) return before;
  const after = new Map(before);
  for (const key of changes.removed) after.delete(key);
  for (const item of changes.updated) after.set(keyOf(item), item);
  for (const item of changes.added) after.set(keyOf(item), item);
  return after;
}

function appliedReports(
  before: readonly ProgrammeReport[],
  changes: ProgrammeChange['reports'],
): readonly ProgrammeReport[] {
  const byKey = new Map(before.map((report) => [report.key, report]));
  const after = applied(byKey, changes, (report) => report.key);
  return after === byKey ? before : [...after.values()].sort(compareReports);
}

/** The state after one change. The change must start at the state's own revision. */
export function applyChange(state: ProgrammeState, change: ProgrammeChange): ProgrammeState {
  return {
    condition: state.condition,
    repository: state.repository,
    revision: change.revision,
    asOf: change.asOf,
    nodes: applied(state.nodes, change.nodes, (node) => node.key),
    edges: applied(state.edges, change.edges, edgeKey),
    ...changedLists(state, change.lists),
    reports: appliedReports(state.reports, change.reports),
  };
}

export type ProgrammeIntake = {
  /** A full read: replaces everything, then applies the kept changes that are newer. */
  receive(view: ProgrammeView): void;
  /** A change: committed with the others of its frame. */
  change(change: ProgrammeChange): void;
  fail(failure: Failure): void;
};

/**
 * A hidden window draws no frames, so changes would pile up for hours: past this many a full read is
 * cheaper than keeping them.
 */
const mostKeptChanges = 500;

/**
 * Feeds a store: changes are gathered and committed once per frame.
 * @param schedule runs its argument once at the next frame
 * @param readAgain asks for a full read when a change does not follow the state's revision
 */
export function programmeIntake(
  store: Pick<StoreApi<ProgrammeState>, 'getState' | 'setState'>,
  schedule: (commit: () => void) => void,
  readAgain: () => void,
): ProgrammeIntake {
  let kept: ProgrammeChange[] = [];
  let scheduled = false;

  function commit(): void {
    scheduled = false;
    const before = store.getState();
    if (before.condition.kind !== 'ready') return;
    const changes = kept;
    kept = [];
    let state = before;
    for (const change of changes) {
      if (change.revision <= state.revision) continue;
      if (change.from !== state.revision) {
        readAgain();
        break;
      }
      state = applyChange(state, change);
    }
    if (state !== before) store.setState(state, true);
  }

  return {
    receive(view) {
      store.setState(stateOfView(view), true);
      kept = kept.filter((change) => change.revision > view.revision);
      if (kept.length > 0) commit();
    },
    change(change) {
      kept.push(change);
      if (kept.length > mostKeptChanges) {
        kept = [];
        readAgain();
        return;
      }
      if (scheduled) return;
      scheduled = true;
      schedule(commit);
    },
    fail(failure) {
      store.setState({ condition: { kind: 'failed', failure } });
    },
  };
}

export const programmeStore: UseBoundStore<StoreApi<ProgrammeState>> = create<ProgrammeState>()(
  () => emptyProgramme,
);

export function useProgramme<Picked>(pick: (programme: ProgrammeState) => Picked): Picked {
  return programmeStore(pick);
}

export function useNode(key: IssueKey | null): ProgrammeNode | undefined {
  return programmeStore((programme) => (key === null ? undefined : programme.nodes.get(key)));
}

export type Neighbours = {
  /** Edges whose `to` is the key: what it waits for. */
  readonly into: ReadonlyMap<IssueKey, readonly ProgrammeEdge[]>;
  /** Edges whose `from` is the key: what it holds up. */
  readonly outOf: ReadonlyMap<IssueKey, readonly ProgrammeEdge[]>;
};

const neighboursOf = new WeakMap<ProgrammeState['edges'], Neighbours>();

function gather(map: Map<IssueKey, ProgrammeEdge[]>, key: IssueKey, edge: ProgrammeEdge): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [edge]);
  else list.push(edge);
}

/** The edges by their ends; computed once for each set of edges. */
export function neighbours(edges: ProgrammeState['edges']): Neighbours {
  const known = neighboursOf.get(edges);
  if (known !== undefined) return known;
  const into = new Map<IssueKey, ProgrammeEdge[]>();
  const outOf = new Map<IssueKey, ProgrammeEdge[]>();
  for (const edge of edges.values()) {
    gather(into, edge.to, edge);
    gather(outOf, edge.from, edge);
  }
  const made: Neighbours = { into, outOf };
  neighboursOf.set(edges, made);
  return made;
}

const none: readonly ProgrammeEdge[] = [];

/** What an issue waits for, in the order of the programme. */
export function useEdgesInto(key: IssueKey): readonly ProgrammeEdge[] {
  return programmeStore((programme) => neighbours(programme.edges).into.get(key) ?? none);
}

/** What an issue holds up, in the order of the programme. */
export function useEdgesOutOf(key: IssueKey): readonly ProgrammeEdge[] {
  return programmeStore((programme) => neighbours(programme.edges).outOf.get(key) ?? none);
}
