import { readIssue } from '#domain/reading.ts';
import { readProgramme } from '#domain/readProgramme.ts';
import type { IssueKey, TrackerIssue } from '#domain/tracker.ts';
import { isIssueSubject, type Finding, type FindingCode } from '#domain/verdicts/lint/finding.ts';
import { lint } from '#domain/verdicts/lint/lint.ts';
import { home, number, tracker } from '../trackers.ts';

/** All findings of these issues, read as the engine reads them. */
export function findingsOf(...issues: TrackerIssue[]): readonly Finding[] {
  const all = tracker(...issues);
  const readings = new Map<IssueKey, ReturnType<typeof readIssue>>();
  for (const each of issues) readings.set(each.key, readIssue(each, home));
  return lint(all, readings, readProgramme(all, readings));
}

/** `12: line 3, title of 14` for each finding of a code: the subject, and where each of its claims stands. */
export function places(findings: readonly Finding[], code: FindingCode): readonly string[] {
  return findings
    .filter((finding) => finding.code === code)
    .map((finding) => {
      const subject = isIssueSubject(finding.subject) ? String(number(finding.subject)) : finding.subject;
      const claims = finding.claims.map(({ evidence }) => {
        const where =
          evidence.line === 0
            ? evidence.source === 'native'
              ? evidence.quote
              : 'title'
            : `line ${evidence.line}`;
        return `${where} of ${number(evidence.issue)}${evidence.source === 'comment' ? ' (comment)' : ''}`;
      });
      return `${subject}: ${claims.join(', ')}`;
    });
}
