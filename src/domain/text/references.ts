import { readPhases } from './phaseReferences.ts';

/**
 * Finds what a line refers to: issues, phases, ids that only this body defines, and placeholders.
 *
 * One pass from left to right; every look to the side is bounded, so the time is linear. Fences labelled as code,
 * code spans and comments are the caller's to leave out (text/markdown.ts blanks them).
 */

export type Reference =
  /** One issue, with `first` and `last` alike, or a range. `repository` is null for a bare `#12`. */
  | {
      readonly kind: 'issue';
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly repository: string | null;
      readonly first: number;
      readonly last: number;
    }
  /** `Phase 4.1-4.5` has first `4.1` and last `4.5`; a single phase has both alike. */
  | {
      readonly kind: 'phase';
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly first: string;
      readonly last: string;
    }
  /** `P0-2`, `Task 3`: means an issue only where the same body says which. */
  | {
      readonly kind: 'local';
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly id: string;
    }
  /** `TBD`, `#XXX`, `[N]`: stands where a reference should. */
  | { readonly kind: 'placeholder'; readonly start: number; readonly end: number; readonly text: string };

/** A longer range names its ends alone: `#1-99999` is no list of issues. */
const longestRange = 200;

/** Words after which `#12` counts something else than issues. */
const otherNouns = new Set([
  ...[
    'pr',
    'prs',
    'mr',
    'mrs',
    'pull',
    'pulls',
    'merge',
    'milestone',
    'milestones',
    'adr',
    'adrs',
    'rfc',
    'rank',
  ],
  ...[
    'worker',
    'workers',
    'agent',
    'agents',
    'build',
    'builds',
    'run',
    'runs',
    'job',
    'sprint',
    'version',
    'option',
  ],
  ...[
    'wave',
    'level',
    'layer',
    'tier',
    'attempt',
    'risk',
    'slide',
    'page',
    'chapter',
    'section',
    'line',
    'row',
  ],
  ...[
    'step',
    'point',
    'top',
    'place',
    'release',
    'revision',
    'iteration',
    'round',
    'discussion',
    'channel',
    'phase',
  ],
  ...['マイルストーン', 'プルリク', 'ワーカー', 'ランク', '順位'],
]);
/** Words that may stand between such a noun and the number: `PR created: #12`, `Pull Request #12`, `merged via PR`. */
const betweenWords = new Set([
  ...[
    'request',
    'requests',
    'created',
    'opened',
    'merged',
    'raised',
    'submitted',
    'number',
    'no',
    'open',
    'closed',
  ],
]);
const pluralNouns = new Set([
  'prs',
  'mrs',
  'pulls',
  'requests',
  'milestones',
  'adrs',
  'workers',
  'agents',
  'runs',
]);

/** The characters that a reference can begin with. A capital counts only where `P0-2` or `Task` may follow. */
const trigger = /#|＃|フ|タ|未|\[|[hH](?=[tT])|[pP](?=[hH])|[tT](?=[aAbBoO])|[A-Z](?=[\d-])/g;

/** Several readers ask for the same line in a row: the last answer is kept. */
let lastLine = '';
let lastFound: readonly Reference[] = [];

export function findReferences(line: string): readonly Reference[] {
  if (line === lastLine) return lastFound;
  const found = scanReferences(line);
  lastLine = line;
  lastFound = found;
  return found;
}

function scanReferences(line: string): readonly Reference[] {
  const found: Reference[] = [];
  let rejectedEnd = -1;
  let rejectedPlural = false;
  let at = 0;
  for (;;) {
    trigger.lastIndex = at;
    const next = trigger.exec(line);
    if (next === null) break;
    at = next.index;
    const character = next[0];
    let reference: Reference | null = null;
    let skip = 0;
    if (character === '#' || character === '＃') {
      const hash = readHash(line, at);
      if (hash !== null) {
        const noun = nounBefore(line, hash.start);
        const carriedOn: boolean =
          rejectedPlural && rejectedEnd >= 0 && isListGap(line.slice(rejectedEnd, hash.start));
        if (noun !== null || carriedOn) {
          rejectedEnd = hash.end;
          rejectedPlural = carriedOn || (noun !== null && pluralNouns.has(noun));
          skip = hash.end - at;
        } else reference = hash;
      }
    } else if ((character === 'h' || character === 'H') && /^https?:\/\//i.test(line.slice(at, at + 8))) {
      const end = urlEnd(line, at);
      reference = issueOfUrl(line.slice(at, end), at);
      skip = end - at;
    } else if (character === 'p' || character === 'P' || character === 'フ') {
      const phases = isWordCharacter(line, at - 1) ? [] : readPhases(line, at);
      const last = phases.at(-1);
      if (last !== undefined) {
        found.push(...phases);
        at = last.end;
        continue;
      }
    }
    if (reference === null && skip === 0 && !isWordCharacter(line, at - 1)) {
      reference = readLocal(line, at) ?? readPlaceholder(line, at);
    }
    if (reference !== null) {
      found.push(reference);
      at = Math.max(reference.end, at + 1);
    } else {
      at += Math.max(skip, 1);
    }
  }
  return found;
}

/** A number behind `#`, with the repository before it and the range behind it. */
function readHash(line: string, at: number): Reference | null {
  const digits = digitsAt(line, at + 1);
  if (digits === '' || digits.startsWith('0') || digits.length > 9) {
    return digits === '' ? readHashPlaceholder(line, at) : null;
  }
  const before = line[at - 1] ?? ' ';
  let start = at;
  let repository: string | null = null;
  if (isAsciiWord(before) || before === '.' || before === '-') {
    const owner = repositoryBefore(line, at);
    if (owner === null) return null;
    repository = owner;
    start = at - owner.length;
  } else if (before === '#' || before === '/' || before === '&' || before === '\\' || before === '!') {
    return null;
  }
  let end = at + 1 + digits.length;
  if (isAsciiWord(line[end] ?? ' ')) return null;
  if (line[end] === '.' && isDigit(line[end + 1])) return null;
  const first = Number(digits);
  const range = readRangeEnd(line, end, digits);
  if (range === 'date') return null;
  let last = first;
  if (range !== null) {
    end = range.end;
    last = range.last;
  }
  return { kind: 'issue', start, end, text: line.slice(start, end), repository, first, last };
}

/** The numbers of a range; its two ends alone where it is too long to be a list. */
export function numbersOf(range: { readonly first: number; readonly last: number }): readonly number[] {
  const { first, last } = range;
  if (last - first >= longestRange) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** `-#985`, `-982`, `-82`, ` – #976`, ` to #5` behind a number; `date` where the digits are a date's. */
function readRangeEnd(
  line: string,
  at: number,
  firstDigits: string,
): { last: number; end: number } | 'date' | null {
  let cursor = at;
  while (line[cursor] === ' ' && cursor - at < 2) cursor += 1;
  const spaced = cursor > at;
  let mark = 0;
  if (spaced && line.startsWith('to ', cursor)) mark = 2;
  else if (spaced && line.startsWith('through ', cursor)) mark = 7;
  else if (line.startsWith('から', cursor)) mark = 2;
  else if (line.startsWith('...', cursor)) mark = 3;
  else if (line.startsWith('..', cursor)) mark = 2;
  else if ('-–—~〜～‐‑−'.includes(line[cursor] ?? ' ')) mark = 1;
  if (mark === 0) return null;
  const markCharacter = line[cursor] ?? '';
  cursor += mark;
  const afterMark = cursor;
  while (line[cursor] === ' ' && cursor - afterMark < 2) cursor += 1;
  const hashed = line[cursor] === '#' || line[cursor] === '＃';
  // Without a second `#` the range is written tight: `#12 - 30min` is a title or an estimate.
  if (!hashed && (spaced || cursor > afterMark || mark > 1)) return null;
  if (hashed) cursor += 1;
  const digits = digitsAt(line, cursor);
  if (digits === '' || digits.length > 9) return null;
  const end = cursor + digits.length;
  if (isAsciiWord(line[end] ?? ' ') || (line[end] === '.' && isDigit(line[end + 1]))) return null;
  if (!hashed && markCharacter === '-' && line[end] === '-' && isDigit(line[end + 1])) return 'date';
  const first = Number(firstDigits);
  let last = Number(digits);
  if (last <= first && digits.length < firstDigits.length) {
    last = Number(firstDigits.slice(0, firstDigits.length - digits.length) + digits);
  }
  return last > first ? { last, end } : null;
}

/** `#TBD`, `#XXX`, `#???`, `#[issue]`; not `#[derive]`, which is code. */
function readHashPlaceholder(line: string, at: number): Reference | null {
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
function readPlaceholder(line: string, at: number): Reference | null {
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

function placeholder(line: string, start: number, end: number): Reference {
  return { kind: 'placeholder', start, end, text: line.slice(start, end) };
}

/** `P0-2`, `Task 3`, `タスク3`, `T4`. */
function readLocal(line: string, at: number): Reference | null {
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

/** The noun that says what the number counts, where that is not an issue; null for an issue. */
function nounBefore(line: string, at: number): string | null {
  let end = at;
  for (let words = 0; words < 3; words += 1) {
    let gap = 0;
    while (end > 0 && gap < 8 && ' \t*_:：([【"“'.includes(line[end - 1] ?? '')) {
      end -= 1;
      gap += 1;
    }
    let start = end;
    while (start > 0 && end - start < 20 && /\p{L}/u.test(line[start - 1] ?? '')) start -= 1;
    const word = line.slice(start, end).toLowerCase();
    if (word === '') return null;
    if (otherNouns.has(word)) return word;
    if (word === 'requests') return word;
    if (!betweenWords.has(word)) return japaneseNoun(word);
    end = start;
  }
  return null;
}

/** Japanese runs words together: `プルリク#12`, `担当ワーカー#3`. */
function japaneseNoun(word: string): string | null {
  for (const noun of otherNouns) {
    if (noun.charCodeAt(0) > 0x7f && word.endsWith(noun)) return noun;
  }
  return null;
}

function isListGap(gap: string): boolean {
  return gap.length <= 8 && /^\s*(?:,|、|and|&|\+|\/|と|-)\s*(?:and\s*)?$/.test(gap);
}

const fileEnding = /\.(?:md|html?|rs|ts|tsx|js|json|ya?ml|py|go|toml|sh|txt|css)$/i;

/** `owner/name` directly before a `#`, null where the characters there are something else. */
function repositoryBefore(line: string, at: number): string | null {
  let start = at;
  while (start > 0 && at - start < 140 && /[A-Za-z0-9._/-]/.test(line[start - 1] ?? '')) start -= 1;
  const text = line.slice(start, at);
  const slash = text.indexOf('/');
  if (slash <= 0 || slash !== text.lastIndexOf('/') || slash === text.length - 1) return null;
  if (fileEnding.test(text) || text.startsWith('.') || text.startsWith('-')) return null;
  return /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/.test(text) ? text : null;
}

/** A URL ends at white space or at what closes the brackets around it. */
function urlEnd(line: string, at: number): number {
  let end = at;
  while (end < line.length && !/[\s<>"'`|)\]}、。」]/.test(line[end] ?? '')) end += 1;
  return end;
}

/** `https://host/owner/name/issues/12`, with or without a fragment; other URLs name no issue. */
function issueOfUrl(url: string, at: number): Reference | null {
  const path = url.slice(0, 300).split(/[?#]/, 1)[0] ?? '';
  const parts = path.split('/');
  const [owner, name, kind, digits] = [
    parts[3],
    parts[4],
    parts[5],
    (parts[6] ?? '').replace(/[.,;:!*_]+$/, ''),
  ];
  if (owner === undefined || name === undefined || kind !== 'issues' || !/^[1-9]\d{0,8}$/.test(digits))
    return null;
  return {
    kind: 'issue',
    start: at,
    end: at + url.length,
    text: url,
    repository: `${owner}/${name}`,
    first: Number(digits),
    last: Number(digits),
  };
}

export function digitsAt(line: string, at: number): string {
  let end = at;
  while (isDigit(line[end]) && end - at < 12) end += 1;
  return line.slice(at, end);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9' && character.length === 1;
}

function isAsciiWord(character: string): boolean {
  const unit = character.charCodeAt(0);
  return (
    (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 95
  );
}

/** A letter or digit that would make the word longer; kana and kanji need no space around a reference. */
function isWordCharacter(line: string, at: number): boolean {
  return isAsciiWord(line[at] ?? ' ');
}
