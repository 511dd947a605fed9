/** What one trial found. A failure is a promise that was broken once, as a sentence with its seed. */
export type Outcome = {
  readonly runs: number;
  readonly failures: readonly string[];
  /** What else was counted. */
  readonly counts: Readonly<Record<string, number>>;
};

export type TrialSize = { readonly runs: number; readonly seed: number };

/** A promise, tried many times with seeds; `control` breaks the rule behind it and must find failures. */
export type Trial = {
  readonly name: string;
  readonly promise: string;
  /** How often in continuous integration, and at full size. */
  readonly runs: { readonly usual: number; readonly full: number };
  /** Why it cannot be tried here; null where it can. */
  readonly passedOver: () => string | null;
  readonly run: (size: TrialSize) => Promise<Outcome>;
  readonly control: (size: TrialSize) => Promise<Outcome>;
};

/** Gathers what the runs of a trial find. */
export class Tally {
  runs = 0;
  readonly failures: string[] = [];
  readonly counts: Record<string, number> = {};

  count(name: string, by = 1): void {
    this.counts[name] = (this.counts[name] ?? 0) + by;
  }
  highest(name: string, value: number): void {
    this.counts[name] = Math.max(this.counts[name] ?? 0, Math.round(value));
  }
  /** One run; what it throws is a failure of it. */
  async try(name: string, work: () => Promise<void> | void): Promise<void> {
    this.runs += 1;
    try {
      await work();
    } catch (error) {
      this.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`.slice(0, 300));
    }
  }
  outcome(): Outcome {
    return { runs: this.runs, failures: this.failures, counts: this.counts };
  }
}

export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
