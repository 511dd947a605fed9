import type { Evidence } from '../evidence.ts';
import { compareKeys, type IndexedIssue } from '../graph/issueIndex.ts';
import { sortEvidence } from '../graph/edges.ts';
import type { AttentionItem, AttentionKind, DecisionOption } from '../programme.ts';
import type { Answer, CallClaim } from '../reports/calls.ts';
import { readStatus } from '../reports/statusWords.ts';
import { tellingWords, withoutSigns } from '../reports/tellingWords.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { Word } from './latestWords.ts';

/** One line behind an item, with what it tells. */
type Said = {
  readonly text: string;
  readonly telling: number;
  readonly options: readonly DecisionOption[];
  readonly evidence: Evidence;
};

/** What waits for a person on one issue: one item for each kind, with all its evidence. */
export function attentionOf(
  entry: IndexedIssue,
  word: Word | undefined,
  doneClaims: readonly Evidence[] | undefined,
): readonly AttentionItem[] {
  if (entry.issue?.state === 'closed') return [];
  const said = new Map<AttentionKind, Said[]>();
  const add = (kind: AttentionKind, lines: readonly Said[]): void => {
    if (lines.length > 0) said.set(kind, [...(said.get(kind) ?? []), ...lines]);
  };
  for (const call of openCalls(entry)) add(call.kind, [call]);
  if (entry.reading !== null && /^🚨\s*(?:urgent\b|緊急)/iu.test(entry.reading.title)) {
    const text = withoutSigns(withoutSigns(entry.reading.title).replace(/^(?:urgent|緊急)/iu, ''));
    const { titleEvidence } = entry.reading;
    add('urgent', [{ text: text || titleEvidence.quote, telling: 1, options: [], evidence: titleEvidence }]);
  }
  if (word !== undefined) {
    if (word.status === 'blocked' || word.also.includes('blocked')) {
      add(
        'blocked',
        word.evidence.map((evidence) => lineOf(evidence, saysBlocked(evidence) ? 1 : 0)),
      );
    }
    if (word.status === 'failed')
      add(
        'failed',
        word.evidence.map((evidence) => lineOf(evidence, 1)),
      );
    if (word.status === 'done') add('claimed-done-open', (doneClaims ?? word.evidence).map(completionOf));
  }
  return [...said].map(([kind, lines]) => itemOf(kind, entry.key, lines));
}

/** Latest first. */
export function compareAttention(a: AttentionItem, b: AttentionItem): number {
  return (
    compareTimes(b.since, a.since) ||
    compareKeys(a.issue, b.issue) ||
    (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0)
  );
}

/** Calls of body and comments that no later comment has plainly answered. */
function openCalls(entry: IndexedIssue): readonly CallClaim[] {
  const texts = entry.reading?.reporting ?? [];
  const answers = texts.map((text) => text.answer).filter((answer) => answer !== null);
  return texts
    .flatMap((text) => text.calls)
    .filter((call) => !answers.some((answer) => answersCall(answer, call)));
}

function answersCall(answer: Answer, call: CallClaim): boolean {
  if (answer.kind !== call.kind || compareTimes(answer.evidence.at, call.evidence.at) <= 0) return false;
  const asked = /\bphase\s?(\d{1,2}(?:\.\d{1,2})?)/i.exec(call.evidence.quote)?.[1] ?? null;
  return answer.phase === null || asked === null || answer.phase === asked;
}

/** `Worker 12: #985 ⚠️ no staging database` of a list: the issue stands beside it, the words are what counts. */
const listed = /^workers?[ -]?\d+\s*[:：–-]\s*#\d+[^\p{L}\p{N}#(]+(?=[\p{L}(].*\p{L})/iu;

function lineOf(evidence: Evidence, telling: number): Said {
  return { text: tellingWords(evidence.quote).replace(listed, ''), telling, options: [], evidence };
}

/** `COMPLETE` alone tells less than `#12: Quay wall, complete`. */
function completionOf(evidence: Evidence): Said {
  const line = lineOf(evidence, 1);
  const bare = /^(?:100[%％] )?(?:complete|completed|done|finished|完了)[!.。]?$/i.test(line.text);
  return bare ? { ...line, telling: 0 } : line;
}

function saysBlocked(evidence: Evidence): boolean {
  const quote = evidence.quote.slice(0, 300);
  const reading = readStatus(quote, false);
  return (
    reading?.status === 'blocked' ||
    reading?.also.includes('blocked') === true ||
    /blocker|ブロッカー/i.test(quote)
  );
}

/** The latest text speaks for the item, by its most telling line; what tells nothing gives way to an earlier text. */
function itemOf(kind: AttentionKind, issue: IssueKey, lines: readonly Said[]): AttentionItem {
  const ordered = lines.toSorted((a, b) => compareTimes(a.evidence.at, b.evidence.at));
  const latest = ordered.at(-1);
  const together = ordered.filter(({ evidence }) => evidence.commentId === latest?.evidence.commentId);
  const telling = best(together);
  const chosen = telling?.telling === 0 ? best(ordered) : telling;
  return {
    kind,
    issue,
    since: latest?.evidence.at ?? null,
    text: chosen?.text ?? '',
    options: together.find(({ options }) => options.length > 0)?.options ?? [],
    evidence: sortEvidence(lines.map(({ evidence }) => evidence)),
  };
}

function best(lines: readonly Said[]): Said | undefined {
  let found: Said | undefined;
  for (const line of lines) if (found === undefined || line.telling >= found.telling) found = line;
  return found;
}
