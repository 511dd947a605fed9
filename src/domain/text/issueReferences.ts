import { digitsAt, isAsciiWord, isDigit } from './characters.ts';
import { isColour } from './countedNouns.ts';
import type { Reference } from './references.ts';

/** Issues by number: `#12`, `owner/name#12`, `Issue#12`, ranges, and URLs. */

type IssueReference = Reference & { kind: 'issue' };

/** A number behind `#`, with the repository before it and the range behind it. */
export function readHash(line: string, at: number): IssueReference | null {
  const digits = digitsAt(line, at + 1);
  if (digits === '' || digits.startsWith('0') || digits.length > 9 || isColour(line, at, digits)) return null;
  const before = line[at - 1] ?? ' ';
  let start = at;
  let repository: string | null = null;
  if (isAsciiWord(before) || before === '.' || before === '-') {
    const owner = repositoryBefore(line, at);
    if (owner !== null) {
      repository = owner;
      start = at - owner.length;
    } else if (!gluedNoun.test(line.slice(Math.max(0, at - 9), at))) return null;
  } else if (before === '/') {
    // `#12/#13` is a list; any other slash belongs to a path.
    if (!/#\d{1,9}\s?\/$/.test(line.slice(Math.max(0, at - 12), at))) return null;
  } else if (before === '#' || before === '&' || before === '\\' || before === '!') {
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

/** `Issue#12`, `epic#3`: the noun runs into the number. */
const gluedNoun = /(?<![A-Za-z0-9_./-])(?:issues?|epic|ticket|task|gh)$/i;

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
export function urlEnd(line: string, at: number): number {
  let end = at;
  while (end < line.length && !/[\s<>"'`|)\]}、。」]/.test(line[end] ?? '')) end += 1;
  return end;
}

/** `https://host/owner/name/issues/12`, with or without a fragment; other URLs name no issue. */
export function issueOfUrl(url: string, at: number): IssueReference | null {
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
