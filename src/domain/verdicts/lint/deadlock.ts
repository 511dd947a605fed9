import { stronglyConnected } from '../../graph/components.ts';
import { spokenWaits } from '../spokenWaits.ts';
import { currentIssueOf, partyId, waitsInProgramme, type Party, type Wait } from '../waits.ts';
import { shortestRing, smallestCuts } from './cuts.ts';
import { phaseSubject, type Facts } from './facts.ts';
import type { Finding, FindingSubject } from './finding.ts';

type Step = { readonly from: string; readonly to: string; readonly wait: Wait };

/**
 * Rings of waiting that pass through a gate, a worker or a person: rings of issues alone are cycles. Doubted edges wait
 * for nobody, so they close no ring. One finding for each knot, with its shortest such ring.
 */
export function deadlocks(facts: Facts): readonly Finding[] {
  const steps = stepsOf(facts);
  return knotsOf(steps).flatMap((knot): readonly Finding[] => {
    const own = steps.filter(({ from, to }) => knot.has(from) && knot.has(to));
    const issuesAlone = own.filter(({ wait }) => wait.waiting.kind === 'issue' && wait.for.kind === 'issue');
    const looping = new Set(knotsOf(issuesAlone).flatMap((members) => [...members]));
    // What already loops among issues is told as a cycle: only a ring beyond it is news.
    const beyond = own.filter(({ from, to }) => !(looping.has(from) && looping.has(to)));
    const mixed = beyond.filter(({ from, to }) =>
      knotsOf(beyond).some((one) => one.has(from) && one.has(to)),
    );
    const people = new Set(mixed.filter(({ wait }) => wait.waiting.kind !== 'issue').map(({ from }) => from));
    const ring = shortestRing(mixed, (id) => people.has(id));
    if (ring === null || isOneCycle(ring, looping)) return [];
    return [findingOf(facts, ring, mixed)];
  });
}

/** Every issue of the ring is in a cycle of issues: the same ring, told through its workers. */
function isOneCycle(ring: readonly Step[], looping: ReadonlySet<string>): boolean {
  const issues = ring.filter(({ wait }) => wait.waiting.kind === 'issue').map(({ from }) => from);
  return issues.length > 0 && issues.every((issue) => looping.has(issue));
}

function stepsOf(facts: Facts): readonly Step[] {
  const steps = new Map<string, Step>();
  const add = (wait: Wait): void => {
    const [from, to] = [partyId(wait.waiting), partyId(wait.for)];
    const key = `${from}\n${to}`;
    if (from !== to && !steps.has(key)) steps.set(key, { from, to, wait });
  };
  for (const wait of waitsInProgramme(facts.programme)) add(wait);
  const spoken = spokenWaits(facts);
  for (const wait of spoken) add(wait);
  for (const wait of waitsForAssigned(facts, spoken)) add(wait);
  return [...steps.values()];
}

/** The issue that a waiting worker has not begun waits for that worker too: the plan's line says whose it is. */
function waitsForAssigned(facts: Facts, spoken: readonly Wait[]): readonly Wait[] {
  const workers = new Set(
    spoken
      .map(({ waiting }) => (waiting.kind === 'worker' ? waiting.worker : null))
      .filter((one) => one !== null),
  );
  return [...workers].flatMap((worker): readonly Wait[] => {
    const issue = currentIssueOf(worker, facts.programme);
    const node = issue === null ? undefined : facts.nodeOf.get(issue);
    if (node?.state !== 'open' || node.container || node.status === 'claimed') return [];
    const text = facts.texts.find(
      (one) => one.entry.key === node.key && new RegExp(`worker[ -]?${worker}\\b`, 'i').test(one.raw),
    );
    const line = text
      ?.markdown()
      .lines.find(({ text: words }) => new RegExp(`worker[ -]?${worker}\\b`, 'i').test(words));
    if (text === undefined || line === undefined) return [];
    const party: Party = { kind: 'worker', worker };
    return [
      {
        waiting: { kind: 'issue', issue: node.key },
        for: party,
        since: text.at,
        evidence: [text.evidenceAt(line)],
      },
    ];
  });
}

/** Sets of parties that all wait for each other, directly or through others. */
function knotsOf(steps: readonly Step[]): readonly ReadonlySet<string>[] {
  const ids = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  const at = new Map(ids.map((id, index) => [id, index]));
  const successors: number[][] = ids.map(() => []);
  for (const { from, to } of steps) successors[at.get(from) ?? 0]?.push(at.get(to) ?? 0);
  return stronglyConnected(successors)
    .filter((component) => component.length > 1)
    .map((component) => new Set(component.map((index) => ids[index] ?? '')));
}

/** A ring of more steps is told by its first. */
const longestRing = 24;

function findingOf(facts: Facts, ring: readonly Step[], knot: readonly Step[]): Finding {
  const words = (party: Party) => inWords(party, facts);
  // A sentence is withdrawn more easily than a gate or a link of the tracker.
  const byEase = knot.toSorted((a, b) => easeOf(a.wait, facts) - easeOf(b.wait, facts));
  const cuts = smallestCuts(byEase);
  const toWithdraw = cuts.edges.map(({ wait }) => `${words(wait.waiting)} waits for ${words(wait.for)}`);
  return {
    code: 'deadlock',
    severity: 'error',
    subject: subjectOf(ring, facts),
    // One line may say both sides, so every step is kept.
    claims: ring.slice(0, longestRing).flatMap(({ wait }) =>
      wait.evidence.slice(0, 1).map((evidence) => ({
        text: `${words(wait.waiting)} waits for ${words(wait.for)}`,
        evidence,
      })),
    ),
    suggestion: `Each waits for the next and nothing can move: give up that ${toWithdraw.join(', and that ')}${cuts.smallest ? '' : ' (this frees it; a smaller set was not looked for to the end)'}.`,
  };
}

function easeOf(wait: Wait, facts: Facts): number {
  if (wait.waiting.kind === 'gate' && wait.for.kind === 'issue') {
    // Its own phase's work a gate cannot do without.
    const phase = facts.nodeOf.get(wait.for.issue)?.phase?.split('.')[0];
    return Number(phase) === Number(wait.waiting.phase) ? 4 : 0;
  }
  if (wait.waiting.kind === 'issue' && wait.for.kind === 'issue') return 1;
  if (wait.waiting.kind === 'issue' && wait.for.kind === 'worker') return 3;
  return wait.waiting.kind === 'issue' ? 2 : 0;
}

/** The first gate of the ring, else its smallest issue, else its first worker. */
function subjectOf(ring: readonly Step[], facts: Facts): FindingSubject {
  const parties = ring.map(({ wait }) => wait.waiting);
  for (const party of parties) {
    if (party.kind === 'gate') return phaseSubject(party.phase, party.scope, facts.home);
  }
  const issues = parties.flatMap((party) =>
    party.kind === 'issue'
      ? [party.issue]
      : party.kind === 'person' && party.about !== null
        ? [party.about]
        : [],
  );
  const rank = (issue: (typeof issues)[number]) => facts.index.rankOf.get(issue) ?? 0;
  const [first] = issues.toSorted((a, b) => rank(a) - rank(b));
  if (first !== undefined) return first;
  const workers = parties.flatMap((party) => (party.kind === 'worker' ? [party.worker] : []));
  return `Worker ${workers.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0] ?? ''}`;
}

function inWords(party: Party, facts: Facts): string {
  switch (party.kind) {
    case 'issue':
      return facts.name(party.issue);
    case 'gate':
      return `the gate of Phase ${party.phase}`;
    case 'worker':
      return `worker ${party.worker}`;
    case 'person':
      return party.about === null ? party.name : `the ${party.name} on ${facts.name(party.about)}`;
  }
}
