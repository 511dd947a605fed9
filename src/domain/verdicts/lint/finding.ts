import type { Evidence } from '../../evidence.ts';
import { compareEvidence } from '../../graph/edges.ts';
import { splitIssueKey, type IssueKey } from '../../tracker.ts';

/** What contradicts itself in a tracker (COORDINATION, "Contradictions"), with both sides and one suggestion. */

export const findingCodes = [
  'drift-number',
  'self-dependency',
  'cycle',
  'deadlock',
  'serial-vs-parallel',
  'blocker-disagrees',
  'status-conflict',
  'claimed-done-open',
  'closed-unreported',
  'approval-pending-ticked',
  'count-mismatch',
  'orphan-reference',
  'unresolved-reference',
  'gate-bypassed',
  'label-conflict',
  'unlabelled',
  'duplicate-work',
  'worker-collision',
  'silent-worker',
  'stale-plan',
  'evidence-gone',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Gravest first. `error`: work is ordered or begun wrongly; `warning`: two claims disagree; `info`: something lacks. */
export const findingSeverities = ['error', 'warning', 'info'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** An issue, or a phase or worker in words: `Phase 0 (#977)`, `Worker 6`. A gate is named by its phase. */
export type FindingSubject = IssueKey | `Phase ${string}` | `Worker ${string}`;

export type FindingClaim = { readonly text: string; readonly evidence: Evidence };

export type Finding = {
  readonly code: FindingCode;
  readonly severity: FindingSeverity;
  readonly subject: FindingSubject;
  readonly claims: readonly FindingClaim[];
  readonly suggestion: string;
};

/** Whether a subject is an issue: the words for phases and workers end in no number sign. */
export function isIssueSubject(subject: FindingSubject): subject is IssueKey {
  return /^[^\s#]+#\d+$/.test(subject);
}

/** `#12` in the workspace's own repository, `owner/name#12` elsewhere. */
export function nameOf(key: IssueKey, home: string): string {
  const { repository, number } = splitIssueKey(key);
  return repository === home ? `#${number}` : key;
}

/** So many claims make a finding plain; a plan that repeats itself on every line adds nothing by a hundred. */
const mostClaims = 24;

/** The same claims without a place said twice, at most `mostClaims`. */
export function claimsOnce(claims: readonly FindingClaim[]): readonly FindingClaim[] {
  const kept: FindingClaim[] = [];
  for (const claim of claims) {
    if (kept.length === mostClaims) break;
    const known = kept.some(
      (other) =>
        compareEvidence(other.evidence, claim.evidence) === 0 &&
        other.evidence.quote === claim.evidence.quote,
    );
    if (!known) kept.push(claim);
  }
  return kept;
}
