import type { Evidence } from '../evidence.ts';
import type { BodyLine, MarkdownBody } from '../text/markdown.ts';
import { findReferences } from '../text/references.ts';
import { readKeyLine } from './keyLine.ts';
import { ownLines } from './ownLines.ts';
import { saidOfNow } from './spokenSentences.ts';
import { isTemplate } from './statusWords.ts';
import { plainText, wordsOf } from './tellingWords.ts';

/**
 * Words on a phase's gate, said after the plan was written:
 *
 *     line    = … gates … verdict …          `Phase 0 gate: ✅ approved`, `Approved: Phase 1`, `フェーズ0を承認しました`
 *             | key verdict                  `**Decision**: Approved`, below a heading that names the gate
 *     gates   = "Phase 0" | "Phase 0 gate" | "Gate 0" | "Phases 0-1"; a phase with a dot has no gate
 *     verdict = approved | rejected | reopened, in the same sentence, said of now and not denied
 */
export type GateVerdict = {
  /** `0`, `1`, … */
  readonly phase: string;
  /** `pending`: what was decided is taken back. */
  readonly status: 'approved' | 'rejected' | 'pending';
  readonly evidence: Evidence;
};

const readLimit = 300;
/**
 * A piece of each verdict below: 99 texts of 100 have none, and are read no further (a ninth of the time of a comment).
 * Sentences are joined and emphasis is dropped before verdicts are sought, so it holds single words, and is sought
 * without emphasis.
 */
const mayDecide =
  /opened|withdrawn|revoked|taken|rejected|declined|refused|changes|sent|approv|signed|passed|cleared|取り消し|撤回|再審査|却下|戻し|承認|合格/iu;

function speaksOfVerdict(text: string): boolean {
  return mayDecide.test(/[*_`]/.test(text) ? text.replace(/[*_`]/g, '') : text);
}
/** No comment decides more gates. */
const mostVerdicts = 60;

type Words = readonly [GateVerdict['status'], RegExp];
const verdicts: readonly Words[] = [
  [
    'pending',
    /\bre-?opened\b|\b(?:approval|decision) (?:is |has been )?(?:withdrawn|revoked|taken back)\b|取り消し|撤回|再審査/iu,
  ],
  ['rejected', /\b(?:rejected|declined|refused|changes requested|sent back)\b|却下|差し?戻し|不承認/iu],
  [
    'approved',
    /\b(?:approved|signed[ -]off|approve)\b|\bapproval (?:is )?(?:granted|given)\b|承認(?!待|者|が必要|依頼|をお?願|され?次第|予定|前)/iu,
  ],
];
/** Said of a gate, not of a phase's work: `Phase 1 passed` could be its tests. */
const gateOnly: Words = ['approved', /\b(?:passed|cleared)\b|合格/iu];
const denial =
  /(?:\b(?:not|never|no|un|yet|to be|be|needs?|need|awaiting|pending|for|get|getting|await|request(?:ing)?|please)\b|n't|未)\s*(?:\w+\s)?$/iu;
const gateWord = /\bgates?\b|ゲート/iu;
const gateNumber = /\bgates?\s?(\d{1,2})(?![\d.])/giu;
const verdictKeys =
  /^(?:gate |gate review )?(?:status|decision|verdict|result|outcome|approval|判定|結果|決定|ステータス|状態)$/;

/** What a comment decides about gates, in the order of its lines. Linear in the text. */
export function readGateVerdicts(
  body: MarkdownBody,
  evidenceAt: (line: BodyLine) => Evidence,
): readonly GateVerdict[] {
  const found: GateVerdict[] = [];
  if (!body.lines.some((line) => speaksOfVerdict(line.text))) return found;
  let section: { readonly depth: number; readonly gates: readonly string[] } | null = null;
  for (const line of ownLines(body.lines)) {
    if (found.length >= mostVerdicts) break;
    if (line.place === 'table' || line.prefix.checkbox !== null) continue;
    const content = line.content.trim();
    if (line.depth > 0) {
      if (section !== null && line.depth <= section.depth) section = null;
      const gates = gateWord.test(content.slice(0, readLimit)) ? gatesIn(plainText(content)) : [];
      if (gates.length > 0) section = { depth: line.depth, gates };
    }
    if (!speaksOfVerdict(line.text)) continue;
    const text = plainText(wordsOf(line)).slice(0, readLimit);
    if (text === '' || isTemplate(text)) continue;
    const key = section === null ? null : readKeyLine(content);
    const stated =
      key !== null && verdictKeys.test(key.key)
        ? { gates: section?.gates ?? [], status: verdictIn(saidOfNow(plainText(key.value)), true) }
        : statedIn(text);
    if (stated.status === null) continue;
    const { status } = stated;
    for (const phase of stated.gates) found.push({ phase, status, evidence: evidenceAt(line) });
  }
  return found;
}

function statedIn(text: string): {
  readonly gates: readonly string[];
  readonly status: GateVerdict['status'] | null;
} {
  for (const sentence of saidOfNow(text).split(/(?<=[.!。！])\s*/u)) {
    const gates = gatesIn(sentence);
    if (gates.length === 0) continue;
    const status = verdictIn(sentence, gateWord.test(sentence));
    if (status !== null) return { gates, status };
  }
  return { gates: [], status: null };
}

/** `Approved / Rejected`, `approved or rejected`: to be chosen from. */
const choice = /[/|／]|\bor\b|または/iu;

function verdictIn(text: string, ofGate: boolean): GateVerdict['status'] | null {
  if (choice.test(text) && verdicts.filter(([, words]) => words.test(text)).length > 1) return null;
  for (const [status, words] of ofGate ? [...verdicts, gateOnly] : verdicts) {
    const match = words.exec(text);
    if (match === null) continue;
    if (denial.test(text.slice(Math.max(0, match.index - 30), match.index))) return null;
    return status;
  }
  return null;
}

function gatesIn(text: string): readonly string[] {
  const gates: string[] = [];
  for (const reference of findReferences(text.slice(0, readLimit))) {
    if (reference.kind !== 'phase' || reference.first.includes('.') || reference.last.includes('.')) continue;
    const [first, last] = [Number(reference.first), Number(reference.last)];
    for (let phase = first; phase <= last && phase - first < 20; phase += 1) gates.push(String(phase));
  }
  for (const match of text.matchAll(gateNumber)) {
    const phase = match[1];
    if (phase !== undefined) gates.push(String(Number(phase)));
  }
  return [...new Set(gates)];
}
