import { findReferences } from '../text/references.ts';
import { readTargets } from './targets.ts';
import type { Target } from './claims.ts';

/** `#972 → #973 → #974`: in an arrow the left blocks the right, and each step of a chain counts. */

export type ArrowStep = { readonly from: readonly Target[]; readonly to: readonly Target[] };

type Arrow = { readonly start: number; readonly end: number; readonly reversed: boolean };

const singleArrows = new Set(['→', '⇒', '➡', '➜', '➔', '⟶', '⟹', '⭢', '▶', '►', '⇨']);
const reversedArrows = new Set(['←', '⇐', '⟵']);
const shafts = new Set(['-', '─', '━', '—', '–', '=', '═']);
const heads = new Set(['>', '▶', '►', '▷', '＞', '→']);

/** Before an arrow these say that something moves or changes, not that it blocks. */
const changeWords =
  /\b(?:moved?|rename[ds]?|transferred|transfer|reassign(?:ed)?|superseded|replaced|duplicate|changed|was|migrated)\b|移動|変更|置換/i;
const longestRemark = 80;

/** The steps of all arrow chains in a text. Both sides must be references, apart from a remark beside them. */
export function readArrows(text: string): readonly ArrowStep[] {
  const arrows = findArrows(text);
  if (arrows.length === 0) return [];
  const steps: ArrowStep[] = [];
  let left: readonly Target[] = leftOperand(text.slice(0, arrows[0]?.start));
  for (let index = 0; index < arrows.length; index += 1) {
    const arrow = arrows[index];
    if (arrow === undefined) continue;
    const behind = text.slice(arrow.end, arrows[index + 1]?.start ?? text.length);
    const right = left[0]?.kind === 'phase' ? rightOperand(withPhaseWord(behind)) : rightOperand(behind);
    if (left.length > 0 && right.length > 0) {
      steps.push(arrow.reversed ? { from: right, to: left } : { from: left, to: right });
    }
    left = right;
  }
  return steps;
}

/** Most lines have no arrow at all. */
const mayHoldArrow = /[→⇒➡➜➔⟶⟹⭢▶►⇨←⇐⟵]|[-─━—–=═][>▷＞]|<-/;

function findArrows(text: string): readonly Arrow[] {
  if (!mayHoldArrow.test(text)) return [];
  const arrows: Arrow[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (singleArrows.has(character) || reversedArrows.has(character)) {
      let end = at + 1;
      if (text[end] === '\uFE0F') end += 1;
      arrows.push({ start: at, end, reversed: reversedArrows.has(character) });
      at = end;
    } else if (shafts.has(character)) {
      let end = at + 1;
      while (shafts.has(text[end] ?? '')) end += 1;
      if (heads.has(text[end] ?? '')) {
        const reversed = text[at - 1] === '<';
        // `<->` goes both ways and orders nothing.
        if (!reversed) arrows.push({ start: at, end: end + 1, reversed: false });
        at = end + 1;
      } else {
        if (text[at - 1] === '<' && end - at <= 3 && character === '-') {
          arrows.push({ start: at - 1, end, reversed: true });
        }
        at = end;
      }
    } else at += 1;
  }
  return arrows;
}

/** The references that end the text before the first arrow: `Worker 6: #972`, `Sequential: #972 + #973 (schema)`. */
function leftOperand(text: string): readonly Target[] {
  const named = readTargets(text.slice(-400)).named;
  const last = named.at(-1);
  if (last === undefined) return [];
  const shift = Math.max(0, text.length - 400);
  const remark = text.slice(shift + last.end);
  if (!isRemark(remark)) return [];
  const targets: Target[] = [];
  let start = last.start;
  for (let index = named.length - 1; index >= 0; index -= 1) {
    const item = named[index];
    if (item === undefined) break;
    if (item.start !== start && !isListGap(text.slice(shift + item.end, shift + start))) break;
    targets.unshift(item.target);
    start = item.start;
  }
  return changeWords.test(text.slice(0, shift + start).slice(-60)) ? [] : targets;
}

/** The references that begin the text behind an arrow. */
function rightOperand(text: string): readonly Target[] {
  const head = text.slice(0, 400);
  const first = findReferences(head)[0];
  if (first === undefined || !isLeadIn(head.slice(0, first.start))) return [];
  const targets: Target[] = [];
  let end = 0;
  for (const item of readTargets(head).named) {
    if (targets.length > 0 && item.start >= end && !isListGap(head.slice(end, item.start))) break;
    targets.push(item.target);
    end = Math.max(end, item.end);
  }
  return targets;
}

/** `Phase 1.1 → 1.2`: the word is said once. */
function withPhaseWord(text: string): string {
  return /^[\s*_(]*\d{1,2}\.\d{1,2}(?![\d.%])/.test(text.slice(0, 20))
    ? `Phase ${text.replace(/^[\s*_(]+/, '')}`
    : text;
}

/** What may stand between an arrow and its reference: emphasis, emoji, `Issue`, `then`. */
export function isLeadIn(text: string): boolean {
  if (text.length > 30) return false;
  const words = text
    .replace(/[^\p{L}\p{N}]/gu, ' ')
    .trim()
    .toLowerCase();
  return words === '' || /^(?:issues?|then|task|both|次に|そして)$/.test(words);
}

/** What may stand between a reference and the next arrow: a title or a few words, not a sentence or a percentage. */
function isRemark(text: string): boolean {
  return text.length <= longestRemark && !/[%％;；。]|\.\s|,\s/.test(text);
}

export function isListGap(text: string): boolean {
  if (text.length > 12) return false;
  const bare = text.replace(/[*_`\s[\]]/g, '').toLowerCase();
  return /^(?:|,|、|;|&|\+|\/|・|and|,and|と|or|\|\|?)$/.test(bare);
}
