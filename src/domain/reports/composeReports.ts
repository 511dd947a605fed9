import type { Evidence } from '../evidence.ts';
import type { IndexedIssue, IssueIndex } from '../graph/issueIndex.ts';
import type { Parents } from '../graph/parents.ts';
import type { PhaseGroups } from '../graph/phaseGroups.ts';
import { reportKinds, type NodeStatus, type ProgrammeReport } from '../programme.ts';
import type { TextReading } from '../reading.ts';
import type { IssueKey } from '../tracker.ts';
import { gravest, namedIssue } from '../verdicts/latestWords.ts';
import type { ReportClaim } from './readReports.ts';
import type { ReportStatus } from './statusWords.ts';

/** A report with the name of what it may repeat; null where nothing can be the same as it. */
export type SingleReport = { readonly report: ProgrammeReport; readonly sameAs: string | null };

/**
 * The reports of one comment: one for each issue, worker and form that it speaks of. What stands in an issue's own
 * body is no report: it was written before the work.
 */
export function reportsOfText(
  text: TextReading,
  entry: IndexedIssue,
  index: IssueIndex,
  parents: Parents,
  groups: PhaseGroups,
): readonly SingleReport[] {
  const reports: ProgrammeReport[] = [];
  const together = new Map<string, { issue: IssueKey; claims: ReportClaim[] }>();
  for (const claim of text.reports) {
    const issue = namedIssue(claim, entry, index, parents, groups) ?? entry.key;
    const name = `${issue} ${claim.worker ?? text.worker ?? ''}`;
    const known = together.get(name);
    if (known === undefined) together.set(name, { issue, claims: [claim] });
    else known.claims.push(claim);
  }
  for (const { issue, claims } of together.values()) reports.push(reportOf(issue, claims, text.worker));
  const alarm = text.reports.length > 0 ? undefined : text.calls.find((call) => call.kind === 'urgent');
  if (alarm !== undefined) {
    reports.push({
      key: keyOfReport(alarm.evidence, entry.key, text.worker),
      ...{ issue: entry.key, worker: text.worker, kind: 'urgent', status: 'blocked', also: [] },
      ...{ planning: false, at: alarm.evidence.at, duplicateOf: null, evidence: [alarm.evidence] },
    });
  }
  return reports.map((report) => {
    // On a plan or an epic many things are completed: only the same phase is the same thing.
    const phase = parents.containers.has(report.issue) ? phaseIn(report) : '';
    return { report, sameAs: phase === null ? null : `${report.issue} ${phase} ${report.planning}` };
  });
}

function reportOf(issue: IssueKey, claims: readonly ReportClaim[], speaker: string | null): ProgrammeReport {
  // `**Status**: ✅ Complete` under a heading that the planning is complete speaks of the planning.
  const planning =
    claims.some((claim) => claim.planning) && claims.every((claim) => claim.status === 'done' || claim.weak);
  const word = gravest(planning ? claims.map((claim) => ({ ...claim, planning: false })) : claims, speaker);
  const kinds = claims.map((claim) => claim.kind);
  const worker = claims.find((claim) => claim.worker !== null)?.worker ?? speaker;
  return {
    key: keyOfReport(claims[0]?.evidence ?? null, issue, worker),
    issue,
    worker,
    kind: reportKinds.findLast((kind) => kind !== 'other' && kinds.includes(kind)) ?? 'other',
    status: word === null ? 'waiting' : claimedStatus[word.status],
    also: word === null ? [] : word.also.map((status) => claimedStatus[status]),
    planning,
    at: claims[0]?.evidence.at ?? null,
    duplicateOf: null,
    evidence: word === null ? claims.map((claim) => claim.evidence) : word.evidence,
  };
}

function keyOfReport(evidence: Evidence | null, issue: IssueKey, worker: string | null): string {
  return `${evidence?.commentId ?? ''} ${issue} ${worker ?? ''}`;
}

const claimedStatus: Readonly<Record<ReportStatus, NodeStatus>> = {
  blocked: 'blocked',
  review: 'review',
  failed: 'failed',
  running: 'running',
  waiting: 'waiting',
  done: 'claimed',
};

/**
 * A completion said again, with nothing else said of the issue in between, is the same completion. Takes all that may
 * be the same thing, oldest first.
 */
export function withDuplicates(reports: readonly ProgrammeReport[]): readonly ProgrammeReport[] {
  let first: { readonly workers: Set<string>; readonly comment: string | null } | null = null;
  return reports.map((report) => {
    if (report.status !== 'claimed') {
      first = null;
      return report;
    }
    const comment = report.evidence[0]?.commentId ?? null;
    const other = first === null || !sameWorker(first.workers, report.worker);
    if (first === null || other || first.comment === comment) {
      if (other) first = { workers: new Set(report.worker === null ? [] : [report.worker]), comment };
      return report;
    }
    if (report.worker !== null) first.workers.add(report.worker);
    return { ...report, duplicateOf: first.comment };
  });
}

function phaseIn(report: ProgrammeReport): string | null {
  const quotes = report.evidence.map(({ quote }) => quote.slice(0, 200));
  return quotes.map((quote) => /\bphase\s?([\d.]+)/i.exec(quote)?.[1]).find((id) => id !== undefined) ?? null;
}

/** The coordinator repeats what a worker said; two workers who both finished are two completions. */
function sameWorker(workers: ReadonlySet<string>, worker: string | null): boolean {
  const others = [...workers].filter((name) => name !== 'orchestrator');
  return worker === null || worker === 'orchestrator' || others.length === 0 || workers.has(worker);
}
