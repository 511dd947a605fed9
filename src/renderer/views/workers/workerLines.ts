import type { Evidence } from '#domain/evidence.ts';
import type { NodeStatus, Programme, ProgrammeNode } from '#domain/programme.ts';
import type { BlockedTime } from '#domain/schedule/blocked.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import {
  silentAfterMinutes,
  suggestWork,
  workerStandings,
  type Suggestion,
  type WorkerStanding,
} from '#domain/verdicts/suggestions.ts';
import { workerMatrix, type WorkerRow } from '#domain/verdicts/workerMatrix.ts';
import type { WorkersShown } from '../../stores/tablePlaces.ts';
import { activityOf, spansByWorker, type Activity } from './activity.ts';

/**
 * A worker's state in one word. `free`: the last word leaves it idle. `silent`: under way by its last word, which is
 * older than it should be. `not-begun`: named by a plan, and has not said a word. Else what the last word says.
 */
export type WorkerState = Exclude<NodeStatus, 'ready'> | 'free' | 'silent' | 'not-begun';

/** The glyph of each state: silence and waiting look alike, and never busy. */
export const stateGlyph = {
  waiting: 'waiting',
  running: 'running',
  review: 'review',
  blocked: 'blocked',
  failed: 'failed',
  claimed: 'claimed',
  gated: 'gated',
  done: 'done',
  free: 'ready',
  silent: 'waiting',
  'not-begun': 'waiting',
} satisfies Record<WorkerState, NodeStatus>;

/** One row of the matrix. */
export type WorkerLine = {
  /** `6`, or `6@977` where a plan scopes the number. */
  readonly id: string;
  readonly row: WorkerRow;
  readonly state: WorkerState;
  readonly current: ProgrammeNode | null;
  /** Open, undoubted blockers of the current issue, while it is blocked. */
  readonly waitsFor: readonly ProgrammeNode[];
  /** Open issues in its hands. */
  readonly load: readonly ProgrammeNode[];
  /** Milliseconds from the last word to the as-of; null without a word. */
  readonly silence: number | null;
  /** Null until the schedule is there, or where nobody worked. */
  readonly blocked: BlockedTime | null;
  /** The lines that say it was blocked. */
  readonly blockedEvidence: readonly Evidence[];
  readonly activity: Activity;
  readonly suggestion: Suggestion | null;
};

export function workerLines(programme: Programme, schedule: Schedule | null): readonly WorkerLine[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const standingOf = new Map(workerStandings(programme).map(({ worker, standing }) => [worker, standing]));
  const suggestionOf = new Map(suggestWork(programme).map((suggestion) => [suggestion.worker, suggestion]));
  const blockedOf = new Map(schedule?.blocked.workers.map((time) => [time.worker, time]));
  const blockers = blockersOf(programme);
  const spans = spansByWorker(schedule, nodeOf);
  const now = Date.parse(programme.asOf);
  const rows = workerMatrix(programme);
  const plansOf = new Map<string, number>();
  for (const { worker } of rows) plansOf.set(worker, (plansOf.get(worker) ?? 0) + 1);

  return rows.map((row): WorkerLine => {
    const { worker, plan, lastReport, isLast } = row;
    const load = openWorkOf(row, nodeOf);
    const named = row.current === null ? null : (nodeOf.get(row.current) ?? null);
    // Who spoke on a plan, or is only named there, is on its first piece of work rather than on the plan.
    const silence = lastReport?.at == null ? null : Math.max(0, now - Date.parse(lastReport.at));
    const state = stateOf(row, isLast ? standingOf.get(worker) : undefined, silence);
    const onPlan = named?.container === true;
    const current = onPlan ? (load[0] ?? (state === 'not-begun' ? null : named)) : named;
    const own = new Set([...row.issues, ...row.reports.map(({ issue }) => issue)]);
    const alone = plansOf.get(worker) === 1;
    const ownSpans = (spans.get(worker) ?? []).filter(({ issue }) => alone || own.has(issue));
    return {
      id: plan === null ? worker : `${worker}@${splitIssueKey(plan).number}`,
      row,
      state,
      current,
      waitsFor:
        state === 'blocked' && current !== null
          ? (blockers.get(current.key) ?? []).flatMap((key) => nodeOf.get(key) ?? [])
          : [],
      load,
      silence,
      blocked: blockedOf.get(worker) ?? null,
      blockedEvidence: ownSpans
        .filter(({ span }) => span.status === 'blocked')
        .flatMap(({ span }) => span.evidence),
      activity: activityOf(ownSpans, row.reports, now),
      suggestion: isLast ? (suggestionOf.get(worker) ?? null) : null,
    };
  });
}

/** `standing` is undefined for who coordinates, and in a plan that the worker has left. */
function stateOf(
  { status, lastReport }: WorkerRow,
  standing: WorkerStanding['standing'] | undefined,
  silence: number | null,
): WorkerState {
  if (standing === 'silent') return 'silent';
  if (standing === undefined && status === 'running' && (silence ?? 0) > silentAfterMinutes * 60_000)
    return 'silent';
  if (standing === 'free') return lastReport === null ? 'not-begun' : 'free';
  if (lastReport === null && status === 'waiting') return 'not-begun';
  return status === 'ready' ? 'free' : status;
}

/** Open work that is assigned to this worker and to nobody else: a plan's matrix names whole phases for many. */
function openWorkOf(
  { worker, current, issues }: WorkerRow,
  nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>,
): readonly ProgrammeNode[] {
  return issues.flatMap((key) => {
    const node = nodeOf.get(key);
    if (node === undefined || node.state === 'closed' || node.container) return [];
    return node.worker === worker || (node.worker === null && key === current) ? [node] : [];
  });
}

function blockersOf(programme: Programme): ReadonlyMap<IssueKey, readonly IssueKey[]> {
  const blockers = new Map<IssueKey, IssueKey[]>();
  for (const { from, to, kind, satisfied, doubt } of programme.edges) {
    if (kind !== 'blocks' || satisfied || doubt !== null) continue;
    const known = blockers.get(to);
    if (known === undefined) blockers.set(to, [from]);
    else known.push(from);
  }
  return blockers;
}

const stuck: readonly WorkerState[] = ['blocked', 'failed', 'silent', 'review'];
const free: readonly WorkerState[] = ['free', 'not-begun'];

export function isShown({ state }: WorkerLine, show: WorkersShown): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'stuck':
      return stuck.includes(state);
    case 'free':
      return free.includes(state);
  }
}

/** How many workers are in each state, those in none left out; in the order in which they matter. */
export function countStates(lines: readonly WorkerLine[]): readonly (readonly [WorkerState, number])[] {
  const order: readonly WorkerState[] = [
    'running',
    'blocked',
    'failed',
    'review',
    'silent',
    'claimed',
    'done',
    'gated',
    'waiting',
    'free',
    'not-begun',
  ];
  return order
    .map((state) => [state, lines.filter((line) => line.state === state).length] as const)
    .filter(([, count]) => count > 0);
}
