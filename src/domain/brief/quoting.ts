import type { Evidence } from '../evidence.ts';
import { mendMojibake } from '../text/mojibake.ts';
import { splitIssueKey, type IssueKey } from '../tracker.ts';
import { commentNumber } from './commentNumber.ts';

/** The tracker's words in a brief: verbatim, on one line, and unable to pose as the brief's own. */

/** A line of a tracker is quoted up to here; its citation leads to the rest. */
export const longestQuote = 260;

/**
 * Characters that end a line or that no reader sees: controls, direction marks, zero widths, the tag alphabet, lone
 * surrogates. The joiner and the variation selector of pictures stay.
 */
const unseen =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFE00-\uFE0E\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}]|\p{Cs}/gu;

/**
 * A code span around the words: no Markdown works inside one, and its fence is longer than any run of backticks in it,
 * so that nothing in the words can end it. What no reader sees is written `\u{202E}`.
 */
export function quoted(text: string, longest: number = longestQuote): string {
  const shown = inSight(text.trim(), longest);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const edge = shown === '' || shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${edge}${shown}${edge}${fence}`;
}

/** One line of at most `longest` characters, `…` where more stood, with nothing in it that a reader does not see. */
export function inSight(text: string, longest: number = longestQuote): string {
  const words = mendMojibake(text);
  const cut = cutAt(words, longest);
  const shown = cut.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return cut.length < words.length ? `${shown}…` : shown;
}

/** Never between the two halves of a character. */
function cutAt(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest);
}

/** The longest run of backticks. */
export function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** `#12` in the workspace's own repository, `owner/name#12` elsewhere. */
export function nameOf(key: IssueKey, home: string): string {
  const { repository, number } = splitIssueKey(key);
  return repository === home ? `#${number}` : key;
}

/** `#972 line 14`, `#977 comment 3539685638 line 53`, `#978 title`, `#12 on GitHub`. */
export function cite(evidence: Evidence, home: string): string {
  const name = nameOf(evidence.issue, home);
  switch (evidence.source) {
    case 'body':
      return `${name} line ${evidence.line}`;
    case 'comment':
      return `${name} comment ${commentNumber(evidence.commentId ?? '')} line ${evidence.line}`;
    case 'title':
      return `${name} title`;
    case 'native':
      return `${name} on GitHub`;
  }
}

/** `2025-11-17 02:14 UTC`; anything that is no ISO time is left out. */
export function moment(at: string | null): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at ?? '');
  return match === null ? 'at an unknown time' : `${match[1]} ${match[2]} UTC`;
}

/** `Worker 6` for a number, the coordinator by role, another name as the tracker writes it. */
export function workerName(worker: string): string {
  if (/^\d{1,4}$/.test(worker)) return `Worker ${worker}`;
  return worker === 'orchestrator' ? 'the orchestrator' : quoted(worker, 40);
}
