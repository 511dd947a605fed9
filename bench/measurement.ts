/** One figure of a bench. `ratio` is value over baseline, both measured in the same run. */
export type Measurement = {
  readonly name: string;
  readonly value: number;
  /** `ms`, `bytes`, `points`, `requests`, `frames/s`, … */
  readonly unit: string;
  readonly baseline?: { readonly name: string; readonly value: number };
  readonly ratio?: number;
};

/** A file in this folder. `quick` asks for a tenth of the size: enough to see that it still runs. */
export type Bench = { run(options: { readonly quick: boolean }): Promise<readonly Measurement[]> };
