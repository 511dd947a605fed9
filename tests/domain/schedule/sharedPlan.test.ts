import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readProgramme } from '#domain/readProgramme.ts';
import { readSchedule } from '#domain/schedule/readSchedule.ts';
import { issueKey, type TrackerIssue } from '#domain/tracker.ts';

/** The founders' plan is no part of this repository: where it lies beside it, its schedule is read too. */
const file = resolve(import.meta.dirname, '../../../../shared/plan/master-coordination-plan.md');
const repository = 'plan/tracker';

function issueOf(number: number, body: string): TrackerIssue {
  return {
    ...{
      key: issueKey(repository, number),
      title: `Issue ${number}`,
      body,
      state: 'open',
      stateReason: null,
    },
    ...{ author: null, createdAt: '2025-11-17T01:00:00Z', updatedAt: '2025-11-17T01:00:00Z', closedAt: null },
    ...{ labels: [], milestone: null, assignees: [], parent: null, blockedBy: [], comments: [] },
  };
}

it.skipIf(!existsSync(file))('a plan of five waves over ten working days', () => {
  const plan = issueOf(977, readFileSync(file, 'utf8'));
  const issues = [
    plan,
    ...Array.from({ length: 21 }, (_, at) => issueOf(972 + at, '')).filter(({ key }) => key !== plan.key),
  ];
  const programme = readProgramme({ repository, issues, asOf: '2025-11-17T02:00:00Z' });
  const schedule = readSchedule({ programme, issues, plans: [plan] });
  expect(schedule.start).toMatchObject({ at: '2025-11-17T00:00:00Z', basis: 'plan' });
  expect(schedule.blocked.target).toMatchObject({ share: 0.05, evidence: { issue: plan.key } });
  expect(
    schedule.waves.map(({ baseline }) => [baseline.start.slice(5, 10), baseline.finish.slice(5, 10)]),
  ).toEqual([
    ['11-17', '11-18'],
    ['11-17', '11-19'],
    ['11-19', '11-22'],
    ['11-24', '11-26'],
    ['11-26', '11-29'],
  ]);
  expect(schedule.issues.filter(({ baseline }) => baseline.basis === 'wave')).toHaveLength(20);
  expect(schedule.forecast!.p50 <= schedule.forecast!.p90).toBe(true);
});
