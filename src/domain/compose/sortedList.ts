/**
 * A list kept in order while single items come and go. Past some changes at once, sorting anew is cheaper than moving
 * the tail of the list for each of them.
 */
const mostSingleMoves = 64;

export class SortedList<Item> {
  readonly #compare: (a: Item, b: Item) => number;
  #items: readonly Item[] = [];

  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare;
  }

  /** The same array until something changes. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** Takes items out (by identity) and others in. */
  change(removed: readonly Item[], added: readonly Item[]): void {
    if (removed.length === 0 && added.length === 0) return;
    if (removed.length + added.length > mostSingleMoves) {
      const gone = new Set(removed);
      const stay = gone.size === 0 ? this.#items : this.#items.filter((item) => !gone.has(item));
      this.#items = [...stay, ...added].sort(this.#compare);
      return;
    }
    const items = [...this.#items];
    for (const item of removed) {
      let at = this.#first(items, item);
      while (at < items.length && items[at] !== item) at += 1;
      items.splice(at, 1);
    }
    for (const item of added) items.splice(this.#first(items, item), 0, item);
    this.#items = items;
  }

  /** Where items of this place in the order begin. */
  #first(items: readonly Item[], item: Item): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(items[middle] as Item, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
