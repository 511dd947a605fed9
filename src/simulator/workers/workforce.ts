import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Tracker } from '../state/tracker.ts';
import type { Programme } from './programme.ts';
import { createShift, type WorkEvent } from './shift.ts';

/** A visible change every five seconds at speed 1, give or take a second so that it does not look like a clock. */
const secondsPerStep = 5;

/** The simulated workers and the clockwork that makes them go on. */
export type Workforce = {
  /** Login of the human who steers. */
  readonly orchestrator: string;
  /** Makes the next visible changes at once, whether paused or not; answers what happened. */
  step(times: number): readonly WorkEvent[];
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
