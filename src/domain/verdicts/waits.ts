import type { Evidence } from '../evidence.ts';
import type { Programme, ProgrammeGate, ProgrammeNode } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import { isInPhases } from '../text/phaseReferences.ts';
import { coverage, significantWords } from '../text/words.ts';
import type { IssueKey } from '../tracker.ts';
import { groupedBy } from './groupedBy.ts';

/** What waits for whom: issues, the gates of phases, workers, and people who approve or decide. */

export type Party =
  | { readonly kind: 'issue'; readonly issue: IssueKey }
  | { readonly kind: 'gate'; readonly scope: IssueKey; readonly phase: string }
  | { readonly kind: 'worker'; readonly worker: string }
  /** `about` is the issue that an answer is owed on; null for a role as such. */
  | { readonly kind: 'person'; readonly name: string; readonly about: IssueKey | null };

export type Wait = {
  readonly waiting: Party;
  readonly for: Party;
  /** ISO 8601 UTC: since when, null where nothing dates it. */
  readonly since: string | null;
  /** Never empty. */
  readonly evidence: readonly Evidence[];
};

/** The same text for the same party. */
export function partyId(party: Party): string {
  switch (party.kind) {
    case 'issue':
      return party.issue;
    case 'gate':
      return `gate ${party.scope} ${party.phase}`;
    case 'worker':
      return `worker ${party.worker}`;
    case 'person':
      return `person ${party.about ?? ''} ${party.name}`;
  }
}

/** What the programme itself shows of waiting: open, undoubted blockers, closed gates, workers, and open questions. */
export function waitsInProgramme(programme: Programme): readonly Wait[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  return [
    ...waitsForBlockers(programme, nodeOf),
    ...programme.gates.flatMap((gate) => waitsAtGate(gate, programme, nodeOf)),
    ...waitsForWorkers(programme, nodeOf),
    ...waitsForPeople(programme, nodeOf),
  ];
}

type NodeOf = ReadonlyMap<IssueKey, ProgrammeNode>;

function waitsForBlockers(programme: Programme, nodeOf: NodeOf): readonly Wait[] {
  return programme.edges.flatMap((edge): readonly Wait[] => {
    const to = nodeOf.get(edge.to);
    if (edge.kind !== 'blocks' || edge.satisfied || edge.doubt !== null || to?.state !== 'open') return [];
    const [first] = edge.evidence;
    if (first === undefined || edge.from === edge.to) return [];
    return [
      {
        waiting: { kind: 'issue', issue: edge.to },
        for: { kind: 'issue', issue: edge.from },
        since: first.at,
        evidence: edge.evidence,
      },
    ];
  });
}

/** The gate waits for who approves it and for what its open criteria name; what comes after the gate waits for it. */
function waitsAtGate(gate: ProgrammeGate, programme: Programme, nodeOf: NodeOf): readonly Wait[] {
  if (gate.status === 'approved' || gate.status === 'unclear') return [];
  const party: Party = { kind: 'gate', scope: gate.scope, phase: gate.phase };
  const waits: Wait[] = [];
  for (const node of programme.nodes) {
    if (node.status !== 'gated' || node.scope !== gate.scope || node.container) continue;
    if (Number(node.phase?.split('.')[0]) !== Number(gate.phase) + 1) continue;
    waits.push({
      waiting: { kind: 'issue', issue: node.key },
      for: party,
      since: gate.evidence.at,
      evidence: [gate.evidence],
    });
  }
  for (const criterion of gate.criteria) {
    if (criterion.ticked) continue;
    for (const issue of issuesTitledIn(criterion.text, gate, nodeOf)) {
      const { evidence } = criterion;
      waits.push({ waiting: party, for: { kind: 'issue', issue }, since: evidence.at, evidence: [evidence] });
    }
  }
  // Whatever its criteria say, a gate closes a phase: it cannot open before the phase's own work is done.
  const open = gate.criteria.find((criterion) => !criterion.ticked)?.evidence ?? gate.evidence;
  const named = new Set(waits.map((wait) => partyId(wait.for)));
  for (const node of nodeOf.values()) {
    if (node.state !== 'open' || node.container || node.scope !== gate.scope || named.has(node.key)) continue;
    if (node.status === 'claimed' || !isInPhases(node.phase ?? '', gate.phase, gate.phase)) continue;
    if (gate.criteria.length > 0 && gate.criteria.every((criterion) => criterion.ticked)) continue;
    const issue: Party = { kind: 'issue', issue: node.key };
    waits.push({ waiting: party, for: issue, since: open.at, evidence: [open] });
  }
  if (gate.approver !== null) {
    const person: Party = { kind: 'person', name: gate.approver, about: null };
    waits.push({ waiting: party, for: person, since: gate.evidence.at, evidence: [gate.evidence] });
  }
  return waits;
}

/** Fewer words of a title fit too many criteria. */
const fewestTitleWords = 2;

/** Open issues of the same plan whose whole title a criterion names; those of its own phase where it says `all`. */
function issuesTitledIn(text: string, gate: ProgrammeGate, nodeOf: NodeOf): readonly IssueKey[] {
  const words = significantWords(text);
  const whole = /\ball\b[^.;]{0,30}\b(?:issues|tasks|sub-?phases|parts)\b/i.test(text);
  return [...nodeOf.values()]
    .filter((node) => node.state === 'open' && !node.container && node.scope === gate.scope)
    .filter((node) => {
      if (whole && !/#\d/.test(text) && isInPhases(node.phase ?? '', gate.phase, gate.phase)) return true;
      const title = significantWords(bareTitle(node.title));
      return title.length >= fewestTitleWords && coverage(title, words) === 1;
    })
    .map((node) => node.key);
}

/** `Phase 2.1: Lay planks (draft)` is `Lay planks`. */
function bareTitle(title: string): string {
  return title.replace(/^.*?phase\s?[\d.]+\s*[:：–-]?/i, '').replace(/[(（][^()（）]*[)）]\s*$/u, '');
}

/** The issue that a worker is at: the one last spoken of, else the only open one that is theirs. */
export function currentIssueOf(worker: string, programme: Programme): IssueKey | null {
  const pulse = programme.workers.find((one) => one.worker === worker);
  if (pulse?.lastReport != null && pulse.issue !== null) return pulse.issue;
  const own = programme.nodes.filter(
    (node) => node.worker === worker && node.state === 'open' && !node.container,
  );
  return own.length === 1 ? (own[0]?.key ?? null) : null;
}

/** A begun issue waits for its worker; the worker, for what blocks that issue. */
function waitsForWorkers(programme: Programme, nodeOf: NodeOf): readonly Wait[] {
  return programme.workers.flatMap(({ worker, lastReport }): readonly Wait[] => {
    const issue = currentIssueOf(worker, programme);
    const node = issue === null ? undefined : nodeOf.get(issue);
    if (node === undefined || node.state === 'closed' || node.status === 'claimed' || node.container)
      return [];
    const party: Party = { kind: 'worker', worker };
    const said = node.statusEvidence.filter((evidence) => evidence.source !== 'native');
    const evidence = said.length > 0 ? said : lastReport === null ? [] : [lastReport];
    const [first] = evidence;
    if (first === undefined) return [];
    return [{ waiting: { kind: 'issue', issue: node.key }, for: party, since: first.at, evidence }];
  });
}

/** Decisions and approvals that were asked for and not given. */
function waitsForPeople(programme: Programme, nodeOf: NodeOf): readonly Wait[] {
  return programme.attention.flatMap((item): readonly Wait[] => {
    if (item.kind !== 'decision' && item.kind !== 'approval') return [];
    if (nodeOf.get(item.issue)?.state === 'closed') return [];
    return [
      {
        waiting: { kind: 'issue', issue: item.issue },
        for: { kind: 'person', name: item.kind, about: item.issue },
        since: item.since,
        evidence: item.evidence,
      },
    ];
  });
}

/** One root: what nothing else holds up and everything that waits for it, nearest first. */
export type RootCause = {
  readonly root: Party;
  readonly since: string | null;
  /** `steps` counts how far behind the root it stands, 1 for what waits for the root itself. */
  readonly held: readonly { readonly party: Party; readonly steps: number; readonly by: Wait }[];
};

/**
 * Closes the waits over their chains: each party that waits for nobody, with all that waits for it, directly or through
 * others. A party may be held by several roots. The one that holds up most comes first.
 */
export function rootCauses(waits: readonly Wait[]): readonly RootCause[] {
  const waiting = new Set(waits.map((wait) => partyId(wait.waiting)));
  const behind = groupedBy(waits, (wait) => partyId(wait.for));
  const roots = new Map<string, Party>();
  for (const wait of waits) {
    const id = partyId(wait.for);
    if (!waiting.has(id)) roots.set(id, wait.for);
  }
  return [...roots]
    .map(([id, root]): RootCause => {
      const held: { party: Party; steps: number; by: Wait }[] = [];
      const seen = new Set([id]);
      let edge = [id];
      for (let steps = 1; edge.length > 0; steps += 1) {
        const found: string[] = [];
        for (const wait of edge.flatMap((one) => behind.get(one) ?? [])) {
          const next = partyId(wait.waiting);
          if (seen.has(next)) continue;
          seen.add(next);
          found.push(next);
          held.push({ party: wait.waiting, steps, by: wait });
        }
        edge = found;
      }
      const times = held.filter(({ steps }) => steps === 1).map(({ by }) => by.since);
      return { root, since: times.toSorted(compareTimes)[0] ?? null, held };
    })
    .sort((a, b) => b.held.length - a.held.length || (partyId(a.root) < partyId(b.root) ? -1 : 1));
}
