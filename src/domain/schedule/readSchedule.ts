import type { Evidence } from '../evidence.ts';
import type { Programme, ProgrammeWave } from '../programme.ts';
import type { IssueKey, TrackerIssue } from '../tracker.ts';
import { readActuals, type Actual, type DatedIssue } from './actual.ts';
import { readBaseline, type Baseline, type BaselineSpan, type BaselineWave } from './baseline.ts';
import { readBlocked, type BlockedView } from './blocked.ts';
import { coneOf, readBurnUp, reportDays, type BurnUpCone, type BurnUpDay, type ReportDay } from './burnUp.ts';
import {
  forecast,
  type Forecast,
  type ForecastOptions,
  type IssueForecast,
  type Quantiles,
} from './forecast.ts';
import { defaultBlockedTarget, readPlanFacts } from './planFacts.ts';
import { extentOf, noSlip, slipOf, type Extent, type Slip } from './slip.ts';
import { workloadOf, type Workload, type WorkloadOptions } from './workload.ts';

/** One issue's row: what was planned, what happened, what is to come. */
export type ScheduledIssue = Omit<Actual, 'issue'> & {
  readonly issue: IssueKey;
  readonly baseline: BaselineSpan;
  /** Null once the issue is closed. */
  readonly forecast: Omit<IssueForecast, 'issue'> | null;
  /** Nothing where no wave names the issue: nobody planned when it should be done. */
  readonly slip: Slip;
};

export type ScheduledWave = {
  readonly scope: IssueKey | null;
  readonly id: string;
  readonly title: string;
  readonly checkpoint: ProgrammeWave['checkpoint'];
  readonly baseline: BaselineWave;
  readonly actual: Extent;
  /** When the rest of the wave ends; null where nothing is left, or no issue is known to be in it. */
  readonly forecast: Quantiles | null;
  readonly slip: Slip;
};

export type ScheduledPhase = {
  readonly scope: IssueKey | null;
  readonly id: string;
  readonly title: string;
  readonly baseline: Extent;
  readonly actual: Extent;
  /** The median finish of its last issue; null where nothing is left. */
  readonly expected: string | null;
  readonly slip: Slip;
};

export type Schedule = {
  readonly asOf: string;
  readonly start: Baseline['start'];
  readonly issues: readonly ScheduledIssue[];
  /** As the programme's waves and phases. */
  readonly waves: readonly ScheduledWave[];
  readonly phases: readonly ScheduledPhase[];
  /**
   * What the waves name, work outside the plan aside. The planned finish is the end of the last wave, null where no plan
   * states waves; the slip's is the median finish of the wave that ends last, while it has not ended.
   */
  readonly programme: { readonly baseline: Extent; readonly actual: Extent; readonly slip: Slip };
  readonly blocked: BlockedView & {
    readonly target: { readonly share: number; readonly evidence: Evidence | null };
  };
  /** Null where nothing is left to do. */
  readonly forecast: Omit<Forecast, 'issues' | 'waves'> | null;
  readonly burnUp: { readonly days: readonly BurnUpDay[]; readonly cone: readonly BurnUpCone[] };
  readonly reportDays: readonly ReportDay[];
};

export type ScheduleInput = {
  readonly programme: Programme;
  /** The dates of the programme's issues; those that are missing are taken to be as old as their first word. */
  readonly issues: readonly DatedIssue[];
  /** The programme's plans with their bodies, in its order. */
  readonly plans: readonly TrackerIssue[];
};

/** Baseline, actual, slip, blocked time and forecast of a programme; its as-of is the present. */
export function readSchedule(
  input: ScheduleInput,
  options: ForecastOptions & WorkloadOptions = {},
): Schedule {
  const { programme } = input;
  const facts = readPlanFacts(input.plans);
  const baseline = readBaseline(programme, input.issues, facts);
  const actuals = readActuals(programme, input.issues);
  const work = workloadOf(programme, actuals, options);
  const ahead = work.issues.length === 0 ? null : forecast(work, options);
  const aheadOf = new Map(ahead?.issues.map((each) => [each.issue, each]));
  const issues: ScheduledIssue[] = [];
  for (const [key, actual] of actuals) {
    const span = baseline.issues.get(key);
    if (span === undefined) continue;
    const own = aheadOf.get(key);
    const planned = span.basis === 'wave';
    issues.push({
      ...actual,
      baseline: span,
      forecast:
        own === undefined ? null : { p10: own.p10, p50: own.p50, p90: own.p90, criticality: own.criticality },
      slip: planned
        ? slipOf(span, { start: actual.start, finish: actual.finish ?? own?.p50 ?? null })
        : noSlip,
    });
  }
  const issueOf = new Map(issues.map((issue) => [issue.issue, issue]));
  const rowsOf = (keys: readonly IssueKey[]): readonly ScheduledIssue[] =>
    keys.map((key) => issueOf.get(key)).filter((issue) => issue !== undefined);
  const waves = programme.waves.map(({ scope, id, title, checkpoint, issues: keys }, at): ScheduledWave => {
    const planned = baseline.waves[at] ?? noWave(scope, id, baseline);
    const actual = extentOf(rowsOf(keys));
    const own = ahead?.waves[at] ?? null;
    const real = { start: actual.start, finish: actual.finish ?? own?.p50 ?? null };
    return {
      ...{ scope, id, title, checkpoint, baseline: planned, actual, forecast: own },
      slip: slipOf(planned, real),
    };
  });
  const phases = programme.phases.map(({ scope, id, title, issues: keys }): ScheduledPhase => {
    const rows = rowsOf(keys);
    const planned = extentOf(rows.filter((row) => row.baseline.basis === 'wave').map((row) => row.baseline));
    const actual = extentOf(rows);
    const left = extentOf(
      rows
        .filter((row) => row.forecast !== null)
        .map((row) => ({ start: null, finish: row.forecast?.p50 ?? null })),
    );
    const real = { start: actual.start, finish: actual.finish ?? left.finish };
    return {
      ...{ scope, id, title, baseline: planned, actual },
      expected: left.finish,
      slip: slipOf(planned, real),
    };
  });
  const planned = { start: baseline.start.at, finish: extentOf(baseline.waves).finish };
  const actual = extentOf(issues.filter((issue) => issue.baseline.basis === 'wave'));
  const rest = ahead === null ? null : withoutParts(ahead);
  return {
    asOf: programme.asOf,
    start: baseline.start,
    issues,
    waves,
    phases,
    programme: {
      baseline: planned,
      actual,
      slip: slipOf(planned, { start: actual.start, finish: actual.finish ?? lateOf(waves) }),
    },
    blocked: {
      ...readBlocked(programme, actuals),
      target: facts.blockedTarget ?? { share: defaultBlockedTarget, evidence: null },
    },
    forecast: rest,
    burnUp: { days: readBurnUp(programme, actuals), cone: ahead === null ? [] : coneOf(programme, ahead) },
    reportDays: reportDays(programme.reports),
  };
}

/** The work that is left, for `expectedFinish`: made once, asked often. */
export function readWorkload(input: ScheduleInput, options: WorkloadOptions = {}): Workload {
  return workloadOf(input.programme, readActuals(input.programme, input.issues), options);
}

function withoutParts(ahead: Forecast): Omit<Forecast, 'issues' | 'waves'> {
  const { runs, seed, p10, p50, p90, expected, histogram, assumptions } = ahead;
  return { runs, seed, p10, p50, p90, expected, histogram, assumptions };
}

/** When the last of the waves ends that still have work. */
function lateOf(waves: readonly ScheduledWave[]): string | null {
  const left = waves.filter((wave) => wave.forecast !== null);
  return extentOf(left.map((wave) => ({ start: null, finish: wave.forecast?.p50 ?? null }))).finish;
}

function noWave(scope: IssueKey | null, id: string, { start }: Baseline): BaselineWave {
  return { scope, id, start: start.at, finish: start.at, basis: 'order', evidence: [] };
}
