import type { Programme } from '#domain/programme.ts';
import { readyWork, suggestWork, workerStandings } from '#domain/verdicts/suggestions.ts';
import { evidenceJson, foreignRepository, numberOf, referenceOf, type EvidenceJson } from './references.ts';

type Reference = number | string;

/** The answer of `nami ready --json`: what can begin now, most critical first, and who could take it. */
export type ReadyJson = {
  readonly ready: readonly {
    readonly number: number;
    readonly repo?: string;
    readonly title: string;
    /** Open issues that name it as their blocker. */
    readonly unblocks: readonly Reference[];
    /** 1 on the critical path, falling to 0 as its slack grows to the path's own length. */
    readonly criticality: number;
  }[];
  /** Workers whose latest word leaves them idle; `Worker 6` is `6`. */
  readonly freeWorkers: readonly string[];
  /** At most one for each worker and each issue. */
  readonly suggestions: readonly {
    readonly worker: string;
    readonly issue: Reference;
    readonly why: string;
    /** The issue that a blocked worker would leave; null for a free one. */
    readonly leaves: Reference | null;
    readonly evidence: readonly EvidenceJson[];
  }[];
};

export function readyJson(programme: Programme): ReadyJson {
  const home = programme.repository;
  return {
    ready: readyWork(programme).map(({ node, unblocks, criticality }) => ({
      number: numberOf(node.key),
      ...foreignRepository(node.key, home),
      title: node.title,
      unblocks: unblocks.map((key) => referenceOf(key, home)),
      criticality,
    })),
    freeWorkers: workerStandings(programme)
      .filter(({ standing }) => standing === 'free')
      .map(({ worker }) => worker),
    suggestions: suggestWork(programme).map(({ worker, issue, why, leaves, evidence }) => ({
      worker,
      issue: referenceOf(issue, home),
      why,
      leaves: leaves === null ? null : referenceOf(leaves, home),
      evidence: evidence.map((item) => evidenceJson(item, home)),
    })),
  };
}
