import type { Target } from '../graph/claims.ts';
import { findReferences, type Reference } from '../text/references.ts';
import { remembered } from '../text/remembered.ts';
import { saidOfNow } from './spokenSentences.ts';
import {
  plainStatus,
  readBackSign,
  readFrontSign,
  readStatedStatus,
  type ReportStatus,
  type StatusReading,
} from './statusWords.ts';
import { readBracketLead, readWorkerList } from './workerNames.ts';

/**
 * Lines that name what they report on:
 *
 *     line     = sign? worker? subjects words        `✅ #31 Pilings`, `Worker 6: #31, #32 in progress`
 *              | sign? worker verb subjects words    `Worker 10: started #6`
 *              | sign? worker words                  `Worker 4: ✅ done`
 *     worker   = "Worker 6" | "Workers 6-8" | "[Kaede]" | "[Worker 6 → Worker 9]", with a mark or none behind it
 *     subjects = issues or phases, joined by commas, `+`, `and`
 *
 * The words must state a status (`readStatedStatus`), or a sign must stand at an end of the line.
 */

export type LineReport = {
  readonly workers: readonly string[];
  /** Empty where only a worker is named. */
  readonly subjects: readonly Target[];
  readonly reading: StatusReading;
};

export type Lead = { readonly workers: readonly string[]; readonly sign: string; readonly rest: string };

const readLimit = 400;
const mostSubjects = 60;

/** What stands in front of a line's subject: signs, and who is named. Three readers ask for the same line. */
export const readLead: (content: string) => Lead = remembered(scanLead);

function scanLead(content: string): Lead {
  const plain = content.slice(0, readLimit).replace(/[*_`]/g, '');
  const sign = /^[^\p{L}\p{N}#[【(@]*/u.exec(plain)?.[0] ?? '';
  const text = plain.slice(sign.length);
  const bracket = readBracketLead(text);
  if (bracket !== null) {
    const rest = text.slice(bracket.end);
    const numbers = readWorkerList(text.slice(0, bracket.end))?.names ?? [];
    return { workers: numbers.length > 0 ? numbers.slice(0, 1) : [bracket.name], sign, rest };
  }
  const list = readWorkerList(text);
  if (list?.start !== 0) return { workers: [], sign, rest: text };
  return { workers: list.names, sign, rest: text.slice(list.end).replace(afterWorker, '') };
}

const afterWorker =
  /^(?:\s+(?:reports?|reporting|update|here|says)\b(?!\s*$))?(?:\s*(?::|：|、|,|→|->|=>|[-–—]|は|が|より|から)){0,2}\s*/u;
/** What may stand between the lead and the subject. */
const leadIn = /^[^\p{L}\p{N}]*(?:(?:issues?|task|イシュー|課題)[\s:：]*)?$/iu;
const begun =
  /^[^\p{L}\p{N}]*(?:(?:has|have|i|we|now|just|is|am|are|already)\s){0,3}(?:started|finished|completed|closed|shipped|delivered|merged|done with|(?:working|started) (?:on|in)|(?:blocked|stuck) in|picked up|began|resumed|reviewing|implementing|(?:handover|handoff) (?:of|for)|引き継ぎ)[\s:：]*(?:(?:work )?on |with )?(?:the |issues? |イシュー)?$/iu;
const listGap = /^\s*(?:,|、|\+|&|・|\/|and\b|と|および)?\s*(?:and\s)?(?:issues?\s)?$/iu;
/** From here a list of subjects goes over into what they need. */
const listEnd =
  /\b(?:after|depends?|blocked by|needs?|see|until|await\w*|waiting|pending|because|requires?|once|when|via|per|follows?|parent)\b|→|->|依存|待ち/i;

type NamedReference = Extract<Reference, { kind: 'issue' | 'phase' }>;

/** Issues and phases outside brackets; in brackets they explain. */
function subjectsOf(text: string): readonly NamedReference[] {
  if (!/#|phase|フェーズ|github/i.test(text)) return [];
  let depth = 0;
  let at = 0;
  return findReferences(text).filter((item): item is NamedReference => {
    if (item.kind !== 'issue' && item.kind !== 'phase') return false;
    for (; at < item.start; at += 1) {
      const character = text[at];
      if (character === '(' || character === '（') depth += 1;
      else if (character === ')' || character === '）') depth = Math.max(0, depth - 1);
    }
    return depth === 0;
  });
}

/** The issue or phase that a line is about, with what stands behind it; see the grammar above. */
export function readSubject(rest: string): { target: Target; tail: string } | null {
  const [first] = subjectsOf(rest);
  if (first === undefined) return null;
  const before = rest.slice(0, first.start);
  if (!leadIn.test(before) && !begun.test(before)) return null;
  const tail = rest.slice(first.end);
  const [target] = targetsOf(first, tail);
  return target === undefined ? null : { target, tail };
}

const verbInFront =
  /\b(?:started|finished|completed|closed|shipped|delivered|done with|(?:working|started) (?:on|in)|(?:blocked|stuck) in|picked up|resumed)\s(?:the )?(?:issues?\s)?$/i;
const nearby = 40;

/** The only issue of a sentence where it is the one that the status is said of: `rails laid, #43 done`. */
export function spokenIssue(content: string): readonly Target[] {
  const [issue, other] = subjectsOf(content.slice(0, readLimit));
  if (issue?.kind !== 'issue' || other !== undefined) return [];
  const tail = content.slice(issue.end, issue.end + nearby).split(/[,;、。]|\.\s/, 1)[0] ?? '';
  const said = verbInFront.test(content.slice(0, issue.start)) || statedIn(tail) !== null;
  return said ? targetsOf(issue, '') : [];
}

/** Every report of a line; `Worker 6: #31 ✅ | Worker 7: #32 🔄` has one in each part. */
export function readLineReports(content: string): readonly LineReport[] {
  const parts = content.slice(0, readLimit).split(/ \| |; /);
  if (parts.length > 1) {
    const each = parts.map(readPart);
    if (each.every((reports) => reports.length > 0)) return each.flat();
  }
  return readPart(content);
}

function readPart(content: string): readonly LineReport[] {
  const { workers, sign, rest } = readLead(content);
  const references = subjectsOf(rest);
  const [first] = references;
  if (first === undefined) {
    if (workers.length === 0) return [];
    const reading = statedIn(rest) ?? readFrontSign(`${sign}${rest}`);
    return reading === null || aboutGate.test(rest) ? [] : [{ workers, subjects: [], reading }];
  }
  const before = rest.slice(0, first.start);
  if (!begun.test(before) && !leadIn.test(before)) return [];
  // `✅ #31, 🔄 #32`: once a sign stands in front, each stands in front of its own.
  const signed = leadIn.test(before) && readFrontSign(`${sign}${before}`) !== null;
  const found: LineReport[] = [];
  let at = 0;
  let from = 0;
  while (at < references.length) {
    let next = at + 1;
    while (isListed(rest, references, next)) next += 1;
    const group = references.slice(at, next);
    const gap = rest.slice(from, references[at]?.start ?? 0).replace(joint, '');
    from = group.at(-1)?.end ?? 0;
    const last = next === references.length;
    const tail = rest.slice(from, references[next]?.start ?? rest.length);
    const verb = begun.test(gap);
    const words = verb ? `${gap} ${last ? tail : ''}` : tail;
    const reading =
      statedIn(words) ??
      (signed
        ? readFrontSign(at === 0 ? `${sign}${gap}` : gap)
        : (readFrontSign(tail) ?? (at === 0 && last ? readBackSign(`x${tail}`) : null)));
    const subjects = group.flatMap((reference) => targetsOf(reference, tail)).slice(0, mostSubjects);
    if (reading !== null && !reading.weak && !aboutGate.test(tail)) {
      const named = workers.length > 0 ? workers : workersIn(tail);
      found.push(ofPlanning({ workers: named, subjects, reading }, tail));
    } else if (at === 0) return [];
    at = next;
  }
  return found;
}

/** `, and then`: what joins one statement of a line to the next. */
const joint = /^[\s,、。.]*(?:(?:and|then|but|now)\b\s*){0,2}/i;

/** `Phase 2 planning ✅` says that the planning is done; while it runs it says nothing of the work. */
export function ofPlanning(report: LineReport, words: string): LineReport {
  if (!/\bplan(?:ning)?\b|計画/i.test(words)) return report;
  if (report.reading.status !== 'done') return { ...report, subjects: [] };
  return { ...report, reading: { ...report.reading, planning: true } };
}

/** Neither a gate nor the text's own issue, `#977: THIS ISSUE ✅`, is work that is reported on. */
const aboutGate = /^[\s:：–—-]*(?:(?:quality )?gate\b(?! house)|ゲート|\(?this (?:issue|document|plan)\b)/i;

function isListed(rest: string, references: readonly NamedReference[], at: number): boolean {
  const [previous, next] = [references[at - 1], references[at]];
  return previous !== undefined && next !== undefined && listGap.test(rest.slice(previous.end, next.start));
}

function statedIn(words: string): StatusReading | null {
  return readStatedStatus(saidOfNow(words), false);
}

/** `#31, #32 (Worker 6) and #33`: the issues and phases that a list names in front of its other words. */
export function readListed(value: string, status: ReportStatus): readonly LineReport[] {
  const { workers, rest } = readLead(value);
  const found: LineReport[] = [];
  const references = subjectsOf(rest);
  let from = 0;
  for (const [at, reference] of references.entries()) {
    const gap = rest.slice(from, reference.start);
    if (at === 0 ? !leadIn.test(gap) && !begun.test(gap) : listEnd.test(gap)) break;
    from = reference.end;
    const tail = rest.slice(from, references[at + 1]?.start ?? rest.length);
    const own = workers.length > 0 ? workers : workersIn(tail);
    found.push({ workers: own, subjects: targetsOf(reference, tail), reading: plainStatus(status) });
  }
  if (found.length === 0 && workers.length > 0 && references.length === 0 && rest.trim() !== '')
    return [{ workers, subjects: [], reading: plainStatus(status) }];
  return found;
}

/** `(Worker 7)`, `by Worker 7`, `– Worker 7` behind a subject; not whom it waits for. */
function workersIn(tail: string): readonly string[] {
  const list = readWorkerList(tail);
  if (list === null) return [];
  return /(?:[（(@\-–—:：,]|\bby|担当)[\s:：]*$/iu.test(tail.slice(0, list.start)) ? list.names : [];
}

/** One target for each issue, phases as written; `label` is the title that stands behind it. */
export function targetsOf(reference: NamedReference, tail: string): readonly Target[] {
  const { text } = reference;
  if (reference.kind === 'phase')
    return [{ kind: 'phase', first: reference.first, last: reference.last, label: labelOf(tail), text }];
  const { repository, first, last } = reference;
  if (first === last) return [{ kind: 'issue', repository, number: first, last, label: null, text }];
  if (last - first >= mostSubjects) return [];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const number = first + at;
    return { kind: 'issue', repository, number, last: number, label: null, text };
  });
}

/** `: Decking (3h) ✅ COMPLETE` is labelled `Decking`. */
function labelOf(tail: string): string | null {
  const words = tail.slice(0, 120).replace(/^[\s:：\-–—.]+/u, '');
  const label =
    words.split(/[()（）[\]|,、;:：✅❌⚠🔄🚧⛔🚫⏳⏸📋🟡🟢🔴]| [-–—] | by | is | are | has /u, 1)[0]?.trim() ??
    '';
  return label === '' ? null : label;
}
