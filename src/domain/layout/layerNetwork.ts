import { groupBy, longestPathLevels, type Digraph } from './digraph.ts';
import { shortenByNetworkSimplex } from './networkSimplex.ts';

/**
 * The graph cut at its layers: an edge over several layers becomes a chain of bends, so that every link joins
 * neighbouring layers (Sugiyama, Tagawa, Toda 1981). Vertices `0 … count` are the nodes, the rest are bends.
 */
export type LayerNetwork = {
  readonly nodes: number;
  readonly vertices: number;
  readonly layers: number;
  readonly layerOf: Int32Array;
  /** Neighbours in the layer before (`left`) and after (`right`), in compressed rows. */
  readonly leftStart: Int32Array;
  readonly left: Int32Array;
  readonly rightStart: Int32Array;
  readonly right: Int32Array;
  /** The bends of edge `e` of the digraph are the vertices `bendStart[e] … bendStart[e + 1])`, left to right. */
  readonly bendStart: Int32Array;
};

/** Node visits the network simplex may spend: about 0.3 s on the reference machine. */
const simplexBudget = 10_000_000;

/** Layers from 0 on, with edges as short in total as the budget allows. */
export function assignLayers(graph: Digraph): Int32Array {
  const level = longestPathLevels(graph);
  shortenByNetworkSimplex(graph, level, simplexBudget);
  return level;
}

export function cutAtLayers(graph: Digraph, layerOfNode: Int32Array): LayerNetwork {
  const edges = graph.from.length;
  const bendStart = new Int32Array(edges + 1);
  let vertices = graph.count;
  let links = 0;
  for (let e = 0; e < edges; e++) {
    bendStart[e] = vertices;
    const span = layerOfNode[graph.to[e]!]! - layerOfNode[graph.from[e]!]!;
    vertices += span - 1;
    links += span;
  }
  bendStart[edges] = vertices;
  const layerOf = new Int32Array(vertices);
  layerOf.set(layerOfNode);
  const tails = new Int32Array(links);
  const heads = new Int32Array(links);
  let link = 0;
  for (let e = 0; e < edges; e++) {
    let tail = graph.from[e]!;
    const first = layerOf[tail]! + 1;
    for (let bend = bendStart[e]!; bend < bendStart[e + 1]!; bend++) {
      layerOf[bend] = first + bend - bendStart[e]!;
      tails[link] = tail;
      heads[link++] = bend;
      tail = bend;
    }
    tails[link] = tail;
    heads[link++] = graph.to[e]!;
  }
  const right = groupBy(vertices, tails, heads);
  const left = groupBy(vertices, heads, tails);
  let layers = 0;
  for (let v = 0; v < vertices; v++) layers = Math.max(layers, layerOf[v]! + 1);
  return {
    nodes: graph.count,
    vertices,
    layers,
    layerOf,
    leftStart: left.start,
    left: left.grouped,
    rightStart: right.start,
    right: right.grouped,
    bendStart,
  };
}
