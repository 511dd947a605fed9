import { readIssue } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import type { Finding, FindingCode } from '#domain/verdicts/lint/finding.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { plantedCodes, plantedPlans, type PlantedCode, type PlantedPlan } from './plantedContradictions.ts';

export type CodeScore = {
  readonly code: PlantedCode | 'clean';
  readonly planted: number;
  /** Plans in which the planted contradiction was found, on the planted subject. */
  readonly found: number;
  /** Findings that are neither the planted one nor implied by it. */
  readonly falseAlarms: number;
  readonly missedIn: readonly string[];
  /** Every other finding, by code: not wrong by itself. */
  readonly beside: Readonly<Partial<Record<FindingCode, number>>>;
};

/**
 * What a planted change truly implies beside its own code. Every other finding counts as a false alarm.
 */
const implied: Readonly<Partial<Record<PlantedCode, readonly (readonly [FindingCode, string])[]>>> = {
  'evidence-gone': [['closed-unreported', 'with its report gone, nobody reports the closed issue complete']],
  'status-conflict': [['claimed-done-open', 'the earlier of the two words calls an open issue complete']],
};

function isImplied(code: PlantedCode | null, finding: Finding): boolean {
  return code !== null && (implied[code] ?? []).some(([other]) => other === finding.code);
}

/** Asks the lint for every planted contradiction of `each` plans a code. */
export function measureMutations(seed: number, each: number): readonly CodeScore[] {
  const plans = plantedPlans(seed, each);
  return [...plantedCodes, null].map((code) => {
    const ofCode = plans.filter((plan) => plan.code === code);
    const checked = ofCode.map((plan) => ({ plan, findings: findingsIn(plan) }));
    const missed = checked.filter(({ plan, findings }) => code !== null && !isFound(plan, findings));
    const others = checked.flatMap(({ plan, findings }) =>
      findings.filter((finding) => finding.code !== code || !isPlanted(plan, finding)),
    );
    const beside: Partial<Record<FindingCode, number>> = {};
    for (const finding of others) beside[finding.code] = (beside[finding.code] ?? 0) + 1;
    return {
      code: code ?? 'clean',
      planted: ofCode.length,
      found: ofCode.length - missed.length,
      falseAlarms: others.filter((finding) => !isImplied(code, finding)).length,
      missedIn: missed.map(({ plan }) => plan.name),
      beside,
    };
  });
}

export function findingsIn({ tracker }: PlantedPlan): readonly Finding[] {
  const readings = new Map(tracker.issues.map((issue) => [issue.key, readIssue(issue, tracker.repository)]));
  return lint(tracker, readings, readProgramme(tracker, readings));
}

function isFound(plan: PlantedPlan, findings: readonly Finding[]): boolean {
  return findings.some((finding) => isPlanted(plan, finding));
}

function isPlanted({ code, subjects }: PlantedPlan, finding: Finding): boolean {
  return finding.code === code && subjects.some((subject) => subject === finding.subject);
}
