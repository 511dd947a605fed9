import { isWordCharacter } from './characters.ts';
import { nounBefore, pluralNouns } from './countedNouns.ts';
import { issueOfUrl, readHash, urlEnd } from './issueReferences.ts';
import { readPhases } from './phaseReferences.ts';
import { remembered } from './remembered.ts';
import { readHashPlaceholder, readLocal, readPlaceholder } from './placeholders.ts';

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

/** The characters that a reference can begin with. A capital counts only where `P0-2` or `Task` may follow. */
const trigger = /#|＃|フ|タ|未|\[|[hH](?=[tT])|[pP](?=[hH])|[tT](?=[aAbBoO])|[A-Z](?=[\d-])/g;

/** Every reference in a line, from left to right. */
export const findReferences: (line: string) => readonly Reference[] = remembered(scanReferences);

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
      const hash = readHash(line, at) ?? readHashPlaceholder(line, at);
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

/** The numbers of a range; its two ends alone where it is too long to be a list. */
export function numbersOf(range: { readonly first: number; readonly last: number }): readonly number[] {
  const { first, last } = range;
  if (last - first >= longestRange) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isListGap(gap: string): boolean {
  return gap.length <= 8 && /^\s*(?:,|、|and|&|\+|\/|と|-)\s*(?:and\s*)?$/.test(gap);
}
