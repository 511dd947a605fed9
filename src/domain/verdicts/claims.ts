import { isOwnWork } from '../programme.ts';
import type { Evidence } from '../evidence.ts';
import type { GateStatus, NodeStatus, Programme, ProgrammeNode } from '../programme.ts';
import type { IssueKey } from '../tracker.ts';

/** What GitHub has closed, against what is said to be done. */

/** Counts of pieces of work: plans and epics hold work and are none. */
export type Counts = { readonly done: number; readonly total: number };

/**
 * `agrees`: nothing is claimed beyond what is official. `claims-more`: open work is reported done. `unproven`: closed,
 * and nobody reported it. `against-gate`: all is done or claimed, and the gate is not approved.
 */
export type ClaimVerdict = 'agrees' | 'claims-more' | 'unproven' | 'against-gate';

export type IssueVerdict = {
  readonly issue: IssueKey;
  readonly official: 'open' | 'closed';
  readonly claimed: NodeStatus;
  readonly verdict: ClaimVerdict;
  readonly evidence: readonly Evidence[];
};

export type GroupVerdict = {
  readonly id: string;
  readonly scope: IssueKey | null;
  readonly title: string;
  readonly official: Counts;
  /** Done, or claimed done while open. */
  readonly claimed: Counts;
  readonly gate: GateStatus | null;
  readonly verdict: ClaimVerdict;
  readonly evidence: readonly Evidence[];
};

export type ProgrammeVerdict = {
  readonly official: Counts;
  readonly claimed: Counts;
  readonly verdict: ClaimVerdict;
  readonly issues: readonly IssueVerdict[];
  readonly phases: readonly GroupVerdict[];
  readonly waves: readonly GroupVerdict[];
};

/** Official and claimed counts among nodes; containers aside. */
export function countWork(nodes: readonly ProgrammeNode[]): {
  readonly official: Counts;
  readonly claimed: Counts;
} {
  const work = nodes.filter(isOwnWork);
  const done = work.filter((node) => node.status === 'done').length;
  const reported = work.filter((node) => node.status === 'claimed').length;
  return {
    official: { done, total: work.length },
    claimed: { done: done + reported, total: work.length },
  };
}

/** The verdict on every issue, phase and wave, and on the whole. Each but `agrees` carries evidence. */
export function claimVerdicts(programme: Programme): ProgrammeVerdict {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const reported = new Map<IssueKey, readonly Evidence[]>();
  for (const report of programme.reports) {
    if (report.status !== 'claimed' || report.planning) continue;
    reported.set(report.issue, [...(reported.get(report.issue) ?? []), ...report.evidence]);
  }
  const work = programme.nodes.filter(isOwnWork);
  const issues = work.map((node) => verdictOnIssue(node, reported.get(node.key) ?? []));
  const verdictOf = new Map(issues.map((item) => [item.issue, item]));
  const group = (
    part: Pick<GroupVerdict, 'id' | 'scope' | 'title'>,
    keys: readonly IssueKey[],
    gate: Programme['phases'][number]['gate'],
    own: readonly Evidence[],
  ): GroupVerdict => {
    const nodes = keys.map((key) => nodeOf.get(key)).filter((node) => node !== undefined);
    const { official, claimed } = countWork(nodes);
    const beyond = keys.flatMap((key) => {
      const item = verdictOf.get(key);
      return item?.verdict === 'claims-more' ? item.evidence : [];
    });
    const closed = gate !== null && gate.status !== 'approved' && gate.status !== 'unclear';
    const against = closed && claimed.total > 0 && claimed.done === claimed.total;
    const verdict: ClaimVerdict = against ? 'against-gate' : beyond.length > 0 ? 'claims-more' : 'agrees';
    return {
      ...part,
      official,
      claimed,
      gate: gate?.status ?? null,
      verdict,
      evidence: against && gate !== null ? [gate.evidence, ...beyond] : beyond.length > 0 ? beyond : own,
    };
  };
  return {
    ...countWork(programme.nodes),
    verdict: issues.some(({ verdict }) => verdict === 'claims-more') ? 'claims-more' : 'agrees',
    issues,
    phases: programme.phases.map(({ id, scope, title, issues: keys, gate, evidence }) =>
      group({ id, scope, title }, keys, gate, evidence),
    ),
    waves: programme.waves.map(({ id, scope, title, issues: keys, evidence }) =>
      group({ id, scope, title }, keys, null, evidence),
    ),
  };
}

function verdictOnIssue(node: ProgrammeNode, reports: readonly Evidence[]): IssueVerdict {
  const part = { issue: node.key, official: node.state, claimed: node.status };
  if (node.status === 'claimed') return { ...part, verdict: 'claims-more', evidence: node.statusEvidence };
  if (node.status === 'done' && reports.length === 0 && node.phase !== null) {
    const closed: Evidence = {
      issue: node.key,
      source: 'native',
      commentId: null,
      author: null,
      at: node.statusSince,
      line: 0,
      quote: 'state closed',
    };
    return { ...part, verdict: 'unproven', evidence: [closed] };
  }
  return { ...part, verdict: 'agrees', evidence: reports.length > 0 ? reports : node.statusEvidence };
}
