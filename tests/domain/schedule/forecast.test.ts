import { describe, expect, it } from 'vitest';
import { readActuals } from '#domain/schedule/actual.ts';
import { estimateOf, meanOf, quantilesOf, quantileSteps, remainingOf } from '#domain/schedule/estimate.ts';
import { expectedFinish, expectedSchedule, forecast, runsFor } from '#domain/schedule/forecast.ts';
import { randomFrom } from '#domain/schedule/random.ts';
import { readSchedule } from '#domain/schedule/readSchedule.ts';
import { workloadOf, type WorkloadOptions } from '#domain/schedule/workload.ts';
import { key, noon, plan, programmeOf, said } from './programmes.ts';

function workOf(input: ReturnType<typeof programmeOf>, options?: WorkloadOptions) {
  return workloadOf(input.programme, readActuals(input.programme, input.issues), options);
}

/** A range whose mean is exactly its middle. */
const hour = { low: 50, high: 70 };

function minutesFrom(time: string): number {
  return (Date.parse(time) - Date.parse(noon)) / 60_000;
}

describe('the expected finish', () => {
  it('lets a worker do one thing at a time, and everything wait for its blockers', () => {
    const work = workOf(
      programmeOf(
        {
          1: { duration: hour, worker: '6' },
          2: { duration: hour, worker: '6' },
          3: { duration: hour, worker: '7' },
        },
        { edges: [[1, 3]] },
      ),
    );
    expect(expectedFinish(work)).toEqual({ finish: '2026-03-02T14:00:00Z', minutes: 120 });
    expect([...expectedSchedule(work).start]).toEqual([0, 60, 60]);
  });

  it('shows what a reassignment changes, to a known worker, to a new one and to anyone', () => {
    const work = workOf(
      programmeOf({
        1: { duration: hour, worker: '6' },
        2: { duration: hour, worker: '6' },
        3: { duration: { low: 20, high: 30 }, worker: '7' },
      }),
    );
    expect(expectedFinish(work).minutes).toBe(120);
    expect(expectedFinish(work, new Map([[key(2), '7']])).minutes).toBe(85);
    expect(expectedFinish(work, new Map([[key(2), '8']])).minutes).toBe(60);
    expect(expectedFinish(work, new Map([[key(2), null]])).minutes).toBe(85);
    expect(expectedFinish(work).minutes).toBe(120);
  });

  it('is what the programme answers once the reassignment has happened', () => {
    const before = workOf(
      programmeOf({
        1: { duration: hour, worker: '6' },
        2: { duration: hour, worker: '6' },
        3: { duration: 10, worker: '7' },
      }),
    );
    const after = workOf(
      programmeOf({
        1: { duration: hour, worker: '6' },
        2: { duration: hour, worker: '7' },
        3: { duration: 10, worker: '7' },
      }),
    );
    expect(expectedFinish(before, new Map([[key(2), '7']]))).toEqual(expectedFinish(after));
  });

  it('shares unnamed work among as many workers as there are, fewer or more than are named', () => {
    const issues = {
      1: { duration: hour },
      2: { duration: hour },
      3: { duration: hour, worker: '6' },
      4: { duration: hour, worker: '7' },
    };
    const minutes = (workers: number) => expectedFinish(workOf(programmeOf(issues), { workers })).minutes;
    expect([1, 2, 4, 9].map(minutes)).toEqual([240, 120, 60, 60]);
  });
});

describe('what is left of an issue', () => {
  it('is nothing once done, a yes once claimed, the rest while running, and a wait before it while blocked', () => {
    const work = workOf(
      programmeOf({
        1: { duration: hour, closed: '2026-03-02T11:00:00Z' },
        2: { duration: hour, worker: '6', reports: [['2026-03-02T11:00:00Z', 'claimed', '6']] },
        3: { duration: hour, reports: [['2026-03-02T11:30:00Z', 'running', '6']] },
        4: { duration: hour, reports: [['2026-03-02T11:30:00Z', 'blocked', '6']] },
        5: { duration: hour, reports: [['2026-03-02T11:30:00Z', 'failed', '6']] },
      }),
    );
    expect(work.issues).toEqual([2, 3, 4, 5].map(key));
    expect(work.assumptions).toMatchObject({
      waitMinutes: 240,
      waitMeasured: false,
      workers: 1,
      workersCounted: true,
    });
    const wait = meanOf({ low: 60, mode: 240, high: 960 });
    expect([...work.minutes]).toEqual([wait, 30, 60, 60]);
    expect([...work.release]).toEqual([0, 0, wait, 0]);
    expect([...work.worker]).toEqual([-2, 0, 0, 0]);
  });

  it('waits as long as blocked work has waited on this tracker, once three have', () => {
    const freed = (minutes: number) => ({
      duration: hour,
      reports: [
        ['2026-03-02T08:00:00Z', 'blocked', '6'],
        [`2026-03-02T08:${minutes}:00Z`, 'running', '6'],
      ] as const,
    });
    const work = workOf(programmeOf({ 1: freed(20), 2: freed(30), 3: freed(40) }));
    expect(work.assumptions).toMatchObject({ waitMinutes: 30, waitMeasured: true });
  });

  it('comes after a gate that is not approved, and the gate after its phase', () => {
    const evidence = said(9, noon, 'Gate');
    const gate = {
      scope: plan,
      phase: '1',
      title: 'Press ready',
      status: 'pending',
      criteria: [],
      approver: null,
    } as const;
    const work = workOf(
      programmeOf(
        {
          1: { duration: hour, phase: '1.1', status: 'ready' },
          2: { duration: hour, phase: '2.1', status: 'gated' },
        },
        { gates: [{ ...gate, verification: null, evidence, superseded: null }] },
      ),
    );
    expect(expectedFinish(work).minutes).toBe(60 + meanOf({ low: 60, mode: 240, high: 960 }) + 60);
  });
});

describe('the forecast', () => {
  const input = programmeOf(
    {
      1: { duration: { low: 30, high: 240 }, worker: '6', wave: '1' },
      2: { duration: null, worker: '7' },
      3: { duration: 45, worker: '6', wave: '2' },
    },
    { edges: [[1, 3]] },
  );

  it('answers the same for the same seed and another for another', () => {
    const work = workOf(input);
    expect(forecast(work, { seed: 7, runs: 200 })).toEqual(forecast(work, { seed: 7, runs: 200 }));
    expect(forecast(work, { seed: 7, runs: 200 })).not.toEqual(forecast(work, { seed: 8, runs: 200 }));
  });

  it('lies around the mean, with its quantiles in order, and counts every run once', () => {
    const answer = forecast(workOf(input), { runs: 4_000 });
    expect(answer.p10 <= answer.p50 && answer.p50 <= answer.p90).toBe(true);
    // 135 and 45 · 1.028 minutes one after the other; worker 7 rarely ends later.
    expect(Math.abs(minutesFrom(answer.p50) - 181)).toBeLessThan(8);
    expect(answer.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(4_000);
    expect(answer.waves.map((wave) => wave?.p50)).toEqual([answer.issues[0]?.p50, answer.issues[2]?.p50]);
  });

  it('says how often each issue set the finish', () => {
    const { issues } = forecast(workOf(input), { runs: 2_000 });
    const [first, second, third] = issues.map(({ criticality }) => criticality);
    expect(first).toBe(third);
    expect(first! + second!).toBeCloseTo(1, 9);
    expect(first).toBeGreaterThan(0.8);
    expect(second).toBeGreaterThan(0);
  });

  it('makes fewer runs of more work, and as many as asked for where memory allows', () => {
    expect([10, 3_000, 10_000, 100_000].map((count) => runsFor(count))).toEqual([1_000, 1_000, 300, 100]);
    expect([runsFor(10_000, 1_000), runsFor(10_000, 10_000)]).toEqual([1_000, 2_000]);
  });

  it('has nothing to say where nothing is left', () => {
    const schedule = readSchedule(programmeOf({ 1: { closed: '2026-03-02T11:00:00Z' } }));
    expect(schedule.forecast).toBeNull();
    expect(schedule.burnUp).toEqual({
      days: [{ day: '2026-03-02', scope: 1, official: 1, claimed: 1 }],
      cone: [],
    });
  });
});

describe('estimates', () => {
  it('keep both ends of a range, and put a cone around one figure', () => {
    expect(estimateOf({ low: 60, high: 120 })).toEqual({ low: 60, mode: 90, high: 120 });
    expect(estimateOf({ low: 60, high: 60 })).toEqual({ low: 60 * 0.67, mode: 60, high: 90 });
    expect(estimateOf(null)).toEqual({ low: 15, mode: 60, high: 240 });
    expect(remainingOf({ low: 60, mode: 90, high: 120 }, 75)).toEqual({ low: 0, mode: 15, high: 45 });
    expect(remainingOf({ low: 60, mode: 90, high: 120 }, 5_000)).toEqual({ low: 0, mode: 30, high: 60 });
  });

  it('are drawn from beta-PERT: mean and variance are the distribution’s own', () => {
    const random = randomFrom(3);
    for (const mode of [0, 0.2, 0.5, 0.8, 1]) {
      const table = quantilesOf(mode);
      const draws = Array.from({ length: 40_000 }, () => {
        const place = random() * quantileSteps;
        const step = Math.floor(place);
        return table[step]! + (table[step + 1]! - table[step]!) * (place - step);
      });
      const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length;
      const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length;
      const expected = (4 * mode + 1) / 6;
      expect(mean).toBeCloseTo(expected, 2);
      expect(variance).toBeCloseTo((expected * (1 - expected)) / 7, 3);
    }
  });
});
