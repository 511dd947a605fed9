import { edgeStrengths, type ProgrammeEdge } from '../../programme.ts';
import type { IssueKey } from '../../tracker.ts';
import { smallestCuts } from './cuts.ts';
import type { Facts } from './facts.ts';
import { claimsOnce, type Finding } from './finding.ts';

/** Open, undoubted, blocking edges that loop, with the fewest cuts that free the work. */
export function cycles(facts: Facts): readonly Finding[] {
  return [...rings(facts), ...startBeforeFinish(facts)];
}

function rings(facts: Facts): readonly Finding[] {
  const open = facts.programme.edges.filter(
    (edge) => edge.kind === 'blocks' && !edge.satisfied && edge.doubt === null && !isClosed(facts, edge.to),
  );
  return facts.programme.cycles.flatMap((ring): readonly Finding[] => {
    const [subject] = ring;
    if (subject === undefined) return [];
    const members = membersAround(ring, open);
    const inside = open.filter((edge) => members.has(edge.from) && members.has(edge.to));
    const steps = ring.flatMap((from, at) => {
      const to = ring[(at + 1) % ring.length];
      return inside.filter((edge) => edge.from === from && edge.to === to);
    });
    const cut = smallestCuts(weakestFirst(inside));
    const cuts = cut.edges.map((edge) => `${facts.name(edge.from)} → ${facts.name(edge.to)}`);
    return [
      {
        code: 'cycle',
        severity: 'error',
        subject,
        claims: claimsOnce(
          steps.flatMap((edge) =>
            edge.evidence.slice(0, 1).map((evidence) => ({
              text: `${facts.name(edge.from)} blocks ${facts.name(edge.to)}`,
              evidence,
            })),
          ),
        ),
        suggestion: `Nothing in ${[...ring, subject].map(facts.name).join(' → ')} can start: withdraw ${cuts.join(' and ')}${cut.smallest ? '' : ' (this frees it; a smaller set was not looked for to the end)'}.`,
      },
    ];
  });
}

/** `a` must have started before `b` starts, and waits for `b` to be finished: neither can begin. One finding for each statement. */
function startBeforeFinish(facts: Facts): readonly Finding[] {
  const blocking = new Map(
    facts.programme.edges
      .filter((edge) => edge.kind === 'blocks' && !edge.satisfied && edge.doubt === null)
      .map((edge) => [`${edge.from} ${edge.to}`, edge]),
  );
  const byStatement = new Map<string, { soft: ProgrammeEdge; back: ProgrammeEdge }[]>();
  for (const soft of facts.programme.edges) {
    const back = blocking.get(`${soft.to} ${soft.from}`);
    const [statement] = soft.evidence;
    if (soft.kind !== 'soft' || soft.satisfied || back === undefined || statement === undefined) continue;
    const key = `${statement.issue} ${statement.commentId} ${statement.line} ${soft.to}`;
    byStatement.set(key, [...(byStatement.get(key) ?? []), { soft, back }]);
  }
  return [...byStatement.values()].flatMap((pairs): readonly Finding[] => {
    const [first] = pairs;
    const statement = first?.soft.evidence[0];
    if (first === undefined || statement === undefined) return [];
    const waiting = facts.name(first.soft.to);
    const others = pairs.map(({ soft }) => facts.name(soft.from));
    return [
      {
        code: 'cycle',
        severity: 'error',
        subject: first.soft.to,
        claims: claimsOnce([
          { text: `${waiting} starts once ${others.join(', ')} are under way`, evidence: statement },
          ...pairs.flatMap(({ back }) =>
            back.evidence.slice(0, 1).map((evidence) => ({
              text: `${facts.name(back.to)} starts once ${waiting} is finished`,
              evidence,
            })),
          ),
        ]),
        suggestion: `Take ${others.join(', ')} out of what ${waiting} waits for: they come after it.`,
      },
    ];
  });
}

function isClosed(facts: Facts, key: IssueKey): boolean {
  return facts.nodeOf.get(key)?.state === 'closed';
}

/** The strongly connected component of a ring: what the ring reaches and what reaches it. */
function membersAround(ring: readonly IssueKey[], edges: readonly ProgrammeEdge[]): ReadonlySet<IssueKey> {
  const [start] = ring;
  if (start === undefined) return new Set();
  const forward = reach(start, edges, 'from', 'to');
  const backward = reach(start, edges, 'to', 'from');
  return new Set([...forward].filter((key) => backward.has(key)));
}

function reach(
  start: IssueKey,
  edges: readonly ProgrammeEdge[],
  here: 'from' | 'to',
  there: 'from' | 'to',
): ReadonlySet<IssueKey> {
  const next = new Map<IssueKey, IssueKey[]>();
  for (const edge of edges) {
    const known = next.get(edge[here]);
    if (known === undefined) next.set(edge[here], [edge[there]]);
    else known.push(edge[there]);
  }
  const seen = new Set([start]);
  for (const key of seen) for (const other of next.get(key) ?? []) seen.add(other);
  return seen;
}

function weakestFirst(edges: readonly ProgrammeEdge[]): readonly ProgrammeEdge[] {
  return edges.toSorted((a, b) => edgeStrengths.indexOf(b.strength) - edgeStrengths.indexOf(a.strength));
}
