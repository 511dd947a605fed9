import { createHash } from 'node:crypto';

/** One request and what it met, without anything that differs between two runs of one seed. */
export type TraceEntry = {
  readonly sequence: number;
  /** By the simulated clock, ISO 8601 UTC, whole seconds. */
  readonly at: string;
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Operation name, or the fields of a mutation. */
  readonly operation: string | null;
  /** null = the connection was cut without a status. */
  readonly status: number | null;
  readonly faults: readonly string[];
  readonly points: number;
};

export type Trace = {
  add(entry: Omit<TraceEntry, 'sequence'>): void;
  /** The entries after this sequence number that are still kept, how many there were, and the hash over all. */
  read(since: number): {
    readonly entries: readonly TraceEntry[];
    readonly total: number;
    readonly hash: string;
  };
};

/** Entries beyond these are forgotten, oldest first; the hash still covers them. */
const kept = 10_000;

export function createTrace(): Trace {
  let entries: TraceEntry[] = [];
  let total = 0;
  const hash = createHash('sha256');
  return {
    add: (entry) => {
      total += 1;
      const numbered = { sequence: total, ...entry };
      hash.update(`${JSON.stringify(numbered)}\n`);
      entries.push(numbered);
      if (entries.length > kept * 2) entries = entries.slice(-kept);
    },
    read: (since) => ({
      entries: entries.slice(-kept).filter(({ sequence }) => sequence > since),
      total,
      hash: hash.copy().digest('hex'),
    }),
  };
}
