import type { BodyLine } from '../../text/markdown.ts';
import { findReferences, numbersOf } from '../../text/references.ts';
import type { Mismatch } from './counts.ts';

const counted = '(\\d{1,3})\\s+(?:[a-z-]+\\s+){0,2}(?:issues|tasks|sub-?issues)';
const shapes: readonly RegExp[] = [
  // `5 issues (#10-#12)`, `5 tasks: #10, #11`
  new RegExp(
    `(?<![\\d.#/-])(?<!\\b(?:phase|day|week|wave|part|step|sprint)\\s{1,2})${counted}\\s*(?:[(（]|[:：]\\**)\\s*(#[^()（）]{1,200})`,
    'i',
  ),
  // `(5 issues): #10, #11`
  new RegExp(`[(（]\\s*${counted}\\s*[)）]\\**\\s*[:：]\\**\\s*(#[^()（）]{1,200})`, 'i'),
];
const behind = new RegExp(`(#\\d[^()（）]{0,120})[(（]\\s*${counted}(?: total)?\\s*[)）]`, 'i');

/** `5 issues (#10-#12)`: the numbers that a line lists against how many it says they are. */
export function listMismatch(line: BodyLine): Mismatch | null {
  const words = line.visible.slice(0, 400);
  if (!/#\d/.test(words)) return null;
  const after = behind.exec(words);
  const before =
    after === null ? shapes.map((shape) => shape.exec(words)).find((match) => match !== null) : null;
  const [count, list] = after === null ? [before?.[1], before?.[2]] : [after[2], after[1]];
  if (count === undefined || list === undefined) return null;
  const references = findReferences(list);
  if (references.some(({ kind }) => kind !== 'issue')) return null;
  const between = references.reduce((rest, { text }) => rest.replace(text, ''), list);
  if (!/^[\s,、+&・;.]*(?:and|と)?[\s,、+&・;.]*$/i.test(between)) return null;
  const numbers = new Set(references.flatMap((one) => (one.kind === 'issue' ? numbersOf(one) : [])));
  if (numbers.size === 0 || numbers.size === Number(count)) return null;
  return {
    line,
    said: `there are ${count}`,
    found: `${list.trim()} are ${numbers.size}`,
    suggestion: `Correct the number to ${numbers.size}, or the list.`,
  };
}
