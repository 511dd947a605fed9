import { instance } from '@viz-js/viz';
import { expect, it } from 'vitest';
import { crossingsBetween } from '#domain/layout/crossings.ts';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import { layeredInput, randomEdges, strandEdges } from './graphs.ts';

type Point = { readonly x: number; readonly y: number };
const viz = await instance();

/** Crossings of edges given as one point per rank they touch, whoever drew them. */
function crossings(lines: readonly (readonly Point[])[]): number {
  const links = new Map<string, { left: number; right: number }[]>();
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i++) {
      const name = `${Math.round(line[i]!.x)} ${Math.round(line[i + 1]!.x)}`;
      const link = { left: line[i]!.y, right: line[i + 1]!.y };
      const known = links.get(name);
      if (known === undefined) links.set(name, [link]);
      else known.push(link);
    }
  }
  return [...links.values()].reduce((sum, each) => sum + crossingsBetween(each), 0);
}

function ours(count: number, edges: readonly number[]): Point[][] {
  const { positions, bends, slots, columns } = layoutGraph(layeredInput(count, edges));
  const node = (v: number): Point => ({ x: columns[slots[v]!]!.x, y: positions[2 * v + 1]! });
  const lines: Point[][] = [];
  for (let e = 0; e < edges.length / 2; e++) {
    const line = [node(edges[2 * e]!)];
    for (let bend = bends.start[e]!; bend < bends.start[e + 1]!; bend++) {
      const layer = slots[edges[2 * e]!]! + 1 + bend - bends.start[e]!;
      line.push({ x: columns[layer]!.x, y: bends.points[2 * bend + 1]! - 43 });
    }
    lines.push([...line, node(edges[2 * e + 1]!)]);
  }
  return lines;
}

/** Where a Graphviz edge (Bézier pieces) is at each rank between its ends. */
function graphviz(count: number, edges: readonly number[]): Point[][] {
  const pairs = Array.from({ length: edges.length / 2 }, (_, e) => `${edges[2 * e]}->${edges[2 * e + 1]}`);
  const answer = viz.renderJSON(
    `digraph{rankdir=LR;nodesep=0.25;ranksep=0.78;node[shape=box,width=2.278,height=1.194,fixedsize=true,label=""];` +
      `${Array.from({ length: count }, (_, v) => v).join(';')};${pairs.join(';')}}`,
  ) as {
    objects: { _gvid: number; pos: string }[];
    edges: { tail: number; head: number; pos: string }[];
  };
  const nodes = new Map<number, Point>();
  for (const { _gvid, pos } of answer.objects) {
    const [x, y] = pos.split(',').map(Number);
    nodes.set(_gvid, { x: Math.round(x!), y: y! });
  }
  const ranks = [...new Set([...nodes.values()].map(({ x }) => x))].sort((a, b) => a - b);
  return answer.edges.map(({ tail, head, pos }) => {
    const controls = pos
      .split(' ')
      .filter((part) => !/^[es],/.test(part))
      .map((part) => part.split(',').map(Number));
    const samples: Point[] = [];
    for (let i = 0; i + 3 < controls.length; i += 3) {
      for (let step = 0; step <= 20; step++) {
        const u = step / 20;
        const weights = [(1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u ** 3];
        const at = (axis: number) => weights.reduce((sum, w, k) => sum + w * controls[i + k]![axis]!, 0);
        samples.push({ x: at(0), y: at(1) });
      }
    }
    const [from, to] = [nodes.get(tail)!, nodes.get(head)!];
    const between = ranks
      .filter((x) => x > from.x + 1 && x < to.x - 1)
      .map((x) => ({ x, y: (samples.find((sample) => sample.x >= x) ?? samples.at(-1)!).y }));
    return [from, ...between, to];
  });
}

it.each([
  ['random', 50, 0.3],
  ['random', 200, 0.1],
  ['random', 500, 0.05],
  ['random', 1_000, 0.05],
  ['random', 1_000, 0.3],
  ['strands', 50, 0],
  ['strands', 200, 0],
  ['strands', 500, 0],
  ['strands', 1_000, 0],
] as const)(
  'crosses at most 1.3 times as often as Graphviz: %s, %i nodes, reach %f',
  (shape, count, reach) => {
    let mine = 0;
    let theirs = 0;
    for (let seed = 1; seed <= (count > 500 ? 2 : 4); seed++) {
      const edges = shape === 'random' ? randomEdges(count, seed, reach) : strandEdges(count, seed);
      mine += crossings(ours(count, edges));
      theirs += crossings(graphviz(count, edges));
    }
    expect(theirs).toBeGreaterThan(0);
    expect(mine / theirs).toBeLessThanOrEqual(1.3);
  },
);
