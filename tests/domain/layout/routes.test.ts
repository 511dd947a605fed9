import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import { routeEdges, routeShapes } from '#domain/layout/routes.ts';
import { anyInput, rectangle } from './graphs.ts';

const swimlanes = anyInput.map((input) => ({ ...input, mode: 'swimlanes' as const }));

/** A route as straight pieces; a curve is taken as the box it stays in. */
function pieces(points: ArrayLike<number>, first: number, end: number) {
  const list = [];
  for (let i = first; i + 1 < end; i++) {
    const [x1, y1, x2, y2] = [points[2 * i]!, points[2 * i + 1]!, points[2 * i + 2]!, points[2 * i + 3]!];
    list.push({
      left: Math.min(x1, x2),
      right: Math.max(x1, x2),
      top: Math.min(y1, y2),
      bottom: Math.max(y1, y2),
    });
  }
  return list;
}

describe('a routed edge', () => {
  it('passes through no item but its own', () => {
    fc.assert(
      fc.property(swimlanes, (input) => {
        const layout = layoutGraph(input);
        const routes = routeEdges(layout, input.items, input.edges);
        for (let e = 0; e < input.edges.length / 2; e++) {
          const ends = [input.edges[2 * e], input.edges[2 * e + 1]];
          for (const piece of pieces(routes.points, routes.start[e]!, routes.start[e + 1]!)) {
            for (let v = 0; v < input.items.length; v++) {
              if (ends.includes(v)) continue;
              const box = rectangle(input, layout, v);
              const through =
                piece.left < box.right &&
                piece.right > box.left &&
                piece.top < box.bottom &&
                piece.bottom > box.top;
              expect(through).toBe(false);
            }
          }
        }
      }),
    );
  });

  it('begins and ends on the border of its items', () => {
    fc.assert(
      fc.property(swimlanes, (input) => {
        const layout = layoutGraph(input);
        const { start, points, shape } = routeEdges(layout, input.items, input.edges);
        for (let e = 0; e < input.edges.length / 2; e++) {
          const [from, to] = [input.edges[2 * e]!, input.edges[2 * e + 1]!];
          const size = start[e + 1]! - start[e]!;
          if (from === to) {
            expect(size).toBe(0);
            continue;
          }
          if (shape[e] === routeShapes.curve) expect(size).toBe(4);
          for (const [v, point] of [
            [from, start[e]!],
            [to, start[e + 1]! - 1],
          ] as const) {
            const box = rectangle(input, layout, v);
            const [x, y] = [points[2 * point]!, points[2 * point + 1]!];
            const onSide = (x === box.left || x === box.right) && y >= box.top && y <= box.bottom;
            const onEdge = (y === box.top || y === box.bottom) && x >= box.left && x <= box.right;
            expect(onSide || onEdge).toBe(true);
          }
        }
      }),
    );
  });

  it('runs straight over empty places', () => {
    const item = (id: string, column: number, lane: number) => ({ id, width: 164, height: 86, column, lane });
    const between = (lane: number) => ({
      mode: 'swimlanes' as const,
      items: [item('a', 0, 0), item('b', 1, lane), item('c', 2, 0)],
      edges: [0, 2],
      columns: ['1', '2', '3'],
      lanes: ['upper', 'lower'],
    });
    const pointsPast = (lane: number) => {
      const input = between(lane);
      return routeEdges(layoutGraph(input), input.items, input.edges).start[1];
    };
    expect(pointsPast(1)).toBe(2);
    expect(pointsPast(0)).toBe(6);
  });
});
