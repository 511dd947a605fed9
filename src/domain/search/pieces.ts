import { filterNamed, type FilterDefinition } from './filters.ts';

/** A part of a query as it stands in the text, `[start, end)`. */
export type QueryPiece = {
  readonly start: number;
  readonly end: number;
  readonly excluded: boolean;
} & (
  | { readonly kind: 'term'; readonly text: string; readonly exact: boolean }
  | {
      readonly kind: 'filter';
      readonly filter: FilterDefinition;
      readonly values: readonly string[];
      /** Where the last value begins: what is being typed. */
      readonly valueStart: number;
    }
  /** `name:value` with a name that no filter has; `text` is the whole of it. */
  | { readonly kind: 'unknown-filter'; readonly text: string }
);

const space = /\s/;
const colons = ':：';
const minuses = '-－';
const commas = ',，、';
const closingQuote: Readonly<Record<string, string>> = { '"': '"', '“': '”', '”': '”', '„': '“', '＂': '＂' };
const filterName = /^[a-z]{2,20}$/i;

/**
 * The parts of a query, in their order, in one pass. Between them stands white space, also the ideographic one; colon,
 * comma, minus and quotation marks may be full-width. A quotation mark that nobody closes holds to the end.
 */
export function piecesOf(text: string): readonly QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let at = 0;
  while (at < text.length) {
    if (space.test(text.charAt(at))) at += 1;
    else {
      const piece = pieceAt(text, at);
      if (piece.kind !== 'term' || piece.text !== '') pieces.push(piece);
      at = piece.end;
    }
  }
  return pieces;
}

function pieceAt(text: string, start: number): QueryPiece {
  const following = text.charAt(start + 1);
  const excluded = minuses.includes(text.charAt(start)) && following !== '' && !space.test(following);
  const from = excluded ? start + 1 : start;
  if (text.charAt(from) in closingQuote) {
    const quoted = quotedAt(text, from);
    return { kind: 'term', text: quoted.text, exact: true, excluded, start, end: quoted.end };
  }
  let end = from;
  while (end < text.length && !space.test(text.charAt(end)) && !colons.includes(text.charAt(end))) end += 1;
  const name = text.slice(from, end);
  if (end < text.length && colons.includes(text.charAt(end)) && filterName.test(name)) {
    const filter = filterNamed(name);
    if (filter !== null) return { ...valuesAt(text, end + 1), kind: 'filter', filter, excluded, start };
    end = wordEnd(text, end);
    // An address or a time is a word like others; a filter's value follows its colon at once.
    if (!text.startsWith('//', from + name.length + 1) && end > from + name.length + 1) {
      return { kind: 'unknown-filter', text: text.slice(from, end), excluded, start, end };
    }
  } else end = wordEnd(text, end);
  return { kind: 'term', text: text.slice(from, end), exact: false, excluded, start, end };
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !space.test(text.charAt(end))) end += 1;
  return end;
}

/** `bug,"to do"`: values up to white space; one in quotes may hold anything. */
function valuesAt(text: string, start: number) {
  const values: string[] = [];
  let at = start;
  for (;;) {
    const valueStart = at;
    let value: string;
    if (text.charAt(at) in closingQuote) {
      const quoted = quotedAt(text, at);
      value = quoted.text;
      at = quoted.end;
    } else {
      while (at < text.length && !space.test(text.charAt(at)) && !commas.includes(text.charAt(at))) at += 1;
      value = text.slice(valueStart, at);
    }
    if (value !== '') values.push(value);
    if (at >= text.length || !commas.includes(text.charAt(at))) return { values, valueStart, end: at };
    at += 1;
  }
}

/** From an opening quotation mark to its closing one, both left out; white space within counts once. */
function quotedAt(text: string, start: number): { readonly text: string; readonly end: number } {
  const closing = closingQuote[text.charAt(start)] ?? '"';
  const found = text.indexOf(closing, start + 1);
  const to = found < 0 ? text.length : found;
  return {
    text: text
      .slice(start + 1, to)
      .replace(/["\s]+/g, ' ')
      .trim(),
    end: found < 0 ? text.length : found + 1,
  };
}
