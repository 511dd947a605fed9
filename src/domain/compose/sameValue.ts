/**
 * Whether two plain values (data, arrays, maps with primitive keys) say the same. What is the same object is not
 * looked into: readings of texts that did not change are shared, so that most comparisons end at once.
 */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let at = 0; at < a.length; at += 1) if (!sameValue(a[at], b[at])) return false;
    return true;
  }
  if (a instanceof Map) {
    if (!(b instanceof Map) || a.size !== b.size) return false;
    for (const [key, value] of a) if (!b.has(key) || !sameValue(value, b.get(key))) return false;
    return true;
  }
  if (Array.isArray(b) || b instanceof Map) return false;
  const [first, second] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(first);
  if (names.length !== Object.keys(second).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(second, name) || !sameValue(first[name], second[name])) return false;
  }
  return true;
}

/** The value from before where it says the same, so that whoever compares by identity sees no change. */
export function kept<Value>(before: Value | undefined, after: Value): Value {
  return before !== undefined && sameValue(before, after) ? before : after;
}

/** The list from before where nothing in it became another object. */
export function keptList<Item>(before: readonly Item[], after: readonly Item[]): readonly Item[] {
  if (before.length !== after.length) return after;
  for (let at = 0; at < after.length; at += 1) if (before[at] !== after[at]) return after;
  return before;
}
