import type { Reference } from './references.ts';

/** `Phase 1.3`, `Phases 1-2`, `Phase 4.1-4.5`, `Phase 1.3, 1.4 and 1.5`, `フェーズ2`. */

type PhaseReference = Reference & { kind: 'phase' };

/** The phases named at that place, one reference for each item of a list; empty where there are none. */
export function readPhases(line: string, at: number): readonly PhaseReference[] {
  const word = phaseWord(line, at);
  const before = line[at - 1] ?? ' ';
  if (word === null || before === '/' || before === '-' || before === '.' || before === ':') return [];
  const found: PhaseReference[] = [];
  let start = at;
  let idAt = word.end;
  while (found.length < longestList) {
    const first = phaseId(line, idAt);
    if (first === null || (found.length > 0 && !first.includes('.') && !word.plural)) break;
    const range = rangeEnd(line, idAt + first.length, first, word.plural);
    const end = range?.end ?? idAt + first.length;
    found.push({
      kind: 'phase',
      start,
      end,
      text: line.slice(start, end),
      first,
      last: range?.last ?? first,
    });
    const next = (first.includes('.') ? partMark : listMark).exec(line.slice(end, end + 10));
    if (next === null) break;
    start = end + next[0].length;
    idAt = start;
  }
  return found;
}

/** `1.3, 1.4 and 1.6` behind one word; a list of more is no list of phases. */
const longestList = 40;
const listMark = /^(?:\s{0,2}[,、&+・]\s{0,2}(?:and\s)?|\sand\s|と)/;
/** Parts of phases are also listed by a slash, `3.1/3.2`; `Phase 1/2` may be a share. */
const partMark = /^(?:\s{0,2}[,、&+・/]\s{0,2}(?:and\s)?|\sand\s|と)/;

/** `2` of `2.1`, `2.1` of `2.1.3`; null for a phase without parts. */
export function parentPhase(id: string): string | null {
  const dot = id.lastIndexOf('.');
  return dot < 0 ? null : id.slice(0, dot);
}

/** Is `id` inside `first`–`last`? `4.3` is inside `4.1`–`4.5` and inside `4`; `2` is inside `1`–`2`. */
export function isInPhases(id: string, first: string, last: string): boolean {
  const depth = first.split('.').length;
  if (id.split('.').length < depth) return false;
  const head = id.split('.').slice(0, depth).map(Number);
  return compareIds(head, numbersOf(first)) >= 0 && compareIds(head, numbersOf(last)) <= 0;
}

export function comparePhases(a: string, b: string): number {
  return compareIds(numbersOf(a), numbersOf(b));
}

function numbersOf(id: string): number[] {
  return id.split('.').map(Number);
}

function compareIds(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

function phaseWord(line: string, at: number): { end: number; plural: boolean } | null {
  if (line.startsWith('フェーズ', at)) return { end: skipSpace(line, at + 4), plural: false };
  if (line.slice(at, at + 5).toLowerCase() !== 'phase') return null;
  const plural = line[at + 5] === 's' || line[at + 5] === 'S';
  const wordEnd = at + (plural ? 6 : 5);
  return { end: skipSpace(line, wordEnd), plural };
}

function skipSpace(line: string, at: number): number {
  let end = at;
  while ((line[end] === ' ' || line[end] === '\u00A0') && end - at < 2) end += 1;
  return end;
}

const idHere = /\d{1,3}(?:\.\d{1,3}){0,3}/y;

function phaseId(line: string, at: number): string | null {
  idHere.lastIndex = at;
  const match = idHere.exec(line);
  if (match === null) return null;
  const after = line[at + match[0].length] ?? ' ';
  if (/[A-Za-z0-9_%]/.test(after)) return null;
  if (after === '.' && /\d/.test(line[at + match[0].length + 1] ?? '')) return null;
  return match[0];
}

/** `-1.5`, `–4`, ` to 3` with plural; the end lies behind the start and is as deep. */
function rangeEnd(
  line: string,
  at: number,
  first: string,
  plural: boolean,
): { last: string; end: number } | null {
  const mark = /^(?:[-–—~〜～‐‑−]| (?:[-–—〜~]|to|through) |から)/.exec(line.slice(at, at + 10));
  if (mark === null) return null;
  let start = at + mark[0].length;
  const tight = !mark[0].startsWith(' ');
  if (line.slice(start, start + 6).toLowerCase() === 'phase ') start += 6;
  else if (!tight && !plural && !first.includes('.')) return null;
  const id = phaseId(line, start);
  if (id === null) return null;
  const end = start + id.length;
  const depth = first.split('.').length;
  // `Phase 1.3-5` means 1.3 to 1.5.
  const parent = parentPhase(first);
  const last = id.split('.').length < depth && parent !== null && !id.includes('.') ? `${parent}.${id}` : id;
  if (last.split('.').length !== depth || comparePhases(last, first) <= 0) return null;
  return { last, end };
}
