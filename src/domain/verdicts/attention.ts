import type { Evidence } from '../evidence.ts';
import { compareKeys, type IssueIndex } from '../graph/issueIndex.ts';
import { sortEvidence } from '../graph/edges.ts';
import type { AttentionItem, AttentionKind } from '../programme.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import type { LatestWords } from './latestWords.ts';

/** What waits for a person: one item for each issue and kind, latest first, with all its evidence. */
export function readAttention(index: IssueIndex, words: LatestWords): readonly AttentionItem[] {
  const found = new Map<string, { kind: AttentionKind; issue: IssueKey; evidence: Evidence[] }>();
  const add = (kind: AttentionKind, issue: IssueKey, evidence: readonly Evidence[]): void => {
    const key = `${kind} ${issue}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { kind, issue, evidence: [...evidence] });
    else known.evidence.push(...evidence);
  };
  for (const entry of index.issues) {
    if (entry.issue?.state === 'closed') continue;
    for (const text of entry.reading?.reporting ?? []) {
      for (const call of text.calls) add(call.kind, entry.key, [call.evidence]);
    }
    if (entry.reading !== null && /^🚨\s*(?:urgent\b|緊急)/iu.test(entry.reading.title)) {
      add('urgent', entry.key, [entry.reading.titleEvidence]);
    }
    const word = words.ofIssue.get(entry.key);
    if (word === undefined) continue;
    if (word.status === 'blocked' || word.also.includes('blocked')) add('blocked', entry.key, word.evidence);
    if (word.status === 'failed') add('failed', entry.key, word.evidence);
    if (word.status === 'done')
      add('claimed-done-open', entry.key, words.doneClaims.get(entry.key) ?? word.evidence);
  }
  return [...found.values()]
    .map(({ kind, issue, evidence }) => {
      const sorted = sortEvidence(evidence);
      const latest = sorted.toSorted((a, b) => compareTimes(a.at, b.at)).at(-1);
      return {
        kind,
        issue,
        since: latest?.at ?? null,
        text: plainText(latest?.quote ?? ''),
        options: [],
        evidence: sorted,
      };
    })
    .sort(
      (a, b) =>
        compareTimes(b.since, a.since) ||
        compareKeys(a.issue, b.issue) ||
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
    );
}

/** A row of the inbox holds about this many characters. */
const longestText = 200;

/** Without bullets, boxes, heading marks, emphasis and code marks. */
export function plainText(quote: string): string {
  const text = quote
    .slice(0, longestText * 2)
    .replace(/^(?:[\s>]|#{1,6}(?=\s)|[*+-](?=\s)|\d{1,3}[.)](?=\s))*(?:\[[ xX]\]\s*)?/, '')
    .replace(/[*_`]{1,3}/g, '')
    .trim();
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
