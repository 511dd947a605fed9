import type { Evidence } from '../evidence.ts';
import type { Target } from '../graph/claims.ts';
import type { ReportKind } from '../programme.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { readAnswer, type Answer, type CallClaim } from './calls.ts';
import { foundIn, type Found } from './foundReports.ts';
import { kindOf, subjectsOf, workersOf, type Section } from './sections.ts';
import type { ReportStatus } from './statusWords.ts';
import { readWorker } from './workerNames.ts';

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
  /** Who speaks in the text as a whole; null where it does not say, or where several do. */
  readonly worker: string | null;
};

/** No comment speaks of more; `Workers 1-60: #1-#60` on every line would. */
const mostClaims = 2000;

/**
 * The reports of one text: one claim for each worker and issue that a statement names. `inComment` is false for an
 * issue's body, where lists and first lines state the task, not how it stands.
 */
export function readReports(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
  inComment: boolean,
): TextReports {
  const { root, title, found, calls } = foundIn(body, evidenceAt, inComment);
  const reports: ReportClaim[] = [];
  for (const item of found) {
    const workers = item.workers ?? workersOf(item.section);
    const subjects = item.subjects ?? subjectsOf(item.section);
    const { line, aside, reading } = item;
    for (const worker of workers.length === 0 ? [null] : workers) {
      for (const subject of subjects.length === 0 ? [null] : subjects) {
        if (reports.length >= mostClaims) break;
        const claim = { ...reading, aside, subject, worker, kind: kindOfFound(item, worker) };
        reports.push({ ...claim, evidence: evidenceAt(line) });
      }
    }
  }
  return {
    reports,
    calls,
    answer:
      inComment && calls.length === 0 && root.workers.length === 0 ? readAnswer(body, evidenceAt) : null,
    worker: root.workers[0] ?? (found.length === 0 ? firstWorker(body) : titleSpeaker(title, found)),
  };
}

function kindOfFound({ section, kind }: Found, worker: string | null): ReportKind {
  const own = kind ?? kindOf(section);
  return own === 'other' && worker !== null ? 'worker-report' : own;
}

/** Whom the first heading names, where no other section has a speaker of its own; a list's items only name theirs. */
function titleSpeaker(title: Section | null, found: readonly Found[]): string | null {
  const [name] = title?.workers ?? [];
  const others = found.some(({ section }) => {
    const [speaker] = workersOf(section);
    return speaker !== undefined && !title?.workers.includes(speaker);
  });
  return name === undefined || others ? null : name;
}

function firstWorker(body: MarkdownBody): string | null {
  for (const line of body.lines.slice(0, 12)) {
    if (line.place === 'code') continue;
    const worker = /worker|ワーカー/i.test(line.visible) ? readWorker(line.visible) : null;
    if (worker !== null) return worker;
  }
  return null;
}
