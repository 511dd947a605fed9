import type { ScheduledIssue } from '#domain/schedule/readSchedule.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { lanesBy, type LaneAbout, type LaneKind, type LaneSource } from './lanes.ts';
import { packRows } from './packRows.ts';
import { partsOf, timedSpan, type TimedSpan } from './spanParts.ts';
import type { Stretch } from './timeWindow.ts';

/**
 * What is expected of open work, milliseconds: from when, to when at the median, and in nine of ten runs. What is claimed
 * done or waits for a decision needs no work any more: it waits.
 */
export type Ahead = {
  readonly kind: 'work' | 'wait';
  readonly from: number;
  readonly p50: number;
  readonly p90: number;
};

/** One issue in one lane. By worker, whoever spoke about an issue of another has a bar with their own spans alone. */
export type Bar = {
  readonly issue: IssueKey;
  readonly scheduled: ScheduledIssue;
  /** False for the bar of somebody else's words: plan and forecast stand on the issue's own bar. */
  readonly home: boolean;
  readonly spans: readonly TimedSpan[];
  /** Null where no wave names the issue: nobody planned when. */
  readonly baseline: Stretch | null;
  readonly ahead: Ahead | null;
  /** When GitHub closed it. */
  readonly closed: number | null;
};

export type TimelineLane = {
  readonly about: LaneAbout;
  readonly firstRow: number;
  readonly rows: number;
  readonly bars: number;
};

/**
 * Bars in rows, sorted by row and then by beginning, with their extents in typed arrays: no two of a row overlap, so a
 * binary search finds those in sight. `rowStart[row]` is the first bar of a row, `rowStart[rows]` the number of bars.
 */
export type Timeline = {
  readonly lanes: readonly TimelineLane[];
  readonly bars: readonly Bar[];
  readonly rowOf: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly rowStart: Int32Array;
  readonly rows: number;
  /** From the first thing drawn to the last; null where nothing is. */
  readonly extent: Stretch | null;
  readonly asOf: number;
  /** The issue's own bar. */
  readonly homeOf: ReadonlyMap<IssueKey, number>;
};

function aheadOf({ forecast, baseline, spans }: ScheduledIssue, asOf: number): Ahead | null {
  if (forecast === null) return null;
  const [p50, p90] = [Date.parse(forecast.p50), Date.parse(forecast.p90)];
  const status = spans.at(-1)?.status;
  // Work under way goes on from now; what has not begun takes its estimate before its expected end.
  const begun = status === 'running';
  const waits = status === 'claimed' || status === 'review';
  const from = begun || waits ? asOf : Math.max(asOf, p50 - baseline.minutes * 60_000);
  return { kind: waits ? 'wait' : 'work', from: Math.min(from, p50), p50, p90 };
}

/** From the first thing to the last that a bar draws at the as-of; null where it draws nothing. */
export function extentOfBar(
  { spans, baseline, ahead, closed }: Omit<Bar, 'issue'>,
  asOf: number,
): Stretch | null {
  let [from, to] = [Infinity, -Infinity];
  const include = (stretch: Stretch) => {
    from = Math.min(from, stretch.from);
    to = Math.max(to, stretch.to);
  };
  for (const part of partsOf(spans, asOf)) include(part);
  if (baseline !== null) include(baseline);
  if (ahead !== null) include({ from: ahead.from, to: ahead.kind === 'work' ? ahead.p90 : ahead.p50 });
  if (closed !== null) include({ from: closed, to: closed });
  return from > to ? null : { from, to };
}

function barsOf(
  scheduled: ScheduledIssue,
  asOf: number,
  laneOfSpan: (worker: string | null) => number,
  home: number,
) {
  const spans = scheduled.spans.map(timedSpan);
  const inLane = new Map<number, TimedSpan[]>([[home, []]]);
  for (const span of spans) {
    const lane = laneOfSpan(span.span.worker);
    const known = inLane.get(lane);
    if (known === undefined) inLane.set(lane, [span]);
    else known.push(span);
  }
  const { baseline } = scheduled;
  return [...inLane].map(([lane, own]): { readonly lane: number; readonly bar: Bar } => ({
    lane,
    bar: {
      issue: scheduled.issue,
      scheduled,
      home: lane === home,
      spans: own,
      baseline:
        lane === home && baseline.basis === 'wave'
          ? { from: Date.parse(baseline.start), to: Date.parse(baseline.finish) }
          : null,
      ahead: lane === home ? aheadOf(scheduled, asOf) : null,
      closed: lane === home && scheduled.finish !== null ? Date.parse(scheduled.finish) : null,
    },
  }));
}

/** All bars of a schedule in lanes of a kind. A lane without bars keeps one row, unless it is the one of what is left over. */
export function timelineOf(source: LaneSource, kind: LaneKind): Timeline {
  const asOf = Date.parse(source.schedule.asOf);
  const plan = lanesBy(kind, source);
  const inLane: { readonly bar: Bar; readonly extent: Stretch }[][] = plan.lanes.map(() => []);
  for (const scheduled of source.schedule.issues) {
    const home = plan.laneOf(scheduled.issue);
    const laneOfSpan = (worker: string | null) =>
      (worker === null ? null : plan.laneOfWorker(worker)) ?? home;
    for (const { lane, bar } of barsOf(scheduled, asOf, laneOfSpan, home)) {
      const extent = extentOfBar(bar, asOf);
      if (extent !== null) inLane[lane]?.push({ bar, extent });
    }
  }
  const lanes: TimelineLane[] = [];
  const placed: { readonly bar: Bar; readonly extent: Stretch; readonly row: number }[] = [];
  let rows = 0;
  plan.lanes.forEach((about, lane) => {
    const own = inLane[lane]!;
    if (own.length === 0 && about.kind === 'none') return;
    const packed = packRows(own.map(({ extent }) => extent));
    own.forEach(({ bar, extent }, at) => placed.push({ bar, extent, row: rows + packed.rowOf[at]! }));
    lanes.push({ about, firstRow: rows, rows: Math.max(1, packed.rows), bars: own.length });
    rows += Math.max(1, packed.rows);
  });
  placed.sort((a, b) => a.row - b.row || a.extent.from - b.extent.from);
  const rowStart = new Int32Array(rows + 1).fill(placed.length);
  for (let at = placed.length - 1; at >= 0; at -= 1) rowStart[placed[at]!.row] = at;
  for (let row = rows - 1; row >= 0; row -= 1) rowStart[row] = Math.min(rowStart[row]!, rowStart[row + 1]!);
  const homeOf = new Map<IssueKey, number>();
  placed.forEach(({ bar }, at) => {
    if (bar.home) homeOf.set(bar.issue, at);
  });
  const from = Float64Array.from(placed, ({ extent }) => extent.from);
  const to = Float64Array.from(placed, ({ extent }) => extent.to);
  return {
    lanes,
    bars: placed.map(({ bar }) => bar),
    rowOf: Int32Array.from(placed, ({ row }) => row),
    ...{ from, to, rowStart, rows, asOf, homeOf },
    extent:
      placed.length === 0
        ? null
        : {
            from: from.reduce((least, each) => Math.min(least, each), Infinity),
            to: to.reduce((most, each) => Math.max(most, each), -Infinity),
          },
  };
}
