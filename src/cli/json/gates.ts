import type { Evidence } from '#domain/evidence.ts';
import type { GateStatus, Programme, ProgrammeGate, ProgrammePhase } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
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
  const open = new Set(programme.nodes.filter(({ state }) => state === 'open').map(({ key }) => key));
  return {
    gates: programme.gates.map((gate) => {
      const { phase, title, status, criteria, approver, verification } = gate;
      const approved = status === 'approved';
      const next = phaseOf(programme, gate.scope, String(Number(phase) + 1));
      const held = approved ? [] : (next?.issues ?? []).filter((key) => open.has(key));
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
        met: criteria.filter(({ ticked }) => ticked).length,
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
        ...(approved ? { approval: { evidence: evidenceJson(gate.evidence, home) } } : {}),
        waitsFor: approved ? [] : waitsOf(gate, programme, open),
        holdsUp: held.map((key) => referenceOf(key, home)),
        evidence: evidenceJson(gate.evidence, home),
      };
    }),
  };
}

function phaseOf(programme: Programme, scope: IssueKey, id: string): ProgrammePhase | undefined {
  return programme.phases.find((phase) => phase.scope === scope && phase.id === id);
}

function waitsOf(
  gate: ProgrammeGate,
  programme: Programme,
  open: ReadonlySet<IssueKey>,
): readonly GateWaitJson[] {
  const home = programme.repository;
  const waits: GateWaitJson[] = [];
  const asked = approvalsAsked(gate, programme);
  const [first] = asked;
  const decided = gate.status === 'rejected' ? [gate.evidence] : asked;
  if (first !== undefined || gate.status === 'pending' || gate.status === 'rejected') {
    const evidence = decided.length > 0 ? decided : [gate.evidence];
    waits.push({
      kind: 'approval',
      text: gate.approver === null ? 'an approval' : `the approval of ${gate.approver}`,
      since: evidence[0]?.at ?? null,
      issues: [],
      evidence: evidence.map((each) => evidenceJson(each, home)),
    });
  }
  const own = phaseOf(programme, gate.scope, gate.phase)?.issues ?? [];
  const work = own.filter((key) => open.has(key));
  if (work.length > 0) {
    waits.push({
      kind: 'work',
      text: `${work.length} of ${own.length} issues of Phase ${gate.phase} are open`,
      since: null,
      issues: work.map((key) => referenceOf(key, home)),
      evidence: work.map((key) => evidenceJson(stateOpen(key), home)),
    });
  }
  const unmet = gate.criteria.filter(({ ticked }) => !ticked);
  if (unmet.length > 0) {
    waits.push({
      kind: 'criteria',
      text: `${unmet.length} of ${gate.criteria.length} criteria are not ticked`,
      since: unmet[0]?.evidence.at ?? null,
      issues: [],
      evidence: unmet.map(({ evidence }) => evidenceJson(evidence, home)),
    });
  }
  return waits;
}

/** Lines that ask for this gate's approval and are not answered yet, oldest first. */
function approvalsAsked(gate: ProgrammeGate, programme: Programme): readonly Evidence[] {
  const members = phaseOf(programme, gate.scope, gate.phase)?.issues ?? [];
  const approver = gate.approver?.split(/[\s(（]/, 1)[0]?.toLowerCase() ?? null;
  return programme.attention
    .filter(({ kind, issue }) => kind === 'approval' && (issue === gate.scope || members.includes(issue)))
    .flatMap(({ evidence }) => evidence)
    .filter((evidence) => {
      const quote = evidence.quote.slice(0, 300);
      const named = phaseAskedFor(quote);
      if (named !== null) return named === gate.phase;
      if (/\bphase\s?\d/i.test(quote)) return false;
      if (members.includes(evidence.issue)) return true;
      return gate.status === 'pending' && approver !== null && quote.toLowerCase().includes(approver);
    })
    .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : (a.at ?? '') > (b.at ?? '') ? 1 : 0));
}

/** The phase whose gate a line speaks of: `Phase 0 approval`, `approval of Phase 0`, `approval to begin Phase 1`. */
function phaseAskedFor(quote: string): string | null {
  const own =
    /\bphase\s?(\d{1,2})(?![.\d])[*_]*\s+(?:gate\b|approval\b|sign-?off\b)/i.exec(quote) ??
    /\b(?:approval|sign-?off)\s+(?:of|for)\s+(?:the\s+)?(?:gate\s+of\s+)?phase\s?(\d{1,2})(?![.\d])/i.exec(
      quote,
    ) ??
    /(?:フェーズ|phase)\s?(\d{1,2})(?![.\d])\s?の?(?:ゲート(?:の)?)?承認/iu.exec(quote);
  if (own?.[1] !== undefined) return own[1];
  const next = /\bto\s+(?:begin|start|enter|proceed\s+(?:to|with))\s+phase\s?(\d{1,2})(?![.\d])/i.exec(
    quote,
  )?.[1];
  return next === undefined ? null : String(Number(next) - 1);
}

function stateOpen(issue: IssueKey): Evidence {
  return { issue, source: 'native', commentId: null, author: null, at: null, line: 0, quote: 'state open' };
}
