import { findReferences, type Reference } from '../text/references.ts';
import { remembered } from '../text/remembered.ts';
import type { Target } from './claims.ts';

/** Reads the value of a dependency line: which issues and phases it names, in whose words, and how far they must be. */

export type NamedTarget = {
  readonly target: Target;
  /** `in progress`, `started`: it need not be finished. */
  readonly soft: boolean;
  readonly start: number;
  readonly end: number;
};

export type TargetList = { readonly named: readonly NamedTarget[]; readonly empty: boolean };

const emptyWords = new Set([
  ...[
    'none',
    'n/a',
    'na',
    'nothing',
    'nil',
    'null',
    'no',
    'no dependencies',
    'no blockers',
    'not applicable',
  ],
  ...['なし', '無し', '無', 'ナシ', '特になし', '該当なし', '不要', '-', '–', '—', 'ー', '―', '--', '---'],
]);

/** `None`, `なし`, `-`, `N/A`, also with words behind it: `None (ready to start)`. */
export function isEmptyValue(value: string): boolean {
  const bare = value
    .slice(0, 80)
    .replace(/[*_`|]/g, ' ')
    .trim()
    .toLowerCase();
  if (bare === '' || emptyWords.has(bare)) return true;
  const plain = bare.replace(/^[^\p{L}\p{N}\-–—#\[(]+/u, '');
  const head =
    /^(?:none|n\/a|nothing|no dependencies|no blockers|not applicable|特になし|該当なし|なし|無し)/.exec(
      plain,
    );
  if (head === null) return false;
  return !/^[\p{L}\p{N}]/u.test(plain.slice(head[0].length)) || /[ぁ-ん一-龠]$/.test(head[0]);
}

const denied = /(?:\bnot|\bno longer|\binstead of|\brather than)(?: (?:on|by|for|upon))?\s*$/i;

/** The whole of a label says that work must have begun: `#12 (in progress)`; `(Progress API)` is a title. */
const softLabel =
  /^(?:must (?:be|have) )?(?:in[ -]progress|started|under ?way|begun|kicked off|進行中|着手(?:済み?)?|開始済み?)$/i;

const softWords = [
  'in progress',
  'in-progress',
  'progress',
  'started',
  'underway',
  'under way',
  'begun',
  'kicked off',
];
const softJapanese = ['進行中', '着手', '開始済'];

/** The targets of a value in order, with labels and how far each must be. Linear in the value's length. */
export const readTargets: (value: string) => TargetList = remembered(scanTargets);

function scanTargets(value: string): TargetList {
  if (isEmptyValue(value)) return { named: [], empty: true };
  const references = findReferences(value);
  const named: NamedTarget[] = [];
  const qualifiers: ('soft' | 'hard' | null)[] = [];
  for (let index = 0; index < references.length; index += 1) {
    const reference = references[index];
    if (reference === undefined || isAside(value, reference.start)) continue;
    const label = labelAfter(value, reference.end, references[index + 1]);
    // What stands inside the label only describes: `#966 (P0-2: IAM)`. A phase with its number in brackets is that issue.
    let inside = index + 1;
    let alias: Reference | null = null;
    while (label !== null && (references[inside]?.start ?? Infinity) < label.end) {
      const other = references[inside];
      if (other?.kind === 'issue' && reference.kind !== 'issue' && alias === null) alias = other;
      inside += 1;
    }
    const next = references[inside];
    const tail = value.slice(
      label?.end ?? reference.end,
      Math.min(next?.start ?? value.length, reference.end + 200),
    );
    const begun = label !== null && softLabel.test(label.text);
    const words = begun ? null : (label?.text ?? bareLabel(tail, next !== undefined));
    const end = label?.end ?? reference.end;
    for (const target of targetsOf(alias ?? reference, words)) {
      named.push({ target, soft: false, start: reference.start, end });
      qualifiers.push(begun ? 'soft' : qualifier(tail));
    }
    index = inside - 1;
  }
  let current: 'soft' | 'hard' = 'hard';
  const softened: NamedTarget[] = [];
  for (let index = named.length - 1; index >= 0; index -= 1) {
    current = qualifiers[index] ?? current;
    const item = named[index];
    if (item !== undefined) softened.push(current === 'soft' ? { ...item, soft: true } : item);
  }
  const result = softened.reverse();
  if (result.every(({ target }) => target.kind === 'placeholder')) return { named: result, empty: false };
  // Beside real references `TBD` is a remark on them, `#978-982 (TBD)`; `#TBD` stands for one more of them.
  const isRemark = ({ target }: NamedTarget) => target.kind === 'placeholder' && !target.text.startsWith('#');
  return { named: result.filter((item) => !isRemark(item)), empty: false };
}

/** `(see #13)`, `(like #12)`, `but not on #13`: mentioned beside the value, not part of it. */
function isAside(value: string, at: number): boolean {
  if (at < 3) return false;
  const before = value.slice(Math.max(0, at - 24), at);
  return denied.test(before) || mention.test(before);
}
const mention =
  /[(（]\s*(?:see|cf\.?|e\.g\.|like|similar to|same as|related to|related|formerly|was|参照|例)[\s:：]*$/i;

export function targetsOf(reference: Reference, label: string | null): readonly Target[] {
  switch (reference.kind) {
    case 'issue':
      return [
        {
          kind: 'issue',
          repository: reference.repository,
          number: reference.first,
          last: reference.last,
          // The wording behind a range describes all of it, not the last number.
          label: reference.first === reference.last ? label : null,
          text: reference.text,
        },
      ];
    case 'phase':
      return [{ kind: 'phase', first: reference.first, last: reference.last, label, text: reference.text }];
    case 'local':
      return [{ kind: 'local', id: reference.id, text: reference.text }];
    case 'placeholder':
      return [{ kind: 'placeholder', text: reference.text }];
  }
}

/** The brackets directly behind a reference: `#978 (API Client)`, `**#978** (API Client)`. */
function labelAfter(
  value: string,
  at: number,
  next: Reference | undefined,
): { text: string; end: number } | null {
  let open = at;
  while (open - at < 6 && ' *_]'.includes(value[open] ?? '')) open += 1;
  const bracket = value[open];
  if (bracket !== '(' && bracket !== '（') return null;
  if (next !== undefined && next.start < open) return null;
  let depth = 0;
  const limit = Math.min(value.length, open + 300);
  for (let end = open; end < limit; end += 1) {
    const character = value[end];
    if (character === '(' || character === '（') depth += 1;
    if (character === ')' || character === '）') depth -= 1;
    if (depth === 0) return { text: value.slice(open + 1, end).trim(), end: end + 1 };
  }
  return null;
}

/** Words behind a reference without brackets, up to the next comma or reference: `#972: PostgreSQL Connection`. */
function bareLabel(tail: string, more: boolean): string | null {
  const words = (tail.split(/[,;、；|→]|->|=>/, 1)[0] ?? '').replace(/^[^\p{L}\p{N}]+/u, '').trim();
  if (words === '' || words.length > 80) return null;
  return more && /^(?:and|or|to|&|\+|と)$/i.test(words) ? null : words;
}

function qualifier(tail: string): 'soft' | 'hard' | null {
  const lower = tail.toLowerCase();
  if (softWords.some((word) => lower.includes(word)) || softJapanese.some((word) => tail.includes(word))) {
    return 'soft';
  }
  return /\b(?:complete|done|finished|merged|closed|deployed|完了)|完了/.test(lower) ? 'hard' : null;
}
