import type { Evidence } from '../evidence.ts';
import { keyOf } from '../graph/issueIndex.ts';
import { readWorkerNumbers } from '../reports/workerNames.ts';
import { readMarkdown, type BodyLine, type MarkdownBody } from '../text/markdown.ts';
import { findReferences, numbersOf } from '../text/references.ts';
import { compareTimes } from '../text/time.ts';
import type { IssueKey } from '../tracker.ts';
import { remarkEvidence, sectionUnder, type Desk, type Remark } from './desk.ts';

/** What comments say of some issues or of a worker: the very lines, with the words under a heading that names them. */
export type Passage = {
  readonly remark: Remark;
  /** Who speaks, by the text; null where it does not say. */
  readonly speaker: string | null;
  readonly lines: readonly Evidence[];
};

export type Concern = {
  readonly issues: ReadonlySet<IssueKey>;
  /** Comments on these issues concern the reader whether they name them or not. */
  readonly on: ReadonlySet<IssueKey>;
  readonly worker: string | null;
};

/** A passage of more lines is read in the comment itself. */
const longestPassage = 8;

/** What a line names, it names in its first characters. */
const longestLine = 400;

/** Headings under which a report says what it hands over. */
const handover =
  /\b(?:next|blockers?|remaining|hand ?over|hand-?off|prerequisites?|deliverables?|known issues|follow-?up|recommendations?)\b|次|引き継ぎ|引継ぎ|残り|ブロッカー|成果物/iu;

/** Newest first. */
export function passagesOn(desk: Desk, concern: Concern): readonly Passage[] {
  const found: Passage[] = [];
  for (const { key } of desk.tracker.issues) {
    for (const remark of desk.remarksOf(key)) {
      if (!concern.on.has(key) && !mayName(desk, remark.raw, concern)) continue;
      const lines = linesOf(desk, remark, concern, concern.on.has(key));
      if (lines.length > 0) found.push({ remark, speaker: speakerOf(remark), lines });
    }
  }
  return found.sort((a, b) => compareTimes(b.remark.at, a.remark.at));
}

/** Who signs, or the one worker whose reports these are. */
export function speakerOf({ reading }: Remark): string | null {
  const workers = new Set(reading.reports.map(({ worker }) => worker));
  const [only] = workers;
  return reading.worker ?? (workers.size === 1 ? (only ?? null) : null);
}

/** A look at the bare lines before the text is parsed: most comments name nobody. */
function mayName(desk: Desk, raw: string, concern: Concern): boolean {
  const { worker } = concern;
  const mayBeWorker = worker !== null && (raw.includes(worker) || /worker|agent|ワーカー/i.test(raw));
  if (!mayBeWorker && !raw.includes('#')) return false;
  return raw.split('\n').some((line) => names(desk, line.slice(0, longestLine), concern));
}

/** What is reported first, then what names the reader, then what is handed over. */
function linesOf(desk: Desk, remark: Remark, concern: Concern, onIssue: boolean): readonly Evidence[] {
  const body = readMarkdown(remark.raw);
  const lines = body.lines.filter(({ place }) => place !== 'code');
  const chosen = new Map<number, BodyLine>();
  const choose = (more: readonly BodyLine[]): void => {
    for (const line of more) if (chosen.size < longestPassage) chosen.set(line.number, line);
  };
  const named = lines.filter((line) => names(desk, line.visible.slice(0, longestLine), concern));
  if (!onIssue) {
    // A whole section about the reader says more than a line that names it beside others.
    const headings = named.filter(({ depth }) => depth > 0).slice(0, 3);
    for (const heading of headings) {
      choose(around(body, heading, Math.max(3, Math.floor(longestPassage / headings.length))));
    }
    choose(named);
    return evidenceOf(remark, chosen);
  }
  const told = new Set(remark.reading.reports.map(({ evidence }) => evidence.line));
  choose(lines.slice(0, 1));
  choose(lines.filter(({ number }) => told.has(number)).slice(0, 3));
  const handed = lines.filter(({ depth, content }) => depth > 1 && handover.test(content));
  for (const heading of handed) choose(around(body, heading, 3));
  for (const line of named) choose(around(body, line, 3));
  return evidenceOf(remark, chosen);
}

function evidenceOf(remark: Remark, chosen: ReadonlyMap<number, BodyLine>): readonly Evidence[] {
  return [...chosen.values()].sort((a, b) => a.number - b.number).map((line) => remarkEvidence(remark, line));
}

/** What is still to be done or decided says more to the next one than what is done. */
const open =
  /\b(?:remaining|await(?:s|ing)?|waits?|waiting|pending|blocked|blockers?|needs?|must|do(?:n't| not)|missing|failed|status|next|todo)\b|⏳|⏸|🟡|❌|残り|待ち|待つ|必要|未完|ブロック|状態/iu;

/** A heading with the most telling lines under it, in their order; any other line alone. */
function around(body: MarkdownBody, line: BodyLine, most: number): readonly BodyLine[] {
  if (line.depth === 0) return [line];
  const [heading, ...under] = sectionUnder(body, line).filter(
    ({ content, place }) => place !== 'code' && /[\p{L}\p{N}]/u.test(content),
  );
  const telling = under.filter(({ text }) => open.test(text.slice(0, longestLine)));
  const others = under.filter((one) => !telling.includes(one));
  const kept = new Set([...telling, ...others].slice(0, most - 1));
  return heading === undefined ? [] : [heading, ...under.filter((one) => kept.has(one))];
}

function names(desk: Desk, text: string, { issues, worker }: Concern): boolean {
  if (worker !== null && namesWorker(text, worker)) return true;
  if (!/#\d/.test(text)) return false;
  return findReferences(text).some((reference) => {
    if (reference.kind !== 'issue') return false;
    return numbersOf(reference).some((number) => issues.has(keyOf(desk.home, reference.repository, number)));
  });
}

function namesWorker(text: string, worker: string): boolean {
  return /^\d+$/.test(worker) ? readWorkerNumbers(text).includes(worker) : text.includes(worker);
}
