import type { Programme, RiskImpact } from '#domain/programme.ts';
import type { Finding } from '#domain/verdicts/lint/finding.ts';
import { riskSignals, type RiskSignal } from '#domain/verdicts/riskSignals.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

/** The answer of `nami risks --json`: gravest impact first, then in the order of the plans. */
export type RisksJson = {
  readonly risks: readonly {
    readonly plan: number | string;
    readonly risk: string;
    readonly impact: RiskImpact;
    readonly mitigation: string | null;
    /** As written: a worker, a role, `All workers`. */
    readonly owner: string | null;
    /** What is happening now of what the risk warns of, latest first. */
    readonly signals: readonly {
      readonly kind: RiskSignal['kind'];
      readonly text: string;
      readonly since: string | null;
      readonly evidence: readonly EvidenceJson[];
    }[];
    readonly evidence: EvidenceJson;
  }[];
};

const gravestFirst: readonly RiskImpact[] = ['critical', 'high', 'medium', 'low', 'unclear'];

export function risksJson(programme: Programme, findings: readonly Finding[]): RisksJson {
  const home = programme.repository;
  const signals = riskSignals(programme, findings);
  const risks = programme.risks.map((risk, at) => ({
    plan: referenceOf(risk.scope, home),
    risk: risk.risk,
    impact: risk.impact,
    mitigation: risk.mitigation,
    owner: risk.owner,
    signals: (signals[at] ?? []).map(({ kind, text, since, evidence }) => ({
      kind,
      text,
      since,
      evidence: evidence.map((each) => evidenceJson(each, home)),
    })),
    evidence: evidenceJson(risk.evidence, home),
  }));
  return {
    risks: risks.toSorted((a, b) => gravestFirst.indexOf(a.impact) - gravestFirst.indexOf(b.impact)),
  };
}
