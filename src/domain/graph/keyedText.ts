import { findReferences } from '../text/references.ts';
import { longestKey, meaningOfKey, type KeyMeaning } from './dependencyKeys.ts';

/** A key and what stands behind it, in a line, a table row or brackets. */
export type KeyedText = {
  readonly meaning: KeyMeaning;
  readonly value: string;
  /** `After #973: #974 + #975`: the references that belong to the key itself. */
  readonly keyReferences: string | null;
  /** `Once #12 is merged, #13 and #14 can start`: said in a sentence, which declares nothing parallel. */
  readonly inSentence?: true;
};

const separators = /[:：|]/;

/** Keys that without a colon are ordinary words of prose when a sentence follows. */
const shyKeys = /^(?:after|before|next|previous|epic|master|see|ref|refs|要|次|前|blocker|blockers|links?)$/i;
const longestRemark = 40;

/** `Depends on: …`, `**Blocked By** | …`, `Depends on #42`, `After #973: …`; null where the text has no such key. */
export function readKeyed(text: string, inBrackets = false): KeyedText | null {
  const separator = text.slice(0, longestKey * 2).search(separators);
  if (separator > 0) {
    const key = text.slice(0, separator);
    const meaning = meaningOfKey(key);
    if (meaning !== null) return { meaning, value: valueBehind(text, separator), keyReferences: null };
    const after = afterKey(key);
    if (after !== null) {
      return { meaning: 'needs', value: valueBehind(text, separator), keyReferences: after };
    }
  }
  return readBare(text, inBrackets) ?? afterSentence(text);
}

/** The key runs up to the first reference: `Blocked by #12`, `**Needs** — #58`. */
function readBare(text: string, inBrackets: boolean): KeyedText | null {
  const head = text.slice(0, longestKey * 2 + 20);
  const first = findReferences(head)[0];
  if (first === undefined || first.start === 0 || first.start > longestKey * 2) return null;
  const key = head.slice(0, first.start);
  if (key.includes('→') || key.includes('(') || key.includes('（') || key.includes(':')) return null;
  const meaning = meaningOfKey(key);
  if (meaning === null) return null;
  const value = text.slice(first.start);
  const bare = key.replace(/[^\p{L}]/gu, '');
  // "Before Phase 3" begins a comparison; "After #975" orders two issues.
  if (/^(?:after|before)$/i.test(bare) && first.kind !== 'issue' && !inBrackets) return null;
  if (shyKeys.test(bare) && value.length - first.text.length > longestRemark) return null;
  return { meaning, value, keyReferences: null };
}

/** `After Phase 1.2 completes`, `Parallel after #973`, `Once #12 is merged`: the references in such a key. */
function afterKey(key: string): string | null {
  const plain = key.replace(/^[^\p{L}#]+/u, '');
  const word = /^(?:(?:in )?parallel after|then after|after|once|following)\s/i.exec(plain);
  if (word === null) return null;
  const rest = plain.slice(word[0].length);
  return findReferences(rest).length > 0 ? rest : null;
}

/** `Once #12 is merged, #13 can start`: a clause of time, and what may begin behind its comma. */
function afterSentence(text: string): KeyedText | null {
  if (!text.includes(',')) return null;
  if (!/^[^\p{L}\p{N}#]{0,6}(?:once|after|when|as soon as)\s/iu.test(text.slice(0, 24))) return null;
  const head = text.slice(0, 300);
  const clause =
    /^[^,]*[^,\p{L}](?:is|are|was|were|has|have|lands?|completes?|finish(?:es)?|passes)\b[^,]{0,40},\s*/iu.exec(
      head,
    );
  if (clause === null) return null;
  const keyReferences = clause[0];
  const value = head.slice(clause[0].length);
  const verb = /\s(?:can|may|will|should|could|starts?|begins?|follows?|is|are|becomes?)\b/i.exec(value);
  const first = findReferences(value)[0];
  if (verb === null || first === undefined || first.start > 12 || first.start > verb.index) return null;
  if (findReferences(keyReferences).length === 0) return null;
  return { meaning: 'needs', value: value.slice(0, verb.index), keyReferences, inSentence: true };
}

function valueBehind(text: string, separator: number): string {
  const value = text.slice(separator + 1);
  if (text[separator] !== '|') return value;
  // A row without its table: `| **Blocked By** | #970 | remark |`.
  const end = value.indexOf('|', value.length - value.trimStart().length);
  return end < 0 ? value : value.slice(0, end);
}
