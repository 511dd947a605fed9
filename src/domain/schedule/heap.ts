/** A binary heap of whole numbers, least first by `before`. */
export type Heap = {
  readonly size: () => number;
  readonly push: (item: number) => void;
  /** Undefined when it is empty. */
  readonly pop: () => number | undefined;
  readonly peek: () => number | undefined;
};

export function heapOf(before: (a: number, b: number) => boolean): Heap {
  const items: number[] = [];
  return {
    size: () => items.length,
    peek: () => items[0],
    push(item) {
      let at = items.length;
      items.push(item);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        const above = items[parent] as number;
        if (!before(item, above)) break;
        items[at] = above;
        at = parent;
      }
      items[at] = item;
    },
    pop() {
      const least = items[0];
      const last = items.pop();
      if (last === undefined || items.length === 0) return least;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && before(items[child + 1] as number, items[child] as number))
          child += 1;
        if (!before(items[child] as number, last)) break;
        items[at] = items[child] as number;
        at = child;
      }
      items[at] = last;
      return least;
    },
  };
}
