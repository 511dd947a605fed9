/**
 * Words of titles and labels, to tell whether a label fits a title. Lower case, split at anything that is neither
 * letter nor digit and between scripts, so that `IAM権限` holds `iam`. Numbers and filler words do not count.
 */

const filler = new Set([
  ...[
    'a',
    'an',
    'the',
    'of',
    'for',
    'and',
    'or',
    'to',
    'in',
    'on',
    'with',
    'from',
    'by',
    'at',
    'is',
    'be',
    'are',
  ],
  ...[
    'all',
    'any',
    'this',
    'that',
    'these',
    'issue',
    'issues',
    'task',
    'tasks',
    'phase',
    'phases',
    'wave',
    'day',
  ],
  ...[
    'week',
    'epic',
    'complete',
    'completed',
    'done',
    'ready',
    'pending',
    'in',
    'progress',
    'tbd',
    'planning',
  ],
  ...[
    'must',
    'first',
    'see',
    'also',
    'part',
    'parts',
    'only',
    'closed',
    'open',
    'blocked',
    'waiting',
    'finished',
  ],
  ...[
    'min',
    'mins',
    'hour',
    'hours',
    'days',
    'weeks',
    'worker',
    'workers',
    'parallel',
    'sequential',
    'after',
  ],
]);

/** Short names that stand for longer ones in labels. */
const longForm: ReadonlyMap<string, string> = new Map([
  ['auth', 'authentication'],
  ['authn', 'authentication'],
  ['authz', 'authorization'],
  ['db', 'database'],
  ['org', 'organization'],
  ['orgs', 'organization'],
  ['perf', 'performance'],
  ['infra', 'infrastructure'],
  ['docs', 'documentation'],
  ['doc', 'documentation'],
  ['config', 'configuration'],
  ['mgmt', 'management'],
  ['admin', 'administration'],
  ['impl', 'implementation'],
  ['deploy', 'deployment'],
  ['setup', 'setup'],
]);

const token = /[a-z0-9]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{L}+/gu;

/** A title is short; what comes after this many characters decides nothing. */
const readLimit = 300;

export function significantWords(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.slice(0, readLimit).toLowerCase().matchAll(token)) {
    const word = match[0];
    if (filler.has(word) || !/\p{L}/u.test(word) || word.length < 2) continue;
    const whole = longForm.get(word) ?? singular(word);
    if (!found.includes(whole)) found.push(whole);
  }
  return found;
}

/** Share of the label's words that the title holds, 0 to 1; null where the label has no word that counts. */
export function coverage(label: readonly string[], title: readonly string[]): number | null {
  if (label.length === 0) return null;
  let held = 0;
  for (const word of label) {
    if (title.some((other) => sameWord(word, other))) held += 1;
  }
  return held / label.length;
}

/** Equal, or one begins with the other's four or more letters (`deploy`, `deployment`; `migrate`, `migration`). */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = a.length < b.length ? a : b;
  const longer = a.length < b.length ? b : a;
  if (shorter.length < 4) return false;
  return longer.startsWith(shorter) || (shorter.length >= 6 && longer.startsWith(shorter.slice(0, -1)));
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
