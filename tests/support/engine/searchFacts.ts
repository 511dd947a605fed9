import type { ProgrammeNode } from '#domain/programme.ts';
import type { ProgrammeFacts } from '#domain/search/programmeFilters.ts';
import { issueKey } from '#domain/tracker.ts';

export const emptyFacts: ProgrammeFacts = {
  nodes: [],
  edges: [],
  attention: [],
  reports: [],
  risks: [],
  waves: [],
  phases: [],
  workers: [],
};

/** A programme that says so much of these issues and nothing else. */
export function factsOf(
  repository: string,
  nodes: readonly (Partial<ProgrammeNode> & { readonly number: number })[],
): ProgrammeFacts {
  return {
    ...emptyFacts,
    nodes: nodes.map(({ number, ...node }) => ({
      key: issueKey(repository, number),
      title: '',
      state: 'open',
      status: 'waiting',
      statusEvidence: [],
      statusSince: null,
      phase: null,
      scope: null,
      wave: null,
      worker: null,
      duration: null,
      durationEvidence: null,
      startsInMinutes: null,
      slackMinutes: null,
      critical: false,
      level: 0,
      container: false,
      labels: [],
      updatedAt: '2026-03-01T10:00:00Z',
      commentCount: 0,
      ...node,
    })),
  };
}
