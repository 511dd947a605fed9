/**
 * The reading corpus: texts in the shapes that teams really write, each with what a careful person reads out of it.
 * Expectations are plain strings, so that a miss prints as it is written:
 *
 * - edges: `12→20` blocks, `12~20` must have started, `12?20` drawn with a doubt about the number
 * - links: `parent 50>20`, `order 12>20`, `parallel 13+14`, `related 12+20` (the last two without direction)
 * - reports: `20|6|done`: issue (or `phase 2` where the report speaks of a whole phase), worker or `-`, status.
 *   `done+blocked` is done with a blocker beside it, `planned` means that the planning is complete, not the work
 * - said: the status that the text gives the issue on which it stands; null for none
 * - statuses: `20=claimed`: the node's status after reading
 * - workers: who speaks or is reported on; `assigned`: `12:6`, the worker of a node
 * - durations: `20=30-45`, minutes; `20=none`
 * - calls: `decision`, `approval`, `urgent`
 * - references: `#12`, `#12-15`, `owner/name#12`, `phase 1.3`, `phase 4.1-4.5`, `local p0-2`, `gap tbd`
 * - plan: what a plan states, in the notation of planStatements.ts; only the kinds named are compared
 * - unresolved: words that stand where an issue should, lower case, without marks
 */
export type CorpusCase = {
  readonly text: string;
  readonly context?: ContextName;
  /** The issue on which the text stands; else the context's speaker. */
  readonly on?: number;
  readonly place?: 'body' | 'comment';
  readonly edges?: readonly string[];
  readonly links?: readonly string[];
  readonly reports?: readonly string[];
  readonly said?: string | null;
  readonly statuses?: readonly string[];
  readonly workers?: readonly string[];
  readonly assigned?: readonly string[];
  readonly durations?: readonly string[];
  readonly calls?: readonly string[];
  readonly references?: readonly string[];
  readonly unresolved?: readonly string[];
  readonly plan?: readonly string[];
  /** Items of any kind on which careful readers differ: neither demanded nor wrong. */
  readonly tolerated?: readonly string[];
};

export type CorpusFamily = {
  readonly name: string;
  readonly context: ContextName;
  readonly place: 'body' | 'comment';
  readonly cases: readonly CorpusCase[];
  /** Set where the texts are damaged copies of other families' texts, which count once. */
  readonly derived?: true;
};

export const contextNames = ['harbour', 'terminal', 'observatory', 'clinic', 'library'] as const;
export type ContextName = (typeof contextNames)[number];

export type ContextIssue = {
  readonly number: number;
  readonly title: string;
  readonly body?: string;
  readonly closed?: true;
};

export type CorpusContext = {
  readonly repository: string;
  readonly speaker: number;
  readonly issues: readonly ContextIssue[];
};
