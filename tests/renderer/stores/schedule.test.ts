import { describe, expect, test } from 'vitest';
import { fail, succeed, type Result } from '#contract/result.ts';
import type { ScheduleView } from '#contract/views.ts';
import { scheduleReader, type ScheduleReading } from '#renderer/stores/schedule.ts';
import { repository, shipyardSchedule } from '../../support/waves/shipyard.ts';

const schedule = shipyardSchedule();

/** A reader whose answers and pauses are given by hand. */
function staged() {
  const told: ScheduleReading[] = [];
  const asked: ((answer: Result<ScheduleView>) => void)[] = [];
  const pauses: { run: () => void; milliseconds: number }[] = [];
  let now = 0;
  const reader = scheduleReader(
    () => new Promise((resolve) => asked.push(resolve)),
    (reading) => told.push(reading),
    { now: () => now, later: (run, milliseconds) => pauses.push({ run, milliseconds }) },
  );
  return {
    reader,
    told,
    asked,
    pauses,
    answer: async (answer: Result<ScheduleView>, took = 50) => {
      now += took;
      asked.at(-1)!(answer);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

const view = (revision: number) => succeed({ revision, schedule });

describe('reading the schedule', () => {
  test('asks once however often the programme changes meanwhile, then for the newest after a pause', async () => {
    const { reader, asked, pauses, told, answer } = staged();
    for (const revision of [1, 2, 3]) reader.want({ repository, revision });
    expect(asked).toHaveLength(1);
    await answer(view(1), 900);
    expect(told.at(-1)).toMatchObject({ kind: 'ready', view: { revision: 1 } });
    expect(asked).toHaveLength(1);
    expect(pauses[0]?.milliseconds).toBe(3_600);
    pauses[0]!.run();
    expect(asked).toHaveLength(2);
    await answer(view(3));
    pauses[1]!.run();
    expect(asked).toHaveLength(2);
    expect(told.map(({ kind }) => kind)).toEqual(['loading', 'ready', 'ready']);
  });

  test('keeps what stands when a newer one fails, and says so', async () => {
    const { reader, pauses, told, answer } = staged();
    reader.want({ repository, revision: 1 });
    await answer(view(1));
    reader.want({ repository, revision: 2 });
    pauses[0]!.run();
    await answer(fail('busy', 'Interrupted.', 'Try again.'));
    expect(told.at(-1)).toMatchObject({ kind: 'ready', view: { revision: 1 }, stale: { kind: 'busy' } });
  });

  test('fails where nothing stands, and tries once more when asked', async () => {
    const { reader, asked, pauses, told, answer } = staged();
    reader.want({ repository, revision: 1 });
    await answer(fail('busy', 'Interrupted.', 'Try again.'));
    expect(told.at(-1)?.kind).toBe('failed');
    pauses[0]!.run();
    expect(asked).toHaveLength(1);
    reader.want({ repository, revision: 1 }, true);
    expect(asked).toHaveLength(2);
  });

  test('never shows the schedule of another repository', async () => {
    const { reader, asked, pauses, told, answer } = staged();
    reader.want({ repository, revision: 1 });
    reader.want({ repository: 'saltmarsh/tug', revision: 0 });
    await answer(view(1));
    expect(told.map(({ kind }) => kind)).toEqual(['loading', 'loading']);
    expect(pauses[0]?.milliseconds).toBe(0);
    pauses[0]!.run();
    expect(asked).toHaveLength(2);
  });
});
