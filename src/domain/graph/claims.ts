import type { Evidence } from '../evidence.ts';
import type { EdgeKind } from '../programme.ts';

/**
 * What one line says about the order of work, before anyone knows which issues exist. Claims are read from one body
 * alone, so they can be kept as long as that body does not change; names are resolved later, over the whole tracker.
 */

/** What a claim names. */
export type Target =
  /**
   * What the line is about when it names nothing: the issue or phase of the heading or list item above it, else the
   * issue that the text stands on. Which of the two a phase heading means shows only with all issues known.
   */
  | { readonly kind: 'self'; readonly heading: Target | null }
  /** `label` is the wording beside the number, `(Service Layer)`, by which a wrong number is noticed. */
  | {
      readonly kind: 'issue';
      readonly repository: string | null;
      readonly number: number;
      /** Last number of a range; `number` again for a single issue. */
      readonly last: number;
      readonly label: string | null;
      readonly text: string;
    }
  | {
      readonly kind: 'phase';
      readonly first: string;
      readonly last: string;
      readonly label: string | null;
      readonly text: string;
    }
  /** `P0-3`: resolved through the body that defines it, else unresolved. */
  | { readonly kind: 'local'; readonly id: string; readonly text: string }
  | { readonly kind: 'placeholder'; readonly text: string };

export type LinkKind = 'parent' | 'related' | 'order' | 'parallel';

/** `blocks` and `soft` become edges, the others links. */
export type Relation = EdgeKind | LinkKind;

/**
 * Each of `from` stands in the relation to each of `to`: `from` blocks `to`, is the parent of `to`, comes before `to`.
 * For `parallel` the two lists are alike and every pair is meant.
 */
export type Claim = {
  readonly relation: Relation;
  readonly from: readonly Target[];
  readonly to: readonly Target[];
  /** `stated`: the text stands on the issue that it speaks of; `planned`: it names both. */
  readonly strength: 'stated' | 'planned';
  readonly evidence: Evidence;
  /** A checklist makes children only in an epic. */
  readonly onlyInContainer: boolean;
};
