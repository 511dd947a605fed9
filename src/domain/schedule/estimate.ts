import type { DurationRange } from '../programme.ts';

/**
 * Three-point estimates and their distribution: beta-PERT with the weight 4 on the mode (Malcolm, Roseboom, Clark and
 * Fazar, "Application of a technique for research and development program evaluation", Operations Research 7, 1959).
 */

/** Minutes; `low ≤ mode ≤ high`. */
export type Estimate = { readonly low: number; readonly mode: number; readonly high: number };

/** Minutes that work without an estimate counts for: about the median of what teams write for their smallest tasks. */
export const assumedMinutes = 60;

/**
 * How far truth strays from one figure, by the cone of uncertainty (Boehm, "Software Engineering Economics", 1981):
 * 0.67 to 1.5 times a figure given once the work is specified, 0.25 to 4 times a figure for what nobody specified.
 */
const specified = { low: 0.67, high: 1.5 };
const unspecified = { low: 0.25, high: 4 };

/** A stated range keeps both its ends with the mode in the middle; a single figure is the mode of a cone around it. */
export function estimateOf(duration: DurationRange | null): Estimate {
  if (duration === null) return around(assumedMinutes, unspecified);
  const low = Math.max(0, Math.min(duration.low, duration.high));
  const high = Math.max(0, duration.low, duration.high);
  return low === high ? around(low, specified) : { low, mode: (low + high) / 2, high };
}

/** A wait of which only the usual length is known. */
export function waitOf(minutes: number): Estimate {
  return around(minutes, unspecified);
}

function around(mode: number, cone: { readonly low: number; readonly high: number }): Estimate {
  return { low: mode * cone.low, mode, high: mode * cone.high };
}

export function meanOf({ low, mode, high }: Estimate): number {
  return (low + 4 * mode + high) / 6;
}

/** Points of a quantile table; linear between them, the mean errs by less than 0.1 % of the range. */
export const quantileSteps = 512;

const tables = new Map<number, Float64Array>();

/**
 * Quantiles of beta-PERT on [0, 1] with its mode at `mode` (0 to 1): entry k is the quantile of k / quantileSteps.
 * The density x^(α−1) · (1−x)^(β−1) is summed on a grid and inverted: drawing is then one look-up, some 20 times
 * cheaper than drawing two gamma variates. Modes count in hundredths, so there are
 * at most 101 tables, each made once.
 */
export function quantilesOf(mode: number): Float64Array {
  const name = Math.round(Math.min(1, Math.max(0, mode)) * 100) / 100;
  const known = tables.get(name);
  if (known !== undefined) return known;
  const [a, b] = [4 * name, 4 * (1 - name)];
  const cells = 4_096;
  const cumulated = new Float64Array(cells + 1);
  for (let cell = 0; cell < cells; cell += 1) {
    const x = (cell + 0.5) / cells;
    cumulated[cell + 1] = (cumulated[cell] ?? 0) + x ** a * (1 - x) ** b;
  }
  const total = cumulated[cells] ?? 1;
  const table = new Float64Array(quantileSteps + 1);
  let cell = 0;
  for (let step = 1; step < quantileSteps; step += 1) {
    const wanted = (total * step) / quantileSteps;
    while (cell < cells && (cumulated[cell + 1] ?? total) < wanted) cell += 1;
    const below = cumulated[cell] ?? 0;
    table[step] = (cell + (wanted - below) / ((cumulated[cell + 1] ?? total) - below)) / cells;
  }
  table[quantileSteps] = 1;
  tables.set(name, table);
  return table;
}

/**
 * What is left of work under way for `elapsed` minutes. Before its high end the rest of the range stands, the mode
 * never behind the present; work that has overrun its high end is taken to need up to half of it again.
 */
export function remainingOf(estimate: Estimate, elapsed: number): Estimate {
  if (elapsed >= estimate.high) return { low: 0, mode: estimate.high / 4, high: estimate.high / 2 };
  const rest = (minutes: number): number => Math.max(0, minutes - Math.max(0, elapsed));
  return { low: rest(estimate.low), mode: rest(estimate.mode), high: rest(estimate.high) };
}
