import type { Evidence } from '../evidence.ts';
import type { Programme, ProgrammeGate, ProgrammePhase } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';

/** One thing that a gate waits for. */
export type GateWait = {
  readonly kind: 'approval' | 'criteria' | 'work';
  /** When the wait was first written down, ISO 8601 UTC; null where nothing dates it. */
  readonly since: string | null;
  /** How many criteria or issues are missing, of how many there are; both 0 for an approval. */
  readonly missing: number;
  readonly total: number;
  /** For `work`: the open issues of the gate's phase. */
  readonly issues: readonly IssueKey[];
  readonly evidence: readonly Evidence[];
};

/** Where a gate stands: what is met, what it waits for, what it keeps from starting. */
export type GateStanding = {
  readonly gate: ProgrammeGate;
  /** Ticked criteria; a box that was ticked when the plan was posted proves nothing. */
  readonly met: number;
  /** True where every criterion is ticked and nobody has decided yet: a person's word is all that is missing. */
  readonly readyToApprove: boolean;
  /** Empty once approved; the approval first. */
  readonly waitsFor: readonly GateWait[];
  /** Open issues of the next phase; empty once approved. */
  readonly holdsUp: readonly IssueKey[];
};

type GateFacts = Pick<Programme, 'nodes' | 'phases' | 'attention' | 'gates'>;

/** Every gate, in the order of the plans. */
export function gateStandings(programme: GateFacts): readonly GateStanding[] {
  const open = new Set(programme.nodes.filter(({ state }) => state === 'open').map(({ key }) => key));
  return programme.gates.map((gate) => {
    const approved = gate.status === 'approved';
    const met = gate.criteria.filter(({ ticked }) => ticked).length;
    const next = phaseOf(programme, gate.scope, String(Number(gate.phase) + 1));
    const undecided = !approved && gate.status !== 'rejected';
    return {
      gate,
      met,
      readyToApprove: undecided && met > 0 && met === gate.criteria.length,
      waitsFor: approved ? [] : waitsOf(gate, programme, open),
      holdsUp: approved ? [] : (next?.issues ?? []).filter((key) => open.has(key)),
    };
  });
}

function phaseOf(programme: GateFacts, scope: IssueKey, id: string): ProgrammePhase | undefined {
  return programme.phases.find((phase) => phase.scope === scope && phase.id === id);
}

function waitsOf(
  gate: ProgrammeGate,
  programme: GateFacts,
  open: ReadonlySet<IssueKey>,
): readonly GateWait[] {
  const waits: GateWait[] = [];
  const asked = approvalsAsked(gate, programme);
  const decided = gate.status === 'rejected' ? [gate.evidence] : asked;
  if (asked.length > 0 || gate.status === 'pending' || gate.status === 'rejected') {
    const evidence = decided.length > 0 ? decided : [gate.evidence];
    const since = evidence[0]?.at ?? null;
    waits.push({ kind: 'approval', since, missing: 0, total: 0, issues: [], evidence });
  }
  const own = phaseOf(programme, gate.scope, gate.phase)?.issues ?? [];
  const work = own.filter((key) => open.has(key));
  if (work.length > 0) {
    const counts = { missing: work.length, total: own.length };
    waits.push({ kind: 'work', since: null, ...counts, issues: work, evidence: work.map(stateOpen) });
  }
  const unmet = gate.criteria.filter(({ ticked }) => !ticked);
  if (unmet.length > 0) {
    waits.push({
      kind: 'criteria',
      since: unmet[0]?.evidence.at ?? null,
      missing: unmet.length,
      total: gate.criteria.length,
      issues: [],
      evidence: unmet.map(({ evidence }) => evidence),
    });
  }
  return waits;
}

/** Lines that ask for this gate's approval and are not answered yet, oldest first. */
export function approvalsAsked(
  gate: ProgrammeGate,
  programme: Pick<Programme, 'phases' | 'attention'>,
): readonly Evidence[] {
  const members =
    programme.phases.find((phase) => phase.scope === gate.scope && phase.id === gate.phase)?.issues ?? [];
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
    .toSorted((a, b) => compareTimes(a.at, b.at));
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
