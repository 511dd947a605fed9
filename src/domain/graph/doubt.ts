import { coverage, significantWords } from '../text/words.ts';
import type { IssueKey } from '../tracker.ts';
import type { IssueIndex } from './issueIndex.ts';
import type { PhaseGroups } from './phaseGroups.ts';

/**
 * Finds the issue that the words beside a number mean, where they fit another title and not the number's own:
 * `#978 (Service Layer)` while #978 is an API client and #983 the service layer.
 */
export type DoubtFinder = (label: string, key: IssueKey, speaker: IssueKey) => IssueKey | null;

/** One word fits too many titles to accuse a number. */
const fewestWords = 2;
/** At most this share of the label may stand in the number's own title. */
const poorFit = 0.34;
/** A word that stands in more titles than this tells nothing apart. */
const mostCandidates = 200;

export function doubtFinder(index: IssueIndex, groups: PhaseGroups): DoubtFinder {
  const wordsOf = new Map<IssueKey, readonly string[]>();
  const byStem = new Map<string, IssueKey[]>();
  for (const entry of index.issues) {
    const words = significantWords(entry.titleWords);
    wordsOf.set(entry.key, words);
    for (const stem of new Set(words.map(stemOf))) {
      const known = byStem.get(stem);
      if (known === undefined) byStem.set(stem, [entry.key]);
      else known.push(entry.key);
    }
  }
  const cache = new Map<string, IssueKey | null>();
  const find: DoubtFinder = (label, key, speaker) => {
    const words = significantWords(label);
    if (words.length < fewestWords) return null;
    const own = coverage(words, wordsOf.get(key) ?? []);
    if (own === null || own > poorFit) return null;
    let fewest: readonly IssueKey[] | null = null;
    for (const word of words) {
      const candidates = byStem.get(stemOf(word)) ?? [];
      if (fewest === null || candidates.length < fewest.length) fewest = candidates;
    }
    if (fewest === null || fewest.length > mostCandidates) return null;
    const fitting = fewest.filter(
      (other) =>
        other !== key &&
        other !== speaker &&
        groups.sameGroup(other, speaker) &&
        coverage(words, wordsOf.get(other) ?? []) === 1,
    );
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
  return (label, key, speaker) => {
    const known = `${key} ${speaker} ${label}`;
    let meant = cache.get(known);
    if (meant === undefined) {
      meant = find(label, key, speaker);
      cache.set(known, meant);
    }
    return meant;
  };
}

/** Words that count as the same share their first four letters. */
function stemOf(word: string): string {
  return word.slice(0, 4);
}
