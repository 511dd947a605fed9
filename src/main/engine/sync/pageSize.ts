/**
 * How many issues a page asks for. A page of n issues costs (1 + 4n) / 100 points, rounded: 49 issues cost
 * 1.97, so 2 points, whether rounded or rounded up, where 50 would cost 3 rounded up; 24 cost 1. Ten thousand issues
 * are 205 pages of 49: 410 points.
 *
 * A page that is too heavy comes back as a timeout, or as nulls (100 of them seen, and clean at 25), so it
 * is asked for again at the next smaller size; at 1 a null is a hole of its own.
 */
export const pageSizes = [49, 24, 10, 1] as const;

/** The size of a delta's pages: one point each, and most need a single one. */
export const deltaPageSize = 24;

/** So many whole pages, and the next larger size is tried again. */
const pagesBeforeGrowth = 8;

export type PageSizer = {
  current(): number;
  /** Takes the next smaller size; false at the smallest. */
  shrink(): boolean;
  /** Notes a page that came whole. */
  succeeded(): void;
};

/** `largest` bounds the growth; `start` is where an earlier run ended. */
export function createPageSizer(largest: number = pageSizes[0], start: number | null = null): PageSizer {
  const sizes = pageSizes.filter((size) => size <= largest);
  let at = Math.max(
    0,
    sizes.findIndex((size) => size <= (start ?? largest)),
  );
  let whole = 0;
  return {
    current: () => sizes[at] ?? 1,
    shrink() {
      whole = 0;
      if (at >= sizes.length - 1) return false;
      at += 1;
      return true;
    },
    succeeded() {
      whole += 1;
      if (whole < pagesBeforeGrowth || at === 0) return;
      whole = 0;
      at -= 1;
    },
  };
}
