import type { Evidence } from './evidence.ts';
import { addMinutes } from './text/time.ts';
import type { IssueKey } from './tracker.ts';

/**
 * What Nami makes of a tracker: the values every view and command draws from.
 * Plain readonly data, so that it crosses process borders and compares with `deepEqual`.
 */

/**
 * A node's status, in the order of trust of DESIGN: closed on GitHub → `done`; evidence of blocking
 * → `blocked`; `failed` and `review` (a decision or approval awaited) as reported; a running claim →
 * `running`; claimed done while open → `claimed`; gate before it not approved → `gated`; all
 * blockers done → `ready`; else `waiting`.
 */
export const nodeStatuses = [
  'waiting',
  'ready',
  'running',
  'review',
  'blocked',
  'failed',
  'claimed',
  'gated',
  'done',
] as const;
export type NodeStatus = (typeof nodeStatuses)[number];

/** An estimate in minutes; a single figure has `low === high`. */
export type DurationRange = { readonly low: number; readonly high: number };

export type ProgrammeNode = {
  readonly key: IssueKey;
  readonly title: string;
  readonly state: 'open' | 'closed';
  readonly status: NodeStatus;
  /** What the status rests on; empty only for `waiting` and `ready`, which follow from the edges. */
  readonly statusEvidence: readonly Evidence[];
  /** ISO time since when the status holds, null where no evidence dates it. */
  readonly statusSince: string | null;
  /** Full phase id as written (`2.1`, or `2` where no part is named); null outside every phase. */
  readonly phase: string | null;
  /**
   * The plan or epic that the phase id belongs to: ids collide between epics. Without a phase the plan that lists the
   * issue, if any.
   */
  readonly scope: IssueKey | null;
  readonly wave: string | null;
  /** `Worker 6` is `6`; another name as written; null where nobody is named. */
  readonly worker: string | null;
  readonly duration: DurationRange | null;
  readonly durationEvidence: Evidence | null;
  /**
   * Minutes from the programme's as-of to the earliest moment that work can start: 0 for what is ready, more by the
   * blockers' durations. Relative, so that nothing changes while only time passes; `earliestStart` gives the moment.
   */
  readonly startsInMinutes: number | null;
  readonly slackMinutes: number | null;
  readonly critical: boolean;
  /** Longest path from a node without open blockers, in edges. */
  readonly level: number;
  /** True for plans, epics and other issues that hold work instead of being work. */
  readonly container: boolean;
  readonly labels: readonly string[];
  readonly updatedAt: string;
  readonly commentCount: number;
  /**
   * Present for an issue of a repository that is not mirrored: `known` has its title and state from a link, else only its
   * name is known (`title` is empty, and `state` says open without anybody's word for it).
   */
  readonly partial?: 'known' | 'named';
};

/** Whether a node is work of this workspace: neither an issue that holds work nor one of a repository elsewhere. */
export function isOwnWork(node: Pick<ProgrammeNode, 'container' | 'partial'>): boolean {
  return !node.container && node.partial === undefined;
}

/** The earliest moment that work can start, ISO 8601 UTC; null for what is finished or holds work. */
export function earliestStart(node: Pick<ProgrammeNode, 'startsInMinutes'>, asOf: string): string | null {
  return node.startsInMinutes === null ? null : addMinutes(asOf, node.startsInMinutes);
}

/**
 * How sure an edge is, strongest first. `native`: GitHub's own link. `stated`: the issue itself names
 * the other in words. `planned`: a plan's table, tree or arrows name both. `phase`: follows from a
 * statement about whole phases.
 */
export const edgeStrengths = ['native', 'stated', 'planned', 'phase'] as const;
export type EdgeStrength = (typeof edgeStrengths)[number];

/** `blocks`: `from` must be finished before `to` starts. `soft`: must have started. */
export type EdgeKind = 'blocks' | 'soft';

export type ProgrammeEdge = {
  readonly from: IssueKey;
  readonly to: IssueKey;
  readonly kind: EdgeKind;
  readonly strength: EdgeStrength;
  readonly evidence: readonly Evidence[];
  /** True once `from` is closed: a closed blocker does not block. */
  readonly satisfied: boolean;
  /** Present where nobody says whether `from` is closed: it stands elsewhere, and only words name it. It holds. */
  readonly stateUnknown?: true;
  /**
   * Set where the words around the reference fit another issue better than the number does
   * (`#978 (Service Layer)` while #983 is the service layer). A doubted edge is drawn, and holds
   * nothing up.
   */
  readonly doubt: { readonly meant: IssueKey; readonly evidence: readonly Evidence[] } | null;
};

/** Links that order or group without blocking; drawn on request. */
export type ProgrammeLink = {
  readonly from: IssueKey;
  readonly to: IssueKey;
  readonly kind: 'parent' | 'related' | 'order' | 'parallel';
  readonly evidence: readonly Evidence[];
};

export type GateStatus = 'pending' | 'not-started' | 'approved' | 'rejected' | 'unclear';

export type ProgrammePhase = {
  /** `0`, `1`, …: the part before the dot. */
  readonly id: string;
  readonly scope: IssueKey | null;
  readonly title: string;
  readonly issues: readonly IssueKey[];
  readonly official: { readonly done: number; readonly total: number };
  /** Issues done or claimed done. */
  readonly claimed: { readonly done: number; readonly evidence: readonly Evidence[] };
  readonly gate: { readonly title: string; readonly status: GateStatus; readonly evidence: Evidence } | null;
  readonly evidence: readonly Evidence[];
};

export type ProgrammeWave = {
  readonly id: string;
  readonly scope: IssueKey | null;
  readonly title: string;
  /** As written: `Nov 17`, `Week 1-2`. */
  readonly period: string | null;
  /** Working days from the programme's first day, both ends included, counted from 1. */
  readonly days: { readonly first: number; readonly last: number } | null;
  readonly issues: readonly IssueKey[];
  readonly checkpoint: { readonly text: string; readonly evidence: Evidence } | null;
  readonly evidence: readonly Evidence[];
};

/** A word that stands where an issue should, and names none that exists. */
export type Unresolved = { readonly text: string; readonly evidence: Evidence };

/** Something that waits for a person. */
export type AttentionKind = 'decision' | 'approval' | 'urgent' | 'blocked' | 'failed' | 'claimed-done-open';
export type AttentionItem = {
  readonly kind: AttentionKind;
  readonly issue: IssueKey;
  readonly since: string | null;
  /** The line that says so, mended and stripped of Markdown: short enough for one row. */
  readonly text: string;
  /** The answers that a decision offers, in their order; empty for every other kind. */
  readonly options: readonly DecisionOption[];
  readonly evidence: readonly Evidence[];
};

/** `**B.** Wait for the tide table`: `B` and its words. */
export type DecisionOption = { readonly id: string; readonly text: string; readonly evidence: Evidence };

/** The latest word of one worker; a worker whom only a plan names waits, and has no report. */
export type WorkerPulse = {
  readonly worker: string;
  readonly issue: IssueKey | null;
  readonly status: NodeStatus;
  readonly lastReport: Evidence | null;
};

/** The form that a report has, as the texts know it. */
export const reportKinds = [
  'worker-report',
  'standup',
  'team-status',
  'transition',
  'automation',
  'urgent',
  'decision',
  'other',
] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What one text says about one issue, or about none. */
export type ProgrammeReport = {
  /** Its identity: comment, issue and worker. */
  readonly key: string;
  /** The issue that the report is about: it may stand on another. */
  readonly issue: IssueKey;
  readonly worker: string | null;
  readonly kind: ReportKind;
  /** As claimed when it was written; `claimed` for a completion, whatever GitHub says by now. */
  readonly status: NodeStatus;
  /** Facts said beside the status: a completion may name a blocker. */
  readonly also: readonly NodeStatus[];
  /** True where the planning is reported, not the work. */
  readonly planning: boolean;
  readonly at: string | null;
  /** The comment that said the same completion first; null for a first word. */
  readonly duplicateOf: string | null;
  readonly evidence: readonly Evidence[];
};

/** The order of reports: oldest first, those of one moment by their keys. */
export function compareReports(a: ProgrammeReport, b: ProgrammeReport): number {
  // Sixty thousand are sorted at once: no arrays here.
  const sameMoment = a.at === b.at;
  const first = sameMoment ? a.key : (a.at ?? '');
  const second = sameMoment ? b.key : (b.at ?? '');
  return first < second ? -1 : first > second ? 1 : 0;
}

/**
 * A phase's gate with what it asks for. `status` and `evidence` are the latest word on it; where a comment decided it
 * after the plan was written, what the plan says stands in `superseded`.
 */
export type ProgrammeGate = {
  readonly scope: IssueKey;
  readonly phase: string;
  readonly title: string;
  readonly status: GateStatus;
  readonly criteria: readonly {
    readonly text: string;
    readonly ticked: boolean;
    readonly evidence: Evidence;
  }[];
  readonly approver: string | null;
  readonly verification: string | null;
  readonly evidence: Evidence;
  readonly superseded: { readonly status: GateStatus; readonly evidence: Evidence } | null;
};

export const riskImpacts = ['low', 'medium', 'high', 'critical', 'unclear'] as const;
export type RiskImpact = (typeof riskImpacts)[number];

/** A row of a plan's risk table. */
export type ProgrammeRisk = {
  readonly scope: IssueKey;
  readonly risk: string;
  readonly impact: RiskImpact;
  readonly mitigation: string | null;
  /** As written: a worker, a role, `All workers`. */
  readonly owner: string | null;
  readonly evidence: Evidence;
};

/** What a plan's matrix gives one worker: a mission, and the issues that it names. */
export type ProgrammeAssignment = {
  readonly scope: IssueKey;
  readonly worker: string;
  readonly phase: string | null;
  readonly mission: string | null;
  readonly issues: readonly IssueKey[];
  readonly evidence: Evidence;
};

export type Programme = {
  readonly repository: string;
  readonly asOf: string;
  /** Issues whose body parses as a plan, the most complete first: the first is the coordination issue. */
  readonly plans: readonly IssueKey[];
  readonly nodes: readonly ProgrammeNode[];
  readonly edges: readonly ProgrammeEdge[];
  readonly links: readonly ProgrammeLink[];
  readonly phases: readonly ProgrammePhase[];
  readonly waves: readonly ProgrammeWave[];
  /** Each a ring of open, undoubted, blocking edges; smallest number first. */
  readonly cycles: readonly (readonly IssueKey[])[];
  readonly criticalPath: readonly IssueKey[];
  readonly unresolved: readonly Unresolved[];
  readonly attention: readonly AttentionItem[];
  readonly workers: readonly WorkerPulse[];
  /** Oldest first. */
  readonly reports: readonly ProgrammeReport[];
  readonly gates: readonly ProgrammeGate[];
  readonly risks: readonly ProgrammeRisk[];
  /** In the order of the plans and their rows; `Workers 6-10` are five. */
  readonly assignments: readonly ProgrammeAssignment[];
};
