import { isOwnWork } from '#domain/programme.ts';
import type { GateStatus, Programme, ProgrammeNode } from '#domain/programme.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { evidenceJson, foreignRepository, numberOf, referenceOf, type EvidenceJson } from './references.ts';
import { forecastJson, percentBlocked, type ForecastJson } from './schedule.ts';

/** `percent` is whole: 100 only when all is done, 0 only when nothing is. */
export type ShareJson = { readonly done: number; readonly total: number; readonly percent: number };

/** The answer of `nami status --json`. `official` counts what GitHub has closed, `claimed` adds what is reported done. */
export type StatusJson = {
  readonly repository: string;
  readonly asOf: string;
  readonly official: ShareJson;
  readonly claimed: ShareJson;
  readonly phases: readonly {
    readonly id: string;
    /** The plan or epic that the id belongs to. */
    readonly plan: number | string | null;
    readonly title: string;
    readonly official: ShareJson;
    readonly claimed: ShareJson;
    readonly gate: {
      readonly title: string;
      readonly status: GateStatus;
      readonly evidence: EvidenceJson;
    } | null;
  }[];
  readonly waves: readonly {
    readonly id: string;
    readonly plan: number | string | null;
    readonly title: string;
    readonly period: string | null;
    readonly official: ShareJson;
    readonly claimed: ShareJson;
    readonly checkpoint: { readonly text: string; readonly evidence: EvidenceJson } | null;
  }[];
  /** Of the working time until now, in whole per cents; null where nobody worked (domain/schedule/blocked.ts). */
  readonly blockedPercent: number | null;
  /** What the plan wants to stay under, 5 where it says nothing. */
  readonly blockedTargetPercent: number;
  /** When everything will be finished; null where nothing is left to do. */
  readonly forecast: ForecastJson | null;
  readonly attention: readonly {
    readonly kind: Programme['attention'][number]['kind'];
    readonly since: string | null;
    readonly issue: number;
    readonly repo?: string;
    readonly text: string;
    readonly evidence: readonly EvidenceJson[];
  }[];
};

function share(done: number, total: number): ShareJson {
  if (total === 0 || done === 0) return { done, total, percent: 0 };
  if (done === total) return { done, total, percent: 100 };
  return { done, total, percent: Math.min(99, Math.max(1, Math.round((100 * done) / total))) };
}

/** What GitHub has closed, and what is closed or reported done, among pieces of work: plans and epics hold work and are none. */
export function progressJson(nodes: readonly ProgrammeNode[]): { official: ShareJson; claimed: ShareJson } {
  const work = nodes.filter(isOwnWork);
  const done = work.filter((node) => node.status === 'done').length;
  const reported = work.filter((node) => node.status === 'claimed').length;
  return { official: share(done, work.length), claimed: share(done + reported, work.length) };
}

export function statusJson(programme: Programme, schedule: Schedule): StatusJson {
  const home = programme.repository;
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const nodesOf = (keys: readonly IssueKey[]) =>
    keys.map((key) => nodeOf.get(key)).filter((node) => node !== undefined);
  const plan = (scope: IssueKey | null) => (scope === null ? null : referenceOf(scope, home));
  return {
    repository: home,
    asOf: programme.asOf,
    ...progressJson(programme.nodes),
    phases: programme.phases.map(({ id, scope, title, official, claimed, gate }) => ({
      id,
      plan: plan(scope),
      title,
      official: share(official.done, official.total),
      claimed: share(claimed.done, official.total),
      gate:
        gate === null
          ? null
          : { title: gate.title, status: gate.status, evidence: evidenceJson(gate.evidence, home) },
    })),
    waves: programme.waves.map(({ id, scope, title, period, issues, checkpoint }) => ({
      id,
      plan: plan(scope),
      title,
      period,
      ...progressJson(nodesOf(issues)),
      checkpoint:
        checkpoint === null
          ? null
          : { text: checkpoint.text, evidence: evidenceJson(checkpoint.evidence, home) },
    })),
    blockedPercent: percentBlocked(schedule.blocked.overall),
    blockedTargetPercent: Number((schedule.blocked.target.share * 100).toFixed(1)),
    forecast: forecastJson(schedule),
    attention: programme.attention.map((item) => ({
      kind: item.kind,
      since: item.since,
      issue: numberOf(item.issue),
      ...foreignRepository(item.issue, home),
      text: item.text,
      evidence: item.evidence.map((evidence) => evidenceJson(evidence, home)),
    })),
  };
}
