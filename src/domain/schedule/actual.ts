import type { Evidence } from '../evidence.ts';
import {
  isOwnWork,
  compareReports,
  type NodeStatus,
  type Programme,
  type ProgrammeReport,
} from '../programme.ts';
import { formatTime, parseTime } from '../text/time.ts';
import type { IssueKey, TrackerIssue } from '../tracker.ts';
import { estimateOf, meanOf } from './estimate.ts';

/** What the tracker itself dates. `events` is absent where the source keeps no history. */
export type DatedIssue = Pick<TrackerIssue, 'key' | 'createdAt' | 'closedAt'> & {
  readonly events?: readonly { readonly kind: 'closed' | 'reopened'; readonly at: string }[];
};

/** A time during which one status held, as far as anyone wrote it down. */
export type ActualSpan = {
  /** ISO 8601 UTC. */
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
  readonly status: Exclude<NodeStatus, 'ready' | 'gated'>;
  readonly worker: string | null;
  /** For `blocked`: the open blockers of that time by the graph, which may be none; the words are in `evidence`. */
  readonly blockers: readonly IssueKey[];
  /** True where nobody reported the beginning: work that was only ever reported done began an estimate before. */
  readonly inferred: boolean;
  /** ISO time of the last word that upholds the status: what comes after is silence. */
  readonly lastWord: string;
  readonly evidence: readonly Evidence[];
};

export type Actual = {
  readonly issue: IssueKey;
  /** When work began; null while it has not. */
  readonly start: string | null;
  readonly startInferred: boolean;
  /** When GitHub closed it; null while open. */
  readonly finish: string | null;
  /** When completion was first claimed and not taken back since. */
  readonly claimedFinish: string | null;
  /** Oldest first, without gaps and overlaps, from the issue's creation on. */
  readonly spans: readonly ActualSpan[];
};

type SpanStatus = ActualSpan['status'];
type Word = {
  readonly at: number;
  readonly status: SpanStatus;
  readonly worker: string | null;
  readonly evidence: readonly Evidence[];
};

/** Of what is said at one moment, the gravest counts. */
const gravity: Readonly<Record<SpanStatus, number>> = {
  done: 7,
  blocked: 6,
  review: 5,
  failed: 4,
  running: 3,
  waiting: 2,
  claimed: 1,
};

/**
 * The spans of every issue, from its creation to the programme's as-of. Reports count in the order of their times,
 * whatever order they come in; a completion said again is one completion; what is dated later than the as-of, or is
 * about the planning, is left out; a report about a closed issue changes nothing until the issue is opened again.
 */
export function readActuals(
  programme: Programme,
  issues: readonly DatedIssue[],
): ReadonlyMap<IssueKey, Actual> {
  const now = parseTime(programme.asOf) ?? 0;
  const dated = new Map(issues.map((issue) => [issue.key, issue]));
  const said = new Map<IssueKey, ProgrammeReport[]>();
  for (const report of programme.reports) {
    const known = said.get(report.issue);
    if (known === undefined) said.set(report.issue, [report]);
    else known.push(report);
  }
  const blockersOf = new Map<IssueKey, IssueKey[]>();
  for (const edge of programme.edges) {
    if (edge.kind !== 'blocks' || edge.doubt !== null) continue;
    const known = blockersOf.get(edge.to);
    if (known === undefined) blockersOf.set(edge.to, [edge.from]);
    else known.push(edge.from);
  }
  const closedAt = (key: IssueKey): number => parseTime(dated.get(key)?.closedAt ?? '') ?? Infinity;
  const actuals = new Map<IssueKey, Actual>();
  for (const node of programme.nodes) {
    if (!isOwnWork(node)) continue;
    const issue = dated.get(node.key);
    const words = wordsOf(said.get(node.key) ?? [], issue, now);
    const from = Math.min(parseTime(issue?.createdAt ?? '') ?? words[0]?.at ?? now, words[0]?.at ?? now, now);
    addPresent(words, node, from, now);
    const minutes = meanOf(estimateOf(node.duration));
    const spans = spansOf(withInferredStart(words, from, minutes), from, (at) =>
      (blockersOf.get(node.key) ?? []).filter((blocker) => closedAt(blocker) > at),
    );
    const began = spans.find(({ status }) => status === 'running' || status === 'blocked');
    const last = spans.at(-1);
    actuals.set(node.key, {
      issue: node.key,
      start: began?.from ?? null,
      startInferred: began?.inferred ?? false,
      finish: last?.status === 'done' ? last.from : null,
      claimedFinish: last?.status === 'claimed' ? last.from : null,
      spans,
    });
  }
  return actuals;
}

function wordsOf(reports: readonly ProgrammeReport[], issue: DatedIssue | undefined, now: number): Word[] {
  const words: Word[] = [];
  for (const report of reports.toSorted(compareReports)) {
    const at = parseTime(report.at ?? '');
    if (at === null || at > now || report.planning || report.duplicateOf !== null) continue;
    const { worker, evidence } = report;
    const status = report.status === 'ready' || report.status === 'gated' ? 'waiting' : report.status;
    words.push({ at, status, worker, evidence });
  }
  for (const { kind, at } of eventsOf(issue)) {
    const time = parseTime(at);
    if (time !== null && time <= now)
      words.push({ at: time, status: kind === 'closed' ? 'done' : 'waiting', worker: null, evidence: [] });
  }
  words.sort((a, b) => a.at - b.at || gravity[a.status] - gravity[b.status]);
  return withoutAfterthoughts(words);
}

function eventsOf(issue: DatedIssue | undefined): NonNullable<DatedIssue['events']> {
  const kept = issue?.events ?? [];
  const closed = issue?.closedAt ?? null;
  return closed === null || kept.some(({ kind, at }) => kind === 'closed' && at === closed)
    ? kept
    : [...kept, { kind: 'closed', at: closed }];
}

/** Of one moment the gravest word; none between a closing and a reopening (the only `waiting` without words). */
function withoutAfterthoughts(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  let closed = false;
  for (const word of words) {
    const reopens = word.status === 'waiting' && word.evidence.length === 0;
    if (closed && !reopens) continue;
    closed = word.status === 'done';
    const last = kept.at(-1);
    // Sorted by gravity within a moment, so a later one outweighs an earlier one.
    if (last?.at === word.at) kept[kept.length - 1] = word;
    else kept.push(word);
  }
  return kept;
}

/** A status that rests on a label or a body instead of a report is the last word, dated as well as it can be. */
function addPresent(words: Word[], node: Programme['nodes'][number], from: number, now: number): void {
  const last = words.at(-1);
  const { status } = node;
  if (status === 'ready' || status === 'gated' || status === 'waiting' || last?.status === status) return;
  const since = parseTime(node.statusSince ?? node.updatedAt) ?? now;
  const at = Math.min(now, Math.max(since, last?.at ?? from, from));
  words.push({ at, status, worker: node.worker, evidence: node.statusEvidence });
}

/** Work that was only ever reported finished took its estimate until then, and began no earlier than the issue. */
function withInferredStart(words: readonly Word[], from: number, minutes: number): readonly InferredWord[] {
  const first = words.findIndex(({ status }) => status !== 'waiting' && status !== 'review');
  const end = words[first];
  if (end === undefined || (end.status !== 'claimed' && end.status !== 'done')) return words;
  const at = Math.max(from, words[first - 1]?.at ?? from, end.at - Math.round(minutes) * 60_000);
  if (at >= end.at) return words;
  const start: InferredWord = { ...end, at, status: 'running', inferred: true };
  return [...words.slice(0, first), start, ...words.slice(first)];
}

type InferredWord = Word & { readonly inferred?: true };

function spansOf(
  words: readonly InferredWord[],
  from: number,
  blockersAt: (at: number) => readonly IssueKey[],
): readonly ActualSpan[] {
  const first: InferredWord = { at: from, status: 'waiting', worker: null, evidence: [] };
  const spans: (Omit<ActualSpan, 'to' | 'lastWord'> & { at: number; last: number })[] = [];
  for (const word of [first, ...words]) {
    const last = spans.at(-1);
    const same = last?.status === word.status && (word.worker === null || word.worker === last.worker);
    if (last !== undefined && same) {
      spans[spans.length - 1] = { ...last, last: word.at, evidence: [...last.evidence, ...word.evidence] };
      continue;
    }
    if (last !== undefined && last.at === word.at) spans.pop();
    spans.push({
      at: word.at,
      last: word.at,
      from: formatTime(word.at) ?? '',
      status: word.status,
      worker: word.worker,
      blockers: word.status === 'blocked' ? blockersAt(word.at) : [],
      inferred: word.inferred === true,
      evidence: word.evidence,
    });
  }
  return spans.map(({ from: since, last, status, worker, blockers, inferred, evidence }, index) => ({
    from: since,
    to: spans[index + 1]?.from ?? null,
    lastWord: formatTime(last) ?? since,
    ...{ status, worker, blockers, inferred, evidence },
  }));
}

/** What an issue's status was at an ISO time; null before its creation: for looking back. */
export function spanAt(actual: Actual, at: string): ActualSpan | null {
  const time = parseTime(at) ?? -Infinity;
  return actual.spans.findLast((span) => (parseTime(span.from) ?? Infinity) <= time) ?? null;
}
