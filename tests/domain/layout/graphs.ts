import fc from 'fast-check';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import type { Layout, LayoutInput, LayoutMode } from '#domain/layout/types.ts';

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function items(count: number, place: (index: number) => { column: number; lane: number }) {
  return Array.from({ length: count }, (_, index) => ({
    id: `owner/name#${index + 1}`,
    width: 164,
    height: 86,
    ...place(index),
  }));
}

/** Edges that mostly go a short way forward, 1.5 a node, none twice: `reach` is a share of the whole. */
export function randomEdges(count: number, seed: number, reach: number): number[] {
  const random = seeded(seed);
  const edges: number[] = [];
  const known = new Set<string>();
  const wanted = Math.min(count * 1.5, (count * (count - 1)) / 4);
  for (let tries = 0; edges.length < 2 * wanted && tries < 20 * count; tries++) {
    const from = Math.floor(random() * count);
    const to = Math.min(count - 1, from + 1 + Math.floor(random() * Math.max(4, count * reach)));
    if (from === to || known.has(`${from} ${to}`)) continue;
    known.add(`${from} ${to}`);
    edges.push(from, to);
  }
  return edges;
}

/** Parallel strands of work with some edges between them, as a plan of phases has. */
export function strandEdges(count: number, seed: number): number[] {
  const random = seeded(seed);
  const strands = Math.max(2, Math.floor(count / 20));
  const edges: number[] = [];
  const known = new Set<string>();
  for (let from = 0; from < count; from++) {
    for (let k = random() < 0.5 ? 1 : 2; k > 0; k--) {
      const step =
        random() < 0.85 ? strands * (1 + Math.floor(random() * 2)) : 1 + Math.floor(random() * (count / 4));
      const to = from + step;
      if (to >= count || known.has(`${from} ${to}`)) continue;
      known.add(`${from} ${to}`);
      edges.push(from, to);
    }
  }
  return edges;
}

export function layeredInput(count: number, edges: readonly number[]): LayoutInput {
  return {
    mode: 'layered',
    items: items(count, () => ({ column: 0, lane: 0 })),
    edges,
    columns: [],
    lanes: [],
  };
}

/** Twenty-five waves and thirty phases at 10,000: cells of about a dozen. */
export function swimlanesInput(count: number, edges: readonly number[]): LayoutInput {
  const columns = Math.max(3, Math.round(count / 400));
  const lanes = Math.max(3, Math.round(count / 300));
  return {
    mode: 'swimlanes',
    items: items(count, (index) => ({
      column: Math.floor((index / count) * columns),
      lane: (index * 7919) % lanes,
    })),
    edges,
    columns: Array.from({ length: columns }, (_, index) => `wave ${index + 1}`),
    lanes: Array.from({ length: lanes }, (_, index) => `phase ${index}`),
  };
}

const sizes = fc.record({
  width: fc.constantFrom(164, 150, 190),
  height: fc.constantFrom(86, 60, 26),
});

/** Small inputs of both modes, with loops, rings, double edges, empty columns and empty lanes. */
export const anyInput: fc.Arbitrary<LayoutInput> = fc
  .record({
    mode: fc.constantFrom<LayoutMode>('layered', 'swimlanes'),
    columns: fc.integer({ min: 0, max: 4 }),
    lanes: fc.integer({ min: 1, max: 4 }),
    boxes: fc.array(fc.tuple(sizes, fc.nat(3), fc.nat(3)), { maxLength: 40 }),
  })
  .chain(({ mode, columns, lanes, boxes }) =>
    fc
      .array(fc.tuple(fc.nat(Math.max(0, boxes.length - 1)), fc.nat(Math.max(0, boxes.length - 1))), {
        maxLength: boxes.length === 0 ? 0 : 60,
      })
      .map((edges) => ({
        mode,
        items: boxes.map(([size, column, lane], index) => ({
          id: `owner/name#${index + 1}`,
          ...size,
          column: column % Math.max(1, columns),
          lane: lane % lanes,
        })),
        edges: edges.flat(),
        columns: Array.from({ length: columns }, (_, index) => `wave ${index}`),
        lanes: Array.from({ length: lanes }, (_, index) => `phase ${index}`),
      })),
  );

/** How many items of `after` stand elsewhere than in `before`, found by id. */
export function movedItems(before: Layout, after: Layout): number {
  const places = new Map(
    before.ids.map((id, v) => [id, `${before.positions[2 * v]} ${before.positions[2 * v + 1]}`]),
  );
  return after.ids.filter((id, v) => {
    const place = places.get(id);
    return place !== undefined && place !== `${after.positions[2 * v]} ${after.positions[2 * v + 1]}`;
  }).length;
}

export function rectangle(input: LayoutInput, layout: Layout, v: number) {
  const { width, height } = input.items[v]!;
  const left = layout.positions[2 * v]!;
  const top = layout.positions[2 * v + 1]!;
  return { left, top, right: left + width, bottom: top + height };
}

export function layoutOf(input: LayoutInput): Layout {
  return layoutGraph(input);
}
