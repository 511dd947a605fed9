import { compareEvidence } from '../../graph/edges.ts';
import { compareKeys } from '../../graph/issueIndex.ts';
import type { Programme } from '../../programme.ts';
import type { IssueReading } from '../../reading.ts';
import type { IssueKey, Tracker } from '../../tracker.ts';
import { tickedApprovals } from './approvals.ts';
import { disagreeingBlockers } from './blockerDisagrees.ts';
import { mismatchedCounts } from './counts.ts';
import { cycles } from './cycles.ts';
import { deadlocks } from './deadlock.ts';
import { driftedNumbers } from './driftNumber.ts';
import { goneEvidence } from './evidenceGone.ts';
import { gatherFacts, type Facts } from './facts.ts';
import { findingSeverities, isIssueSubject, type Finding, type FindingSubject } from './finding.ts';
import { bypassedGates } from './gates.ts';
import { labels } from './labels.ts';
import { fallingProgress } from './progress.ts';
import { brokenReferences } from './references.ts';
import { selfDependencies } from './selfDependency.ts';
import { serialAndParallel } from './serialOrParallel.ts';
import { stalePlans } from './stalePlan.ts';
import { statuses } from './statuses.ts';
import { wholeProgress } from './wholeProgress.ts';
import { workers } from './workers.ts';

type Rule = (facts: Facts) => readonly Finding[];

const rules: readonly Rule[] = [
  driftedNumbers,
  selfDependencies,
  cycles,
  deadlocks,
  serialAndParallel,
  disagreeingBlockers,
  statuses,
  fallingProgress,
  tickedApprovals,
  mismatchedCounts,
  wholeProgress,
  brokenReferences,
  bypassedGates,
  labels,
  workers,
  stalePlans,
  goneEvidence,
];

/**
 * Every contradiction of a tracker. `readings` holds what `readIssue` returned for each issue, `programme` what
 * `readProgramme` made of them. No finding is without evidence, none comes twice, and the order is fixed: severity,
 * then subject, then code.
 */
export function lint(
  tracker: Tracker,
  readings: ReadonlyMap<IssueKey, IssueReading>,
  programme: Programme,
): readonly Finding[] {
  const facts = gatherFacts(tracker, readings, programme);
  const sorted = rules
    .flatMap((rule) => rule(facts))
    .filter((finding) => finding.claims.length > 0)
    .sort(compareFindings);
  return sorted.filter((finding, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareFindings(before, finding) !== 0;
  });
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity) ||
    compareSubjects(a.subject, b.subject) ||
    compareTexts(a.code, b.code) ||
    compareClaims(a, b)
  );
}

/** Issues by number, then phases and workers by name. */
function compareSubjects(a: FindingSubject, b: FindingSubject): number {
  if (isIssueSubject(a) && isIssueSubject(b)) return compareKeys(a, b);
  if (isIssueSubject(a) !== isIssueSubject(b)) return isIssueSubject(a) ? -1 : 1;
  return a.localeCompare(b, 'en', { numeric: true });
}

function compareClaims(a: Finding, b: Finding): number {
  for (let at = 0; at < Math.max(a.claims.length, b.claims.length); at += 1) {
    const [first, second] = [a.claims[at], b.claims[at]];
    if (first === undefined || second === undefined) return first === undefined ? -1 : 1;
    const order =
      compareEvidence(first.evidence, second.evidence) ||
      compareTexts(first.evidence.quote, second.evidence.quote) ||
      compareTexts(first.text, second.text);
    if (order !== 0) return order;
  }
  return 0;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
