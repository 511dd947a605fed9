import type { Evidence } from '../evidence.ts';
import { compareKeys } from '../graph/issueIndex.ts';
import type { DurationRange, Programme, ProgrammeNode, WorkerPulse } from '../programme.ts';
import { parseTime } from '../text/time.ts';
import { splitIssueKey, type IssueKey } from '../tracker.ts';

/** Who should take what next, and why. */

/** An issue that can begin now. */
export type ReadyWork = {
  readonly node: ProgrammeNode;
  /** Open issues that name it as their blocker. */
  readonly unblocks: readonly IssueKey[];
  /** 1 on the critical path, falling to 0 as its slack grows to the path's own length. */
  readonly criticality: number;
};

/** `silent`: under way by its last word, and that word is older than `silentAfterMinutes` and the stated duration. */
export type WorkerStanding = {
  readonly worker: string;
  readonly standing: 'free' | 'busy' | 'blocked' | 'silent';
  readonly issue: IssueKey | null;
  /** The last word; null for a worker whom only a plan names. */
  readonly evidence: Evidence | null;
};

/** Why somebody should take an issue; `issues` are those that the reason names. */
export type SuggestionReason = {
  readonly kind:
    | 'planned'
    | 'did-before'
    | 'did-same-phase'
    | 'did-same-plan'
    | 'blocked-meanwhile'
    | 'free'
    | 'critical'
    | 'unblocks'
    | 'can-begin';
  readonly issues: readonly IssueKey[];
};

export type Suggestion = {
  readonly worker: string;
  readonly issue: IssueKey;
  /** One sentence's worth: the reasons, weightiest first. */
  readonly why: string;
  /** The same for those who find their own words. */
  readonly reasons: readonly SuggestionReason[];
  /** The issue that a blocked worker would leave; null for a free one. */
  readonly leaves: IssueKey | null;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
};

/** Where an issue states no duration, a day without a word is silence. */
export const silentAfterMinutes = 24 * 60;

/** The middle of an estimate. */
export function middleMinutes({ low, high }: DurationRange): number {
  return (low + high) / 2;
}

/** Most critical first, then what unblocks most. */
export function readyWork(programme: Programme): readonly ReadyWork[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const { followers } = neighbours(programme, nodeOf);
  const pathMinutes = programme.criticalPath.reduce((sum, key) => {
    const duration = nodeOf.get(key)?.duration ?? null;
    return sum + (duration === null ? 0 : middleMinutes(duration));
  }, 0);
  return programme.nodes
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
        compareKeys(a.node.key, b.node.key),
    );
}

type Neighbours = {
  readonly followers: ReadonlyMap<IssueKey, readonly IssueKey[]>;
  readonly blockers: ReadonlyMap<IssueKey, readonly IssueKey[]>;
};

function neighbours(programme: Programme, nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>): Neighbours {
  const followers = new Map<IssueKey, IssueKey[]>();
  const blockers = new Map<IssueKey, IssueKey[]>();
  const add = (map: Map<IssueKey, IssueKey[]>, key: IssueKey, other: IssueKey): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [other]);
    else known.push(other);
  };
  for (const edge of programme.edges) {
    if (edge.kind !== 'blocks' || edge.doubt !== null || nodeOf.get(edge.to)?.state === 'closed') continue;
    add(followers, edge.from, edge.to);
    add(blockers, edge.to, edge.from);
  }
  return { followers, blockers };
}

function criticalityOf(node: ProgrammeNode, pathMinutes: number): number {
  if (node.critical || node.slackMinutes === 0) return 1;
  if (node.slackMinutes === null || pathMinutes === 0) return 0;
  return Math.round(Math.max(0, 1 - node.slackMinutes / pathMinutes) * 100) / 100;
}

/** Everybody but who coordinates: that one carries out nothing, so is never free for it. */
export function workerStandings(programme: Programme): readonly WorkerStanding[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const holding = new Set(
    programme.nodes
      .filter((node) => node.status === 'running' || node.status === 'blocked' || node.status === 'review')
      .map((node) => node.worker),
  );
  const now = parseTime(programme.asOf);
  return programme.workers
    .filter(({ worker }) => worker !== 'orchestrator')
    .map((pulse): WorkerStanding => ({
      worker: pulse.worker,
      standing: standingOf(pulse, nodeOf, holding, now),
      issue: pulse.issue,
      evidence: pulse.lastReport,
    }));
}

function standingOf(
  { worker, status, issue, lastReport }: WorkerPulse,
  nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>,
  holding: ReadonlySet<string | null>,
  now: number | null,
): WorkerStanding['standing'] {
  switch (status) {
    case 'waiting':
    case 'ready':
    case 'claimed':
    case 'done':
      return holding.has(worker) ? 'busy' : 'free';
    case 'blocked':
    case 'failed':
      return 'blocked';
    case 'review':
    case 'gated':
      return 'busy';
    case 'running': {
      const at = lastReport?.at == null ? null : parseTime(lastReport.at);
      const node = issue === null ? undefined : nodeOf.get(issue);
      const allowed = Math.max(silentAfterMinutes, node?.duration?.high ?? 0);
      const quiet = at === null || now === null ? 0 : (now - at) / 60_000;
      return quiet > allowed && node?.state !== 'closed' ? 'silent' : 'busy';
    }
  }
}

type Reason = SuggestionReason & {
  readonly weight: number;
  readonly words: string;
  readonly evidence: readonly Evidence[];
};

/**
 * At most one suggestion for each worker and each issue. Issues choose in the order of `readyWork`; of the workers the
 * fittest is taken: whom the plan gives it to, who did what stands before it, who knows its phase or its plan. Blocked
 * workers come after the free ones, silent and busy ones not at all. Linear in issues times workers.
 */
export function suggestWork(programme: Programme): readonly Suggestion[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const { blockers } = neighbours(programme, nodeOf);
  const standings = workerStandings(programme).filter(
    ({ standing }) => standing === 'free' || standing === 'blocked',
  );
  const done = completionsOf(programme, nodeOf);
  const left = new Map(standings.map((standing) => [standing.worker, standing]));
  const ready = readyWork(programme);
  const suggestions: Suggestion[] = [];
  // A plan's own choice is taken before anybody else chooses.
  const planned = ready.filter(
    ({ node }) => node.worker !== null && left.get(node.worker)?.standing === 'free',
  );
  for (const work of [...planned, ...ready]) {
    if (suggestions.some(({ issue }) => issue === work.node.key)) continue;
    const fits = [...left.values()].map((standing) => {
      const reasons = reasonsFor(work, standing, blockers.get(work.node.key) ?? [], done, programme);
      return { standing, reasons, weight: reasons.reduce((sum, reason) => sum + reason.weight, 0) };
    });
    const best = fits.toSorted((a, b) => b.weight - a.weight)[0];
    if (best === undefined) break;
    if (planned.includes(work) && best.standing.worker !== work.node.worker) continue;
    left.delete(best.standing.worker);
    suggestions.push(suggestionOf(work, best.standing, best.reasons));
  }
  const order = new Map(ready.map(({ node }, at) => [node.key, at]));
  return suggestions.sort((a, b) => (order.get(a.issue) ?? 0) - (order.get(b.issue) ?? 0));
}

type Completion = { readonly node: ProgrammeNode; readonly evidence: readonly Evidence[] };

function completionsOf(
  programme: Programme,
  nodeOf: ReadonlyMap<IssueKey, ProgrammeNode>,
): ReadonlyMap<string, readonly Completion[]> {
  const done = new Map<string, Completion[]>();
  for (const report of programme.reports) {
    const node = nodeOf.get(report.issue);
    if (report.worker === null || node === undefined || report.planning) continue;
    if (report.status !== 'claimed' && report.status !== 'done') continue;
    done.set(report.worker, [...(done.get(report.worker) ?? []), { node, evidence: report.evidence }]);
  }
  return done;
}

function reasonsFor(
  { node, unblocks }: ReadyWork,
  { worker, standing, issue, evidence }: WorkerStanding,
  before: readonly IssueKey[],
  done: ReadonlyMap<string, readonly Completion[]>,
  programme: Programme,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const wave = programme.waves.find(({ issues }) => issues.includes(node.key));
  if (node.worker === worker) {
    const said = node.statusEvidence.length > 0 ? node.statusEvidence : (wave?.evidence ?? []);
    reasons.push({
      ...{ kind: 'planned', issues: [] },
      weight: 100,
      words: 'the plan gives it to this worker',
      evidence: said,
    });
  }
  const known = done.get(worker) ?? [];
  const earlier = known.findLast((completion) => before.includes(completion.node.key));
  const samePhase = known.findLast(
    (completion) =>
      node.scope !== null && completion.node.scope === node.scope && major(completion.node) === major(node),
  );
  const samePlan = known.findLast(
    (completion) => node.scope !== null && completion.node.scope === node.scope,
  );
  if (earlier !== undefined) {
    reasons.push({
      ...{ kind: 'did-before', issues: [earlier.node.key] },
      weight: 40,
      words: `this worker did ${name(earlier.node.key)}, which stands before it`,
      evidence: earlier.evidence,
    });
  } else if (samePhase !== undefined) {
    reasons.push({
      ...{ kind: 'did-same-phase', issues: [samePhase.node.key] },
      weight: 20,
      words: `this worker did ${name(samePhase.node.key)} of the same phase`,
      evidence: samePhase.evidence,
    });
  } else if (samePlan !== undefined) {
    reasons.push({
      ...{ kind: 'did-same-plan', issues: [samePlan.node.key] },
      weight: 10,
      words: `this worker did ${name(samePlan.node.key)} of the same plan`,
      evidence: samePlan.evidence,
    });
  }
  const own = evidence === null ? [] : [evidence];
  if (standing === 'blocked') {
    const where = issue === null ? 'elsewhere' : `on ${name(issue)}`;
    reasons.push({
      ...{ kind: 'blocked-meanwhile', issues: issue === null ? [] : [issue] },
      weight: -60,
      words: `blocked ${where} meanwhile`,
      evidence: own,
    });
  } else reasons.push({ kind: 'free', issues: [], weight: 0, words: 'free', evidence: own });
  const light = (kind: Reason['kind'], words: string, issues: readonly IssueKey[] = []): void => {
    reasons.push({ kind, issues, weight: 0, words, evidence: [] });
  };
  if (node.critical) light('critical', 'the issue is on the critical path');
  if (unblocks.length > 0) light('unblocks', `it unblocks ${unblocks.map(name).join(', ')}`, unblocks);
  if (reasons.length === 1 && !node.critical && unblocks.length === 0)
    light('can-begin', 'the issue can begin');
  return reasons;
}

function suggestionOf(
  { node }: ReadyWork,
  { worker, standing, issue }: WorkerStanding,
  reasons: readonly Reason[],
): Suggestion {
  const evidence = reasons.flatMap((reason) => reason.evidence);
  return {
    worker,
    issue: node.key,
    why: reasons.map(({ words }) => words).join('; '),
    reasons: reasons.map(({ kind, issues }) => ({ kind, issues })),
    leaves: standing === 'blocked' ? issue : null,
    evidence: evidence.length > 0 ? evidence : [titleOf(node)],
  };
}

/** What the issue itself is called: the least that a suggestion rests on. */
function titleOf(node: ProgrammeNode): Evidence {
  return {
    issue: node.key,
    source: 'title',
    commentId: null,
    author: null,
    at: null,
    line: 0,
    quote: node.title,
  };
}

function major(node: ProgrammeNode): string {
  return node.phase?.split('.')[0] ?? '';
}

function name(key: IssueKey): string {
  return `#${splitIssueKey(key).number}`;
}
