import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import { routeEdges } from '#domain/layout/routes.ts';
import type { LayoutAnswer, LayoutRequest } from './layoutMessages.ts';

/** Keeps nothing between requests: whoever starts it anew loses no place. */
self.addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => {
  const { id, input, previous } = data;
  const layout = layoutGraph(input, previous ?? undefined);
  const answer: LayoutAnswer = { id, layout, routes: routeEdges(layout, input.items, input.edges) };
  self.postMessage(answer);
});
