import { describe, expect, it } from 'vitest';
import { readBaseline } from '#domain/schedule/baseline.ts';
import { readPlanFacts } from '#domain/schedule/planFacts.ts';
import { readSchedule } from '#domain/schedule/readSchedule.ts';
import { workingDay } from '#domain/schedule/workingDays.ts';
import { key, planIssue, programmeOf } from './programmes.ts';

function baselineOf(...input: Parameters<typeof programmeOf>) {
  const { programme, issues, plans } = programmeOf(...input);
  return readBaseline(programme, issues, readPlanFacts(plans));
}

function spanOf(baseline: ReturnType<typeof baselineOf>, number: number): string {
  const { start, finish } = baseline.issues.get(key(number))!;
  return `${start.slice(5, 16)} ${finish.slice(5, 16)}`;
}

describe('the baseline', () => {
  it('puts each issue into its wave, after its blockers and after what its worker does before', () => {
    const baseline = baselineOf(
      {
        1: { wave: '1', worker: '6', duration: 60 },
        2: { wave: '1', worker: '6', duration: { low: 60, high: 120 } },
        3: { wave: '1', worker: '7', duration: 30 },
        4: { wave: '2', worker: '6', duration: null },
      },
      { edges: [[1, 3]], waves: { 1: { days: { first: 1, last: 2 } }, 2: { days: { first: 3, last: 5 } } } },
    );
    expect(baseline.start).toMatchObject({
      at: '2026-03-02T00:00:00Z',
      basis: 'plan',
      evidence: { line: 1 },
    });
    // Of two that could begin, the longer chain goes first: 1 with 3 behind it is as long as 2 alone.
    expect([1, 2, 3, 4].map((number) => spanOf(baseline, number))).toEqual([
      '03-02T00:00 03-02T01:00',
      '03-02T01:00 03-02T02:30',
      '03-02T01:00 03-02T01:30',
      '03-04T00:00 03-04T01:00',
    ]);
    expect(baseline.issues.get(key(4))).toMatchObject({ assumed: true, minutes: 60, basis: 'wave' });
    expect(
      baseline.waves.map(({ start, finish, basis }) => [start.slice(5, 10), finish.slice(5, 10), basis]),
    ).toEqual([
      ['03-02', '03-04', 'days'],
      ['03-04', '03-07', 'days'],
    ]);
  });

  it('lets a late blocker push an issue out of its own wave', () => {
    const baseline = baselineOf(
      { 1: { wave: '2' }, 2: { wave: '1' } },
      { edges: [[1, 2]], waves: { 1: { days: { first: 1, last: 1 } }, 2: { days: { first: 2, last: 2 } } } },
    );
    expect(spanOf(baseline, 2)).toBe('03-03T01:00 03-03T02:00');
  });

  it('reads weeks and dates, and lets a wave without either follow the one before', () => {
    const baseline = baselineOf(
      { 1: { wave: '1' }, 2: { wave: '2' }, 3: { wave: '3', duration: 90 }, 4: { wave: '4' } },
      { waves: { 1: { period: 'Mar 4' }, 2: { period: 'Week 2' }, 3: {}, 4: { period: '2026-04-01' } } },
    );
    expect(
      baseline.waves.map(({ start, finish, basis }) => [start.slice(5, 16), finish.slice(5, 16), basis]),
    ).toEqual([
      ['03-04T00:00', '03-05T00:00', 'period'],
      ['03-09T00:00', '03-14T00:00', 'period'],
      ['03-09T01:00', '03-09T02:30', 'order'],
      ['04-01T00:00', '04-02T00:00', 'period'],
    ]);
  });

  it('plans what no wave names from the moment it was opened', () => {
    const baseline = baselineOf({ 1: { created: '2026-03-05T10:00:00Z' } });
    expect(spanOf(baseline, 1)).toBe('03-05T10:00 03-05T11:00');
    expect(baseline.issues.get(key(1))?.basis).toBe('created');
  });

  it('plans the rest where issues wait on each other in a ring', () => {
    const baseline = baselineOf(
      { 1: {}, 2: {}, 3: {} },
      {
        edges: [
          [1, 2],
          [2, 1],
          [2, 3],
        ],
      },
    );
    expect(spanOf(baseline, 3)).toBe('03-02T01:00 03-02T02:00');
  });

  it('counts working days: the sixth of a plan that begins on a Wednesday is the Wednesday after', () => {
    const day = (start: string, number: number) =>
      new Date(workingDay(Date.parse(start), number)).toISOString().slice(0, 10);
    expect(day('2026-03-04T15:00:00Z', 1)).toBe('2026-03-04');
    expect(day('2026-03-04T15:00:00Z', 4)).toBe('2026-03-09');
    expect(day('2026-03-04T15:00:00Z', 6)).toBe('2026-03-11');
    expect(day('2026-03-07T15:00:00Z', 1)).toBe('2026-03-09');
  });
});

describe('what a plan says about its schedule', () => {
  it.each([
    ['- **Flow**: <8% blocked time', 0.08],
    ['- Blocked share stays under 2.5 % of the week', 0.025],
    ['- Workers unblocked 90% of the time', 0.1],
    ['- ブロック時間 5%未満', 0.05],
  ])('%s', (line, share) => {
    const facts = readPlanFacts([planIssue(`## Success Metrics\n- Coverage: >90%\n${line}`)]);
    expect(facts.blockedTarget?.share).toBeCloseTo(share, 9);
    expect(facts.blockedTarget?.evidence.line).toBe(3);
  });

  it('nothing: five per cent, from the first day of the plan issue itself', () => {
    const schedule = readSchedule(programmeOf({ 1: {} }, { planBody: 'No dates here.' }));
    expect(schedule.blocked.target).toEqual({ share: 0.05, evidence: null });
    expect(schedule.start).toEqual({ at: '2026-03-02T00:00:00Z', basis: 'created', evidence: null });
  });
});

describe('slip', () => {
  it('is how late start and finish are against the plan, by the real finish or the expected one', () => {
    const schedule = readSchedule(
      programmeOf(
        {
          1: {
            wave: '1',
            duration: 60,
            closed: '2026-03-02T03:00:00Z',
            reports: [['2026-03-02T01:30:00Z', 'running', '6']],
          },
          2: { wave: '1', duration: 60 },
          3: { duration: 60 },
        },
        { waves: { 1: { days: { first: 1, last: 1 } } } },
      ),
    );
    const [first, second, third] = schedule.issues;
    expect(first?.slip).toEqual({ startMinutes: 90, finishMinutes: 120 });
    expect(second?.slip.startMinutes).toBeNull();
    // Twelve hours have passed and the work is still to be done: eleven and what it takes.
    expect(second?.slip.finishMinutes).toBeGreaterThan(12 * 60 - 60 + 40);
    expect(third?.slip).toEqual({ startMinutes: null, finishMinutes: null });
    expect(schedule.waves[0]?.slip).toMatchObject({ startMinutes: 90 });
    expect(schedule.waves[0]?.slip.finishMinutes).toBeLessThan(0);
  });
});
