import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedList, listChange } from '#domain/compose/listChange.ts';

const list = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 });

describe('what leads from one list to the next', () => {
  it('gives the next list when it is applied, whatever came, went or moved', () => {
    fc.assert(
      fc.property(fc.oneof(list, fc.array(fc.nat(4), { maxLength: 12 })), list, (before, after) => {
        expect(changedList(before, listChange(before, after))).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing for equal lists, and keeps the list itself', () => {
    const before = [1, 2, 3];
    expect(listChange(before, [1, 2, 3])).toEqual([]);
    expect(changedList(before, [])).toBe(before);
  });

  it.each([
    ['one more at the end', [1, 2, 3], [1, 2, 3, 4], [{ at: 3, remove: 0, insert: [4] }]],
    ['one in another’s place', [1, 2, 3], [1, 9, 3], [{ at: 1, remove: 1, insert: [9] }]],
    [
      'the last that moves to the front',
      [1, 2, 3, 4, 5, 6, 7],
      [7, 1, 2, 3, 4, 5, 6],
      [
        { at: 0, remove: 0, insert: [7] },
        { at: 6, remove: 1, insert: [] },
      ],
    ],
    [
      'the first that moves to the end',
      [1, 2, 3, 4, 5, 6, 7],
      [2, 3, 4, 5, 6, 7, 1],
      [
        { at: 0, remove: 1, insert: [] },
        { at: 7, remove: 0, insert: [1] },
      ],
    ],
  ])('names no more than %s', (_, before, after, change) => {
    expect(listChange(before, after)).toEqual(change);
  });
});
