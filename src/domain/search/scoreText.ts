import { foldText } from './foldText.ts';
import type { SearchTerm } from './query.ts';
import { continuesWord } from './tokens.ts';

/** The terms of a query, folded, ready to be looked for in folded texts. */
export type WantedTerms = {
  readonly wanted: readonly FoldedTerm[];
  readonly excluded: readonly FoldedTerm[];
  /** All wanted terms side by side; null where there is one only. */
  readonly phrase: string | null;
};
export type FoldedTerm = { readonly text: string; readonly exact: boolean };

export function wantedTerms(terms: readonly SearchTerm[]): WantedTerms {
  const folded = terms
    .map(({ text, exact, excluded }) => ({ text: foldText(text).trim(), exact, excluded }))
    .filter(({ text }) => text !== '');
  const wanted = folded.filter(({ excluded }) => !excluded);
  return {
    wanted,
    excluded: folded.filter(({ excluded }) => excluded),
    phrase: wanted.length > 1 ? wanted.map(({ text }) => text).join(' ') : null,
  };
}

/** Where a term stands: as a word of its own, at the start of one, or somewhere within. */
export type Fit = 'whole' | 'start' | 'within';
export type Occurrence = { readonly at: number; readonly fit: Fit };

/** Further places of a term in one text say nothing more about how well it fits. */
const mostOccurrences = 24;

/** A shorter term stands within half of all words, and no index finds it there. */
const shortestWithin = 3;

/**
 * Where a term stands in a folded text; kana, kanji and symbols have no word around them and are always whole. One or
 * two letters count at the start of a word only.
 */
export function occurrencesIn(folded: string, { text, exact }: FoldedTerm): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const within = !exact && (text.length > 2 * shortestWithin || [...text].length >= shortestWithin);
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
    const fit = fitAt(folded, text, at);
    if (fit === 'whole' || (fit === 'start' && !exact) || (fit === 'within' && within))
      found.push({ at, fit });
    if (found.length === mostOccurrences) break;
  }
  return found;
}

function fitAt(folded: string, term: string, at: number): Fit {
  const end = at + term.length;
  if (at > 0 && continuesWord(characterBefore(folded, at)) && continuesWord(term)) return 'within';
  const cutAfter =
    end < folded.length &&
    continuesWord(folded.slice(end, end + 2)) &&
    continuesWord(characterBefore(term, term.length));
  return cutAfter ? 'start' : 'whole';
}

/** The character that ends at that place, both its units where it has two. */
function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : at - 1, at);
}

/** How well a folded text holds the terms: 0 not at all, up to about 1. */
const weightOfFit = { whole: 1, start: 0.65, within: 0.3 } as const;
/** Characters between two words at which their nearness counts half. */
const halfNear = 40;
/** Places of a term at which its frequency counts half. */
const halfFrequent = 2;

/**
 * Scores a folded text: fit of the terms (the worst one and the mean), their nearness, their frequency against the
 * text's length. `head` is a folded text that counts as well and more, an issue's title before its body. Null where a
 * term is missing or an excluded one is there.
 */
export function scoreText(folded: string, terms: WantedTerms, head = ''): number | null {
  const { wanted, excluded, phrase } = terms;
  for (const term of excluded) {
    if (hasWord(folded, term) || (head !== '' && hasWord(head, term))) return null;
  }
  let worst = 1;
  let sum = 0;
  let places = 0;
  const inText: (readonly Occurrence[])[] = [];
  for (const term of wanted) {
    const found = occurrencesIn(folded, term);
    const inHead = head === '' ? [] : occurrencesIn(head, term);
    if (found.length + inHead.length === 0) return null;
    const fit = Math.max(bestFit(found), bestFit(inHead));
    worst = Math.min(worst, fit);
    sum += fit;
    places += found.length;
    inText.push(found);
  }
  if (wanted.length === 0) return 1;
  const fit = (worst + sum / wanted.length) / 2;
  const near = phrase === null || folded.includes(phrase) ? 1 : nearness(inText);
  const frequency = places / (places + halfFrequent);
  const short = 1 / (1 + folded.length / 4_000);
  return fit * (0.4 + 0.45 * near) + fit * 0.15 * frequency * short;
}

/** An excluded word takes out texts that hold it as a word, or a word that begins so. */
function hasWord(folded: string, term: FoldedTerm): boolean {
  return occurrencesIn(folded, term).some(({ fit }) => fit !== 'within');
}

function bestFit(found: readonly Occurrence[]): number {
  return found.reduce((best, { fit }) => Math.max(best, weightOfFit[fit]), 0);
}

/** 1 for terms that touch, less with the distance; 0 where one stands in the head alone. */
function nearness(places: readonly (readonly Occurrence[])[]): number {
  const rarest = places.reduce((a, b) => (b.length < a.length ? b : a), places[0] ?? []);
  let closest = Infinity;
  for (const { at } of rarest) {
    let spread = 0;
    for (const of of places) {
      spread = Math.max(
        spread,
        of.reduce((near, other) => Math.min(near, Math.abs(other.at - at)), Infinity),
      );
    }
    closest = Math.min(closest, spread);
  }
  return closest === Infinity ? 0 : halfNear / (halfNear + closest);
}
