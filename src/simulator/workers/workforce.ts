import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Programme } from './programme.ts';
import { createShift, type WorkEvent } from './shift.ts';

/** A visible change every five seconds at speed 1, give or take a second so that it does not look like a clock. */
const secondsPerStep = 5;

/** In `work`, each worker says something about so often: with 50 of them, a visible change every 18 seconds. */
const minutesBetweenWords = 15;

/** The simulated workers and the clockwork that makes them go on. */
export type Workforce = {
  /** Login of the human who steers. */
  readonly orchestrator: string;
  /** Makes the next visible changes at once, whether paused or not; answers what happened. */
  step(times: number): readonly WorkEvent[];
  /**
   * Works through so many simulated minutes at once. The clock stands exactly that much later afterwards, also where
   * there is nobody to work.
   */
  work(minutes: number): { readonly steps: number; readonly counts: Readonly<Record<string, number>> };
  pause(): void;
  resume(): void;
  /** 0 = still, 1 = demo pace, higher is faster. */
  setSpeed(speed: number): void;
  stop(): void;
};

export function createWorkforce(
  tracker: Tracker,
  clock: Clock,
  random: Random,
  programme: Programme | null,
  initialSpeed: number,
): Workforce {
  const shift = programme === null ? null : createShift(tracker, clock, random.fork('workers'), programme);
  const pace = random.fork('pace');
  let speed = initialSpeed;
  let isPaused = false;
  let timer: NodeJS.Timeout | null = null;

  const schedule = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (shift === null || isPaused || speed <= 0) return;
    const seconds = (secondsPerStep + pace.next() * 2 - 1) / speed;
    timer = setTimeout(() => {
      shift.step();
      schedule();
    }, seconds * 1000);
  };
  schedule();

  return {
    orchestrator: programme?.orchestrator ?? tracker.viewer.login,
    step: (times) => {
      const events: WorkEvent[] = [];
      for (let count = 0; count < times && shift !== null; count += 1) events.push(shift.step());
      return events;
    },
    work: (minutes) => {
      const end = clock.now() + minutes * 60_000;
      const counts: Record<string, number> = {};
      const stepMinutes = minutesBetweenWords / Math.max(1, programme?.workers.length ?? 1);
      let steps = 0;
      while (shift !== null && clock.now() < end) {
        const { kind } = shift.step(Math.min(stepMinutes, (end - clock.now()) / 60_000));
        counts[kind] = (counts[kind] ?? 0) + 1;
        steps += 1;
      }
      clock.advance(Math.max(0, end - clock.now()));
      return { steps, counts };
    },
    pause: () => {
      isPaused = true;
      schedule();
    },
    resume: () => {
      isPaused = false;
      schedule();
    },
    setSpeed: (value) => {
      speed = value;
      schedule();
    },
    stop: () => {
      isPaused = true;
      schedule();
    },
  };
}
