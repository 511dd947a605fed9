import type { Evidence } from '../evidence.ts';
import type { Target } from '../graph/claims.ts';
import { leadingSubject } from '../graph/claimLines.ts';
import { isEmptyValue } from '../graph/targets.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { isTemplate, readStatus, type ReportStatus, type StatusReading } from './statusWords.ts';
import { readBracketName, readWorker, readWorkerValue } from './workerNames.ts';

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
  readonly evidence: Evidence;
};

/** Something that waits for a person, whatever the state of the work. */
export type CallClaim = {
  readonly kind: 'decision' | 'approval' | 'urgent';
  readonly evidence: Evidence;
};

export type TextReports = {
  readonly reports: readonly ReportClaim[];
  readonly calls: readonly CallClaim[];
  /** Who speaks in the text as a whole; null where it does not say. */
  readonly worker: string | null;
};

type Section = {
  readonly depth: number;
  readonly parent: Section | null;
  worker: string | null;
  issue: Target | null;
  phase: Target | null;
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
  ...['worker', 'agent', 'worker agent', 'reporter', 'reported by', 'executor', 'submitted by', 'assignee'],
  ...['reporting agent', 'orchestrator agent', '担当', '担当者', '報告者', 'ワーカー', '作業者'],
]);
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
  const root: Section = { depth: 0, parent: null, worker: null, issue: null, phase: null };
  let section = root;
  const found: Found[] = [];
  const calls: CallClaim[] = [];
  let first = true;
  for (const line of body.lines) {
    if (line.place === 'code' || line.place === 'drawing' || line.place === 'table') continue;
    const { prefix, depth } = line;
    const content = line.content.trim();
    if (content === '' || /^[-*_\s]+$/.test(content)) continue;
    if (depth > 0) {
      while (section.parent !== null && section.depth >= depth) section = section.parent;
      section = enterSection(section, depth, content);
    }
    const call = readCall(content, depth > 0);
    if (call !== null) {
      calls.push({ kind: call, evidence: evidenceAt(line) });
      if (depth > 0 && call !== 'urgent' && inComment) {
        const reading: StatusReading = { status: 'review', also: [], planning: false, weak: false };
        found.push({ section, reading, aside: false, line });
      }
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
        const reading: StatusReading = { status: 'blocked', also: [], planning: false, weak: false };
        found.push({ section, reading, aside: true, line });
        continue;
      }
      if (workerKeys.has(key.key) && section.worker === null && !isTemplate(key.value)) {
        section.worker = key.key === 'agent' ? readWorker(key.value) : readWorkerValue(key.value);
        continue;
      }
      if (issueKeys.has(key.key) && section.issue === null) {
        section.issue = singleIssue(key.value) ?? section.issue;
        continue;
      }
      if (key.key === 'phase' && section.phase === null)
        section.phase = namedPhase(`Phase ${key.value}`) ?? namedPhase(key.value);
    }
    if (section.worker === null && key === null) {
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
      worker: workerOf(at),
      evidence: evidenceAt(line),
    })),
    calls,
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
  };
}

/** A heading reports where it is the text's title or names a worker, an issue or a phase. */
function headingSays(section: Section, title: boolean): boolean {
  return title || section.worker !== null || section.issue !== null || section.phase !== null;
}

/** `✅ **Phase 3.2 Complete**`, `❌ Workflow failed`: a line of its own that begins with a status sign. */
function speaks(content: string): boolean {
  return /^(?:✅|❌|⚠️|🔄|🚧|⛔|🚫)\s*\*\*/u.test(content) && content.length < 160;
}

function speakerOf(content: string, isFirst: boolean): string | null {
  const name = isFirst ? readBracketName(content) : null;
  if (name !== null) return name;
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

function singleIssue(value: string): Target | null {
  const references = findReferences(value.slice(0, 200)).filter((reference) => reference.kind === 'issue');
  const [reference] = references;
  if (reference?.kind !== 'issue' || reference.last !== reference.first) return null;
  return {
    kind: 'issue',
    repository: reference.repository,
    number: reference.first,
    last: reference.first,
    label: null,
    text: reference.text,
  };
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

export function readKeyLine(content: string): { key: string; value: string } | null {
  const head = content.slice(0, 60);
  const at = head.search(/[:：]/);
  if (at <= 0) return null;
  const key = head
    .slice(0, at)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  const value = content
    .slice(at + 1)
    .replace(/^[\s*_]+/, '')
    .trim();
  return key === '' || value === '' ? null : { key, value };
}

const awaitsApproval =
  /\bawait\w*\b[^.;。]{0,60}\b(?:approv\w*|sign-?off)\b|\bapproval (?:required|pending|needed)\b|承認待ち/i;
const awaitsDecision =
  /\bdecision (?:required|needed|point)\b|\bawait\w*\b[^.;。]{0,60}\b(?:decision|direction|instructions?)\b|判断待ち|要判断|判断が必要/i;

/** A piece of every call: most lines have none, and are asked no further. */
const mayCall = /🚨|await|approv|decision|判断|承認/iu;

function readCall(content: string, heading: boolean): CallClaim['kind'] | null {
  if (!mayCall.test(content.slice(0, 240))) return null;
  const head = content.slice(0, 240).replace(/[*_`]/g, '');
  if (isTemplate(head)) return null;
  if (/^🚨\s*(?:\[?\s*)?urgent\b/iu.test(head) || /^🚨\s*(?:緊急|至急)/u.test(head)) return 'urgent';
  if (awaitsDecision.test(head) && (heading || !/^no\b/i.test(head))) return 'decision';
  return awaitsApproval.test(head) ? 'approval' : null;
}
