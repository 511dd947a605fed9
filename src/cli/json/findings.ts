import {
  isIssueSubject,
  type Finding,
  type FindingCode,
  type FindingSeverity,
} from '#domain/verdicts/lint/finding.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

/** One contradiction as `nami lint --json` answers it. `subject`: an issue's number, else words. */
export type FindingJson = {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly subject: number | string;
  readonly claims: readonly { readonly text: string; readonly evidence: EvidenceJson }[];
  readonly suggestion: string;
};

export function findingJson(finding: Finding, home: string): FindingJson {
  return {
    code: finding.code,
    severity: finding.severity,
    subject: isIssueSubject(finding.subject) ? referenceOf(finding.subject, home) : finding.subject,
    claims: finding.claims.map(({ text, evidence }) => ({ text, evidence: evidenceJson(evidence, home) })),
    suggestion: finding.suggestion,
  };
}
