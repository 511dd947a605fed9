/**
 * Takes the marks off the front of a line: quotes, bullets, numbers, checkboxes, headings, table pipes and the
 * branches of drawn trees. None of them changes what the words behind them mean.
 */

export type LinePrefix = {
  /** Offset of the first character behind the marks. */
  readonly offset: number;
  readonly bullet: boolean;
  readonly heading: boolean;
  readonly checkbox: 'open' | 'ticked' | null;
  /** Column of the branch (`├`, `└`, `+--`), and whether an arrowhead ends it. */
  readonly branch: { readonly column: number; readonly arrow: boolean } | null;
};

const treeTrunk = new Set(['│', '┃', '┆', '┊', '║', '|', '¦']);
const treeBranch = new Set(['├', '└', '┣', '┗', '╠', '╚', '┝', '┕', '╰', '┌', '╭', '┏', '╔']);
const treeLine = new Set(['─', '━', '═', '-', '—', '–']);
export const arrowHeads: ReadonlySet<string> = new Set(['>', '▶', '►', '▷', '➤', '→']);

export function readPrefix(line: string): LinePrefix {
  let at = 0;
  let bullet = false;
  let heading = false;
  let checkbox: LinePrefix['checkbox'] = null;
  let branch: LinePrefix['branch'] = null;
  for (;;) {
    const character = line[at];
    if (character === undefined) break;
    if (character === ' ' || character === '\t' || character === '\u3000' || character === '\u00A0') {
      at += 1;
    } else if (character === '>' || treeTrunk.has(character)) {
      at += 1;
    } else if (treeBranch.has(character)) {
      const column = at;
      at += 1;
      while (treeLine.has(line[at] ?? '')) at += 1;
      const arrow = arrowHeads.has(line[at] ?? '');
      if (arrow) at += 1;
      branch = { column, arrow };
    } else if (
      (character === '+' || character === '`' || character === '\\') &&
      line.startsWith('--', at + 1)
    ) {
      const column = at;
      at += 1;
      while (line[at] === '-') at += 1;
      const arrow = line[at] === '>';
      if (arrow) at += 1;
      branch = { column, arrow };
    } else if (isBullet(character) && isSpace(line[at + 1])) {
      bullet = true;
      at += 2;
    } else if (character === '#' && !heading && headingEnd(line, at) > 0) {
      heading = true;
      at = headingEnd(line, at);
    } else if (character === '[' && bullet && checkbox === null && line[at + 2] === ']') {
      const mark = line[at + 1];
      if (mark !== ' ' && mark !== 'x' && mark !== 'X') break;
      checkbox = mark === ' ' ? 'open' : 'ticked';
      at += 3;
    } else {
      const end = numberEnd(line, at);
      if (end === 0) break;
      bullet = true;
      at = end;
    }
  }
  return { offset: at, bullet, heading, checkbox, branch };
}

function isBullet(character: string): boolean {
  return (
    character === '-' || character === '*' || character === '+' || character === '•' || character === '・'
  );
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\u3000' || character === undefined;
}

/** Offset behind `## `, 0 where the `#` begins a reference instead. */
function headingEnd(line: string, start: number): number {
  let at = start;
  while (line[at] === '#' && at - start < 6) at += 1;
  return isSpace(line[at]) ? at : 0;
}

/** Offset behind `12. ` or `3) `, 0 where the number is no list number. */
function numberEnd(line: string, start: number): number {
  let at = start;
  while (at - start < 9 && line.charCodeAt(at) >= 48 && line.charCodeAt(at) <= 57) at += 1;
  if (at === start || (line[at] !== '.' && line[at] !== ')')) return 0;
  return isSpace(line[at + 1]) ? at + 1 : 0;
}
