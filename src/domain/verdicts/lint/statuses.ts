import type { ReportClaim } from '../../reports/readReports.ts';
import { compareTimes } from '../../text/time.ts';
import type { IssueKey } from '../../tracker.ts';
import { phaseSubject, type Facts } from './facts.ts';
import { phaseLines } from './phaseLines.ts';
import { speaksOfOtherPhases, tellsOfPlanning } from './phaseReports.ts';
import { unfinishedBelowTitles } from './withinText.ts';
import { claimsOnce, isIssueSubject, type Finding, type FindingSubject } from './finding.ts';

type Said = { readonly report: ReportClaim; readonly at: string };

/** What all texts report, by what they are about, oldest first; remarks, plans and weak words aside. */
function reportsBySubject(facts: Facts): ReadonlyMap<FindingSubject, readonly Said[]> {
  const said = new Map<FindingSubject, Said[]>();
  for (const text of facts.texts) {
    for (const report of text.reading.reports) {
      if (report.planning || report.weak || report.aside) continue;
      const subject = facts.subjectOf(report, text.entry.key);
      if (subject === null || (!isIssueSubject(subject) && tellsOfPlanning(text))) continue;
      const known = said.get(subject);
      if (known === undefined) said.set(subject, [{ report, at: text.at }]);
      else known.push({ report, at: text.at });
    }
  }
  for (const { subject, at, status, evidence } of phaseLines(facts)) {
    const report: ReportClaim = { ...plainWord, status, evidence };
    const known = said.get(subject);
    if (known === undefined) said.set(subject, [{ report, at }]);
    else known.push({ report, at });
  }
  for (const list of said.values()) list.sort((a, b) => compareTimes(a.at, b.at));
  return said;
}

const plainWord: Omit<ReportClaim, 'evidence' | 'status'> = {
  also: [],
  planning: false,
  weak: false,
  aside: false,
  subject: null,
  worker: null,
  kind: 'other',
};

/** Status conflicts, claims of completion on open issues, and closings that nobody reported. */
export function statuses(facts: Facts): readonly Finding[] {
  const said = reportsBySubject(facts);
  return [
    ...conflicts(facts, said),
    ...phaseHeadings(facts),
    ...unfinishedBelowTitles(facts),
    ...claimedDone(facts),
    ...unreported(facts, said),
  ];
}

/** Complete, and later not begun, not complete or failed: the later claim first. */
function conflicts(facts: Facts, said: ReadonlyMap<FindingSubject, readonly Said[]>): readonly Finding[] {
  const findings: Finding[] = [];
  for (const [subject, reports] of said) {
    if (isIssueSubject(subject) && facts.nodeOf.get(subject)?.state === 'closed') continue;
    const at = reports.findLastIndex(
      (said, index) =>
        takesBack(said.report, reports.slice(index + 1), isIssueSubject(subject)) &&
        completionBefore(reports, index) !== undefined,
    );
    const later = reports[at];
    const earlier = completionBefore(reports, at);
    if (later === undefined || earlier === undefined) continue;
    const name = isIssueSubject(subject) ? facts.name(subject) : subject;
    findings.push({
      code: 'status-conflict',
      severity: 'warning',
      subject,
      claims: [
        { text: `${name} is ${inWords(later.report)}, said later`, evidence: later.report.evidence },
        { text: `${name} is complete, said earlier`, evidence: earlier.report.evidence },
      ],
      suggestion: `Ask who reported ${name} which of the two holds, and correct the other.`,
    });
  }
  return findings;
}

/** Work may go on after a completion, and what failed may be mended; what was complete cannot be unbegun. */
function takesBack(report: ReportClaim, since: readonly Said[], ofIssue: boolean): boolean {
  if (report.status === 'failed') return !since.some((later) => isCompletion(later.report));
  // `60% complete` after `complete`; the figures of phases are compared elsewhere.
  if (
    ofIssue &&
    report.status === 'running' &&
    /(?<![\d.])\d{1,2}\s?[%％]/.test(report.evidence.quote.slice(0, 200))
  ) {
    return !since.some((later) => isCompletion(later.report));
  }
  return report.status === 'waiting';
}

/** The last completion in an earlier text: within one text the lines speak of different things. */
function completionBefore(reports: readonly Said[], at: number): Said | undefined {
  const time = reports[at]?.at;
  return reports.slice(0, Math.max(0, at)).findLast((said) => isCompletion(said.report) && said.at !== time);
}

const hedged = /\b(?:almost|nearly|mostly|partly)\b|ほぼ/i;

function isCompletion(report: ReportClaim): boolean {
  return report.status === 'done' && !hedged.test(report.evidence.quote);
}

function inWords(report: ReportClaim): string {
  return report.status === 'failed' ? 'failed' : 'not complete';
}

/** `Phase 0: … (COMPLETE)` above a gate that still waits. */
function phaseHeadings(facts: Facts): readonly Finding[] {
  return facts.programme.phases.flatMap((phase): readonly Finding[] => {
    const heading = phase.evidence.find((evidence) =>
      /[(（]\s*(?:✅\s*)?(?:complete[d]?|完了)\s*[)）]|[-–—:：✅]\s*\**(?:complete[d]?|done|完了)\**[\s✅!.]*$/iu.test(
        evidence.quote,
      ),
    );
    const { gate } = phase;
    if (heading === undefined || gate === null || gate.status === 'approved' || gate.status === 'unclear')
      return [];
    const subject = phaseSubject(phase.id, phase.scope, facts.home);
    return [
      {
        code: 'status-conflict',
        severity: 'warning',
        subject,
        claims: [
          {
            text: `the gate of Phase ${phase.id} is ${gate.status === 'pending' ? 'still pending' : gate.status}`,
            evidence: gate.evidence,
          },
          { text: `Phase ${phase.id} is called complete`, evidence: heading },
        ],
        suggestion: `Approve or refuse the gate of Phase ${phase.id}, or take the word “complete” off its heading.`,
      },
    ];
  });
}

/** Reported complete while GitHub has it open. */
function claimedDone(facts: Facts): readonly Finding[] {
  return facts.programme.nodes.flatMap((node): readonly Finding[] => {
    if (node.status !== 'claimed' || node.container) return [];
    const spoken = node.statusEvidence.filter(
      (evidence) => evidence.source !== 'native' && !speaksOfOtherPhases(facts, node, evidence),
    );
    if (spoken.length === 0) return [];
    const name = facts.name(node.key);
    return [
      {
        code: 'claimed-done-open',
        severity: 'warning',
        subject: node.key,
        claims: [
          ...claimsOnce(spoken.map((evidence) => ({ text: `${name} is reported complete`, evidence }))),
          { text: `${name} is open on GitHub`, evidence: facts.native(node.key, 'state open') },
        ],
        suggestion: `Check the deliverables of ${name}, then close it, or say what is missing.`,
      },
    ];
  });
}

/** Closed as completed without a word of completion from anybody. Only issues of a phase are expected to be reported. */
function unreported(facts: Facts, said: ReadonlyMap<FindingSubject, readonly Said[]>): readonly Finding[] {
  return facts.programme.nodes.flatMap((node): readonly Finding[] => {
    const issue = facts.index.byKey.get(node.key)?.issue;
    if (issue?.state !== 'closed' || node.container || !belongsToPlan(facts, node.key)) return [];
    if (issue.stateReason === 'not_planned' || issue.stateReason === 'duplicate') return [];
    const reports = said.get(node.key) ?? [];
    if (reports.some(({ report }) => report.status === 'done')) return [];
    const last = reports.at(-1);
    const name = facts.name(node.key);
    return [
      {
        code: 'closed-unreported',
        severity: 'info',
        subject: node.key,
        claims: [
          {
            text: `${name} is closed and nobody reported it complete`,
            evidence: facts.native(node.key, 'state closed', issue.closedAt),
          },
          ...(last === undefined
            ? []
            : [{ text: `the last word about ${name}`, evidence: last.report.evidence }]),
        ],
        suggestion: `Ask for a completion report on ${name}, or reopen it if it was closed by mistake.`,
      },
    ];
  });
}

function belongsToPlan(facts: Facts, key: IssueKey): boolean {
  const node = facts.nodeOf.get(key);
  if (node?.phase != null || node?.wave != null) return true;
  return facts.programme.links.some((link) => link.kind === 'parent' && link.to === key);
}
