import type { Target } from '../graph/claims.ts';
import type { ReportKind } from '../programme.ts';
import { findReferences } from '../text/references.ts';
import { plainKey } from './keyLine.ts';
import { readLead, readSubject, targetsOf } from './statusLists.ts';
import { readWorkerNumbers, readWorkers } from './workerNames.ts';

/** The part of a text under one heading: who speaks there, and of what. */
export type Section = {
  readonly depth: number;
  readonly parent: Section | null;
  /** What the section is for, where that is no report of work. */
  readonly about: 'work' | 'gate' | 'ahead';
  /** The heading is the key `Status`: what stands below is its value. */
  readonly holdsStatus: boolean;
  workers: readonly string[];
  issues: readonly Target[];
  phase: Target | null;
  kind: ReportKind | null;
};

export const statusKeys: ReadonlySet<string> = new Set([
  ...['status', 'current status', 'overall status', 'state'],
  ...['ステータス', '状態', '現状', '状況', '現在の状態', '現在の状況', '進捗状況'],
]);

export function rootSection(): Section {
  return {
    ...{ depth: 0, parent: null, about: 'work', holdsStatus: false },
    ...{ workers: [], issues: [], phase: null, kind: null },
  };
}

const gate =
  /\b(?:quality|approval|exit|entry) gates?\b|\bgates?(?:\s*[:：]|\s+(?:review|status|criteria|approval|check)|$)|\bphase \d+(?:\.\d+)? gate\b(?! house)|ゲート(?!ウェイ)/i;
/** Lists there say what is to come, what is needed or how to write, not how the work stands. */
const ahead =
  /\b(?:next|upcoming|goals?|plan|to-?do|dependenc(?:y|ies)|depends|prerequisites?|unblocks|blocks|risks?|criteria|acceptance|template|protocol|format|examples?|references?|related|see also|schedule|strategy|roadmap|recommend\w*|options?|proposed|proposal|assignments?|instructions?|requirements?)\b|次の|今後|予定|計画|依存|前提|条件|手順|目標|テンプレ/i;

/** Does the heading or key head a list of what is to come? */
export function looksAhead(words: string): boolean {
  return ahead.test(words.slice(0, 120));
}

export function enterSection(parent: Section, depth: number, content: string): Section {
  const { workers, rest } = readLead(content);
  const subject = readSubject(rest)?.target ?? null;
  const issues = subject?.kind === 'issue' ? [subject] : lineIssues(content);
  return {
    depth,
    parent,
    about: gate.test(content.slice(0, 120))
      ? 'gate'
      : parent.about === 'gate'
        ? 'gate'
        : looksAhead(content)
          ? 'ahead'
          : parent.about,
    holdsStatus: statusKeys.has(plainKey(content)),
    workers: workers.length > 0 ? numberedFirst(workers, content) : readWorkers(content),
    issues,
    phase: namedPhase(content),
    kind: null,
  };
}

function numberedFirst(workers: readonly string[], content: string): readonly string[] {
  const [name] = workers;
  if (name === undefined || isNumber(name) || name === 'orchestrator') return workers;
  const [number] = readWorkerNumbers(content);
  return number === undefined ? workers : [number];
}

export function isNumber(worker: string | null | undefined): boolean {
  return worker != null && /^\d+$/.test(worker);
}

/** The nearest section that names issues or a phase; a number beats a phase. Empty means what the text stands on. */
export function subjectsOf(section: Section): readonly Target[] {
  for (let at: Section | null = section; at !== null; at = at.parent) {
    if (at.issues.length > 0) return at.issues;
    if (at.phase !== null) return [at.phase];
  }
  return [];
}

export function workersOf(section: Section): readonly string[] {
  for (let at: Section | null = section; at !== null; at = at.parent) {
    if (at.workers.length > 0) return at.workers;
  }
  return [];
}

export function kindOf(section: Section): ReportKind {
  for (let at: Section | null = section; at !== null; at = at.parent) {
    if (at.kind !== null) return at.kind;
  }
  return workersOf(section).length === 0 ? 'other' : 'worker-report';
}

/** `Issue #270実装完了`, `(Issue #973)`, `✅ Piles driven (#31)`: the one issue that a line names as its own. */
export function lineIssues(content: string): readonly Target[] {
  const head = content.slice(0, 200);
  const named = findReferences(head).filter((reference) => reference.kind === 'issue');
  const [first] = named;
  if (first === undefined || first.first !== first.last) return [];
  const before = head.slice(Math.max(0, first.start - 10), first.start);
  // `(#34)` names it; `(waiting for #34)` and `(#34 の結果待ち)` speak of another.
  const isBracketed = named.length === 1 && /[(（]$/.test(before) && /^[)）]/.test(head.slice(first.end));
  const own = /\bissue\s*$|イシュー\s*$/i.test(before) || isBracketed;
  return own ? targetsOf(first, '') : [];
}

export function namedPhase(content: string): Target | null {
  const head = content.slice(0, 200);
  const phase = findReferences(head).find((reference) => reference.kind === 'phase');
  return phase?.kind === 'phase' ? (targetsOf(phase, head.slice(phase.end))[0] ?? null) : null;
}
