import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readActuals } from '#domain/schedule/actual.ts';
import { allocate } from '#domain/schedule/allocate.ts';
import { readBaseline, plannedMinutes } from '#domain/schedule/baseline.ts';
import { readBlocked } from '#domain/schedule/blocked.ts';
import { expectedFinish, forecast, walk } from '#domain/schedule/forecast.ts';
import { readPlanFacts } from '#domain/schedule/planFacts.ts';
import { readSchedule } from '#domain/schedule/readSchedule.ts';
import { workloadOf } from '#domain/schedule/workload.ts';
import { key, programmeOf, type IssueParts, type Said } from './programmes.ts';

const statuses = ['running', 'blocked', 'review', 'failed', 'claimed', 'waiting'] as const;
const saidBy = fc
  .tuple(fc.integer({ min: 0, max: 6_000 }), fc.constantFrom(...statuses), fc.constantFrom('1', '2', null))
  .map(([minute, status, worker]): Said => [
    new Date(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000).toISOString().replace('.000Z', 'Z'),
    status,
    worker,
  ]);
const issueParts = fc
  .record({
    duration: fc.oneof(
      fc.constant(null),
      fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })).map(([a, b]) => ({
        low: Math.min(a, b),
        high: Math.max(a, b),
      })),
    ),
    worker: fc.constantFrom('1', '2', '3', null),
    wave: fc.constantFrom('1', '2', null),
    reports: fc.array(saidBy, { maxLength: 6 }),
    closed: fc.boolean(),
  })
  .map(({ closed, ...rest }): IssueParts => (closed ? { ...rest, closed: '2026-03-02T09:00:00Z' } : rest));
const inputs = fc
  .record({
    issues: fc.array(issueParts, { minLength: 1, maxLength: 14 }),
    edges: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 24 }),
    forward: fc.boolean(),
  })
  .map(({ issues, edges, forward }) =>
    programmeOf(Object.fromEntries(issues.map((issue, at) => [at + 1, issue])), {
      edges: edges
        .map(([a, b]): [number, number] =>
          forward ? [Math.min(a, b) + 1, Math.max(a, b) + 1] : [a + 1, b + 1],
        )
        .filter(([a, b]) => a !== b && a <= issues.length && b <= issues.length),
      waves: { 1: { days: { first: 1, last: 1 } } },
    }),
  );

function workOf(input: ReturnType<typeof programmeOf>, workers?: number) {
  return workloadOf(
    input.programme,
    readActuals(input.programme, input.issues),
    workers === undefined ? {} : { workers },
  );
}

it('a baseline respects every blocker outside a ring, and no worker is in two places', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const { programme, issues, plans } = input;
      const spans = readBaseline(programme, issues, readPlanFacts(plans)).issues;
      const isForward = programme.edges.every(
        ({ from, to }) => Number(from.split('#')[1]) < Number(to.split('#')[1]),
      );
      for (const { from, to } of isForward ? programme.edges : [])
        expect(spans.get(to)!.start >= spans.get(from)!.finish).toBe(true);
      for (const name of ['1', '2', '3']) {
        const own = programme.nodes
          .filter((node) => node.worker === name && plannedMinutes(node.duration) > 0)
          .map((node) => spans.get(node.key)!)
          .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
        own.slice(1).forEach((span, at) => expect(span.start >= own[at]!.finish).toBe(true));
      }
    }),
  );
});

it('longer durations never end anything earlier, once it is settled who does what in which order', () => {
  fc.assert(
    fc.property(inputs, fc.array(fc.nat(500), { minLength: 40, maxLength: 40 }), (input, more) => {
      const work = workOf(input);
      const plan = allocate({ ...work, workers: work.workerNames.length });
      const finishes = (minutes: Float64Array) => {
        const finish = new Float64Array(work.network.count);
        walk(work, plan, minutes, work.release, finish, new Int32Array(work.network.count));
        return finish;
      };
      const before = finishes(work.minutes);
      const after = finishes(work.minutes.map((minutes, at) => minutes + (more[at] ?? 0)));
      before.forEach((finish, at) => expect(after[at]).toBeGreaterThanOrEqual(finish));
    }),
  );
});

it('on the means the settled order ends when the list schedule does', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const work = workOf(input);
      const plan = allocate({ ...work, workers: work.workerNames.length });
      const finish = new Float64Array(work.network.count);
      walk(work, plan, work.minutes, work.release, finish, new Int32Array(work.network.count));
      expect([...finish]).toEqual([...plan.finish]);
    }),
  );
});

// Graham: without a worker's own work, m workers end at most 2 − 1/m times later than any schedule of fewer.
it('more workers end no later than fewer, but for the bounded anomalies of list schedules; one worker is never earlier', () => {
  fc.assert(
    fc.property(inputs, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (input, a, b) => {
      const [few, many] = [Math.min(a, b), Math.max(a, b)];
      const work = workOf(input, few);
      const ofAnyone = (workers: number) => {
        const worker = work.worker.map((each) => (each === -2 ? -2 : -1));
        const release = new Float64Array(work.network.count);
        return Math.max(0, ...allocate({ ...work, worker, release, workers }).finish);
      };
      expect(ofAnyone(many)).toBeLessThanOrEqual((2 - 1 / many) * ofAnyone(few) + 1e-6);
      expect(ofAnyone(many)).toBeLessThanOrEqual(ofAnyone(1) + 1e-6);
    }),
  );
});

it('a forecast has its quantiles in order, not before the as-of, and shares between 0 and 1', () => {
  fc.assert(
    fc.property(inputs, fc.nat(1_000), (input, seed) => {
      const work = workOf(input);
      const answer = forecast(work, { seed, runs: 50 });
      for (const each of [answer, ...answer.issues]) {
        expect(each.p10 >= input.programme.asOf && each.p10 <= each.p50 && each.p50 <= each.p90).toBe(true);
      }
      for (const { criticality } of answer.issues) {
        expect(criticality).toBeGreaterThanOrEqual(0);
        expect(criticality).toBeLessThanOrEqual(1);
      }
      expect(answer.expected).toBe(expectedFinish(work).finish);
    }),
    { numRuns: 60 },
  );
});

it('spans follow each other without gaps, and blocked shares stay between 0 and 1', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const actuals = readActuals(input.programme, input.issues);
      for (const { spans } of actuals.values()) {
        spans.forEach((span, at) => {
          expect(span.to).toBe(spans[at + 1]?.from ?? null);
          if (span.to !== null) expect(span.to > span.from).toBe(true);
        });
      }
      const { overall, workers, waves, days } = readBlocked(input.programme, actuals);
      for (const { share, workingMinutes, blockedMinutes } of [overall, ...workers, ...waves, ...days]) {
        expect(blockedMinutes).toBeLessThanOrEqual(workingMinutes);
        expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      }
      const inDays = days.reduce((sum, day) => sum + day.workingMinutes, 0);
      expect(inDays).toBeCloseTo(overall.workingMinutes, 6);
    }),
  );
});

it('the order in which issues and reports come changes nothing', () => {
  fc.assert(
    fc.property(inputs, (input) => {
      const turned = { ...input.programme, reports: input.programme.reports.toReversed() };
      expect(
        readSchedule({ ...input, programme: turned, issues: input.issues.toReversed() }, { runs: 20 }),
      ).toEqual(readSchedule(input, { runs: 20 }));
    }),
    { numRuns: 40 },
  );
});

it('a chain of ten thousand is no deeper than a short one', () => {
  const count = 10_000;
  const issues = Object.fromEntries(
    Array.from({ length: count }, (_, at) => [at + 1, { duration: { low: 1, high: 1 } }]),
  );
  const edges = Array.from({ length: count - 1 }, (_, at): [number, number] => [at + 1, at + 2]);
  const answer = forecast(workOf(programmeOf(issues, { edges })), { runs: 3 });
  expect(answer.issues.every(({ criticality }) => criticality === 1)).toBe(true);
  expect(answer.issues.at(-1)?.issue).toBe(key(count));
});
