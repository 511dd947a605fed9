import { isAsciiWord, isDigit, isWordCharacter } from './characters.ts';
import type { Reference } from './references.ts';

/** What stands where an issue number should: ids that only one body defines, and gaps still to be filled. */

type LocalReference = Reference & { kind: 'local' };
type Placeholder = Reference & { kind: 'placeholder' };

/** `#TBD`, `#XXX`, `#???`, `#[issue]`; not `#[derive]`, which is code. */
export function readHashPlaceholder(line: string, at: number): Placeholder | null {
  const before = line[at - 1] ?? ' ';
  if (isAsciiWord(before) || before === '/' || before === '#' || before === '&') return null;
  const upper = line.slice(at + 1, at + 5).toUpperCase();
  for (const word of ['TBD', 'TBA', 'XXXX', 'XXX', 'XX', 'NNN', 'NN', 'N', 'X', '???', '??', '?', '未定']) {
    if (upper.startsWith(word) && !isAsciiWord(line[at + 1 + word.length] ?? ' ')) {
      return placeholder(line, at, at + 1 + word.length);
    }
  }
  const bracket = /^\[(?:issue|number|issue number|n|id|x|番号)\]/i.exec(line.slice(at + 1, at + 20));
  return bracket === null ? null : placeholder(line, at, at + 1 + bracket[0].length);
}

/** `TBD`, `[N]`, `(to be created)`, `未定` standing alone. */
export function readPlaceholder(line: string, at: number): Placeholder | null {
  const character = line[at];
  if (character === 'T' || character === 't') {
    const word = line.slice(at, at + 3).toUpperCase();
    if ((word === 'TBD' || word === 'TBA') && !isAsciiWord(line[at + 3] ?? ' ')) {
      return placeholder(line, at, at + 3);
    }
    if (line.slice(at, at + 13).toLowerCase() === 'to be created') return placeholder(line, at, at + 13);
  }
  if (character === '[') {
    const bracket = /^\[(?:[A-Z]|TBD|\.\.\.|…|number|issue|list)\]/.exec(line.slice(at, at + 9));
    if (bracket !== null && line[at + bracket[0].length] !== '(') {
      return placeholder(line, at, at + bracket[0].length);
    }
  }
  return character === '未' && line.startsWith('未定', at) ? placeholder(line, at, at + 2) : null;
}

function placeholder(line: string, start: number, end: number): Placeholder {
  return { kind: 'placeholder', start, end, text: line.slice(start, end) };
}

/** `P0-2`, `Task 3`, `タスク3`, `T4`. */
export function readLocal(line: string, at: number): LocalReference | null {
  const match = localId.exec(line.slice(at, at + 24));
  if (match === null) return null;
  const end = at + match[0].length;
  if (isWordCharacter(line, end) || line[end] === '-' || (line[end] === '.' && isDigit(line[end + 1])))
    return null;
  const id = match[0].replace(/\s+/, ' ').toLowerCase();
  return { kind: 'local', start: at, end, text: line.slice(at, end), id };
}
const localId =
  /^(?:[A-Z]\d{1,2}-\d{1,3}|T\d{1,3}|[A-Z]-\d{1,3}|(?:[Tt]ask|TASK|タスク)[ -]?\d{1,3}(?:\.\d{1,3}){0,3})/;
