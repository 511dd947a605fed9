import type { GateStatus, Programme, ProgrammeGate } from '#domain/programme.ts';
import { gateStandings, type GateWait } from '#domain/verdicts/gateStandings.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** One thing that a gate waits for. `since`: when the wait was first written down, null where nothing dates it. */
export type GateWaitJson = {
  readonly kind: 'approval' | 'criteria' | 'work';
  readonly text: string;
  readonly since: string | null;
  /** For `work`: the open issues of the gate's phase. */
  readonly issues: readonly Reference[];
  readonly evidence: readonly EvidenceJson[];
};

/** The answer of `nami gates --json`, in the order of the plans. */
export type GatesJson = {
  readonly gates: readonly {
    /** The plan that states the gate: phase ids are scoped to it. */
    readonly plan: Reference;
    readonly phase: string;
    readonly title: string;
    readonly status: GateStatus;
    readonly criteria: readonly {
      readonly text: string;
      readonly ticked: boolean;
      readonly evidence: EvidenceJson;
    }[];
    /** Ticked criteria; a box that was ticked when the plan was posted proves nothing. */
    readonly met: number;
    readonly total: number;
    readonly approver: string | null;
    readonly verification: string | null;
    /** Where it says that the gate is approved; absent until it is. */
    readonly approval?: { readonly evidence: EvidenceJson };
    /** What the plan says, where a later comment decided otherwise. */
    readonly superseded?: { readonly status: GateStatus; readonly evidence: EvidenceJson };
    /** Empty once approved. */
    readonly waitsFor: readonly GateWaitJson[];
    /** Open issues of the next phase, which the gate keeps from starting; empty once approved. */
    readonly holdsUp: readonly Reference[];
    readonly evidence: EvidenceJson;
  }[];
};

export function gatesJson(programme: Programme): GatesJson {
  const home = programme.repository;
  return {
    gates: gateStandings(programme).map(({ gate, met, waitsFor, holdsUp }) => {
      const { phase, title, status, criteria, approver, verification } = gate;
      return {
        plan: referenceOf(gate.scope, home),
        phase,
        title,
        status,
        criteria: criteria.map(({ text, ticked, evidence }) => ({
          text,
          ticked,
          evidence: evidenceJson(evidence, home),
        })),
        met,
        total: criteria.length,
        approver,
        verification,
        ...(gate.superseded === null
          ? {}
          : {
              superseded: {
                status: gate.superseded.status,
                evidence: evidenceJson(gate.superseded.evidence, home),
              },
            }),
        ...(status === 'approved' ? { approval: { evidence: evidenceJson(gate.evidence, home) } } : {}),
        waitsFor: waitsFor.map((wait) => waitJson(wait, gate, home)),
        holdsUp: holdsUp.map((key) => referenceOf(key, home)),
        evidence: evidenceJson(gate.evidence, home),
      };
    }),
  };
}

function waitJson(wait: GateWait, gate: ProgrammeGate, home: string): GateWaitJson {
  return {
    kind: wait.kind,
    text: waitInWords(wait, gate),
    since: wait.since,
    issues: wait.issues.map((key) => referenceOf(key, home)),
    evidence: wait.evidence.map((each) => evidenceJson(each, home)),
  };
}

function waitInWords({ kind, missing, total }: GateWait, { approver, phase }: ProgrammeGate): string {
  switch (kind) {
    case 'approval':
      return approver === null ? 'an approval' : `the approval of ${approver}`;
    case 'work':
      return `${missing} of ${total} issues of Phase ${phase} are open`;
    case 'criteria':
      return `${missing} of ${total} criteria are not ticked`;
  }
}
