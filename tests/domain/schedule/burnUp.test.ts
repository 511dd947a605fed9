import { expect, it } from 'vitest';
import { readSchedule } from '#domain/schedule/readSchedule.ts';
import { programmeOf } from './programmes.ts';

const input = programmeOf(
  {
    1: { closed: '2026-03-03T10:00:00Z', reports: [['2026-03-02T08:00:00Z', 'running', '6']] },
    2: {
      reports: [
        ['2026-03-02T09:00:00Z', 'claimed', '7'],
        ['2026-03-03T09:00:00Z', 'running', '7'],
        ['2026-03-03T11:00:00Z', 'running', '7'],
      ],
    },
    3: { created: '2026-03-04T07:00:00Z', duration: { low: 30, high: 300 } },
  },
  { asOf: '2026-03-04T12:00:00Z' },
);

it('the burn-up counts what there was and what was finished at the end of each day, and takes back what was', () => {
  expect(readSchedule(input).burnUp.days).toEqual([
    { day: '2026-03-02', scope: 2, official: 0, claimed: 1 },
    { day: '2026-03-03', scope: 2, official: 1, claimed: 1 },
    { day: '2026-03-04', scope: 3, official: 1, claimed: 1 },
  ]);
});

it('the cone begins with what is finished and ends with everything, the best case first', () => {
  const { cone } = readSchedule(input).burnUp;
  expect(cone[0]).toMatchObject({ at: '2026-03-04T12:00:00Z', p90: 1 });
  expect(cone.at(-1)).toMatchObject({ p10: 3, p50: 3, p90: 3 });
  for (const { p10, p50, p90 } of cone) expect(p10 >= p50 && p50 >= p90).toBe(true);
});

it('the heat strip counts the reports of each worker and day', () => {
  expect(readSchedule(input).reportDays).toEqual([
    { worker: '6', day: '2026-03-02', reports: 1 },
    { worker: '7', day: '2026-03-02', reports: 1 },
    { worker: '7', day: '2026-03-03', reports: 2 },
  ]);
});
