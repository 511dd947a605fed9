import { isOwnWork } from '../programme.ts';
import type { DurationRange, NodeStatus, Programme, ProgrammeNode } from '../programme.ts';
import { parseTime } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { Actual } from './actual.ts';
import { anyone, nobody } from './allocate.ts';
import { estimateOf, meanOf, remainingOf, waitOf, type Estimate } from './estimate.ts';
import { networkOf, type Network } from './network.ts';

/** What the forecast takes for granted where nothing is written; every figure is shown beside the answer. */
export type Assumptions = {
  /** Minutes for an approval, an answer to a question, or a blocker to go away. */
  readonly waitMinutes: number;
  /** True where `waitMinutes` is the mean of what this tracker's own blocked spans took. */
  readonly waitMeasured: boolean;
  /** Issues whose duration nobody estimated. */
  readonly withoutEstimate: number;
  /** Issues that wait on each other in a ring: their own order is left out. */
  readonly inRings: number;
  readonly workers: number;
  /** True where the number of workers follows from who is named instead of being given. */
  readonly workersCounted: boolean;
};

/** The work that is left, as arrays by number; milestones (gates) come after the issues. */
export type Workload = {
  readonly asOf: string;
  readonly issues: readonly IssueKey[];
  readonly numberOf: ReadonlyMap<IssueKey, number>;
  readonly network: Network;
  readonly estimates: readonly Estimate[];
  /** Before it may start: a blocked issue waits until its blocker is gone. */
  readonly waits: readonly (Estimate | null)[];
  /** Means of `estimates` and `waits`, minutes. */
  readonly minutes: Float64Array;
  readonly release: Float64Array;
  readonly worker: Int32Array;
  readonly workerNames: readonly (string | null)[];
  /** For each the number of its wave in the programme, −1 for none. */
  readonly wave: Int32Array;
  readonly waves: number;
  readonly assumptions: Assumptions;
};

export type WorkloadOptions = {
  /** How many workers share the work; as many as are named where it is absent. */
  readonly workers?: number;
};

/** Minutes that a wait is taken for while this tracker has shown fewer than three of them: half a working day. */
const assumedWait = 240;
const enoughWaits = 3;

/**
 * What is left to do, from the latest words:
 * - `done` is finished; `claimed` and `review` need no worker any more, only somebody's yes;
 * - `running` keeps what its estimate leaves after the time since it began;
 * - `blocked` waits until the blocker goes away, then takes its whole estimate, its worker free meanwhile;
 * - `failed` is done again; everything else is to be done;
 * - a gate that is not approved opens a wait after the last issue of its phase.
 * A soft edge from work that has not begun counts like a blocking one.
 */
export function workloadOf(
  programme: Programme,
  actuals: ReadonlyMap<IssueKey, Actual>,
  options: WorkloadOptions = {},
): Workload {
  const now = parseTime(programme.asOf) ?? 0;
  const nodes = programme.nodes.filter((node) => node.status !== 'done' && isOwnWork(node));
  const numberOf = new Map(nodes.map((node, at) => [node.key, at]));
  const { waitMinutes, waitMeasured } = usualWait(actuals);
  const wait = waitOf(waitMinutes);
  const gates = gatesBefore(programme, nodes);
  const count = nodes.length + gates.length;
  const pairs = pairsOf(programme, nodes, numberOf);
  gates.forEach(({ before, after }, at) => {
    for (const node of before) pairs.push([node, nodes.length + at]);
    for (const node of after) pairs.push([nodes.length + at, node]);
  });
  const network = networkOf(count, pairs);
  const estimates = [
    ...nodes.map((node) => leftOf(node.status, node.duration, elapsedOf(actuals.get(node.key), now), wait)),
    ...gates.map(() => wait),
  ];
  const waits = [...nodes.map((node) => (node.status === 'blocked' ? wait : null)), ...gates.map(() => null)];
  const { worker, names, counted } = assign(programme, nodes, count, options.workers);
  const wave = new Int32Array(count).fill(-1);
  programme.waves.forEach(({ issues }, number) => {
    for (const key of issues) {
      const at = numberOf.get(key);
      if (at !== undefined && wave[at] === -1) wave[at] = number;
    }
  });
  return {
    asOf: programme.asOf,
    issues: nodes.map(({ key }) => key),
    numberOf,
    network,
    estimates,
    waits,
    minutes: Float64Array.from(estimates, meanOf),
    release: Float64Array.from(waits, (each) => (each === null ? 0 : meanOf(each))),
    worker,
    workerNames: names,
    wave,
    waves: programme.waves.length,
    assumptions: {
      waitMinutes,
      waitMeasured,
      withoutEstimate: nodes.filter((node) => node.duration === null).length,
      inRings: new Set(programme.cycles.flat()).size,
      workers: names.length,
      workersCounted: counted,
    },
  };
}

const finished: Estimate = { low: 0, mode: 0, high: 0 };

function leftOf(
  status: NodeStatus,
  duration: DurationRange | null,
  elapsed: number,
  wait: Estimate,
): Estimate {
  switch (status) {
    case 'done':
      return finished;
    case 'claimed':
    case 'review':
      return wait;
    case 'running':
      return remainingOf(estimateOf(duration), elapsed);
    case 'blocked':
    case 'failed':
    case 'gated':
    case 'ready':
    case 'waiting':
      return estimateOf(duration);
  }
}

/** Minutes since the present running span began. */
function elapsedOf(actual: Actual | undefined, now: number): number {
  const last = actual?.spans.at(-1);
  const from = last?.status === 'running' ? parseTime(last.from) : null;
  return from === null ? 0 : Math.max(0, (now - from) / 60_000);
}

function usualWait(
  actuals: ReadonlyMap<IssueKey, Actual>,
): Pick<Assumptions, 'waitMinutes' | 'waitMeasured'> {
  let [total, count] = [0, 0];
  for (const { spans } of actuals.values()) {
    for (const { status, from, to } of spans) {
      if (status !== 'blocked' || to === null) continue;
      total += ((parseTime(to) ?? 0) - (parseTime(from) ?? 0)) / 60_000;
      count += 1;
    }
  }
  return count >= enoughWaits
    ? { waitMinutes: total / count, waitMeasured: true }
    : { waitMinutes: assumedWait, waitMeasured: false };
}

function pairsOf(
  programme: Programme,
  nodes: readonly ProgrammeNode[],
  numberOf: ReadonlyMap<IssueKey, number>,
): [number, number][] {
  const pairs: [number, number][] = [];
  for (const edge of programme.edges) {
    if (edge.satisfied || edge.doubt !== null) continue;
    const [from, to] = [numberOf.get(edge.from), numberOf.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const status = nodes[from]?.status;
    const begun = status === 'running' || status === 'claimed' || status === 'review';
    if (edge.kind === 'blocks' || !begun) pairs.push([from, to]);
  }
  return pairs;
}

type GateBefore = { readonly before: readonly number[]; readonly after: readonly number[] };

/** One milestone for each phase that a gate holds up, so that many issues before and after make a sum of edges. */
function gatesBefore(programme: Programme, nodes: readonly ProgrammeNode[]): readonly GateBefore[] {
  const phaseOf = (node: ProgrammeNode) => Number((node.phase ?? '').split('.')[0]);
  const inPhase = new Map<string, number[]>();
  nodes.forEach((node, at) => {
    if (node.phase === null || node.scope === null) return;
    const name = `${node.scope} ${phaseOf(node)}`;
    const known = inPhase.get(name);
    if (known === undefined) inPhase.set(name, [at]);
    else known.push(at);
  });
  const gates: GateBefore[] = [];
  for (const gate of programme.gates) {
    if (gate.status === 'approved') continue;
    const after = inPhase.get(`${gate.scope} ${Number(gate.phase) + 1}`) ?? [];
    const held = after.filter((at) => nodes[at]?.status === 'gated');
    if (held.length > 0)
      gates.push({ before: inPhase.get(`${gate.scope} ${gate.phase}`) ?? [], after: held });
  }
  return gates;
}

/**
 * Numbers for the workers. Named ones keep their own work, who has most of it first; where fewer workers are asked for
 * than are named, the work of those left out falls to anyone, and where more are, the rest bring no work of their own.
 */
function assign(
  programme: Programme,
  nodes: readonly ProgrammeNode[],
  count: number,
  wanted: number | undefined,
): { readonly worker: Int32Array; readonly names: readonly (string | null)[]; readonly counted: boolean } {
  const load = new Map<string, number>();
  for (const { worker } of programme.workers) if (worker !== 'orchestrator') load.set(worker, 0);
  for (const node of nodes) {
    if (node.worker === null || node.worker === 'orchestrator') continue;
    const weight = node.status === 'running' ? 1_000_000 : 1;
    load.set(node.worker, (load.get(node.worker) ?? 0) + weight);
  }
  const named = [...load].sort(
    ([a, first], [b, second]) => second - first || a.localeCompare(b, 'en', { numeric: true }),
  );
  const size = Math.max(1, Math.min(10_000, Math.floor(wanted ?? named.length)));
  const names = Array.from({ length: size }, (_, at) => named[at]?.[0] ?? null);
  const numberOf = new Map(named.slice(0, size).map(([name], at) => [name, at]));
  const worker = new Int32Array(count).fill(nobody);
  nodes.forEach((node, at) => {
    if (node.status !== 'claimed' && node.status !== 'review')
      worker[at] = numberOf.get(node.worker ?? '') ?? anyone;
  });
  return { worker, names, counted: wanted === undefined };
}
