import type { Programme, ProgrammeNode } from '#domain/programme.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import type { IssueKey } from '#domain/tracker.ts';
import type { ProgrammeState } from '../../stores/programme.ts';

export const laneKinds = ['worker', 'phase', 'wave'] as const;
export type LaneKind = (typeof laneKinds)[number];

/** What a lane stands for. `none`: nobody is named, no phase or no wave names the issue. */
export type LaneAbout =
  | { readonly kind: 'worker'; readonly worker: string; readonly mission: string | null }
  | {
      readonly kind: 'phase' | 'wave';
      readonly id: string;
      readonly scope: IssueKey | null;
      readonly title: string;
    }
  | { readonly kind: 'none'; readonly of: LaneKind };

export type LaneSource = Pick<
  ProgrammeState,
  'nodes' | 'workers' | 'assignments' | 'phases' | 'waves' | 'plans' | 'repository'
> & { readonly schedule: Schedule };

export type LanePlan = {
  readonly lanes: readonly LaneAbout[];
  /** The lane of an issue, and that of somebody who spoke about it; both by worker, else the same. */
  laneOf(issue: IssueKey): number;
  laneOfWorker(worker: string): number | null;
};

function groupLanes(
  kind: 'phase' | 'wave',
  groups: readonly (Programme['phases'][number] | Programme['waves'][number])[],
): LanePlan {
  const lanes: LaneAbout[] = groups.map(({ id, scope, title }) => ({ kind, id, scope, title }));
  const laneOf = new Map<IssueKey, number>();
  groups.forEach(({ issues }, lane) => {
    for (const issue of issues) if (!laneOf.has(issue)) laneOf.set(issue, lane);
  });
  lanes.push({ kind: 'none', of: kind });
  return {
    lanes,
    laneOf: (issue) => laneOf.get(issue) ?? lanes.length - 1,
    laneOfWorker: () => null,
  };
}

/** Who did the work by the last word that named somebody; the named worker where there is none. */
function ownerOf(node: ProgrammeNode, spoke: string | null): string | null {
  return node.worker ?? spoke;
}

function workerLanes({ nodes, workers, assignments, schedule }: LaneSource): LanePlan {
  const missions = new Map<string, string>();
  for (const { worker, mission } of assignments)
    if (mission !== null && !missions.has(worker)) missions.set(worker, mission);
  const names = new Set(workers.map(({ worker }) => worker));
  const owner = new Map<IssueKey, string>();
  for (const { issue, spans } of schedule.issues) {
    const spoke = spans.findLast(({ worker }) => worker !== null)?.worker ?? null;
    for (const { worker } of spans) if (worker !== null) names.add(worker);
    const node = nodes.get(issue);
    const own = node === undefined ? spoke : ownerOf(node, spoke);
    if (own === null) continue;
    owner.set(issue, own);
    names.add(own);
  }
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const lanes: LaneAbout[] = sorted.map((worker) => ({
    kind: 'worker',
    worker,
    mission: missions.get(worker) ?? null,
  }));
  const laneOf = new Map(sorted.map((worker, lane) => [worker, lane]));
  lanes.push({ kind: 'none', of: 'worker' });
  return {
    lanes,
    laneOf: (issue) => laneOf.get(owner.get(issue) ?? '') ?? lanes.length - 1,
    laneOfWorker: (worker) => laneOf.get(worker) ?? null,
  };
}

/** The lanes of a kind in the order of the programme; what none of them names comes last. */
export function lanesBy(kind: LaneKind, source: LaneSource): LanePlan {
  switch (kind) {
    case 'worker':
      return workerLanes(source);
    case 'phase':
      return groupLanes('phase', source.phases);
    case 'wave':
      return groupLanes('wave', source.waves);
  }
}
