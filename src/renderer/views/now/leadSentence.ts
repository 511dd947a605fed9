import type { AttentionItem, ProgrammeNode, ProgrammePhase } from '#domain/programme.ts';
import type { IssueKey } from '#domain/tracker.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { gateOf } from './gates.ts';

/** A sentence as a text key of the namespace `now` with its values; `milliseconds` is an age to put in words. */
export type Clause = {
  readonly key: string;
  readonly milliseconds: number | null;
  readonly values: Readonly<Record<string, string | number>>;
};
export type LeadSentence = {
  /** What is stuck, and since when. */
  readonly first: Clause;
  /** What hangs on it; null where nothing does. */
  readonly second: Clause | null;
  readonly issue: IssueKey | null;
};

export type LeadInput = {
  /** In the queue's order: the sentence is about the first. */
  readonly queue: readonly AttentionItem[];
  readonly node: ProgrammeNode | undefined;
  /** Open issues that cannot start before it, nearest first; for a gate, those behind it. */
  readonly heldUp: readonly ProgrammeNode[];
  readonly phases: readonly ProgrammePhase[];
  readonly running: number;
  readonly ready: number;
  readonly asOf: string | null;
};

/** The longest title that still reads as part of a sentence. */
const longestTitle = 56;

function shortened(title: string): string {
  return title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;
}

function first(item: AttentionItem, input: LeadInput): Clause {
  const since =
    item.since === null || input.asOf === null ? null : Date.parse(input.asOf) - Date.parse(item.since);
  const milliseconds = since === null || Number.isNaN(since) ? null : Math.max(0, since);
  const values = {
    number: splitIssueKey(item.issue).number,
    title: shortened(input.node?.title ?? ''),
    worker: input.node?.worker ?? '',
  };
  const dated = milliseconds === null ? 'Undated' : '';
  const gate = gateOf(item, input.phases);
  if (gate !== undefined)
    return { key: `lead.gate${dated}`, milliseconds, values: { ...values, gate: gate.id } };
  switch (item.kind) {
    case 'approval':
    case 'decision':
    case 'urgent':
    case 'failed':
      return { key: `lead.${item.kind}${dated}`, milliseconds, values };
    case 'blocked':
      return { key: `lead.blocked${dated}`, milliseconds, values };
    case 'claimed-done-open':
      return { key: `lead.claimed${dated}`, milliseconds, values };
  }
}

/** What the start view says in three seconds: what is stuck and since when, then quietly what hangs on it. */
export function leadSentence(input: LeadInput): LeadSentence {
  const [item, ...others] = input.queue;
  if (item === undefined)
    return {
      first: { key: 'lead.nothing', milliseconds: null, values: {} },
      second: {
        key: 'lead.runs',
        milliseconds: null,
        values: { running: input.running, ready: input.ready },
      },
      issue: null,
    };
  const [nearest] = input.heldUp;
  const count = input.heldUp.length;
  let second: Clause | null = null;
  if (count > 0 && gateOf(item, input.phases) !== undefined)
    second = { key: 'lead.holdsGate', milliseconds: null, values: { count } };
  else if (nearest !== undefined && count === 1)
    second = {
      key: nearest.worker === null ? 'lead.holdsOne' : 'lead.holdsWorker',
      milliseconds: null,
      values: {
        number: splitIssueKey(nearest.key).number,
        title: shortened(nearest.title),
        worker: nearest.worker ?? '',
      },
    };
  else if (count > 1) second = { key: 'lead.holdsMany', milliseconds: null, values: { count } };
  else if (others.length > 0)
    second = { key: 'lead.others', milliseconds: null, values: { count: others.length } };
  return { first: first(item, input), second, issue: item.issue };
}
