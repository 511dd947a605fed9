import type { NodeStatus, Programme } from '#domain/programme.ts';
import type { Schedule } from '#domain/schedule/readSchedule.ts';
import { workerMatrix } from '#domain/verdicts/workerMatrix.ts';
import { minutesBetween } from '../terminal/ages.ts';
import { evidenceJson, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** The answer of `nami workers --json`. */
export type WorkersJson = {
  readonly workers: readonly {
    /** `Worker 6` is `6`; another name as written. */
    readonly id: string;
    /** Worker numbers are scoped to their plan: one that two plans or epics name is two rows. */
    readonly plan: Reference | null;
    /** As the plan's matrix states it; else the title of the issue that the worker is on. */
    readonly mission: string | null;
    readonly phase: string | null;
    readonly issues: readonly Reference[];
    readonly status: NodeStatus;
    /** When the latest report was written, ISO 8601 UTC. */
    readonly lastReport: string | null;
    /** From that report to the mirror's as-of, whole minutes; null without a report. */
    readonly silentMinutes: number | null;
    /** The part of the worker's working time that was blocked, 0 to 1, and its minutes; null without working time. */
    readonly blockedShare: number | null;
    readonly blockedMinutes: number;
    readonly evidence: readonly EvidenceJson[];
  }[];
};

export function workersJson(programme: Programme, schedule: Schedule): WorkersJson {
  const home = programme.repository;
  const blockedOf = new Map(schedule.blocked.workers.map((time) => [time.worker, time]));
  return {
    workers: workerMatrix(programme).map(
      ({ worker, plan, mission, phase, issues, status, lastReport, assignment }) => {
        const evidence = [lastReport, assignment?.evidence ?? null].filter((each) => each !== null);
        return {
          id: worker,
          plan: plan === null ? null : referenceOf(plan, home),
          mission,
          phase,
          issues: issues.map((key) => referenceOf(key, home)),
          status,
          lastReport: lastReport?.at ?? null,
          silentMinutes: minutesBetween(lastReport?.at ?? null, programme.asOf),
          blockedShare: blockedOf.get(worker)?.share ?? null,
          blockedMinutes: Math.round(blockedOf.get(worker)?.blockedMinutes ?? 0),
          evidence: evidence.map((each) => evidenceJson(each, home)),
        };
      },
    ),
  };
}
