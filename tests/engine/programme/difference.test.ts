import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDifference, edgeKeyOf, programmeDifference } from '#engine/programme/difference.ts';
import { compareReports, type Programme, type ProgrammeReport } from '#domain/programme.ts';

const key = fc.integer({ min: 1, max: 6 }).map((number) => `acme/rebuild#${number}` as const);
const plain = { noNullPrototype: true } as const;
const node = fc.record(
  {
    key,
    title: fc.constantFrom('a', 'b'),
    state: fc.constantFrom('open', 'closed'),
    status: fc.constantFrom('ready', 'blocked'),
    labels: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  },
  plain,
);
const edge = fc.record({ from: key, to: key, satisfied: fc.boolean(), evidence: fc.constant([]) }, plain);
const reports = fc
  .uniqueArray(
    fc.record(
      {
        key: fc.constantFrom('a', 'b', 'c', 'd'),
        at: fc.constantFrom(null, '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'),
        status: fc.constantFrom('running', 'claimed'),
      },
      plain,
    ),
    { selector: (one) => one.key },
  )
  .map((some) => (some as unknown as ProgrammeReport[]).toSorted(compareReports));
const programme = fc.record(
  {
    repository: fc.constant('acme/rebuild'),
    asOf: fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'),
    nodes: fc.uniqueArray(node, { selector: (one) => one.key }),
    edges: fc.uniqueArray(edge, { selector: edgeKeyOf }),
    plans: fc.array(key, { maxLength: 2 }),
    criticalPath: fc.array(key, { maxLength: 3 }),
    cycles: fc.constant([]),
    links: fc.constant([]),
    phases: fc.constant([]),
    waves: fc.constant([]),
    unresolved: fc.constant([]),
    attention: fc.constant([]),
    workers: fc.constant([]),
    reports,
    gates: fc.constant([]),
    risks: fc.constant([]),
    assignments: fc.constant([]),
  },
  plain,
) as unknown as fc.Arbitrary<Programme>;

/** Nodes and edges carry no order: the window keeps them by key. */
function unordered(one: Programme) {
  return {
    ...one,
    nodes: new Map(one.nodes.map((item) => [item.key, item])),
    edges: new Map(one.edges.map((item) => [edgeKeyOf(item), item])),
  };
}

test('a difference applied to the one programme gives the other', () => {
  fc.assert(
    fc.property(programme, programme, (before, after) => {
      const difference = programmeDifference(before, after);
      if (difference === null) {
        expect(unordered({ ...before, asOf: after.asOf })).toEqual(unordered(after));
        return;
      }
      expect(unordered(applyDifference(before, difference))).toEqual(unordered(after));
    }),
  );
});

test('a difference names no more than what differs', () => {
  fc.assert(
    fc.property(programme, programme, (before, after) => {
      const { nodes } = programmeDifference(before, after) ?? { nodes: null };
      if (nodes === null) return;
      const old = new Map(before.nodes.map((item) => [item.key, item]));
      const fresh = new Map(after.nodes.map((item) => [item.key, item]));
      expect(nodes.added.every((item) => !old.has(item.key))).toBe(true);
      expect(nodes.removed.every((one) => old.has(one) && !fresh.has(one))).toBe(true);
      for (const item of nodes.updated) expect(old.get(item.key)).not.toEqual(item);
    }),
  );
});

test('equal programmes differ in nothing, whatever their as-of', () => {
  fc.assert(
    fc.property(programme, (one) => {
      expect(programmeDifference(one, structuredClone({ ...one, asOf: '2027-01-01T00:00:00Z' }))).toBeNull();
    }),
  );
});
