import { filters, type FilterName } from './filters.ts';
import { foldText } from './foldText.ts';
import { parseQuery } from './parseQuery.ts';
import { piecesOf, type QueryPiece } from './pieces.ts';
import { printFilter } from './printQuery.ts';

/** What may stand for the part of a query that is being typed, `[start, end)` of its text. */
export type Suggestions = {
  readonly start: number;
  readonly end: number;
  readonly options: readonly string[];
};

/** Names that the tracker gives: values for `worker:`, `label:` and so on. */
export type KnownNames = Partial<Readonly<Record<FilterName, readonly string[]>>>;

const nothing: Suggestions = { start: 0, end: 0, options: [] };

/**
 * Filters and their values for what stands before the caret: `wo` → `worker:`, `is:bl` → `is:blocked`, `label:bug,do` →
 * `label:bug,docs`. Values that begin so come before those that hold it.
 */
export function suggestionsAt(text: string, caret: number, known: KnownNames, most: number): Suggestions {
  const piece = piecesOf(text.slice(0, caret)).at(-1);
  if (piece === undefined || piece.end !== caret) return nothing;
  const sign = piece.excluded ? '-' : '';
  const end = endOfPiece(text, caret);
  const options = (found: readonly string[]) => ({
    start: piece.start,
    end,
    options: found.slice(0, most).map((option) => sign + option),
  });
  switch (piece.kind) {
    case 'filter':
      return options(valuesFor(piece, text.slice(piece.valueStart, caret), known));
    case 'term': {
      const typed = piece.text.toLowerCase();
      const names = Object.values(filters).filter(({ name, aliases }) =>
        [name, ...aliases].some((other) => other.startsWith(typed)),
      );
      return piece.exact ? nothing : options(names.map(({ name }) => `${name}:`));
    }
    case 'unknown-filter':
      return nothing;
  }
}

function valuesFor(
  { filter, values }: QueryPiece & { kind: 'filter' },
  typed: string,
  known: KnownNames,
): readonly string[] {
  const wanted = foldText(typed.replace(/^["“”„＂]/, '')).trim();
  const chosen = wanted === '' ? values : values.slice(0, -1);
  const all = filter.form === 'named' ? (known[filter.name] ?? []) : filter.values;
  const free = all.filter((value) => !chosen.includes(value));
  const folded = free.map((value) => ({ value, folded: foldText(value) }));
  const fitting = [
    ...folded.filter((one) => one.folded.startsWith(wanted)),
    ...folded.filter((one) => !one.folded.startsWith(wanted) && one.folded.includes(wanted)),
  ];
  // A value that is written out needs no help.
  if (fitting.length === 1 && fitting[0]?.folded === wanted) return [];
  return fitting.map(({ value }) => printFilter(filter.name, [...chosen, value]));
}

function endOfPiece(text: string, caret: number): number {
  let end = caret;
  while (end < text.length && !/\s/.test(text.charAt(end))) end += 1;
  return end;
}

/** The text with an option in the place of what was being typed, and where the caret stands then. */
export function withSuggestion(
  text: string,
  { start, end }: Suggestions,
  option: string,
): { readonly text: string; readonly caret: number } {
  const inserted = option.endsWith(':') ? option : `${option} `;
  const rest = text.slice(end).replace(/^\s+/, '');
  return { text: text.slice(0, start) + inserted + rest, caret: start + inserted.length };
}

/** The text without a filter whose value is still being typed: what can be searched meanwhile. */
export function settledText(text: string, { start, end, options }: Suggestions): string {
  if (options.length === 0) return text;
  const typed = parseQuery(text.slice(start, end));
  const unfinished = typed.problems.some(({ kind }) => kind !== 'unknown-filter');
  return unfinished ? `${text.slice(0, start)}${text.slice(end)}` : text;
}
