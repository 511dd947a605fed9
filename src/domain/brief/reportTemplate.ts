import { readMarkdown, type BodyLine } from '../text/markdown.ts';
import { splitIssueKey, type IssueKey, type TrackerIssue } from '../tracker.ts';
import type { DraftFact } from './brief.ts';
import { bodyEvidence, type Desk } from './desk.ts';
import { lineFact } from './facts.ts';
import { cite, inSight, longestRun } from './quoting.ts';

/** The plan's own form of a report, with the blanks filled that are known. */

const headings =
  /\breport(?:ing)?\b.*\btemplate\b|\btemplate\b.*\breport|報告(?:の)?(?:テンプレート|書式|形式)/iu;
const longestTemplate = 40;

export type Blanks = {
  readonly worker: string;
  readonly issue: IssueKey | null;
  readonly phase: string | null;
};

/** `plans` in the order in which their templates are preferred; empty where no plan gives one. */
export function templateFacts(
  desk: Desk,
  plans: readonly IssueKey[],
  blanks: Blanks,
  rank: number,
): DraftFact[] {
  for (const plan of plans) {
    const issue = desk.issueOf.get(plan);
    const found = issue === undefined ? null : findTemplate(issue);
    if (issue === undefined || found === null) continue;
    const { before, lines } = found;
    const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
    const texts = templateLines(lines).map((line) => fill(line, blanks));
    const fence = '`'.repeat(Math.max(3, ...texts.map((line) => longestRun(line) + 1)));
    const evidence = lines.map((line) => bodyEvidence(issue, line)).slice(0, 1);
    const place = evidence[0] === undefined ? '' : cite(evidence[0], desk.home);
    const text = `The plan's form (${place}-${last}), with your blanks filled as far as they are known; copy what is between the fences, without the > in front:`;
    return [
      ...before.map((line) => lineFact(rank, bodyEvidence(issue, line), desk.home)),
      {
        rank,
        text,
        evidence: first === 0 ? [] : evidence,
        lines: [`- ${text}`, ...[fence, ...texts, fence].map((line) => `> ${line}`.trimEnd())],
      },
    ];
  }
  return [];
}

/** The fenced lines under a heading that calls them a report's template, and the line above them. */
function findTemplate(
  issue: TrackerIssue,
): { readonly before: readonly BodyLine[]; readonly lines: readonly BodyLine[] } | null {
  if (!/template|テンプレート|書式|形式/i.test(issue.body)) return null;
  const body = readMarkdown(issue.body);
  for (const heading of body.lines) {
    if (heading.depth === 0 || !headings.test(heading.content)) continue;
    const end = body.headings.find(({ line }) => line > heading.number);
    const under = body.lines.filter(
      ({ number, depth }) =>
        number > heading.number && depth === 0 && (end === undefined || number < end.line),
    );
    const open = under.findIndex(({ place }) => place === 'code');
    const mark = under[open];
    if (mark === undefined) continue;
    const close = under.findIndex(({ text }, at) => at > open && /^\s*(?:`{3,}|~{3,})\s*$/.test(text));
    const lines = under.slice(open + 1, close === -1 ? undefined : close).slice(0, longestTemplate);
    const before = under
      .slice(0, open)
      .filter(({ place }) => place === 'text')
      .slice(-1);
    if (lines.length > 0) return { before, lines };
  }
  return null;
}

/** With the blank lines between them; without what would reach beyond the line. */
function templateLines(lines: readonly BodyLine[]): readonly string[] {
  const texts = new Map(lines.map((line) => [line.number, line.text]));
  const [first, last] = [lines[0]?.number ?? 0, lines.at(-1)?.number ?? 0];
  return Array.from({ length: Math.min(last - first + 1, longestTemplate * 2) }, (_, at) => {
    return inSight((texts.get(first + at) ?? '').trimEnd());
  });
}

function fill(line: string, { worker, issue, phase }: Blanks): string {
  const named = /^\d+$/.test(worker) ? `Worker ${worker}` : worker.replace(/[^\p{L}\p{N} _-]/gu, '');
  let text = line.replace(/\bWorker(?: Agent)? (?:\[(?:N|X|number|ID|name|#)\]|[NX]\b)/giu, named);
  if (issue !== null) {
    const number = `#${splitIssueKey(issue).number}`;
    text = text.replace(/#(?:\[[^\]]{0,30}\]|X{2,4}\b|N{1,4}\b)|\[issue(?: number)?\]/giu, number);
  }
  if (phase !== null) text = text.replace(/\[?\bPhase (?:X\.Y|N\.M|X|N)\b\]?|\[phase\]/giu, `Phase ${phase}`);
  return text;
}
