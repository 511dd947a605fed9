import type { FilterName } from './filters.ts';

/** A word or a phrase. `exact`, written in quotes: these words side by side, from a word's start to a word's end. */
export type SearchTerm = { readonly text: string; readonly exact: boolean; readonly excluded: boolean };

/** `label:bug,docs`: one of the values must hold; excluded (`-label:bug`): none. */
export type SearchFilter = {
  readonly name: FilterName;
  readonly values: readonly string[];
  readonly excluded: boolean;
};

/** What was asked for and does not exist; `known` is what there is. */
export type SearchProblem =
  /** Searched as a word. */
  | { readonly kind: 'unknown-filter'; readonly text: string; readonly known: readonly string[] }
  /** Nothing can fit it, so nothing is found. */
  | {
      readonly kind: 'unknown-value';
      readonly filter: FilterName;
      readonly text: string;
      readonly known: readonly string[];
    }
  /** A filter without a value is passed over. */
  | { readonly kind: 'no-value'; readonly filter: FilterName; readonly known: readonly string[] };

/** A text as asked: all terms and all filters must hold. */
export type SearchQuery = {
  readonly terms: readonly SearchTerm[];
  readonly filters: readonly SearchFilter[];
  readonly problems: readonly SearchProblem[];
};
