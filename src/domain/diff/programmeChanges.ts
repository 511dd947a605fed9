import type { Evidence } from '../evidence.ts';
import type {
  GateStatus,
  NodeStatus,
  Programme,
  ProgrammeEdge,
  ProgrammeGate,
  ProgrammeNode,
} from '../programme.ts';
import type { IssueKey } from '../tracker.ts';
import type { Finding } from '../verdicts/lint/finding.ts';

/** What two readings of one programme, an earlier and a later one, say differently. */
export type ProgrammeChanges = {
  /** Issues that both hold. */
  readonly statuses: readonly {
    readonly issue: IssueKey;
    readonly before: NodeStatus;
    readonly after: NodeStatus;
    /** What the later status rests on. */
    readonly evidence: readonly Evidence[];
  }[];
  readonly edges: { readonly added: readonly ProgrammeEdge[]; readonly removed: readonly ProgrammeEdge[] };
  readonly gates: readonly {
    readonly scope: IssueKey;
    readonly phase: string;
    readonly title: string;
    /** Null where the plan did not state the gate, or no longer does. */
    readonly before: GateState | null;
    readonly after: GateState | null;
    readonly evidence: readonly Evidence[];
  }[];
  readonly findings: { readonly appeared: readonly Finding[]; readonly resolved: readonly Finding[] };
};

export type GateState = { readonly status: GateStatus; readonly met: number; readonly total: number };

type Read = { readonly programme: Programme; readonly findings: readonly Finding[] };

export function programmeChanges(before: Read, after: Read): ProgrammeChanges {
  return {
    statuses: changedStatuses(before.programme, after.programme),
    edges: changedEdges(before.programme, after.programme),
    gates: changedGates(before.programme, after.programme),
    findings: {
      appeared: beyond(after.findings, before.findings),
      resolved: beyond(before.findings, after.findings),
    },
  };
}

function changedStatuses(before: Programme, after: Programme): ProgrammeChanges['statuses'] {
  const old = new Map(before.nodes.map((node) => [node.key, node]));
  const changed = after.nodes.filter((node) => {
    const was = old.get(node.key);
    return was !== undefined && was.status !== node.status;
  });
  const keys = new Set(changed.map(({ key }) => key));
  const edgesTo = new Map<IssueKey, Evidence[]>();
  for (const { to, doubt, evidence } of after.edges) {
    if (keys.has(to) && doubt === null) edgesTo.set(to, [...(edgesTo.get(to) ?? []), ...evidence]);
  }
  return changed.flatMap((node) => {
    const was = old.get(node.key);
    if (was === undefined) return [];
    const evidence = reasonsOf(was, node, edgesTo.get(node.key) ?? []);
    return [{ issue: node.key, before: was.status, after: node.status, evidence }];
  });
}

/** The words for a status; GitHub's own state where that changed; else the edges that hold or release the issue. */
function reasonsOf(was: ProgrammeNode, node: ProgrammeNode, edges: readonly Evidence[]): readonly Evidence[] {
  if (node.statusEvidence.length > 0) return node.statusEvidence;
  if (node.state !== was.state) {
    const at = node.state === 'closed' ? node.statusSince : node.updatedAt;
    const place = { commentId: null, author: null, at, line: 0 };
    return [{ issue: node.key, source: 'native', ...place, quote: `state ${node.state}` }];
  }
  return edges.length > 0 ? edges : was.statusEvidence;
}

function changedEdges(before: Programme, after: Programme): ProgrammeChanges['edges'] {
  const name = ({ from, to }: ProgrammeEdge) => `${from}→${to}`;
  const [old, present] = [new Set(before.edges.map(name)), new Set(after.edges.map(name))];
  return {
    added: after.edges.filter((edge) => !old.has(name(edge))),
    removed: before.edges.filter((edge) => !present.has(name(edge))),
  };
}

function changedGates(before: Programme, after: Programme): ProgrammeChanges['gates'] {
  const name = ({ scope, phase }: ProgrammeGate) => `${scope} ${phase}`;
  const old = new Map(before.gates.map((gate) => [name(gate), gate]));
  const present = new Map(after.gates.map((gate) => [name(gate), gate]));
  return [...new Map([...old, ...present])].flatMap(([key, { scope, phase, title }]) => {
    const [was, is] = [old.get(key), present.get(key)];
    const [first, second] = [stateOf(was), stateOf(is)];
    if (first?.status === second?.status && first?.met === second?.met && first?.total === second?.total)
      return [];
    const ticked = new Map(was?.criteria.map((criterion) => [criterion.text, criterion.ticked]));
    const boxes = (is?.criteria ?? []).filter((criterion) => ticked.get(criterion.text) !== criterion.ticked);
    const status = first?.status === second?.status ? [] : [is?.evidence ?? was?.evidence];
    const evidence = [...status.filter((each) => each !== undefined), ...boxes.map((box) => box.evidence)];
    const fallback = is?.evidence ?? was?.evidence;
    return [
      {
        ...{ scope, phase, title, before: first, after: second },
        evidence: evidence.length > 0 || fallback === undefined ? evidence : [fallback],
      },
    ];
  });
}

function stateOf(gate: ProgrammeGate | undefined): GateState | null {
  if (gate === undefined) return null;
  const met = gate.criteria.filter(({ ticked }) => ticked).length;
  return { status: gate.status, met, total: gate.criteria.length };
}

/** The findings of the one list that the other lacks; a finding is known by its code and its subject. */
function beyond(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, number>();
  const name = ({ code, subject }: Finding) => `${code} ${subject}`;
  for (const other of others) known.set(name(other), (known.get(name(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = known.get(name(finding)) ?? 0;
    known.set(name(finding), left - 1);
    return left <= 0;
  });
}
