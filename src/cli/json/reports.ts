import type { NodeStatus, Programme, ProgrammeReport, ReportKind } from '#domain/programme.ts';
import { tellingWords } from '#domain/reports/tellingWords.ts';
import { compareTimes } from '#domain/text/time.ts';
import { evidenceJson, foreignRepository, numberOf, referenceOf, type EvidenceJson } from './references.ts';

/** The answer of `nami reports --json`, newest first. */
export type ReportsJson = {
  readonly reports: readonly {
    /** What the report is about. */
    readonly issue: number;
    readonly repo?: string;
    /** Where it stands: `#12`'s number, or `owner/name#12` of another repository. */
    readonly on: number | string;
    readonly worker: string | null;
    readonly kind: ReportKind;
    /** As claimed when it was written. */
    readonly status: NodeStatus;
    /** Facts said beside the status: a completion may name a blocker. */
    readonly also: readonly NodeStatus[];
    readonly planning: boolean;
    readonly at: string | null;
    /** The id of the comment that said the same completion first. */
    readonly duplicateOf: string | null;
    /** The most telling line, without Markdown. */
    readonly text: string;
    readonly evidence: readonly EvidenceJson[];
  }[];
};

/** What a report must be to be listed; what is absent does not matter. */
export type ReportFilter = {
  readonly worker?: string;
  /** About this issue, or standing on it: a number of the workspace's own repository, or a key. */
  readonly issue?: number | string;
  /** ISO 8601: written at this moment or later. */
  readonly since?: string;
  readonly kind?: ReportKind;
  readonly limit?: number;
};

export function reportsJson(programme: Programme, filter: ReportFilter): ReportsJson {
  const home = programme.repository;
  const placeOf = (report: ProgrammeReport) => report.evidence[0]?.issue ?? report.issue;
  const { worker, issue, since, kind, limit } = filter;
  const listed = programme.reports
    .filter(
      (report) =>
        (worker === undefined || report.worker?.toLowerCase() === worker.toLowerCase()) &&
        (kind === undefined || report.kind === kind) &&
        (since === undefined || compareTimes(report.at, since) >= 0) &&
        (issue === undefined ||
          referenceOf(report.issue, home) === issue ||
          referenceOf(placeOf(report), home) === issue),
    )
    .toReversed()
    .slice(0, limit);
  return {
    reports: listed.map((report) => ({
      issue: numberOf(report.issue),
      ...foreignRepository(report.issue, home),
      on: referenceOf(placeOf(report), home),
      worker: report.worker,
      kind: report.kind,
      status: report.status,
      also: report.also,
      planning: report.planning,
      at: report.at,
      duplicateOf: report.duplicateOf,
      text: tellingLine(report),
      evidence: report.evidence.map((evidence) => evidenceJson(evidence, home)),
    })),
  };
}

/** `COMPLETE` alone tells less than `Phase 1.2: Quay wall, complete`: the first line of three words or more. */
function tellingLine({ evidence }: ProgrammeReport): string {
  const lines = evidence.map(({ quote }) => tellingWords(quote));
  return (
    lines.find((line) => line.split(/\s+/).length >= 3 || /[ぁ-んァ-ヶ一-龠]{4}/.test(line)) ?? lines[0] ?? ''
  );
}
