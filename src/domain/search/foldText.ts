/**
 * What spellings have in common, so that a search finds them all: full and half width (NFKC), upper and lower case,
 * katakana and hiragana, every kind of space, emoji with and without a variation selector.
 */

/** A character with the marks that compose with it: folding one never changes the next. */
const clusters = /[^][\p{M}\uFF9E\uFF9F\u1160-\u11FF]*/gu;
/** Variation selectors, soft hyphens and zero-width spaces: seen by nobody, typed by nobody. */
const unseen = /[\uFE00-\uFE0F\u00AD\u200B\uFEFF]/g;
const beyondAscii = /[^\x00-\x7f]/;

const katakanaToHiragana = 0x60;

function foldPiece(piece: string): string {
  return piece
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/ς/g, 'σ')
    .replace(/[ァ-ヶヽヾ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - katakanaToHiragana));
}

/** The text folded, every run of white space one space. Folding twice changes nothing more. */
export function foldText(text: string): string {
  const folded = beyondAscii.test(text) ? foldPiece(text) : text.toLowerCase();
  return folded.replace(/\s+/g, ' ');
}

/** A folded text, and for each of its UTF-16 units and its end where it came from. */
export type Folded = { readonly text: string; readonly from: readonly number[] };

/** As `foldText`, with the way back to the text itself. For a line: it takes some 20 times as long. */
export function foldWithWayBack(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    for (const unit of foldPiece(cluster).replace(/\s+/g, ' ').split('')) {
      if (unit === ' ' && folded.endsWith(' ')) continue;
      folded += unit;
      from.push(index);
    }
  }
  from.push(text.length);
  return { text: folded, from };
}
