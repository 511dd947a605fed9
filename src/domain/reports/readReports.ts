import type { Evidence } from '../evidence.ts';
import type { Target } from '../graph/claims.ts';
import { leadingSubject } from '../graph/claimLines.ts';
import { isEmptyValue } from '../graph/targets.ts';
import type { ReportKind } from '../programme.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { readAnswer, readCall, type Answer, type CallClaim } from './calls.ts';
import { readKeyLine } from './keyLine.ts';
import { listStatus, readTransition, reportKind } from './reportForms.ts';
import { isTemplate, readStatus, type ReportStatus, type StatusReading } from './statusWords.ts';
import { wordsOf } from './tellingWords.ts';
import { readBracketName, readWorker, readWorkerNumbers, readWorkerValue } from './workerNames.ts';

/** What a text reports about the state of work. */
export type ReportClaim = {
  readonly status: ReportStatus;
  readonly also: readonly ReportStatus[];
  readonly planning: boolean;
  readonly weak: boolean;
  /** A `Blockers:` line: blocks what is under way, and is a remark on what is done. */
  readonly aside: boolean;
  /** Named by the report itself; null means the issue that the text stands on. */
  readonly subject: Target | null;
  readonly worker: string | null;
  readonly kind: ReportKind;
  readonly evidence: Evidence;
};

export type TextReports = {
  readonly reports: readonly ReportClaim[];
  readonly calls: readonly CallClaim[];
  /** The text plainly answers what waited before it. */
  readonly answer: Answer | null;
  /** Who speaks in the text as a whole; null where it does not say. */
  readonly worker: string | null;
};

type Section = {
  readonly depth: number;
  readonly parent: Section | null;
  worker: string | null;
  issue: Target | null;
  phase: Target | null;
  kind: ReportKind | null;
};

type Found = {
  readonly section: Section;
  readonly reading: StatusReading;
  readonly aside: boolean;
  readonly line: BodyLine;
};

const statusKeys = new Set([
  'status',
  'current status',
  'overall status',
  'state',
  'ステータス',
  '状態',
  '現状',
  '状況',
]);
const blockerKeys = new Set(['blocker', 'blockers', 'current blockers', 'ブロッカー']);
const workerKeys = new Set([
  ...['worker', 'worker agent', 'reporter', 'reported by', 'executor', 'submitted by', 'assignee'],
  ...['reporting agent', 'orchestrator agent', '担当', '担当者', '報告者', 'ワーカー', '作業者'],
]);
/** Say who wrote or got the text; a person's name there is no worker, so only a known one counts. */
const signerKeys = new Set(['created by', 'assigned to', 'posted by', 'author', 'agent', '作成者']);
const issueKeys = new Set([
  'issue',
  'github issue',
  'task issue',
  'イシュー',
  '対象issue',
  '対象',
  '対象イシュー',
]);

export function readReports(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
  inComment: boolean,
): TextReports {
  const root: Section = { depth: 0, parent: null, worker: null, issue: null, phase: null, kind: null };
  let section = root;
  const found: Found[] = [];
  const calls: CallClaim[] = [];
  let first = true;
  /** What a list under `**In Progress**:` says of each worker and issue in it. */
  let list: ReportStatus | null = null;
  for (const [at, line] of body.lines.entries()) {
    if (line.place === 'code' || line.place === 'drawing' || line.place === 'table') continue;
    const { prefix, depth } = line;
    const content = line.content.trim();
    if (content === '' || /^[-*_\s]+$/.test(content)) continue;
    if (depth > 0) {
      while (section.parent !== null && section.depth >= depth) section = section.parent;
      section = enterSection(section, depth, content);
    }
    if (!prefix.bullet) section.kind = reportKind(content, depth > 0 || first) ?? section.kind;
    const call = readCall(body, at, evidenceAt);
    if (call !== null) {
      calls.push(call);
      if (call.kind === 'urgent') section.kind = 'urgent';
      if (depth > 0 && call.kind !== 'urgent' && inComment) {
        if (call.kind === 'decision') section.kind = 'decision';
        found.push({ section, reading: plainly('review'), aside: false, line });
        first = false;
        continue;
      }
    }
    if (inComment) {
      if (!prefix.bullet) {
        list = listStatus(content, depth > 0);
        first &&= list === null;
        if (list !== null && depth === 0) continue;
      } else if (list !== null) {
        const worker = readWorker(/^[^#:：]{0,40}/u.exec(content)?.[0] ?? '');
        const issue = firstIssue(content);
        if (worker !== null && issue !== null) {
          const own: Section = { ...section, worker, issue, kind: section.kind ?? 'team-status' };
          found.push({ section: own, reading: plainly(list), aside: false, line });
          continue;
        }
      }
    }
    if (section.kind === 'transition' && inComment) {
      const status = readTransition(wordsOf(line));
      if (status !== null) found.push({ section, reading: plainly(status), aside: false, line });
    }
    const key = readKeyLine(content);
    const isFirst = first;
    first = false;
    if (key !== null) {
      if (statusKeys.has(key.key) && !prefix.bullet) {
        const reading = readStatus(key.value, true);
        if (reading !== null) found.push({ section, reading, aside: false, line });
        continue;
      }
      if (blockerKeys.has(key.key) && inComment && !prefix.bullet) {
        if (isEmptyValue(key.value) || isTemplate(key.value)) continue;
        found.push({ section, reading: plainly('blocked'), aside: true, line });
        continue;
      }
      if (inComment && !prefix.bullet && readDay(key, section, line, found)) continue;
      const signs = signerKeys.has(key.key);
      if ((signs || workerKeys.has(key.key)) && !isNumber(section.worker) && !isTemplate(key.value)) {
        const worker = signs ? readWorker(key.value) : readWorkerValue(key.value);
        section.worker = worker ?? section.worker;
        continue;
      }
      if (issueKeys.has(key.key) && section.issue === null) {
        section.issue = singleIssue(key.value) ?? section.issue;
        continue;
      }
      if (key.key === 'phase' && section.phase === null)
        section.phase = namedPhase(`Phase ${key.value}`) ?? namedPhase(key.value);
    }
    if (section.worker === null && (key === null || isFirst)) {
      section.worker = depth === 0 ? speakerOf(content, isFirst) : section.worker;
    }
    const says = depth > 0 ? headingSays(section, isFirst) : inComment && (isFirst || speaks(content));
    if (!says || prefix.bullet) continue;
    const reading = readStatus(content, false);
    if (reading === null) continue;
    if (depth === 0) {
      const own: Section = {
        ...section,
        issue: lineIssue(content) ?? section.issue,
        phase: namedPhase(content) ?? section.phase,
      };
      own.worker = readBracketName(content) ?? section.worker;
      found.push({ section: own, reading, aside: false, line });
    } else found.push({ section, reading, aside: false, line });
  }
  return {
    reports: found.map(({ section: at, reading, aside, line }) => ({
      ...reading,
      aside,
      subject: subjectOf(at),
      worker: numbered(workerOf(at), root.worker, line.content),
      kind: kindOf(at),
      evidence: evidenceAt(line),
    })),
    calls,
    answer: inComment && calls.length === 0 && root.worker === null ? readAnswer(body, evidenceAt) : null,
    worker: root.worker ?? (found[0] === undefined ? firstWorker(body) : workerOf(found[0].section)),
  };
}

/** The nearest section that names an issue or a phase; a number beats a phase. */
function subjectOf(section: Section): Target | null {
  for (let at: Section | null = section; at !== null; at = at.parent) {
    const subject = at.issue ?? at.phase;
    if (subject !== null) return subject;
  }
  return null;
}

function isNumber(worker: string | null): boolean {
  return worker !== null && /^\d+$/.test(worker);
}

/** `[ボタン] … （Worker 10）`: a name that stands beside a number in the same text is that worker. */
function numbered(worker: string | null, speaker: string | null, content: string): string | null {
  if (worker === null || isNumber(worker) || worker === 'orchestrator') return worker;
  return readWorkerNumbers(content)[0] ?? (isNumber(speaker) ? speaker : worker);
}

function workerOf(section: Section): string | null {
  for (let at: Section | null = section; at !== null; at = at.parent) {
    if (at.worker !== null) return at.worker;
  }
  return null;
}

function enterSection(parent: Section, depth: number, content: string): Section {
  const leading = leadingSubject(content.replace(/^[^\p{L}\p{N}#]+/u, ''))[0];
  return {
    depth,
    parent,
    worker: readWorker(content),
    issue: leading?.kind === 'issue' ? leading : lineIssue(content),
    phase: namedPhase(content),
    kind: null,
  };
}

function plainly(status: ReportStatus): StatusReading {
  return { status, also: [], planning: false, weak: false };
}

/** The stand-up's `**Today**: Working on #974` and `**Yesterday**: Completed #971`; true where the line was one. */
function readDay(
  { key, value }: { readonly key: string; readonly value: string },
  section: Section,
  line: BodyLine,
  found: Found[],
): boolean {
  if (isTemplate(value) || !(kindOf(section) === 'standup' || /#\d|\bworking\b|作業/i.test(value)))
    return false;
  const issue = firstIssue(value);
  if (key === 'today' || key === '今日' || key === '本日') {
    section.issue ??= issue;
    section.kind ??= 'standup';
    if (isEmptyValue(value)) return true;
    const said = readStatus(value, true)?.status;
    const reading = plainly(said === undefined || said === 'done' ? 'running' : said);
    found.push({ section: { ...section, issue: issue ?? section.issue }, reading, aside: false, line });
    return true;
  }
  if (key !== 'yesterday' && key !== '昨日') return false;
  section.kind ??= 'standup';
  const said = readStatus(value.replace(/^\s*completed\s+(?=#)/i, 'Completed: '), true);
  if (issue !== null && said?.status === 'done') {
    found.push({ section: { ...section, issue }, reading: said, aside: false, line });
  }
  return true;
}

function kindOf(section: Section): ReportKind {
  for (let at: Section | null = section; at !== null; at = at.parent) {
    if (at.kind !== null) return at.kind;
  }
  return workerOf(section) === null ? 'other' : 'worker-report';
}

/** A heading reports where it is the text's title or names a worker, an issue or a phase. */
function headingSays(section: Section, title: boolean): boolean {
  return title || section.worker !== null || section.issue !== null || section.phase !== null;
}

/** `✅ **Phase 3.2 Complete**`, `❌ Workflow failed`: a line of its own that begins with a status sign. */
function speaks(content: string): boolean {
  return /^(?:✅|❌|⚠️|🔄|🚧|⛔|🚫)\s*\*\*/u.test(content) && content.length < 160;
}

/** `Worker-14: done.`, `Worker 9、待機中です。`, and `… until then. (Worker 13)` behind the words. */
const signature =
  /^(?:worker|ワーカー)[ -]?\d{1,3}\s*[:：、,]|[(（](?:worker|ワーカー)[ -]?\d{1,3}[^()（）]{0,40}[)）]\s*$/iu;

function speakerOf(content: string, isFirst: boolean): string | null {
  const name = isFirst ? readBracketName(content) : null;
  if (name !== null) return readWorkerNumbers(content)[0] ?? name;
  const signed = isFirst && content.length < 300 ? signature.exec(content) : null;
  if (signed !== null) return readWorkerNumbers(signed[0])[0] ?? null;
  // `**Worker Agent 1 - Final Report**`, `**Created by**: …` is a key and read elsewhere.
  return /^\*\*\s*worker/i.test(content) && content.length < 120 ? readWorker(content) : null;
}

function firstWorker(body: MarkdownBody): string | null {
  for (const line of body.lines.slice(0, 12)) {
    if (line.place === 'code') continue;
    const worker = /worker|ワーカー/i.test(line.visible) ? readWorker(line.visible) : null;
    if (worker !== null) return worker;
  }
  return null;
}

function firstIssue(value: string): Target | null {
  const [first] = leadingIssues(value);
  return first ?? null;
}

function leadingIssues(value: string): readonly Target[] {
  return findReferences(value.slice(0, 200)).flatMap((reference): readonly Target[] => {
    if (reference.kind !== 'issue' || reference.first !== reference.last) return [];
    const { repository, first: number, last, text } = reference;
    return [{ kind: 'issue', repository, number, last, label: null, text }];
  });
}

function singleIssue(value: string): Target | null {
  const references = findReferences(value.slice(0, 200)).filter((reference) => reference.kind === 'issue');
  return references[0] === undefined ? null : (leadingIssues(references[0].text)[0] ?? null);
}

/** `Issue #270実装完了`, `(Issue #973)`: the one issue that a line names as such. */
function lineIssue(content: string): Target | null {
  const found = singleIssue(content);
  return found !== null && /\bissue\s*#|イシュー\s*#/i.test(content.slice(0, 200)) ? found : null;
}

function namedPhase(content: string): Target | null {
  const phase = findReferences(content.slice(0, 200)).find((reference) => reference.kind === 'phase');
  if (phase?.kind !== 'phase') return null;
  return { kind: 'phase', first: phase.first, last: phase.last, label: null, text: phase.text };
}
