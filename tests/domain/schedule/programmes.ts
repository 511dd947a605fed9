import type { Evidence } from '#domain/evidence.ts';
import {
  compareReports,
  type DurationRange,
  type NodeStatus,
  type Programme,
  type ProgrammeNode,
} from '#domain/programme.ts';
import type { DatedIssue } from '#domain/schedule/actual.ts';
import type { ScheduleInput } from '#domain/schedule/readSchedule.ts';
import type { IssueKey, TrackerIssue } from '#domain/tracker.ts';

/** Small programmes for tests, as values: only what a test speaks of is written out. */

export const plan = key(1_000_000);

export function key(number: number): IssueKey {
  return `orchard/press#${number}`;
}

export function said(number: number, at: string, quote: string): Evidence {
  return {
    ...{ issue: key(number), source: 'comment', commentId: `${number} ${at}`, author: 'presser' },
    ...{ at, line: 1, quote },
  };
}

/** `[at, status, worker]`; a completion said again is marked with `again`. */
export type Said = readonly [string, NodeStatus, (string | null)?, 'again'?];

export type IssueParts = Partial<
  Pick<ProgrammeNode, 'status' | 'statusSince' | 'worker' | 'phase' | 'wave'>
> & {
  readonly duration?: DurationRange | number | null;
  readonly reports?: readonly Said[];
  readonly created?: string;
  readonly closed?: string;
  readonly events?: DatedIssue['events'];
  readonly planning?: true;
};

type WaveParts = Partial<Pick<Programme['waves'][number], 'days' | 'period' | 'scope'>>;

type Parts = {
  readonly asOf?: string;
  readonly edges?: readonly (readonly [number, number])[];
  readonly waves?: Readonly<Record<string, WaveParts>>;
  readonly gates?: Programme['gates'];
  readonly planBody?: string;
};

/** 2026-03-02 is a Monday. */
export const monday = '2026-03-02T00:00:00Z';
export const noon = '2026-03-02T12:00:00Z';

export function programmeOf(issues: Readonly<Record<number, IssueParts>>, parts: Parts = {}): ScheduleInput {
  const asOf = parts.asOf ?? noon;
  const nodes: ProgrammeNode[] = [];
  const dated: DatedIssue[] = [];
  const reports: Programme['reports'][number][] = [];
  for (const [name, own] of Object.entries(issues)) {
    const number = Number(name);
    const { duration = 60, closed = null, created = monday, events } = own;
    const said_ = own.reports ?? [];
    const last = said_.at(-1)?.[1];
    nodes.push({
      key: key(number),
      title: `Task ${number}`,
      state: closed === null ? 'open' : 'closed',
      status: own.status ?? (closed !== null ? 'done' : (last ?? 'waiting')),
      statusEvidence: [],
      statusSince: own.statusSince ?? null,
      phase: own.phase ?? null,
      scope: own.phase === undefined ? null : plan,
      wave: own.wave ?? null,
      worker: own.worker ?? said_.at(-1)?.[2] ?? null,
      duration: typeof duration === 'number' ? { low: duration, high: duration } : duration,
      ...{ durationEvidence: null, startsInMinutes: null, slackMinutes: null, critical: false, level: 0 },
      ...{ container: false, labels: [], updatedAt: created, commentCount: 0 },
    });
    dated.push({
      key: key(number),
      createdAt: created,
      closedAt: closed,
      ...(events === undefined ? {} : { events }),
    });
    said_.forEach(([at, status, worker = null, again], index) =>
      reports.push({
        key: `${at} ${number} ${index}`,
        issue: key(number),
        ...{ worker, kind: 'worker-report', status, also: [], planning: own.planning === true, at },
        duplicateOf: again === undefined ? null : 'an earlier comment',
        evidence: [said(number, at, status)],
      }),
    );
  }
  const waveNames = Object.keys({
    ...parts.waves,
    ...Object.fromEntries(nodes.flatMap(({ wave }) => (wave === null ? [] : [[wave, true]]))),
  }).sort((a, b) => Number(a) - Number(b));
  const programme: Programme = {
    ...{ repository: 'orchard/press', asOf, plans: [plan], nodes },
    edges: (parts.edges ?? []).map(([from, to]) => ({
      ...{ from: key(from), to: key(to), kind: 'blocks', strength: 'stated', evidence: [], doubt: null },
      satisfied: issues[from]?.closed !== undefined,
    })),
    links: [],
    phases: [...new Set(nodes.flatMap(({ phase }) => (phase === null ? [] : [phase.split('.')[0]!])))].map(
      (id) => ({
        ...{ id, scope: plan, title: `Phase ${id}`, gate: null, evidence: [] },
        issues: nodes.filter((node) => node.phase?.split('.')[0] === id).map((node) => node.key),
        ...{ official: { done: 0, total: 0 }, claimed: { done: 0, evidence: [] } },
      }),
    ),
    waves: waveNames.map((id) => ({
      ...{ id, scope: plan, title: `Wave ${id}`, period: null, days: null, checkpoint: null, evidence: [] },
      ...parts.waves?.[id],
      issues: nodes.filter((node) => node.wave === id).map((node) => node.key),
    })),
    ...{ cycles: [], criticalPath: [], unresolved: [], attention: [], workers: [] },
    reports: reports.sort(compareReports),
    ...{ gates: parts.gates ?? [], risks: [], assignments: [] },
  };
  return { programme, issues: dated, plans: [planIssue(parts.planBody ?? '**Created**: 2026-03-02')] };
}

export function planIssue(body: string): TrackerIssue {
  return {
    ...{ key: plan, title: 'Cider press plan', body, state: 'open', stateReason: null, author: 'presser' },
    ...{ createdAt: monday, updatedAt: monday, closedAt: null, labels: [], milestone: null },
    ...{ assignees: [], parent: null, blockedBy: [], comments: [] },
  };
}
