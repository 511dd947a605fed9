import { addMinutes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import { allocate, anyone, nobody, type Allocation } from './allocate.ts';
import { quantilesOf, quantileSteps, type Estimate } from './estimate.ts';
import { randomFrom, type Random } from './random.ts';
import type { Assumptions, Workload } from './workload.ts';

/** A moment below which a share of the runs ended. */
export type Quantiles = { readonly p10: string; readonly p50: string; readonly p90: string };

export type IssueForecast = Quantiles & {
  readonly issue: IssueKey;
  /** The criticality index: the share of runs in which the issue lay on the chain that set the finish, 0 to 1. */
  readonly criticality: number;
};

export type Forecast = Quantiles & {
  readonly runs: number;
  readonly seed: number;
  /** The finish with every duration at its mean: what `expectedFinish` answers. */
  readonly expected: string;
  readonly issues: readonly IssueForecast[];
  /** As the programme's waves; null where nothing of a wave is left. */
  readonly waves: readonly (Quantiles | null)[];
  /** At most 30 bins of equal width from the first finish to the last. */
  readonly histogram: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  readonly assumptions: Assumptions;
};

export type ForecastOptions = { readonly seed?: number; readonly runs?: number };

export const defaultSeed = 1;
const mostRuns = 1_000;
const fewestRuns = 100;
/**
 * Durations drawn in one forecast unless the runs are named: 1,000 runs up to 3,000 issues, 300 at 10,000. The error of
 * a p90 at 300 runs is under 2 points of probability. Measured (bench/schedule.ts, 2 cores): 1,000 runs of 10,000 issues take
 * about 1 s, 300 about 0.3 s.
 */
const drawsInBudget = 3_000_000;
/** Finishes kept for the quantiles, 4 bytes each. */
const mostKept = 20_000_000;

/** How many runs a forecast of so many pieces of work makes; what was asked for where memory allows it. */
export function runsFor(count: number, wanted?: number): number {
  const size = Math.max(1, count);
  const runs = wanted ?? Math.max(fewestRuns, Math.min(mostRuns, Math.floor(drawsInBudget / size)));
  return Math.max(1, Math.min(Math.floor(runs), Math.floor(mostKept / size)));
}

/**
 * The finish by Monte Carlo (van Slyke, "Monte Carlo methods and the PERT problem", 1963). Who does what in which order
 * is settled once, on the means; in each run the durations are drawn and everything starts as early as blockers and
 * that order allow: an earliest-start policy (Igelmund and Radermacher, "Preselective strategies for the optimization
 * of stochastic project networks under resource constraints", 1983). Unlike rescheduling in each run it knows no
 * anomalies, a longer duration never ends anything earlier, and it costs a pass over the edges; it is a little late
 * where workers would take work from each other. Same workload, seed and runs: same answer.
 */
export function forecast(work: Workload, options: ForecastOptions = {}): Forecast {
  const { count } = work.network;
  const seed = options.seed ?? defaultSeed;
  const plan = allocate({ ...work, workers: work.workerNames.length });
  const runs = runsFor(count, options.runs);
  const random = randomFrom(seed);
  const samplers = samplersOf(work.estimates);
  const waits = samplersOf(work.waits);
  const finishes = new Float32Array(count * runs);
  const last = new Float64Array(runs);
  const ofWaves = new Float64Array(work.waves * runs);
  const critical = new Int32Array(count);
  const minutes = new Float64Array(count);
  const release = new Float64Array(count);
  const finish = new Float64Array(count);
  const cause = new Int32Array(count);
  for (let run = 0; run < runs; run += 1) {
    for (let node = 0; node < count; node += 1) {
      minutes[node] = draw(samplers, node, random);
      release[node] = work.waits[node] == null ? 0 : draw(waits, node, random);
    }
    let node = walk(work, plan, minutes, release, finish, cause);
    last[run] = node === -1 ? 0 : (finish[node] ?? 0);
    for (; node !== -1; node = cause[node] ?? -1) critical[node] = (critical[node] ?? 0) + 1;
    for (let each = 0; each < count; each += 1) {
      finishes[each * runs + run] = finish[each] ?? 0;
      const wave = work.wave[each] ?? -1;
      if (wave === -1) continue;
      const at = wave * runs + run;
      ofWaves[at] = Math.max(ofWaves[at] ?? 0, finish[each] ?? 0);
    }
  }
  const present = new Set(work.wave);
  const sorted = last.toSorted();
  return {
    runs,
    seed,
    ...quantilesIn(sorted, work.asOf),
    expected: momentOf(work, maximum(plan.finish)),
    issues: work.issues.map((issue, at) => ({
      issue,
      ...quantilesIn(finishes.subarray(at * runs, (at + 1) * runs).sort(), work.asOf),
      criticality: (critical[at] ?? 0) / runs,
    })),
    waves: Array.from({ length: work.waves }, (_, wave) =>
      present.has(wave)
        ? quantilesIn(ofWaves.subarray(wave * runs, (wave + 1) * runs).sort(), work.asOf)
        : null,
    ),
    histogram: histogramOf(sorted, work.asOf),
    assumptions: work.assumptions,
  };
}

export type ExpectedFinish = {
  /** ISO 8601 UTC. */
  readonly finish: string;
  /** From the as-of, minutes; a changed assignment compares by these. */
  readonly minutes: number;
};

/**
 * The finish with every duration at its mean, without simulation: cheap enough for each move of a drag (see
 * bench/schedule.ts). `changes` gives issues to other workers, or to anyone with null; a worker who is not known yet
 * joins. An issue that needs no worker any more, or is finished, is left as it is.
 */
export function expectedFinish(
  work: Workload,
  changes: ReadonlyMap<IssueKey, string | null> = new Map(),
): ExpectedFinish {
  const { finish } = expectedSchedule(work, changes);
  const minutes = maximum(finish.subarray(0, work.network.count));
  return { finish: momentOf(work, minutes), minutes };
}

/** Start and finish of every piece of work with each duration at its mean, minutes from the as-of, by its number. */
export function expectedSchedule(
  work: Workload,
  changes: ReadonlyMap<IssueKey, string | null> = new Map(),
): Allocation {
  if (changes.size === 0) return allocate({ ...work, workers: work.workerNames.length });
  const names = [...work.workerNames];
  const worker = work.worker.slice();
  for (const [issue, name] of changes) {
    const at = work.numberOf.get(issue);
    if (at === undefined || worker[at] === nobody) continue;
    const known = name === null ? anyone : names.indexOf(name);
    worker[at] = name !== null && known === -1 ? names.push(name) - 1 : known;
  }
  return allocate({ ...work, worker, workers: names.length });
}

/** The finish of every piece of work under a settled order; answers the last, −1 for no work at all. */
export function walk(
  { network: { count, before } }: Pick<Workload, 'network'>,
  { order, previous }: Pick<Allocation, 'order' | 'previous'>,
  minutes: Float64Array,
  release: Float64Array,
  finish: Float64Array,
  cause: Int32Array,
): number {
  const { offsets, targets } = before;
  let last = -1;
  let end = -1;
  for (let step = 0; step < count; step += 1) {
    const node = order[step] as number;
    let start = release[node] as number;
    let because = -1;
    const earlier = previous[node] as number;
    if (earlier !== -1 && (finish[earlier] as number) >= start) {
      start = finish[earlier] as number;
      because = earlier;
    }
    const stop = offsets[node + 1] as number;
    for (let edge = offsets[node] as number; edge < stop; edge += 1) {
      const blocker = targets[edge] as number;
      if ((finish[blocker] as number) >= start) {
        start = finish[blocker] as number;
        because = blocker;
      }
    }
    const ends = start + (minutes[node] as number);
    finish[node] = ends;
    cause[node] = because;
    if (ends > end) {
      end = ends;
      last = node;
    }
  }
  return last;
}

type Samplers = {
  readonly low: Float64Array;
  readonly width: Float64Array;
  readonly table: readonly Float64Array[];
};

function samplersOf(estimates: readonly (Estimate | null)[]): Samplers {
  return {
    low: Float64Array.from(estimates, (each) => each?.low ?? 0),
    width: Float64Array.from(estimates, (each) => (each === null ? 0 : each.high - each.low)),
    table: estimates.map((each) =>
      quantilesOf(
        each === null || each.high <= each.low ? 0.5 : (each.mode - each.low) / (each.high - each.low),
      ),
    ),
  };
}

function draw({ low, width, table }: Samplers, node: number, random: Random): number {
  const place = random() * quantileSteps;
  const step = Math.floor(place);
  const quantiles = table[node] as Float64Array;
  const below = quantiles[step] as number;
  const share = below + ((quantiles[step + 1] as number) - below) * (place - step);
  return (low[node] as number) + (width[node] as number) * share;
}

/** The nearest-rank quantiles of sorted minutes. */
function quantilesIn(sorted: Float32Array | Float64Array, asOf: string): Quantiles {
  const at = (share: number): string => {
    const rank = Math.max(0, Math.ceil(sorted.length * share) - 1);
    return addMinutes(asOf, sorted[rank] ?? 0) ?? asOf;
  };
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function histogramOf(sorted: Float64Array, asOf: string): Forecast['histogram'] {
  const first = sorted[0] ?? 0;
  const width = ((sorted.at(-1) ?? 0) - first) / 30;
  const bins = width > 0 ? 30 : 1;
  const counts = new Int32Array(bins);
  for (const minutes of sorted) {
    const bin = width > 0 ? Math.min(bins - 1, Math.floor((minutes - first) / width)) : 0;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const moment = (bin: number): string => addMinutes(asOf, first + width * bin) ?? asOf;
  return Array.from(counts, (count, bin) => ({ from: moment(bin), to: moment(bin + 1), count }));
}

function maximum(minutes: Float64Array): number {
  let most = 0;
  for (const each of minutes) most = Math.max(most, each);
  return most;
}

function momentOf({ asOf }: Workload, minutes: number): string {
  return addMinutes(asOf, minutes) ?? asOf;
}
