/** One mutation as the server met it: what came in, what came of it. */
export type JournalEntry = {
  /** Counts from 1, in the order in which the mutations were carried out or refused. */
  readonly sequence: number;
  /** By the simulated clock, ISO 8601 UTC. */
  readonly at: string;
  /** The mutation's field, for example `addComment`. */
  readonly operation: string;
  readonly clientMutationId: string | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly outcome: 'applied' | 'refused';
  /** GitHub's words, where it refused. */
  readonly error: string | null;
  /** The issue and the comment that it changed or made; null where there is none. */
  readonly issue: number | null;
  readonly comment: string | null;
  readonly login: string;
  /** The client was told something else, or nothing, or before it happened: the faults that the call met. */
  readonly faults: readonly string[];
};

/** Every mutation that reached the tracker; those that a fault stopped before are not among them. */
export type Journal = {
  add(entry: Omit<JournalEntry, 'sequence'>): void;
  /** Entries after this sequence number, oldest first. */
  since(sequence: number): readonly JournalEntry[];
};

export function createJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    add: (entry) => {
      entries.push({ sequence: entries.length + 1, ...entry });
    },
    since: (sequence) => entries.slice(sequence),
  };
}
