import { findReferences } from '../text/references.ts';
import { isLeadIn, isListGap } from './arrows.ts';
import { readKeyed, type KeyedText } from './keyedText.ts';
import { readTargets } from './targets.ts';
import type { KeyMeaning } from './dependencyKeys.ts';
import type { Target } from './claims.ts';

/** Statements inside a line: in brackets, and in a sentence. The line's marks are already off. */

/** How far a statement inside a line looks around itself: hostile lines have 262,144 characters. */
const nearby = 400;
const longestBracket = 240;
/** No honest line says more; a line of 262,144 characters must not be read a thousand times over. */
const mostStatements = 40;

export type InnerStatement = {
  readonly meaning: KeyMeaning;
  readonly value: string;
  /** What the statement is about where the line says so: `#976 (depends on #975)`; empty means the line's own subject. */
  readonly subject: readonly Target[];
  /** `(parallel after #973)`: its subjects may run at the same time. */
  readonly parallel: boolean;
};

/** `(depends: #270)`, `（依存: #12）`, `[blocked by #240]`. Nested brackets are read once, from the outside. */
export function bracketStatements(content: string): readonly InnerStatement[] {
  return keyedBrackets(content).map(({ start, inside, keyed }) => ({
    meaning: keyed.meaning,
    value: keyed.value,
    subject: subjectBefore(content, start),
    parallel: /parallel|並列|並行/i.test(inside),
  }));
}

type KeyedBracket = {
  readonly start: number;
  readonly end: number;
  readonly inside: string;
  readonly keyed: KeyedText;
};

function keyedBrackets(content: string): readonly KeyedBracket[] {
  const found: KeyedBracket[] = [];
  let at = 0;
  while (at < content.length && found.length < mostStatements) {
    const close = closingOf(content[at]);
    const length = close === null ? -1 : content.slice(at + 1, at + longestBracket).indexOf(close);
    if (length < 0) {
      at += 1;
      continue;
    }
    const end = at + 1 + length;
    const inside = content.slice(at + 1, end);
    const keyed = readKeyed(inside, true) ?? keyedBehind(inside);
    if (keyed !== null && findReferences(inside).length > 0 && isDependency(keyed)) {
      found.push({ start: at, end, inside, keyed });
    }
    at = end + 1;
  }
  return found;
}

function isDependency(keyed: KeyedText): boolean {
  return keyed.meaning === 'needs' || keyed.meaning === 'blocks' || keyed.meaning === 'needs-started';
}

function closingOf(character: string | undefined): string | null {
  if (character === '(') return ')';
  if (character === '（') return '）';
  if (character === '[') return ']';
  return character === '【' ? '】' : null;
}

/** The list of references directly before the bracket, else the reference that the line begins with. */
export function subjectBefore(content: string, at: number): readonly Target[] {
  const before = content.slice(0, at);
  const named = readTargets(before.slice(-nearby)).named;
  const shift = Math.max(0, before.length - nearby);
  const last = named.at(-1);
  if (last === undefined || last.target.kind === 'placeholder') return [];
  if (isListGap(before.slice(shift + last.end))) {
    const targets: Target[] = [];
    let start = last.start;
    for (let index = named.length - 1; index >= 0; index -= 1) {
      const item = named[index];
      if (item === undefined) break;
      if (item.start !== start && !isListGap(before.slice(shift + item.end, shift + start))) break;
      targets.unshift(item.target);
      start = item.start;
    }
    return targets;
  }
  return leadingSubject(before);
}

/** `#973: Base schema …`, `Worker 7: #974 …`: what the line begins with. */
export function leadingSubject(content: string): readonly Target[] {
  const head = content.slice(0, 200);
  const first = findReferences(head)[0];
  if (first === undefined || first.kind === 'placeholder' || !isLeadIn(head.slice(0, first.start))) return [];
  return readTargets(head)
    .named.filter((item) => item.start === first.start)
    .map((item) => item.target);
}

/** Verbs that a reference may follow in a sentence. Those marked need a subject that is an issue, or `this`, before them. */
const verbs: readonly { readonly words: string; readonly meaning: KeyMeaning; readonly shy: boolean }[] = [
  { words: 'depends on', meaning: 'needs', shy: false },
  { words: 'depend on', meaning: 'needs', shy: false },
  { words: 'depends upon', meaning: 'needs', shy: false },
  { words: 'dependent on', meaning: 'needs', shy: false },
  { words: 'blocked by', meaning: 'needs', shy: false },
  { words: 'blocked on', meaning: 'needs', shy: false },
  { words: 'waiting for', meaning: 'needs', shy: false },
  { words: 'waiting on', meaning: 'needs', shy: false },
  { words: 'waits for', meaning: 'needs', shy: false },
  { words: 'must wait for', meaning: 'needs', shy: false },
  { words: 'blocked until', meaning: 'needs', shy: false },
  ...['cannot', "can't", 'can’t', 'can not', 'must not', 'should not'].flatMap((denied) =>
    ['start', 'begin', 'run'].flatMap((does) =>
      ['until', 'before', 'without'].map(
        (bound) => ({ words: `${denied} ${does} ${bound}`, meaning: 'needs', shy: false }) as const,
      ),
    ),
  ),
  { words: 'only after', meaning: 'needs', shy: true },
  { words: 'requires', meaning: 'needs', shy: true },
  { words: 'needs', meaning: 'needs', shy: true },
  { words: 'blocks', meaning: 'blocks', shy: true },
  { words: 'blocking', meaning: 'blocks', shy: true },
  { words: 'unblocks', meaning: 'blocks', shy: true },
];
const denials =
  /(?:\bnot|n't|n’t|\bno longer|\bnever|\bwithout|\bwas|\bwere|\bno|\bpreviously|\bformerly)\s+(?:\w+\s+)?$/i;
const pronouns = /(?:^|\s)(?:this|it|which|that|also|and|issue|ticket|task)\s*$/i;

/** Japanese says it behind the last of the references: `#240、#270に依存`, `#12の完了待ち`, `#12をブロック`, `（#12の後）`. */
const suffixes: readonly { readonly pattern: RegExp; readonly meaning: KeyMeaning }[] = [
  {
    pattern:
      /^\s?(?:に依存(?!し(?:ない|ません|てい?ない)|せず)|待ち|の完了待ち|の完了を待|の完了後|完了後|が前提|が必要|により?ブロック|にブロック|の(?:後|あと)(?:に|で|、|$))/,
    meaning: 'needs',
  },
  { pattern: /^\s?をブロック/, meaning: 'blocks' },
];

/** `Worker 2 → #502, after`, `#502, after`: an item of a line-up, no prose about what came after what. */
const lineUpItem =
  /^[^\p{L}#]{0,8}(?:workers?\s?\d[\d\s–-]{0,8})?[^\p{L}#]{0,8}#\d{1,9}\s?[,，、]\s?after\b/iu;

function isPlacedAfter(content: string, at: number): boolean {
  const head = at < 80 ? lineUpItem.exec(content.slice(0, at)) : null;
  return head !== null && content.slice(head[0].length, at).trim() === '';
}

/** A piece of each verb and suffix: most lines have none. */
const mayBeStatement =
  /depend|block|wait|start|begin|run|require|need|after|依存|待|完了|前提|必要|ブロック|後|あと/i;

/** `This depends on #42`, `#976 requires #975`; denied and past statements say nothing. */
export function sentenceStatements(content: string): readonly InnerStatement[] {
  const statements: InnerStatement[] = [];
  if (!mayBeStatement.test(content)) return statements;
  const brackets = keyedBrackets(content);
  let bracket = 0;
  let previousEnd = 0;
  let listStart = 0;
  const references = findReferences(content);
  for (const [index, reference] of references.entries()) {
    const prior = references[index - 1];
    if (prior === undefined || !isListGap(content.slice(prior.end, reference.start))) {
      listStart = reference.start;
    }
    while ((brackets[bracket]?.end ?? Infinity) <= reference.start) bracket += 1;
    if ((brackets[bracket]?.start ?? Infinity) < reference.start) continue;
    if (statements.length >= mostStatements) break;
    const gapStart = previousEnd;
    previousEnd = reference.end;
    if (reference.kind === 'placeholder') continue;
    const after = content.slice(reference.end, reference.end + 12);
    const suffix = suffixes.find(({ pattern }) => pattern.test(after));
    if (suffix !== undefined) {
      const value = content.slice(Math.max(listStart, reference.end - nearby), reference.end);
      const subject = japaneseSubject(content.slice(Math.max(0, listStart - nearby), listStart));
      statements.push({ meaning: suffix.meaning, value, subject, parallel: false });
      continue;
    }
    const before = content.slice(Math.max(gapStart, reference.start - 60), reference.start);
    const lead = before
      .replace(/[\s*_:(`]+$/, '')
      .replace(/\s(?:issues?|the|task)$/i, '')
      .trimEnd();
    if (isPlacedAfter(content, reference.start)) {
      const value = content.slice(reference.start, reference.start + nearby);
      const subject = subjectBefore(content, content.lastIndexOf('after', reference.start));
      statements.push({ meaning: 'needs', value, subject, parallel: false });
      continue;
    }
    const lower = lead.toLowerCase();
    const verb = verbs.find(({ words }) => endsWithWords(lower, words));
    if (verb === undefined) continue;
    const earlier = lead.slice(0, -verb.words.length);
    if (denials.test(earlier)) continue;
    const verbAt = reference.start - before.length + earlier.length;
    const subject = subjectOfVerb(content, verbAt);
    if (verb.shy && subject.length === 0 && !pronouns.test(earlier)) continue;
    statements.push({
      meaning: verb.meaning,
      value: content.slice(reference.start, reference.start + nearby),
      subject,
      parallel: false,
    });
  }
  return statements;
}

/** `#240は#270に依存`: the particle marks what the line speaks of. */
function japaneseSubject(before: string): readonly Target[] {
  const marked = before.replace(/(?:は|が)[、\s]*$/, '');
  return marked === before ? [] : subjectBefore(marked, marked.length);
}

/** `（#240の後）`: in brackets too the word may stand behind the references. */
function keyedBehind(inside: string): KeyedText | null {
  const references = findReferences(inside);
  const [first, last] = [references[0], references.at(-1)];
  if (first === undefined || last === undefined || inside.slice(0, first.start).trim() !== '') return null;
  const behind = inside.slice(last.end, last.end + 12);
  const suffix = suffixes.find(({ pattern }) => pattern.test(behind));
  if (suffix === undefined) return null;
  return { meaning: suffix.meaning, value: inside.slice(first.start, last.end), keyReferences: null };
}

function subjectOfVerb(content: string, verbAt: number): readonly Target[] {
  const before = content
    .slice(Math.max(0, verbAt - nearby), verbAt)
    .trimEnd()
    .replace(/\s(?:is|are|and|also|that|which|now|currently)$/i, '');
  return subjectBefore(before, before.length);
}

function endsWithWords(text: string, words: string): boolean {
  if (!text.endsWith(words)) return false;
  const before = text[text.length - words.length - 1];
  return before === undefined || !/[\p{L}\p{N}]/u.test(before);
}
