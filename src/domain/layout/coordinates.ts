import type { LayerNetwork } from './layerNetwork.ts';
import type { LayerOrder } from './ordering.ts';

/**
 * Vertical centres for ordered layers: each vertex goes to the mean of its neighbours, as near as its place
 * between the others allows. One layer is a least-squares fit under an order, solved exactly in linear time
 * by pooling adjacent violators (Ayer et al. 1955). `half` is half a vertex's height, `gap` the room between.
 */
export function assignCentres(
  network: LayerNetwork,
  { start, order }: LayerOrder,
  half: Float64Array,
  gap: number,
): Float64Array {
  const centre = new Float64Array(network.vertices);
  for (let layer = 0; layer < network.layers; layer++) {
    let y = 0;
    for (let i = start[layer]!; i < start[layer + 1]!; i++) {
      const v = order[i]!;
      centre[v] = y + half[v]!;
      y += 2 * half[v]! + gap;
    }
  }
  const rounds = 4;
  for (let round = 0; round < rounds; round++) {
    for (let layer = 1; layer < network.layers; layer++)
      fitLayer(network, start, order, half, gap, centre, layer, 'left');
    for (let layer = network.layers - 2; layer >= 0; layer--) {
      fitLayer(network, start, order, half, gap, centre, layer, round === rounds - 1 ? 'both' : 'right');
    }
  }
  return centre;
}

function fitLayer(
  network: LayerNetwork,
  start: Int32Array,
  order: Int32Array,
  half: Float64Array,
  gap: number,
  centre: Float64Array,
  layer: number,
  side: 'left' | 'right' | 'both',
): void {
  const first = start[layer]!;
  const size = start[layer + 1]! - first;
  const mean = new Float64Array(size);
  const weight = new Float64Array(size);
  const length = new Int32Array(size);
  const offset = new Float64Array(size);
  let blocks = 0;
  for (let i = 0; i < size; i++) {
    const v = order[first + i]!;
    const distance = i === 0 ? 0 : offset[i - 1]! + half[order[first + i - 1]!]! + half[v]! + gap;
    offset[i] = distance;
    let sum = 0;
    let count = 0;
    if (side !== 'right') {
      for (let k = network.leftStart[v]!; k < network.leftStart[v + 1]!; k++, count++)
        sum += centre[network.left[k]!]!;
    }
    if (side !== 'left') {
      for (let k = network.rightStart[v]!; k < network.rightStart[v + 1]!; k++, count++)
        sum += centre[network.right[k]!]!;
    }
    // A bend pulls hard, so that long edges run straight; what has no neighbour on this side stays put.
    const pull = count === 0 ? 0.2 : v >= network.nodes ? 4 : 1;
    mean[blocks] = (count === 0 ? centre[v]! : sum / count) - distance;
    weight[blocks] = pull;
    length[blocks] = 1;
    blocks++;
    while (blocks > 1 && mean[blocks - 2]! > mean[blocks - 1]!) {
      const joined = weight[blocks - 2]! + weight[blocks - 1]!;
      mean[blocks - 2] =
        (mean[blocks - 2]! * weight[blocks - 2]! + mean[blocks - 1]! * weight[blocks - 1]!) / joined;
      weight[blocks - 2] = joined;
      length[blocks - 2]! += length[blocks - 1]!;
      blocks--;
    }
  }
  for (let block = 0, i = 0; block < blocks; block++) {
    for (let k = 0; k < length[block]!; k++, i++) centre[order[first + i]!] = mean[block]! + offset[i]!;
  }
}
