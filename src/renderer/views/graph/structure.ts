import { transitiveReduction } from '#domain/layout/reduction.ts';
import type { LayoutInput, LayoutItem } from '#domain/layout/types.ts';
import type { ProgrammeNode, ProgrammePhase, ProgrammeWave } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { EdgeKey } from '#contract/views.ts';
import { edgeKey } from '../../stores/programme.ts';
import { lanesOf, scopeInHand, type GraphSource, type Lane, type LaneChoices } from './lanes.ts';

/** Sizes of what is drawn, in pixels at zoom 1. */
export const sizes = {
  issue: { width: 164, height: 86 },
  /** A collapsed phase, or a collapsed scope with its longer name. */
  phase: { width: 112, height: 60 },
  scope: { width: 164, height: 46 },
  gate: { width: 164, height: 22 },
} as const;

export type GraphItem =
  | { readonly kind: 'issue'; readonly id: IssueKey }
  | { readonly kind: 'lane'; readonly id: string; readonly lane: Lane };

/** A gate stands on the line under its phase's lane, in the column after the phase's last work. */
export type GraphGate = {
  readonly id: string;
  readonly lane: number;
  /** May be one past the last column. */
  readonly column: number;
  readonly phase: ProgrammePhase;
};

/** One drawn line. A collapsed lane gathers the edges of all its issues. */
export type GraphEdge = {
  readonly from: number;
  readonly to: number;
  /** The programme's edges behind it, at least one. */
  readonly keys: readonly EdgeKey[];
  /** False where every edge behind it is doubted: it holds nothing up. */
  readonly firm: boolean;
  /** Follows from other edges: drawn only where one of its ends is selected. */
  readonly implied: boolean;
};

export type GraphColumn =
  | { readonly kind: 'wave'; readonly id: string; readonly wave: ProgrammeWave }
  | { readonly kind: 'unscheduled'; readonly id: string };

/** What the graph draws, without where and without what changes by the minute: statuses are read when drawing. */
export type Structure = {
  readonly items: readonly GraphItem[];
  readonly indexOf: ReadonlyMap<string, number>;
  /** The item that stands for an issue: its own, or the card of its lane. */
  readonly itemOfIssue: ReadonlyMap<IssueKey, number>;
  readonly edges: readonly GraphEdge[];
  readonly gates: readonly GraphGate[];
  readonly lanes: readonly Lane[];
  /** Empty where there are no waves: the columns are levels then. */
  readonly columns: readonly GraphColumn[];
  readonly input: LayoutInput;
};

/** Gathers what is to be drawn. Linear in nodes and edges, but for the reduction (20 ms at 10,000). */
export function structureOf(source: GraphSource, choices: LaneChoices): Structure {
  const lanes = lanesOf(source, choices);
  const inHand = scopeInHand(source);
  const waves = source.waves.filter(({ scope }) => scope === inHand);
  const items: GraphItem[] = [];
  const laneOfItem: number[] = [];
  const itemOfIssue = new Map<IssueKey, number>();
  for (const [index, lane] of lanes.entries()) {
    if (lane.collapsed) {
      for (const key of lane.issues) itemOfIssue.set(key, items.length);
      items.push({ kind: 'lane', id: lane.id, lane });
      laneOfItem.push(index);
      continue;
    }
    for (const key of lane.issues) {
      itemOfIssue.set(key, items.length);
      items.push({ kind: 'issue', id: key });
      laneOfItem.push(index);
    }
  }
  const edges = drawnEdges(source, itemOfIssue, items.length);
  const columns = columnsOf(waves, source, lanes);
  const find = columnFinder(columns, source);
  const columnOfItem = items.map((item) => columnIndex(item, columns, find));
  // A folded lane without any wave stands where the work begins, not over the planning before it.
  const firstWork = items.reduce(
    (first, { kind }, v) => (kind === 'issue' ? Math.min(first, columnOfItem[v]!) : first),
    Infinity,
  );
  columnOfItem.forEach((column, v) => {
    if (column < 0) columnOfItem[v] = firstWork === Infinity ? 0 : firstWork;
  });
  const gates = lanes.flatMap((lane, index): GraphGate[] => {
    const phase = gateOf(lane, source, inHand);
    if (phase === null) return [];
    const last = lane.issues.reduce((most, key) => Math.max(most, columnOfItem[itemOfIssue.get(key)!]!), 0);
    return [{ id: `gate:${lane.id}`, lane: index, column: last + 1, phase }];
  });
  const boxes: LayoutItem[] = items.map((item, index) => ({
    id: item.id,
    ...sizeOf(item),
    column: columnOfItem[index]!,
    lane: laneOfItem[index]!,
  }));
  return {
    items,
    indexOf: new Map(items.map(({ id }, index) => [id, index])),
    itemOfIssue,
    edges,
    gates,
    lanes,
    columns,
    input: {
      mode: 'swimlanes',
      items: boxes,
      edges: Int32Array.from(edges.flatMap(({ from, to }) => [from, to])),
      columns: columns.map(({ id }) => id),
      lanes: lanes.map(({ id }) => id),
    },
  };
}

function sizeOf(item: GraphItem): { width: number; height: number } {
  switch (item.kind) {
    case 'issue':
      return sizes.issue;
    case 'lane':
      return item.lane.about.kind === 'phase' ? sizes.phase : sizes.scope;
  }
}

function drawnEdges(
  source: GraphSource,
  itemOfIssue: ReadonlyMap<IssueKey, number>,
  count: number,
): GraphEdge[] {
  const byPair = new Map<
    number,
    { from: number; to: number; keys: EdgeKey[]; hard: boolean; firm: boolean }
  >();
  for (const edge of source.edges.values()) {
    const from = itemOfIssue.get(edge.from);
    const to = itemOfIssue.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const hard = edge.kind === 'blocks' && edge.doubt === null;
    const firm = edge.doubt === null;
    const known = byPair.get(from * count + to);
    if (known === undefined) byPair.set(from * count + to, { from, to, keys: [edgeKey(edge)], hard, firm });
    else {
      known.keys.push(edgeKey(edge));
      known.hard ||= hard;
      known.firm ||= firm;
    }
  }
  const gathered = [...byPair.values()];
  const hard = gathered.filter((each) => each.hard);
  const kept = transitiveReduction(
    count,
    hard.flatMap(({ from, to }) => [from, to]),
  );
  const implied = new Set(hard.filter((_, index) => kept[index] === 0));
  return gathered.map((each) => {
    const { from, to, keys, firm } = each;
    return { from, to, keys, firm, implied: implied.has(each) };
  });
}

const unscheduled: GraphColumn = { kind: 'unscheduled', id: 'unscheduled' };

function columnsOf(
  waves: readonly ProgrammeWave[],
  source: GraphSource,
  lanes: readonly Lane[],
): GraphColumn[] {
  const columns: GraphColumn[] = waves.map((wave) => ({ kind: 'wave', id: wave.id, wave }));
  if (columns.length === 0) return columns;
  const find = columnFinder(columns, source);
  const loose = lanes.some((lane) => !lane.collapsed && lane.issues.some((key) => find(key) < 0));
  return loose ? [...columns, unscheduled] : columns;
}

function waveOf(node: ProgrammeNode | undefined, scope: IssueKey | null): string | null {
  return node === undefined || node.scope !== scope ? null : node.wave;
}

/** The column of an issue by its own word, else by the wave's list; -1 where neither names one. */
function columnFinder(columns: readonly GraphColumn[], source: GraphSource): (key: IssueKey) => number {
  const byWave = new Map<string, number>();
  const listed = new Map<IssueKey, number>();
  let scope: IssueKey | null = null;
  for (const [index, column] of columns.entries()) {
    if (column.kind !== 'wave') continue;
    scope = column.wave.scope;
    byWave.set(column.id, index);
    for (const key of column.wave.issues) if (!listed.has(key)) listed.set(key, index);
  }
  return (key) => byWave.get(waveOf(source.nodes.get(key), scope) ?? '') ?? listed.get(key) ?? -1;
}

/** -1 for a folded lane of which no issue has a wave. */
function columnIndex(
  item: GraphItem,
  columns: readonly GraphColumn[],
  find: (key: IssueKey) => number,
): number {
  if (columns.length === 0) return 0;
  if (item.kind === 'issue') {
    const index = find(item.id);
    return index < 0 ? columns.length - 1 : index;
  }
  const known = item.lane.issues.map(find).filter((index) => index >= 0);
  return known.reduce((least, index) => (least < 0 ? index : Math.min(least, index)), -1);
}

function gateOf(lane: Lane, source: GraphSource, inHand: IssueKey | null): ProgrammePhase | null {
  const { about } = lane;
  if (lane.collapsed || about.kind !== 'phase') return null;
  const phase = source.phases.find(({ id, scope }) => id === about.phase && scope === inHand);
  return phase === undefined || phase.gate === null ? null : phase;
}

/** True where two states of the programme would be drawn at the same places. */
export function sameStructure(before: GraphSource, after: GraphSource): boolean {
  if (before.plans.join() !== after.plans.join()) return false;
  if (!sameLabels(before.phases, after.phases) || !sameLabels(before.waves, after.waves)) return false;
  return sameNodes(before.nodes, after.nodes) && sameEdges(before.edges, after.edges);
}

function sameLabels(
  before: readonly (ProgrammePhase | ProgrammeWave)[],
  after: readonly (ProgrammePhase | ProgrammeWave)[],
): boolean {
  const name = (each: ProgrammePhase | ProgrammeWave) =>
    `${each.scope} ${each.id} ${each.title} ${'gate' in each ? each.gate?.title : each.period} ${each.issues.join()}`;
  return before === after || before.map(name).join('\n') === after.map(name).join('\n');
}

function sameNodes(before: GraphSource['nodes'], after: GraphSource['nodes']): boolean {
  if (before === after) return true;
  if (before.size !== after.size) return false;
  for (const [key, node] of after) {
    const old = before.get(key);
    if (old === node) continue;
    if (
      old === undefined ||
      old.phase !== node.phase ||
      old.wave !== node.wave ||
      old.scope !== node.scope ||
      old.container !== node.container
    ) {
      return false;
    }
  }
  return true;
}

function sameEdges(before: GraphSource['edges'], after: GraphSource['edges']): boolean {
  if (before === after) return true;
  if (before.size !== after.size) return false;
  for (const [key, edge] of after) {
    const old = before.get(key);
    if (old === edge) continue;
    if (old === undefined || old.kind !== edge.kind || (old.doubt === null) !== (edge.doubt === null))
      return false;
  }
  return true;
}
