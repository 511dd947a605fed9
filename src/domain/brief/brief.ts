import type { Evidence } from '../evidence.ts';
import type { Programme } from '../programme.ts';
import type { IssueReading } from '../reading.ts';
import type { IssueKey, Tracker } from '../tracker.ts';
import type { Finding } from '../verdicts/lint/finding.ts';

/** What a session that lost its context reads first: facts with their lines, in the order to read them. */

export type BriefFact = {
  /** What Nami says, and the tracker's words in code spans; one line. */
  readonly text: string;
  /** The places that the fact names. */
  readonly evidence: readonly Evidence[];
};

export type BriefSection = {
  readonly title: string;
  readonly facts: readonly BriefFact[];
  /** Number of facts that found no room. */
  readonly cut: number;
};

export type Brief = {
  readonly asOf: string;
  /** `orchestrator`, a worker's number, or a name as written. */
  readonly for: string;
  /** An upper estimate of the Markdown's tokens (tokens.ts); at most `maxTokens`. */
  readonly tokens: number;
  readonly maxTokens: number;
  readonly markdown: string;
  readonly sections: readonly BriefSection[];
};

export const fewestTokens = 200;
export const usualTokens = 4_000;

/** All that a brief is written from. */
export type BriefSources = {
  readonly tracker: Tracker;
  readonly readings: ReadonlyMap<IssueKey, IssueReading>;
  readonly programme: Programme;
  readonly findings: readonly Finding[];
};

/** A fact with its lines and its rank among all of the brief: 0 is given up last. */
export type DraftFact = BriefFact & { readonly rank: number; readonly lines: readonly string[] };

export type DraftSection = {
  readonly title: string;
  readonly facts: readonly DraftFact[];
  /** The command that shows what was cut. */
  readonly rest: string;
};
