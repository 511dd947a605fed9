import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNodeId, encodeNodeId } from '#simulator/state/nodeIds.ts';

const databaseId = fc.integer({ min: 0, max: 0xffffffff });

test('a node id holds its numbers', () => {
  fc.assert(
    fc.property(fc.array(databaseId, { minLength: 1, maxLength: 4 }), (numbers) => {
      expect(decodeNodeId(encodeNodeId('IC', ...numbers))).toEqual({ prefix: 'IC', numbers });
    }),
  );
});

test('ids have GitHub’s form', () => {
  expect(encodeNodeId('IC', 1_076_329_126, 3_545_000_633)).toMatch(/^IC_kwDO[\w-]{6}[\w-]+$/);
});

test('anything else is no node id', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const decoded = decodeNodeId(text);
      expect(decoded === null || decoded.numbers.length > 0).toBe(true);
    }),
  );
  expect(decodeNodeId('MDU6SXNzdWUx')).toBeNull();
});
