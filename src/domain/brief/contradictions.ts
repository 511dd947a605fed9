import { isIssueSubject, type Finding } from '../verdicts/lint/finding.ts';
import type { DraftFact } from './brief.ts';
import type { Desk } from './desk.ts';
import { fact } from './facts.ts';
import { cite, nameOf, quoted } from './quoting.ts';

/** What people do about it first: wrong order of work before words that disagree, those before what lacks. */
const later: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 2, info: 4 };

/** Of one severity these come first: they say what is true of the work, the others what a text lacks. */
const first: readonly Finding['code'][] = [
  'status-conflict',
  'blocker-disagrees',
  'serial-vs-parallel',
  'gate-bypassed',
  'approval-pending-ticked',
  'claimed-done-open',
  'duplicate-work',
];

function rankOf({ code }: Finding): number {
  const at = first.indexOf(code);
  return at === -1 ? first.length : at;
}

/** Both sides of each contradiction, and what would settle it; `rank` is that of an error. */
export function findingFacts(desk: Desk, findings: readonly Finding[], rank: number): readonly DraftFact[] {
  const { home } = desk;
  const sorted = findings.toSorted((a, b) => later[a.severity] - later[b.severity] || rankOf(a) - rankOf(b));
  return sorted.map((finding) => {
    const sides = finding.claims.slice(0, 2);
    const subject = isIssueSubject(finding.subject)
      ? nameOf(finding.subject, home)
      : quoted(finding.subject, 60);
    // A finding's own words may hold titles and numbers that the tracker wrote.
    const text = `${finding.severity} ${finding.code}, ${subject}: ${quoted(finding.suggestion, 200)}`;
    return {
      ...fact(rank + later[finding.severity], text, [], home),
      evidence: sides.map(({ evidence }) => evidence),
      lines: [
        `- ${text}`,
        ...sides.map(
          ({ text: side, evidence }) =>
            `  > ${quoted(side, 120)}: ${quoted(evidence.quote, 160)} (${cite(evidence, home)})`,
        ),
      ],
    };
  });
}
