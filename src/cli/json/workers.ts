import type { NodeStatus, Programme } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** The answer of `nami workers --json`. */
export type WorkersJson = {
  readonly workers: readonly {
    /** `Worker 6` is `6`; another name as written. */
    readonly id: string;
    /** The plan or epic in whose issues the worker was last heard; numbers are scoped to it. */
    readonly plan: Reference | null;
    /** The title of the issue that the worker is on. */
    readonly mission: string | null;
    readonly phase: string | null;
    readonly issues: readonly Reference[];
    readonly status: NodeStatus;
    /** When the latest report was written, ISO 8601 UTC. */
    readonly lastReport: string | null;
    /** From that report to the mirror's as-of, whole minutes; null without a report. */
    readonly silentMinutes: number | null;
    readonly evidence: readonly EvidenceJson[];
  }[];
};

export function workersJson(programme: Programme): WorkersJson {
  const home = programme.repository;
  const nodeOf = new Map(programme.nodes.map((node) => [node.key, node]));
  const issuesOf = new Map<string, IssueKey[]>();
  for (const node of programme.nodes) {
    if (node.worker !== null) issuesOf.set(node.worker, [...(issuesOf.get(node.worker) ?? []), node.key]);
  }
  return {
    workers: programme.workers.map(({ worker, issue, status, lastReport }) => {
      const assigned = issuesOf.get(worker) ?? [];
      const current = issue ?? assigned[0] ?? null;
      const node = current === null ? undefined : nodeOf.get(current);
      const issues =
        issue === null || assigned.includes(issue) || node?.container === true
          ? assigned
          : [issue, ...assigned];
      const plan = node?.scope ?? (node?.container === true ? node.key : null);
      return {
        id: worker,
        plan: plan === null ? null : referenceOf(plan, home),
        mission: node?.title ?? null,
        phase: node?.phase ?? null,
        issues: issues.map((key) => referenceOf(key, home)),
        status,
        lastReport: lastReport?.at ?? null,
        silentMinutes: minutesBetween(lastReport?.at ?? null, programme.asOf),
        evidence: lastReport === null ? [] : [evidenceJson(lastReport, home)],
      };
    }),
  };
}

function minutesBetween(from: string | null, to: string): number | null {
  const minutes = from === null ? Number.NaN : Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
  return Number.isNaN(minutes) ? null : Math.max(0, minutes);
}
