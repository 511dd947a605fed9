import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortestRing, smallestCuts, type Step } from '#domain/verdicts/lint/cuts.ts';

const steps = (text: string): readonly Step[] =>
  text.split(' ').map((pair) => ({ from: pair[0] ?? '', to: pair[1] ?? '' }));
const named = (edges: readonly Step[]) => edges.map(({ from, to }) => `${from}${to}`);
const loops = (edges: readonly Step[]) => shortestRing(edges) !== null;

describe('the smallest set of cuts', () => {
  it.each([
    ['ab bc', []],
    ['ab ba', ['ab']],
    ['ab bc ca', ['ab']],
    // One shared edge frees both rings.
    ['ab bc ca bd da', ['ab']],
    ['ab ba cd dc', ['ab', 'cd']],
  ])('of %s is %j', (text, cut) => {
    expect(smallestCuts(steps(text))).toMatchObject({ smallest: true });
    expect(named(smallestCuts(steps(text)).edges)).toEqual(cut);
  });

  const letter = fc.constantFrom(...'abcdef');
  const graph = fc.uniqueArray(
    fc.record({ from: letter, to: letter }).filter(({ from, to }) => from !== to),
    { maxLength: 10, selector: ({ from, to }) => `${from}${to}` },
  );

  it('frees the graph, and no smaller one does', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const { edges: cut, smallest } = smallestCuts(edges);
        expect(loops(edges.filter((edge) => !cut.includes(edge)))).toBe(false);
        if (!smallest || cut.length === 0) return;
        for (let mask = 0; mask < 2 ** edges.length; mask += 1) {
          const kept = edges.filter((_, at) => ((mask >> at) & 1) === 0);
          if (edges.length - kept.length < cut.length) expect(loops(kept)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of a knot too large to search suffices, and says that it only does', () => {
    const large = Array.from({ length: 40 }, (_, at) => [
      { from: `n${at}`, to: `n${(at + 1) % 40}` },
      { from: `n${(at + 1) % 40}`, to: `n${at}` },
    ]).flat();
    const { edges: cut, smallest } = smallestCuts(large);
    expect(smallest).toBe(false);
    expect(loops(large.filter((edge) => !cut.includes(edge)))).toBe(false);
  });
});
