import type { IssueSeed, Scenario } from '#simulator/scenarios/scenario.ts';

/** Seconds since 1970: the stories play on a morning in May. */
const morning = Date.UTC(2026, 4, 11, 0, 0) / 1_000;
const minutes = 60;

function issue(number: number, title: string, body: string, rest: Partial<IssueSeed> = {}): IssueSeed {
  return {
    number,
    title,
    body,
    state: 'OPEN',
    author: 'tide-lead',
    createdAt: morning + number * minutes,
    closedAt: null,
    labels: [],
    milestone: null,
    assignees: [],
    parent: null,
    blockedBy: [],
    comments: [],
    ...rest,
  };
}

/** Four pieces of work around a harbour's tide model: small enough to say exactly what each one must look like. */
export const tideModel: Scenario = {
  name: 'tide-model',
  repository: { owner: 'harbour-office', name: 'tide-model', description: null, isPrivate: true },
  viewer: 'tide-lead',
  accounts: [{ login: 'tide-lead', kind: 'User', name: 'Tide Lead' }],
  labels: [],
  milestones: [],
  programme: null,
  opensAt: (morning + 90 * minutes) * 1_000,
  issues: [
    issue(1, 'Collect the gauge readings', 'Readings of the last ten years, by the minute.', {
      state: 'CLOSED',
      stateReason: 'COMPLETED',
      closedAt: morning + 40 * minutes,
    }),
    issue(2, 'Fit the harmonic model', '**Depends on**: #1\n\nThirty-seven constituents.'),
    issue(3, 'Predict the spring tides', '**Depends on**: #2\n\nFor the next two years.', { blockedBy: [2] }),
    issue(4, 'Print the tide tables', 'A table for each harbour.\n\n**Depends on**: #3'),
  ],
};
