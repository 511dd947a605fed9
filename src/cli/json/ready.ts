import type { Programme, ProgrammeNode } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { middleMinutes } from './graph.ts';
import { foreignRepository, numberOf, referenceOf } from './references.ts';

type Reference = number | string;

/** The answer of `nami ready --json`: what can begin now, most critical first, and who could take it. */
export type ReadyJson = {
  readonly ready: readonly {
    readonly number: number;
    readonly repo?: string;
    readonly title: string;
    /** Open issues that name it as their blocker. */
    readonly unblocks: readonly Reference[];
    /** 1 on the critical path, falling to 0 as its slack grows to the path's own length. */
    readonly criticality: number;
  }[];
  /** Workers whose latest word leaves them idle; `Worker 6` is `6`. */
  readonly freeWorkers: readonly string[];
  /** At most one for each worker and each issue. */
  readonly suggestions: readonly {
    readonly worker: string;
    readonly issue: Reference;
    readonly why: string;
  }[];
};

export function readyJson(programme: Programme): ReadyJson {
  const home = programme.repository;
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const followers = new Map<IssueKey, IssueKey[]>();
  const blockers = new Map<IssueKey, IssueKey[]>();
  for (const edge of programme.edges) {
    if (edge.kind !== 'blocks' || edge.doubt !== null || nodeOf.get(edge.to)?.state === 'closed') continue;
    followers.set(edge.from, [...(followers.get(edge.from) ?? []), edge.to]);
    blockers.set(edge.to, [...(blockers.get(edge.to) ?? []), edge.from]);
  }
  const pathMinutes = programme.criticalPath.reduce((sum, key) => {
    const duration = nodeOf.get(key)?.duration ?? null;
    return sum + (duration === null ? 0 : middleMinutes(duration));
  }, 0);
  const ready = programme.nodes
    .filter((node) => node.status === 'ready' && !node.container)
    .map((node) => ({
      node,
      unblocks: followers.get(node.key) ?? [],
      criticality: criticalityOf(node, pathMinutes),
    }))
    .sort(
      (a, b) =>
        b.criticality - a.criticality ||
        b.unblocks.length - a.unblocks.length ||
        numberOf(a.node.key) - numberOf(b.node.key),
    );
  const freeWorkers = freeWorkersOf(programme);
  return {
    ready: ready.map(({ node, unblocks, criticality }) => ({
      number: numberOf(node.key),
      ...foreignRepository(node.key, home),
      title: node.title,
      unblocks: unblocks.map((key) => referenceOf(key, home)),
      criticality,
    })),
    freeWorkers,
    suggestions: suggest(
      ready.map(({ node }) => node),
      freeWorkers,
      programme,
      blockers,
    ),
  };
}

function criticalityOf(node: ProgrammeNode, pathMinutes: number): number {
  if (node.critical || node.slackMinutes === 0) return 1;
  if (node.slackMinutes === null || pathMinutes === 0) return 0;
  return Math.round(Math.max(0, 1 - node.slackMinutes / pathMinutes) * 100) / 100;
}

/** Who coordinates carries out nothing, so is never free for it. */
function freeWorkersOf(programme: Programme): readonly string[] {
  const busy = new Set(
    programme.nodes
      .filter((node) => node.status === 'running' || node.status === 'blocked' || node.status === 'review')
      .map((node) => node.worker),
  );
  return programme.workers
    .filter(({ worker, status }) => {
      switch (status) {
        case 'waiting':
        case 'ready':
        case 'claimed':
        case 'done':
          return worker !== 'orchestrator' && !busy.has(worker);
        case 'running':
        case 'review':
        case 'blocked':
        case 'failed':
        case 'gated':
          return false;
      }
    })
    .map(({ worker }) => worker);
}

/** The planned worker first, then the one who did what stands before it, then whoever is free. */
function suggest(
  ready: readonly ProgrammeNode[],
  freeWorkers: readonly string[],
  programme: Programme,
  blockers: ReadonlyMap<IssueKey, readonly IssueKey[]>,
): ReadyJson['suggestions'] {
  const home = programme.repository;
  const free = new Set(freeWorkers);
  const lastIssueOf = new Map(programme.workers.map(({ worker, issue }) => [worker, issue]));
  const suggestions: { worker: string; issue: Reference; why: string }[] = [];
  const taken = new Set<IssueKey>();
  const give = (node: ProgrammeNode, worker: string, why: string): void => {
    if (!free.delete(worker)) return;
    taken.add(node.key);
    suggestions.push({ worker, issue: referenceOf(node.key, home), why });
  };
  for (const node of ready) {
    if (node.worker !== null && free.has(node.worker))
      give(node, node.worker, 'the plan gives it to this worker');
  }
  for (const node of ready) {
    if (taken.has(node.key)) continue;
    const before = blockers.get(node.key) ?? [];
    const known = [...free].find((worker) => {
      const last = lastIssueOf.get(worker);
      return last != null && before.includes(last);
    });
    const last = known === undefined ? null : (lastIssueOf.get(known) ?? null);
    if (known !== undefined && last !== null) {
      give(node, known, `this worker did #${numberOf(last)}, which stands before it`);
    }
  }
  for (const node of ready) {
    const [next] = free;
    if (next !== undefined && !taken.has(node.key)) {
      give(
        node,
        next,
        node.critical ? 'free, and the issue is on the critical path' : 'free, and the issue can begin',
      );
    }
  }
  return suggestions;
}
