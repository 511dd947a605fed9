import type { Evidence } from '#domain/evidence.ts';
import type { GateStatus, NodeStatus, Programme, ProgrammeGate, ProgrammeNode } from '#domain/programme.ts';
import { compareTimes } from '#domain/text/time.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import { approvalsAsked, gateStandings, type GateStanding } from '#domain/verdicts/gateStandings.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { partyId, waitsInProgramme } from '#domain/verdicts/waits.ts';

/** The glyph of a gate's status. */
export const gateGlyph = {
  approved: 'done',
  pending: 'review',
  'not-started': 'gated',
  rejected: 'failed',
  unclear: 'waiting',
} satisfies Record<GateStatus, NodeStatus>;

/** One word on a gate, as somebody wrote it: what the plan states, that an approval was asked for, what was decided. */
export type GateWord = {
  readonly kind: 'stated' | 'asked' | 'decided';
  /** Null for a question. */
  readonly status: GateStatus | null;
  readonly evidence: Evidence;
};

export type GateLine = {
  /** `977/0`: the plan's number and the phase. */
  readonly id: string;
  readonly standing: GateStanding;
  /** Open issues that each criterion names, by the criterion's place. */
  readonly named: readonly (readonly ProgrammeNode[])[];
  readonly holdsUp: readonly ProgrammeNode[];
  /** Since when a person's word is waited for; null where none is, or nothing dates it. */
  readonly since: string | null;
  /** Oldest first. */
  readonly history: readonly GateWord[];
};

export function gateId({ scope, phase }: Pick<ProgrammeGate, 'scope' | 'phase'>): string {
  return `${splitIssueKey(scope).number}/${phase}`;
}

export function gateLines(programme: Programme): readonly GateLine[] {
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const nodes = (keys: readonly IssueKey[]) => keys.flatMap((key) => nodeOf.get(key) ?? []);
  const waits = waitsInProgramme(programme);
  return gateStandings(programme).map((standing): GateLine => {
    const { gate } = standing;
    const party = partyId({ kind: 'gate', scope: gate.scope, phase: gate.phase });
    const own = waits.filter((wait) => partyId(wait.waiting) === party);
    return {
      id: gateId(gate),
      standing,
      named: gate.criteria.map(({ evidence }) =>
        nodes(
          own.flatMap((wait) =>
            wait.for.kind === 'issue' && wait.evidence.includes(evidence) ? [wait.for.issue] : [],
          ),
        ),
      ),
      holdsUp: nodes(standing.holdsUp),
      since: standing.waitsFor.find(({ kind }) => kind === 'approval')?.since ?? null,
      history: historyOf(gate, programme),
    };
  });
}

function historyOf(gate: ProgrammeGate, programme: Programme): readonly GateWord[] {
  const { superseded } = gate;
  const words: readonly GateWord[] = [
    ...(superseded === null ? [] : [{ kind: 'stated' as const, ...superseded }]),
    ...approvalsAsked(gate, programme).map((evidence) => ({
      kind: 'asked' as const,
      status: null,
      evidence,
    })),
    { kind: superseded === null ? 'stated' : 'decided', status: gate.status, evidence: gate.evidence },
  ];
  return words.toSorted((a, b) => compareTimes(a.evidence.at, b.evidence.at));
}

/** Contradictions that are about approvals: a box ticked whose text still waits, and work begun past a closed gate. */
export const gateFindings = ['approval-pending-ticked', 'gate-bypassed'] as const;
export type GateFinding = (typeof gateFindings)[number];

/** The contradictions that speak of this gate, by its phase or by the lines that it stands on. */
export function findingsOfGate(
  { standing: { gate } }: GateLine,
  findings: readonly Finding[],
  programme: Programme,
): readonly (Finding & { readonly code: GateFinding })[] {
  const phase = programme.phases.find(({ scope, id }) => scope === gate.scope && id === gate.phase);
  const next = programme.phases.find(
    ({ scope, id }) => scope === gate.scope && Number(id) === Number(gate.phase) + 1,
  );
  const lines = new Set([gate.evidence, ...gate.criteria.map(({ evidence }) => evidence)].map(lineOf));
  const number = splitIssueKey(gate.scope).number;
  return findings.filter((finding): finding is Finding & { readonly code: GateFinding } => {
    if (finding.code === 'approval-pending-ticked')
      return (
        finding.subject === `Phase ${gate.phase} (#${number})` ||
        phase?.issues.some((issue) => issue === finding.subject) === true ||
        finding.claims.some(({ evidence }) => lines.has(lineOf(evidence)))
      );
    if (finding.code !== 'gate-bypassed') return false;
    return (
      next?.issues.some((issue) => issue === finding.subject) === true ||
      finding.claims.some(({ evidence }) => lineOf(evidence) === lineOf(gate.evidence))
    );
  });
}

function lineOf({ issue, commentId, line }: Evidence): string {
  return `${issue} ${commentId ?? ''} ${line}`;
}
