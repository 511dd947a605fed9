import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import {
  anyInput,
  items,
  layeredInput,
  movedItems,
  randomEdges,
  rectangle,
  swimlanesInput,
} from './graphs.ts';

const overlap = (a: ReturnType<typeof rectangle>, b: ReturnType<typeof rectangle>) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('a layout', () => {
  it('lets no two items overlap', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        const boxes = input.items.map((_, v) => rectangle(input, layout, v));
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
        }
      }),
    );
  });

  it('keeps every item inside its size, its column and its lane', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const layout = layoutGraph(input);
        for (const [v, item] of input.items.entries()) {
          const { left, top, right, bottom } = rectangle(input, layout, v);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(layout.size.width);
          expect(bottom).toBeLessThanOrEqual(layout.size.height);
          if (input.mode === 'layered') continue;
          const lane = layout.lanes[item.lane]!;
          expect(top).toBeGreaterThanOrEqual(lane.y);
          expect(bottom).toBeLessThanOrEqual(lane.y + lane.height);
          if (input.columns.length === 0) continue;
          const column = layout.columns[item.column]!;
          expect(left).toBeGreaterThanOrEqual(column.x);
          expect(right).toBeLessThanOrEqual(column.x + column.width);
        }
      }),
    );
  });

  it('points every edge to the right, or down inside one grid column, where the graph has no ring', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const edges: number[] = [];
        for (let e = 0; e < input.edges.length; e += 2) {
          const [a, b] = [input.edges[e]!, input.edges[e + 1]!];
          const laterColumn = (v: number) => (input.columns.length === 0 ? 0 : input.items[v]!.column);
          if (a < b && laterColumn(a) <= laterColumn(b)) edges.push(a, b);
        }
        const layout = layoutGraph({ ...input, edges });
        for (let e = 0; e < edges.length; e += 2) {
          const [a, b] = [edges[e]!, edges[e + 1]!];
          const sameCell = input.items[a]!.lane === input.items[b]!.lane;
          const right = layout.slots[a]! < layout.slots[b]!;
          const down = layout.slots[a]! === layout.slots[b]! && layout.rows[a]! < layout.rows[b]!;
          const beside = input.mode === 'swimlanes' && input.columns.length > 0 && !sameCell;
          expect(right || (input.mode === 'swimlanes' && down) || beside).toBe(true);
        }
      }),
    );
  });

  it('is the same whenever it is asked for', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(layoutGraph(input)).toEqual(layoutGraph(input));
      }),
    );
  });

  it('moves nothing when asked again with nothing changed', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const before = layoutGraph(input);
        expect(layoutGraph(input, before).positions).toEqual(before.positions);
      }),
    );
  });

  it.each(['layered', 'swimlanes'] as const)(
    'of a chain of 10,000 issues does not exhaust the stack (%s)',
    (mode) => {
      const edges = Array.from({ length: 9_999 }, (_, index) => [index, index + 1]).flat();
      const input = mode === 'layered' ? layeredInput(10_000, edges) : swimlanesInput(10_000, edges);
      const layout = layoutGraph(input);
      expect(layout.positions).toHaveLength(20_000);
      expect(layoutGraph(input, layout).positions).toEqual(layout.positions);
    },
  );

  it('of a ring of 10,000 issues does not exhaust the stack', () => {
    const edges = Array.from({ length: 10_000 }, (_, index) => [index, (index + 1) % 10_000]).flat();
    expect(layoutGraph(layeredInput(10_000, edges)).columns.length).toBeGreaterThan(0);
  });

  it('puts what has no edges behind the levels, where there are no waves', () => {
    const layout = layoutGraph({
      mode: 'swimlanes',
      items: items(3, () => ({ column: 0, lane: 0 })),
      edges: [0, 1],
      columns: [],
      lanes: ['all'],
    });
    expect(layout.columns.map(({ id }) => id)).toEqual(['0', '1', 'unconnected']);
    expect([...layout.slots]).toEqual([0, 1, 2]);
  });
});

describe('a layout with one more edge', () => {
  it.each([
    ['layered', layeredInput],
    ['swimlanes', swimlanesInput],
  ] as const)('moves at most one in a hundred where the layers hold (%s)', (_, inputOf) => {
    for (let seed = 1; seed <= 12; seed++) {
      const edges = randomEdges(1_000, seed, 0.05);
      const before = layoutGraph(inputOf(1_000, edges));
      const from = (seed * 37) % 300;
      const to = [...before.slots.keys()].find((v) => before.slots[v]! > before.slots[from]! + 1)!;
      const after = layoutGraph(inputOf(1_000, [...edges, from, to]), before);
      expect(movedItems(before, after)).toBeLessThanOrEqual(10);
    }
  });

  it('moves few where a layer must change', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const edges = randomEdges(1_000, seed, 0.05);
      const before = layoutGraph(swimlanesInput(1_000, edges));
      const order = [...before.slots.keys()].sort((a, b) => a - b);
      const after = layoutGraph(swimlanesInput(1_000, [...edges, order[seed]!, order[seed + 1]!]), before);
      expect(movedItems(before, after)).toBeLessThanOrEqual(140);
    }
  });

  it('still holds every rule of a layout', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), fc.nat(), (input, from, to) => {
        fc.pre(input.items.length > 1);
        const before = layoutGraph(input);
        const more = [from % input.items.length, to % input.items.length];
        const after = layoutGraph({ ...input, edges: [...Array.from(input.edges), ...more] }, before);
        const boxes = input.items.map((_, v) => rectangle(input, after, v));
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
        }
      }),
    );
  });
});

describe('a layout after issues came and went', () => {
  it('keeps the others where they are, and overlaps nothing', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(), (input, which) => {
        fc.pre(input.items.length > 1 && input.mode === 'swimlanes');
        const gone = which % input.items.length;
        const without = { ...input, items: input.items.filter((_, v) => v !== gone), edges: [] };
        const before = layoutGraph({ ...input, edges: [] });
        const shrunk = layoutGraph(without, before);
        const grown = layoutGraph({ ...input, edges: [] }, shrunk);
        for (const [now, layout] of [
          [without, shrunk],
          [input, grown],
        ] as const) {
          const boxes = now.items.map((_, v) => rectangle(now, layout, v));
          for (const [index, box] of boxes.entries()) {
            expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false);
          }
        }
      }),
    );
  });
});
