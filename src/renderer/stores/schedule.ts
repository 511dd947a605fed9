import { useCallback, useEffect } from 'react';
import { create } from 'zustand';
import type { Failure, Result } from '#contract/result.ts';
import type { ScheduleView } from '#contract/views.ts';
import { useServices } from '../connection/services.ts';
import { useProgramme } from './programme.ts';

/** `stale` tells why the schedule shown is not of the newest programme. */
export type ScheduleReading =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'ready'; readonly view: ScheduleView; readonly stale: Failure | null };

/** What a schedule is of: another repository or revision is another question. */
export type ScheduleQuestion = { readonly repository: string | null; readonly revision: number };

export type ScheduleReader = {
  /** Reads unless this very question is answered; `anew` even then. */
  readonly want: (question: ScheduleQuestion, anew?: boolean) => void;
};

/** At least so long after an answer, milliseconds: a hundred changes a second must not be a hundred forecasts. */
const leastPause = 1_000;
/** The engine spends at most a fifth of its time on forecasts. */
const pausePerRead = 4;

/**
 * Reads one schedule at a time and tells each answer; what is wanted meanwhile is read after a pause, the newest only.
 * The last schedule of a repository stays while a newer one is computed.
 */
export function scheduleReader(
  read: () => Promise<Result<ScheduleView>>,
  tell: (reading: ScheduleReading) => void,
  clock: { readonly now: () => number; readonly later: (run: () => void, milliseconds: number) => void },
): ScheduleReader {
  let wanted: ScheduleQuestion | null = null;
  let answered: ScheduleQuestion | null = null;
  let last: { readonly repository: string | null; readonly view: ScheduleView } | null = null;
  let resting = false;

  const same = (one: ScheduleQuestion | null, other: ScheduleQuestion | null) =>
    one?.repository === other?.repository && one?.revision === other?.revision;

  async function run(): Promise<void> {
    if (resting || wanted === null || same(wanted, answered)) return;
    resting = true;
    const question: ScheduleQuestion = wanted;
    const from = clock.now();
    const answer = await read();
    answered = question;
    if (wanted.repository === question.repository) {
      if (answer.ok) {
        last = { repository: question.repository, view: answer.value };
        tell({ kind: 'ready', view: answer.value, stale: null });
      } else if (last?.repository === question.repository) {
        tell({ kind: 'ready', view: last.view, stale: answer.error });
      } else tell({ kind: 'failed', failure: answer.error });
    }
    clock.later(
      () => {
        resting = false;
        void run();
      },
      wanted.repository === question.repository
        ? Math.max(leastPause, pausePerRead * (clock.now() - from))
        : 0,
    );
  }

  return {
    want(question, anew = false) {
      if (wanted?.repository !== question.repository && last?.repository !== question.repository)
        tell({ kind: 'loading' });
      wanted = question;
      if (anew) answered = null;
      void run();
    },
  };
}

const scheduleStore = create<{ readonly reading: ScheduleReading }>()(() => ({
  reading: { kind: 'loading' },
}));
const readers = new WeakMap<object, ScheduleReader>();

/** The schedule of the programme in the window, read while a view that shows it is open. */
export function useSchedule(): { readonly reading: ScheduleReading; readonly again: () => void } {
  const { engine } = useServices();
  const revision = useProgramme((programme) => programme.revision);
  const repository = useProgramme((programme) => programme.repository);
  const reading = scheduleStore((state) => state.reading);
  let reader = readers.get(engine);
  if (reader === undefined) {
    reader = scheduleReader(
      () => engine.request('schedule.read', {}),
      (told) => scheduleStore.setState({ reading: told }),
      {
        now: () => performance.now(),
        later: (run, milliseconds) => void setTimeout(run, milliseconds),
      },
    );
    readers.set(engine, reader);
  }
  const own = reader;
  useEffect(() => own.want({ repository, revision }), [own, repository, revision]);
  const again = useCallback(() => {
    scheduleStore.setState(({ reading: before }) => ({
      reading: before.kind === 'failed' ? { kind: 'loading' } : before,
    }));
    own.want({ repository, revision }, true);
  }, [own, repository, revision]);
  return { reading, again };
}
