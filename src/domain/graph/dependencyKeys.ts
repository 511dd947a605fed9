/**
 * The words before the colon (or the table pipe), and what they make of the references behind it.
 * Compared in lower case, without emphasis, with `-` and `_` as spaces; COORDINATION's table is the source.
 */

export type KeyMeaning =
  /** The named block this one. */
  | 'needs'
  /** The named must have started. */
  | 'needs-started'
  /** This one blocks the named. */
  | 'blocks'
  | 'parent'
  /** The named are parts of this one. */
  | 'children'
  | 'related'
  | 'previous'
  | 'next'
  | 'parallel';

const keysOf: Readonly<Record<KeyMeaning, readonly string[]>> = {
  needs: [
    ...[
      'depends on',
      'depend on',
      'depends',
      'depends upon',
      'dependent on',
      'dependency',
      'dependencies',
      'deps',
    ],
    ...[
      'requires',
      'require',
      'required',
      'needs',
      'need',
      'waiting for',
      'waiting on',
      'waits for',
      'wait for',
    ],
    ...[
      'waits on',
      'blocked by',
      'is blocked by',
      'blocked on',
      'blocker',
      'blockers',
      'blocking dependencies',
    ],
    ...[
      'prerequisite',
      'prerequisites',
      'pre requisite',
      'pre requisites',
      'prereq',
      'prereqs',
      'after',
      'must follow',
    ],
    ...[
      'starts after',
      'start after',
      'must wait for',
      'blocked until',
      'cannot start until',
      'runs after',
      'parallel after',
      'preceded by',
      'hard dependencies',
    ],
    ...['upstream', 'upstream dependencies', 'predecessor', 'predecessors', 'must come after', 'gated by'],
    ...[
      '依存',
      '依存関係',
      '依存先',
      '依存元',
      '前提',
      '前提条件',
      'ブロック元',
      'ブロッカー',
      '先行',
      '待ち',
      '要',
    ],
    ...['被ブロック', 'ブロックされている', 'ブロック要因', '先行タスク', '前提タスク', '依存タスク'],
  ],
  'needs-started': [
    'soft depends on',
    'soft dependency',
    'soft dependencies',
    'soft blocked by',
    'starts with',
  ],
  blocks: [
    ...[
      'blocks',
      'blocking',
      'is blocking',
      'unblocks',
      'required by',
      'needed by',
      'prerequisite for',
      'before',
    ],
    ...['downstream', 'successor', 'successors', 'must precede', 'must come before', 'followed by'],
    ...['ブロック', 'ブロック対象', 'ブロック先', '後続', '後続タスク', 'ブロックする'],
  ],
  parent: [
    ...[
      'parent',
      'parents',
      'parent epic',
      'parent epics',
      'part of',
      'epic',
      'child of',
      'sub issue of',
      'subtask of',
    ],
    ...['sub task of', 'belongs to', 'tracked by', 'tracked in', 'parent task'],
    ...['親', '親エピック', '親タスク', 'エピック', '上位'],
  ],
  children: [
    ...['sub issue', 'sub issues', 'subissues', 'child', 'children', 'child issues', 'sub tasks', 'subtasks'],
    ...['子', '子タスク', 'サブ', 'サブタスク'],
  ],
  related: [
    ...[
      'related',
      'related to',
      'relates to',
      'relates',
      'relation',
      'see',
      'see also',
      'ref',
      'refs',
      'reference',
    ],
    ...['references', 'cf', 'links', '関連', '参照', '参考', '関連リンク'],
  ],
  previous: ['previous', 'prev', 'previous task', '前', '前の', '前タスク'],
  next: ['next', 'next task', 'next up', '次', '次の', '次タスク'],
  parallel: [
    ...[
      'parallel',
      'parallel with',
      'in parallel',
      'in parallel with',
      'can run parallel with',
      'runs parallel to',
    ],
    ...['can run in parallel with', '並列', '並行', '並列実行', '並行実行'],
  ],
};

const meanings = new Map<string, KeyMeaning>();
for (const meaning of Object.keys(keysOf) as KeyMeaning[]) {
  for (const key of keysOf[meaning]) meanings.set(key, meaning);
}

/** Said without `issue` these are headings of prose; with it they are keys. */
const onlyWithNoun = new Set(['previous', 'prev', 'next', '前', '前の', '次', '次の', '子', 'サブ', '要']);
/** Nouns that may follow or precede a key and change nothing. */
const nouns = [
  'issues',
  'issue',
  'tasks',
  'task',
  'tickets',
  'ticket',
  'イシュー',
  'タスク',
  'チケット',
  'の',
];
const adjectives = [
  'hard',
  'strict',
  'direct',
  'blocking',
  'issue',
  'task',
  'key',
  'main',
  'main issue',
  'github',
];

/** First words of all keys, and first characters of those that are written without spaces: a cheap way to say no. */
const firstWords = new Set<string>();
const firstCharacters = new Set<string>();
for (const key of [...meanings.keys(), ...adjectives]) {
  if (key.charCodeAt(0) > 0x7f) firstCharacters.add(key.charAt(0));
  else firstWords.add(key.split(' ', 1)[0] ?? '');
}
const firstLetters = /[a-z]+|[^\P{L}a-z]/iu;

function mayBeKey(text: string): boolean {
  const first = firstLetters.exec(text)?.[0];
  if (first === undefined) return false;
  return first.charCodeAt(0) > 0x7f ? firstCharacters.has(first) : firstWords.has(first.toLowerCase());
}

/** Longest key worth looking at, with an adjective and a noun. */
export const longestKey = 60;

/**
 * The meaning of the words before a colon; null where they are no key. `text` may still hold emphasis, emoji and a
 * remark in brackets: `**Depends on** (hard)`.
 */
export function meaningOfKey(text: string): KeyMeaning | null {
  if (text.length > longestKey * 2 || !mayBeKey(text)) return null;
  const slash = text.indexOf('/');
  if (slash > 0) {
    // `Parent Issue/Epic`, `Blocked by / Depends on`: either half says it.
    return meaningOfOne(text.slice(0, slash)) ?? meaningOfOne(text.slice(slash + 1)) ?? meaningOfOne(text);
  }
  return meaningOfOne(text);
}

function meaningOfOne(text: string): KeyMeaning | null {
  const key = normaliseKey(text);
  if (key === '' || key.length > longestKey) return null;
  const exact = meanings.get(key);
  if (exact !== undefined && !onlyWithNoun.has(key)) return exact;
  const withoutNoun = stripNoun(key);
  const bare = meanings.get(withoutNoun);
  if (bare !== undefined && withoutNoun !== key) return bare;
  for (const adjective of adjectives) {
    if (!key.startsWith(`${adjective} `)) continue;
    const rest = meanings.get(stripNoun(key.slice(adjective.length + 1)));
    if (rest !== undefined && rest !== 'previous' && rest !== 'next') return rest;
  }
  return null;
}

function stripNoun(key: string): string {
  for (const noun of nouns) {
    if (!key.endsWith(noun)) continue;
    const rest = key.slice(0, -noun.length);
    // `親Issue` runs together, `parent issue` does not; `dissue` would be neither.
    if (rest.endsWith(' ') || /[^a-z]$/.test(rest)) return rest.trimEnd();
  }
  return key;
}

/** Lower case, no emphasis, no marks at the ends, single spaces, no remark in brackets at the end. */
export function normaliseKey(text: string): string {
  let key = text.slice(0, longestKey * 2).toLowerCase();
  const bracket = key.search(/[(（]/);
  if (bracket > 0) key = key.slice(0, bracket);
  key = key.replace(/[*_`~]/g, ' ').replace(/[-‐‑]/g, ' ');
  key = key.replace(/[^\p{L}\p{N} ]/gu, ' ').replace(/ +/g, ' ');
  return key.trim();
}
