import type { Outcome } from '#engine/github/client.ts';
import type { TraceEntry } from '#simulator/server/trace.ts';
import type { RunningSimulator } from '#simulator/simulator.ts';

/** Sees to it that the server is left alone for as long as it asked, by its own clock. */
export type PauseWatch = {
  beforeRequest(): void;
  afterRequest(outcome: Outcome<unknown>): void;
  /** Points charged for every request so far. */
  points(): number;
  /** How often a pause was asked for. */
  asked(): number;
  /** Whether a pause is still on. */
  isOn(): boolean;
};

/** Seconds that each fault asks for in its own words; those without any mean GitHub's advice of a minute. */
const wordedPauses: Readonly<Record<string, number>> = {
  'secondary-limited': 30,
  'secondary-limited-403': 60,
  'secondary-limited-429': 60,
  'secondary-limited-429-wait': 90,
  'secondary-limited-200': 60,
};

export function watchPauses(simulator: RunningSimulator, violations: string[]): PauseWatch {
  const { clock, budget } = simulator.state;
  let notBefore = 0;
  let asked = 0;
  let seen = 0;
  let points = 0;

  const latest = (): TraceEntry | undefined => {
    const { entries, total } = simulator.state.control({ command: 'trace', since: seen }) as {
      entries: readonly TraceEntry[];
      total: number;
    };
    seen = total;
    for (const entry of entries) points += entry.points;
    return entries.at(-1);
  };

  /** When the server wants to be asked again, by what it did and not by what Nami read out of it. */
  const pauseOf = (entry: TraceEntry | undefined, outcome: Outcome<unknown>): number | null => {
    const worded = entry?.faults.map((name) => wordedPauses[name]).find((seconds) => seconds !== undefined);
    if (worded !== undefined) return clock.seconds() + worded;
    const isGraphql = entry?.path.endsWith('/graphql') === true;
    const isSpent = entry?.faults.some((name) => name.startsWith('rate-limited')) === true;
    const isLimited = outcome.kind === 'failed' && outcome.failure.kind === 'rate-limited';
    if (isGraphql && (isSpent || (isLimited && budget.state().remaining === 0)))
      return budget.state().resetAt;
    return isSpent || isLimited ? clock.seconds() + 30 : null;
  };

  return {
    beforeRequest() {
      const early = notBefore - clock.seconds();
      if (early > 0) violations.push(`a request ${early} s before the pause was over`);
    },
    afterRequest(outcome) {
      const entry = latest();
      // A call that was stopped may have been cut off before it arrived.
      const until = outcome.kind === 'stopped' ? null : pauseOf(entry, outcome);
      if (until === null) return;
      asked += 1;
      notBefore = Math.max(notBefore, until);
    },
    points: () => points,
    asked: () => asked,
    isOn: () => notBefore > clock.seconds(),
  };
}
