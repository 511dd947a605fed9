/**
 * What the word index holds of a folded text. Letters and digits of scripts that put spaces between words make words.
 * All other characters (kana, kanji, hangul, symbols, emoji) stand side by side without a boundary and make pairs, and
 * the last of a run stands alone: then every two neighbours are a pair, and every single character is the start of one.
 * Trigrams, which the other index holds, find nothing of one or two characters, and most Japanese words have two.
 */

const unspaced = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}`;
const letter = String.raw`[[\p{L}\p{N}\p{M}_]--[${unspaced}]]`;
const runs = new RegExp(String.raw`(${letter}+)|[\S--${letter}]+`, 'gv');
const letters = new RegExp(`^${letter}`, 'v');

/** `#12` and `@hana` are tokens too: the sign stands in most texts, and so do many numbers. */
const signs = ['#', '@'];

/** Whether a word would go on with this character (the first of `text`). */
export function continuesWord(text: string): boolean {
  return letters.test(text);
}

/** The tokens of a folded text, each once, separated by spaces. */
export function indexedTokens(folded: string): string {
  const tokens = new Set<string>();
  for (const { 0: text, 1: word, index } of folded.matchAll(runs)) {
    if (word === undefined) for (const pair of pairsOf(text)) tokens.add(pair);
    else {
      tokens.add(word);
      const sign = folded.charAt(index - 1);
      if (signs.includes(sign)) tokens.add(sign + word);
    }
  }
  return [...tokens].join(' ');
}

/** A token to look for; `open` where it may go on. */
export type WantedToken = { readonly text: string; readonly open: boolean };

/**
 * The tokens that a text has wherever it holds the folded `term`, which begins at a word's start; `whole`: and ends at
 * a word's end.
 */
export function wantedTokens(term: string, whole: boolean): readonly WantedToken[] {
  const wanted: WantedToken[] = [];
  const found = [...term.matchAll(runs)];
  for (const [at, [text, word]] of found.entries()) {
    const last = at === found.length - 1;
    const sign = found[at - 1]?.[0].at(-1) ?? '';
    if (word !== undefined) {
      const adjacent = signs.includes(sign) && term.startsWith(sign, (found[at]?.index ?? 0) - 1);
      wanted.push({ text: adjacent ? sign + word : word, open: last && !whole });
    } else if ([...text].length === 1) wanted.push({ text, open: true });
    else for (const pair of pairsOf(text).slice(0, -1)) wanted.push({ text: pair, open: false });
  }
  return wanted;
}

/** Every two neighbours, then the last character alone. */
function pairsOf(run: string): readonly string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}
