/** The work that the simulated workers pick from, beside what the tracker itself says. */
export type Programme = {
  readonly tasks: readonly Task[];
  readonly workers: readonly Worker[];
  /** Issue on which the orchestrator posts its synthesis; null where there is none. */
  readonly coordination: number | null;
  /** Logins that post: the human's and the automation's. */
  readonly orchestrator: string;
  readonly automation: string;
  /** Simulated minutes that pass with each step of the workers. */
  readonly minutesPerStep: number;
  /** What the workers are in the middle of when the scenario opens. */
  readonly opening?: readonly OpeningActivity[];
};

export type OpeningActivity = {
  readonly worker: number;
  readonly issue: number;
  readonly kind: 'working' | 'blocked' | 'asking' | 'claimed';
  readonly percent: number;
  /** Steps until it changes by itself: a blocker goes away, an answer comes, a claimed issue is closed. */
  readonly steps: number;
};

/**
 * How a worker writes. `tidy` follows the template of the plan; `sloppy` leaves half of it out; `silent` says
 * little and late; `contradictory` claims more than it did, and takes it back; `japanese` writes in Japanese.
 */
export type Temperament = 'tidy' | 'sloppy' | 'silent' | 'contradictory' | 'japanese';

export type Worker = {
  readonly number: number;
  readonly temperament: Temperament;
  /** Phases it may take work from, empty = all. */
  readonly phases: readonly string[];
};

export type Task = {
  readonly issue: number;
  /** `Phase 2.1`, as reports name it; empty for work outside phases. */
  readonly phase: string;
  readonly title: string;
  /** Issues that must be closed before it starts. */
  readonly after: readonly number[];
  /** Stated duration in minutes. */
  readonly minutes: number;
  /** Files and results that a report lists. */
  readonly deliverables: readonly string[];
};
