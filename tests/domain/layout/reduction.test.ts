import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transitiveReduction } from '#domain/layout/reduction.ts';

/** Every node reachable from `start`, edge `without` left out. */
function reachable(pairs: readonly number[], start: number, without: number): Set<number> {
  const seen = new Set<number>();
  const open = [start];
  while (open.length > 0) {
    const v = open.pop()!;
    for (let e = 0; e < pairs.length / 2; e++) {
      if (e === without || pairs[2 * e] !== v || seen.has(pairs[2 * e + 1]!)) continue;
      seen.add(pairs[2 * e + 1]!);
      open.push(pairs[2 * e + 1]!);
    }
  }
  return seen;
}

const acyclic = fc
  .uniqueArray(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40, selector: ([a, b]) => `${a} ${b}` })
  .map((edges) => edges.filter(([a, b]) => a < b).flat());

describe('the transitive reduction', () => {
  it('of a graph without rings keeps exactly the edges that no path replaces', () => {
    fc.assert(
      fc.property(acyclic, (pairs) => {
        const expected = Array.from({ length: pairs.length / 2 }, (_, e) =>
          reachable(pairs, pairs[2 * e]!, e).has(pairs[2 * e + 1]!) ? 0 : 1,
        );
        expect([...transitiveReduction(12, pairs)]).toEqual(expected);
      }),
    );
  });

  it('of any graph leaves everything reachable that was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 40 }), (edges) => {
        const pairs = edges.flat();
        const kept = transitiveReduction(10, pairs);
        const left = edges.filter(([a, b], e) => kept[e] === 1 && a !== b).flat();
        for (let v = 0; v < 10; v++) {
          const before = [...reachable(pairs, v, -1)].filter((w) => w !== v).sort();
          expect([...reachable(left, v, -1)].filter((w) => w !== v).sort()).toEqual(before);
        }
      }),
    );
  });

  it('reaches over more targets than one block of bits', () => {
    const chain = Array.from({ length: 3_000 }, (_, v) => [v, v + 1]).flat();
    const kept = transitiveReduction(3_001, [...chain, 0, 3_000, 5, 2_100, 1_500, 1_502]);
    expect(kept.slice(3_000)).toEqual(Uint8Array.of(0, 0, 0));
    expect(kept.slice(0, 3_000).every((flag) => flag === 1)).toBe(true);
  });
});
