import type { NodeStatus, Programme, ProgrammeRisk, RiskImpact } from '#domain/programme.ts';
import { compareTimes } from '#domain/text/time.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { riskSignals, type RiskSignal } from '#domain/verdicts/riskSignals.ts';
import type { RisksShown } from '../../stores/tablePlaces.ts';

/** How grave each impact is; what nobody could read stands last. */
export const impactRank = { unclear: 0, low: 1, medium: 2, high: 3, critical: 4 } satisfies Record<
  RiskImpact,
  number
>;

export type RiskLine = {
  /** `977/412`: the plan's number and the line of its table. */
  readonly id: string;
  readonly risk: ProgrammeRisk;
  /** What is happening now of what the risk warns of, latest first. */
  readonly signals: readonly RiskSignal[];
  /** When the latest signal was written, ISO 8601 UTC. */
  readonly since: string | null;
};

/** Gravest impact first; of one impact those with a live signal first, the latest before the others. */
export function riskLines(programme: Programme, findings: readonly Finding[]): readonly RiskLine[] {
  const signals = riskSignals(programme, findings);
  return programme.risks
    .map((risk, at): RiskLine => {
      const own = signals[at] ?? [];
      const { commentId, line } = risk.evidence;
      return {
        id: `${splitIssueKey(risk.scope).number}/${commentId === null ? '' : `${commentId}-`}${line}`,
        risk,
        signals: own,
        since: own[0]?.since ?? null,
      };
    })
    .toSorted(
      (a, b) =>
        impactRank[b.risk.impact] - impactRank[a.risk.impact] ||
        Math.sign(b.signals.length) - Math.sign(a.signals.length) ||
        compareTimes(b.since, a.since),
    );
}

export function isShown({ signals }: RiskLine, show: RisksShown): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'live':
      return signals.length > 0;
  }
}

const signalGlyphs: Partial<Record<RiskSignal['kind'], NodeStatus>> = {
  failed: 'failed',
  urgent: 'failed',
  blocked: 'blocked',
  cycle: 'blocked',
  'self-dependency': 'blocked',
  deadlock: 'blocked',
  'silent-worker': 'waiting',
};

/** The status glyph of a signal; null for any other contradiction, whose mark is "not equal". */
export function signalGlyph(kind: RiskSignal['kind']): NodeStatus | null {
  return signalGlyphs[kind] ?? null;
}

/** The number of the one worker that owns a risk; null for a role, a name, or several workers. */
export function owningWorker(owner: string | null): string | null {
  return /^worker[ -]?(\d+)$/i.exec(owner?.trim() ?? '')?.[1] ?? null;
}
