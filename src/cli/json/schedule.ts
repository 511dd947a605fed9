import type { Programme } from '#domain/programme.ts';
import type { BlockedTime } from '#domain/schedule/blocked.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import type { Extent, Slip } from '#domain/schedule/slip.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** What `nami status --json` says of the finish; null where nothing is left to do. */
export type ForecastJson = {
  readonly p50: string;
  readonly p90: string;
  readonly runs: number;
  readonly seed: number;
};

/** The answer of `nami schedule --json`: times in ISO 8601 UTC, durations and slips in minutes, shares from 0 to 1. */
export type ScheduleJson = {
  readonly repository: string;
  readonly asOf: string;
  readonly start: { readonly at: string; readonly basis: string; readonly evidence: EvidenceJson | null };
  readonly waves: readonly {
    readonly id: string;
    readonly plan: Reference | null;
    readonly title: string;
    readonly baseline: Extent & { readonly basis: string };
    readonly actual: Extent;
    readonly forecast: { readonly p50: string; readonly p90: string } | null;
    readonly slip: Slip;
    readonly blockedShare: number | null;
    readonly checkpoint: { readonly text: string; readonly evidence: EvidenceJson } | null;
    readonly evidence: readonly EvidenceJson[];
  }[];
  readonly phases: readonly (Pick<
    Schedule['phases'][number],
    'id' | 'title' | 'baseline' | 'actual' | 'slip'
  > & {
    readonly plan: Reference | null;
    readonly expected: string | null;
  })[];
  readonly issues: readonly {
    readonly issue: Reference;
    readonly baseline: Extent & { readonly minutes: number; readonly assumed: boolean };
    readonly actual: Extent & { readonly startInferred: boolean; readonly claimedFinish: string | null };
    readonly forecast: {
      readonly p10: string;
      readonly p50: string;
      readonly p90: string;
      readonly criticality: number;
    } | null;
    readonly slip: Slip;
    readonly spans: readonly {
      readonly status: string;
      readonly worker: string | null;
      readonly from: string;
      readonly to: string | null;
      readonly blockers: readonly Reference[];
      readonly inferred: boolean;
      readonly evidence: readonly EvidenceJson[];
    }[];
  }[];
  readonly programme: Schedule['programme'];
  readonly blocked: BlockedTime & {
    readonly target: { readonly share: number; readonly evidence: EvidenceJson | null };
    readonly workers: Schedule['blocked']['workers'];
    readonly days: Schedule['blocked']['days'];
  };
  readonly forecast: Schedule['forecast'];
  readonly burnUp: Schedule['burnUp'];
};

export function forecastJson({ forecast }: Schedule): ForecastJson | null {
  if (forecast === null) return null;
  const { p50, p90, runs, seed } = forecast;
  return { p50, p90, runs, seed };
}

/** Whole per cents of working time; 0 only where nothing was blocked. Null where nobody worked. */
export function percentBlocked({ share }: BlockedTime): number | null {
  if (share === null || share === 0) return share;
  return Math.max(1, Math.round(share * 100));
}

export function scheduleJson(programme: Pick<Programme, 'repository'>, schedule: Schedule): ScheduleJson {
  const home = programme.repository;
  const plan = (scope: IssueKey | null) => (scope === null ? null : referenceOf(scope, home));
  const { start, blocked } = schedule;
  return {
    repository: home,
    asOf: schedule.asOf,
    start: {
      at: start.at,
      basis: start.basis,
      evidence: start.evidence === null ? null : evidenceJson(start.evidence, home),
    },
    waves: schedule.waves.map((wave, at) => ({
      id: wave.id,
      plan: plan(wave.scope),
      title: wave.title,
      baseline: { start: wave.baseline.start, finish: wave.baseline.finish, basis: wave.baseline.basis },
      actual: wave.actual,
      forecast: wave.forecast === null ? null : { p50: wave.forecast.p50, p90: wave.forecast.p90 },
      slip: wave.slip,
      blockedShare: blocked.waves[at]?.share ?? null,
      checkpoint:
        wave.checkpoint === null
          ? null
          : { text: wave.checkpoint.text, evidence: evidenceJson(wave.checkpoint.evidence, home) },
      evidence: wave.baseline.evidence.map((each) => evidenceJson(each, home)),
    })),
    phases: schedule.phases.map(({ id, scope, title, baseline, actual, expected, slip }) => ({
      ...{ id, plan: plan(scope), title, baseline, actual, expected, slip },
    })),
    issues: schedule.issues.map((issue) => ({
      issue: referenceOf(issue.issue, home),
      baseline: {
        start: issue.baseline.start,
        finish: issue.baseline.finish,
        minutes: issue.baseline.minutes,
        assumed: issue.baseline.assumed,
      },
      actual: {
        start: issue.start,
        finish: issue.finish,
        startInferred: issue.startInferred,
        claimedFinish: issue.claimedFinish,
      },
      forecast: issue.forecast,
      slip: issue.slip,
      spans: issue.spans.map(({ status, worker, from, to, blockers, inferred, evidence }) => ({
        ...{ status, worker, from, to },
        blockers: blockers.map((key) => referenceOf(key, home)),
        inferred,
        evidence: evidence.map((each) => evidenceJson(each, home)),
      })),
    })),
    programme: schedule.programme,
    blocked: {
      ...blocked.overall,
      target: {
        share: blocked.target.share,
        evidence: blocked.target.evidence === null ? null : evidenceJson(blocked.target.evidence, home),
      },
      workers: blocked.workers,
      days: blocked.days,
    },
    forecast: schedule.forecast,
    burnUp: schedule.burnUp,
  };
}
