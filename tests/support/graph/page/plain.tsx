import { ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';
import { layoutGraph } from '#domain/layout/layoutGraph.ts';
import { stateOfView } from '../../../../src/renderer/stores/programme.ts';
import { structureOf } from '../../../../src/renderer/views/graph/structure.ts';
import { largeProgramme } from '../programmes.ts';

/** The same graph at the same places in React Flow alone, all nodes and edges given: what the bench compares with. */
const query = new URLSearchParams(location.search);
const state = stateOfView({ revision: 0, programme: largeProgramme(Number(query.get('count') ?? 10_000)) });
const structure = structureOf(state, new Map());
const { positions } = layoutGraph(structure.input);
const nodes: Node[] = structure.items.map(({ id }, index) => ({
  id,
  position: { x: positions[2 * index]!, y: positions[2 * index + 1]! },
  width: 164,
  height: 86,
  data: { label: id },
}));
const edges: Edge[] = structure.edges.map(({ from, to }, index) => ({
  id: String(index),
  source: structure.items[from]!.id,
  target: structure.items[to]!.id,
}));
createRoot(document.getElementById('root')!).render(
  <ReactFlow
    defaultNodes={nodes}
    defaultEdges={edges}
    minZoom={0.02}
    panOnScroll
    onlyRenderVisibleElements={query.has('culling')}
    defaultViewport={{ x: 0, y: 0, zoom: Number(query.get('zoom') ?? 1) }}
  />,
);
