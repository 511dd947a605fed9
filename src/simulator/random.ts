/** A seeded source of randomness: the same seed gives the same simulation, on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number, both ends included. */
  integer(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** An independent stream, so that a new consumer does not shift what the others draw. */
  fork(name: string): Random;
};

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, period 2^32, about 5 ns a number. Enough for
 * choosing sentences and pace; nothing here is a secret.
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new Error('pick() needs at least one item.');
      return item;
    },
    fork: (name) => createRandom((seed ^ hashText(name)) >>> 0),
  };
}

/** FNV-1a, 32 bits: turns a name into a number for seeds and made-up database ids. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
