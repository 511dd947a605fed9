/**
 * Counts the crossings between two neighbouring layers: pairs of edges whose ends stand in opposite order.
 * `left` and `right` are the ends' places in their layers, `edges` sorted by `left`, then `right`.
 * Accumulator tree, O(E log V): Barth, Jünger, Mutzel, "Simple and efficient bilayer cross counting" (2002).
 */
export function countInversions(right: ArrayLike<number>, places: number): number {
  let size = 1;
  while (size < places) size *= 2;
  const tree = new Int32Array(2 * size);
  let crossings = 0;
  for (let e = 0; e < right.length; e++) {
    let index = right[e]! + size;
    tree[index]!++;
    while (index > 1) {
      if (index % 2 === 0) crossings += tree[index + 1]!;
      index >>= 1;
      tree[index]!++;
    }
  }
  return crossings;
}

/**
 * Crossings of edges between two layers given as real coordinates, however they were drawn: the measure by
 * which layouts of different origin are compared. Edges that share an end do not cross.
 */
export function crossingsBetween(
  segments: readonly { readonly left: number; readonly right: number }[],
): number {
  const sorted = [...segments].sort((a, b) => a.left - b.left || a.right - b.right);
  const distinct = [...new Set(sorted.map(({ right }) => right))].sort((a, b) => a - b);
  const place = new Map(distinct.map((value, index) => [value, index]));
  return countInversions(
    sorted.map(({ right }) => place.get(right)!),
    distinct.length,
  );
}
