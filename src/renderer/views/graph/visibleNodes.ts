import type { Node } from '@xyflow/react';
import { spacing } from '#domain/layout/types.ts';
import { sizes } from './structure.ts';
import { areaSeen, type Viewport } from './paint.ts';
import type { Area, Scene } from './scene.ts';

/** Below this many items all are on the page; above, those of the visible tiles. */
const cullAbove = 150;
/** A tile in pixels at zoom 1: one card by two. Small, so that few cards come at once. */
const tile = { width: 192, height: 208 };

/** The area in whole tiles with a margin, and its name: while the name holds, the cards on the page hold. */
export function tilesSeen(viewport: Viewport, width: number, height: number): { name: string; area: Area } {
  const seen = areaSeen(viewport, width, height);
  const left = Math.floor((seen.left - 96) / tile.width);
  const top = Math.floor((seen.top - 64) / tile.height);
  const right = Math.ceil((seen.right + 96) / tile.width);
  const bottom = Math.ceil((seen.bottom + 64) / tile.height);
  return {
    name: `${left} ${top} ${right} ${bottom}`,
    area: {
      left: left * tile.width,
      top: top * tile.height,
      right: right * tile.width,
      bottom: bottom * tile.height,
    },
  };
}

export function itemsOnPage(scene: Scene, area: Area): readonly number[] {
  return scene.structure.items.length <= cullAbove
    ? scene.structure.items.map((_, index) => index)
    : scene.itemsIn(area);
}

const made = new WeakMap<Scene, Map<number, Node>>();

/** The node of one item; made once for each layout, so that React Flow sees the same object again. */
export function nodeOf(scene: Scene, item: number): Node {
  let nodes = made.get(scene);
  if (nodes === undefined) made.set(scene, (nodes = new Map<number, Node>()));
  const known = nodes.get(item);
  if (known !== undefined) return known;
  const about = scene.structure.items[item]!;
  const { left, top, right, bottom } = scene.areaOf(item);
  const node: Node = {
    id: about.id,
    type: about.kind,
    position: { x: left, y: top },
    width: right - left,
    height: bottom - top,
    handles: [],
    focusable: false,
    data: about.kind === 'lane' ? { lane: about.lane } : {},
  };
  nodes.set(item, node);
  return node;
}

/** The gates, on the lines under their lanes. */
export function gateNodes({ layout, structure }: Scene): Node[] {
  return structure.gates.flatMap(({ id, lane, column, phase }) => {
    const under = layout.lanes[lane];
    if (under === undefined) return [];
    const x = layout.columns[column]?.x ?? layout.size.width;
    return [
      {
        id,
        type: 'gate',
        position: { x: x + spacing.columnPadding, y: under.y + under.height - sizes.gate.height / 2 },
        ...sizes.gate,
        handles: [],
        focusable: false,
        data: { phase: phase.id, scope: phase.scope },
      },
    ];
  });
}
