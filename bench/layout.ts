import ElkConstructor from 'elkjs/lib/elk.bundled.js';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import { transitiveReduction } from '#domain/layout/reduction.ts';
import { routeEdges } from '#domain/layout/routes.ts';
import type { LayoutInput, LayoutMode } from '#domain/layout/types.ts';
import type { Measurement } from './measurement.ts';

/** The same numbers for the same seed (a linear congruential generator). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Milliseconds, the median of an odd number of runs: one slow run on a shared machine does not count. */
async function medianOf(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
}

/** 1.5 edges a node, mostly to the near future; waves and phases of about twelve issues a cell. */
function inputOf(mode: LayoutMode, count: number): LayoutInput {
  const random = seeded(count);
  const columns = Math.max(3, Math.round(count / 400));
  const lanes = Math.max(3, Math.round(count / 300));
  const edges: number[] = [];
  for (let k = 0; k < count * 1.5; k++) {
    const from = Math.floor(random() * (count - 1));
    const to = Math.min(count - 1, from + 1 + Math.floor(random() * Math.max(4, count * 0.05)));
    edges.push(from, to);
  }
  return {
    mode,
    items: Array.from({ length: count }, (_, index) => ({
      id: `owner/name#${index + 1}`,
      width: 164,
      height: 86,
      column: Math.floor((index / count) * columns),
      lane: (index * 7_919) % lanes,
    })),
    edges,
    columns: mode === 'layered' ? [] : Array.from({ length: columns }, (_, index) => `wave ${index}`),
    lanes: mode === 'layered' ? [] : Array.from({ length: lanes }, (_, index) => `phase ${index}`),
  };
}

async function elkMilliseconds({ items, edges }: LayoutInput): Promise<number> {
  const elk = new ElkConstructor();
  const graph = {
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
    children: items.map(({ id, width, height }) => ({ id, width, height })),
    edges: Array.from({ length: edges.length / 2 }, (_, e) => ({
      id: `edge ${e}`,
      sources: [items[edges[2 * e]!]!.id],
      targets: [items[edges[2 * e + 1]!]!.id],
    })),
  };
  return medianOf(1, () => elk.layout(graph));
}

/** Layout from nothing against elk on the same graph, and layout again after one more edge. */
export async function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const measurements: Measurement[] = [];
  for (const mode of ['layered', 'swimlanes'] as const) {
    for (const count of quick ? [1_000] : [1_000, 5_000, 10_000]) {
      const input = inputOf(mode, count);
      layoutGraph(inputOf(mode, 200));
      const value = await medianOf(3, () => layoutGraph(input));
      const name = `layout ${mode}, ${count} from nothing`;
      if (mode === 'layered' && count === 1_000) {
        const elk = await elkMilliseconds(input);
        measurements.push({
          name,
          value,
          unit: 'ms',
          baseline: { name: 'elk', value: elk },
          ratio: value / elk,
        });
      } else measurements.push({ name, value, unit: 'ms' });
      const before = layoutGraph(input);
      const from = Math.floor(count / 3);
      const to = before.slots.findIndex((slot) => slot > before.slots[from]! + 1);
      const more = { ...input, edges: [...Array.from(input.edges), from, to] };
      const again = await medianOf(9, () => layoutGraph(more, before));
      measurements.push({ name: `layout ${mode}, ${count} after one edge`, value: again, unit: 'ms' });
      const { positions } = layoutGraph(more, before);
      let moved = 0;
      for (let v = 0; v < count; v++) {
        if (
          positions[2 * v] !== before.positions[2 * v] ||
          positions[2 * v + 1] !== before.positions[2 * v + 1]
        )
          moved++;
      }
      measurements.push({
        name: `layout ${mode}, ${count} moved by one edge`,
        value: (100 * moved) / count,
        unit: '%',
      });
    }
  }
  const large = inputOf('swimlanes', quick ? 1_000 : 10_000);
  const placed = layoutGraph(large);
  measurements.push(
    {
      name: `routes of ${large.edges.length / 2} edges`,
      value: await medianOf(5, () => routeEdges(placed, large.items, large.edges)),
      unit: 'ms',
    },
    {
      name: `transitive reduction of ${large.edges.length / 2} edges`,
      value: await medianOf(5, () => transitiveReduction(large.items.length, large.edges)),
      unit: 'ms',
    },
  );
  return measurements;
}
