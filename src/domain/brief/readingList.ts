import { readMarkdown } from '../text/markdown.ts';
import { findReferences, numbersOf } from '../text/references.ts';
import { issueKey, splitIssueKey, type IssueKey } from '../tracker.ts';
import type { DraftFact } from './brief.ts';
import { commentNumber } from './commentNumber.ts';
import { bodyEvidence, issueLine, sectionUnder, type Desk } from './desk.ts';
import { counted, quotation } from './facts.ts';
import { moment, nameOf } from './quoting.ts';

/** What the plan itself says to read after a loss of context, with what has changed there since. */

const protocol =
  /\bcontext recovery\b|\blost context\b|\brecover(?:y|ing)? (?:of )?context\b|コンテキスト(?:の)?(?:復旧|復元|回復|喪失)|文脈の(?:復旧|復元|回復)/iu;
const forOrchestrator = /orchestrator|coordinator|オーケストレーター|統括/iu;
const forWorkers = /workers?\b|agents?\b|ワーカー|作業者/iu;

/** The numbered lines of the plan's protocol that are meant for this reader. */
export function readingPlaces(
  desk: Desk,
  plan: IssueKey | null,
  reader: 'worker' | 'orchestrator',
  rank: number,
): readonly DraftFact[] {
  const plans = [...new Set([...(plan === null ? [] : [plan]), ...desk.programme.plans])];
  for (const key of plans) {
    const issue = desk.issueOf.get(key);
    if (issue === undefined) continue;
    const body = readMarkdown(issue.body);
    const headings = body.lines.filter(({ depth, content }) => depth > 0 && protocol.test(content));
    for (const heading of headings) {
      const lines = sectionUnder(body, heading);
      const parts = lines.filter(({ depth }) => depth > heading.depth);
      const own = parts.find(({ content }) =>
        reader === 'orchestrator'
          ? forOrchestrator.test(content)
          : forWorkers.test(content) && !forOrchestrator.test(content),
      );
      const items = (own === undefined ? lines : sectionUnder(body, own)).filter(
        ({ depth, prefix }) => depth === 0 && prefix.bullet,
      );
      if (items.length === 0) continue;
      return items.map((line) => {
        const evidence = bodyEvidence(issue, line);
        const now = named(desk, key, line.visible);
        const text = `The plan's protocol: ${quotation(evidence, desk.home)}${now}`;
        return { rank, text, evidence: [evidence], lines: [`- ${text}`] };
      });
    }
  }
  return [];
}

/** What stands at the places that a line of the protocol names. */
function named(desk: Desk, plan: IssueKey, text: string): string {
  const keys = findReferences(text.slice(0, 400)).flatMap((reference) =>
    reference.kind === 'issue'
      ? numbersOf(reference).map((number) => issueKey(reference.repository ?? desk.home, number))
      : [],
  );
  if (/\bTHIS issue\b/i.test(text) && keys.length === 0) keys.push(plan);
  const [first] = keys;
  if (first === undefined) return '';
  if (keys.length === 1) return `. Now: ${issueLine(desk, first)}${latestOn(desk, first)}`;
  const held = keys.filter((key) => desk.issueOf.has(key));
  const open = held.filter((key) => desk.issueOf.get(key)?.state === 'open').length;
  const numbers = new Set(held.map((key) => splitIssueKey(key).number));
  const beyond = desk.programme.nodes.filter(
    (node) => node.scope === plan && !node.container && !numbers.has(splitIssueKey(node.key).number),
  );
  const more = beyond.slice(0, 4).map(({ key }) => nameOf(key, desk.home));
  const missing =
    more.length === 0
      ? ''
      : `; written before ${more.join(', ')}${beyond.length > 4 ? ' and others' : ''}, which also belong to it`;
  return `. Now: ${open} of ${held.length} open${missing}`;
}

/** `; latest of 12 comments: 3539685638, 2025-11-17 02:14 UTC`. */
export function latestOn(desk: Desk, key: IssueKey): string {
  const remarks = desk.remarksOf(key);
  const last = remarks.at(-1);
  if (last === undefined) return '; no comments';
  return `; latest of ${counted(remarks.length, 'comment')}: ${commentNumber(last.id)}, ${moment(last.at)}`;
}
