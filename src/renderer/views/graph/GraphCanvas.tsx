import { ReactFlow, ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react';
import type { Edge, Node, NodeTypes } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueKey } from '#domain/tracker.ts';
import { openIssue } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { Key } from '../../ui/Button.tsx';
import { EdgePopover } from './EdgePopover.tsx';
import { GatePill } from './GatePill.tsx';
import { detailAt, graphStore, useGraph } from './graphStore.ts';
import { Headers, placeHeaders } from './Headers.tsx';
import { IssueCard } from './IssueCard.tsx';
import { LaneCard } from './LaneCard.tsx';
import { Minimap, placeMapFrame } from './Minimap.tsx';
import type { Placed } from './useLayout.ts';
import { usePainter, type Frame } from './usePainter.ts';
import { useDrawing, type Drawing } from './useScene.ts';
import { gateNodes, itemsOnPage, nodeOf, tilesSeen } from './visibleNodes.ts';
import { useViewport } from './useViewport.ts';
import { firstItem, stepFrom, type Step } from './walk.ts';
import { numberOf } from './words.ts';
import './graph.css';

// At module level: a new table at each render would mount every card anew.
const nodeTypes: NodeTypes = { issue: IssueCard, lane: LaneCard, gate: GatePill };
// Handlers and lists that never change: a new one would draw every card again.
const noEdges: Edge[] = [];
const proOptions = { hideAttribution: true };
const selectNode = (_: unknown, node: Node) =>
  node.type === 'issue' ? select(node.id as IssueKey) : undefined;
const openNode = (_: unknown, node: Node) =>
  node.type === 'issue' ? openIssue(node.id as IssueKey) : undefined;
/** React Flow calls its frame an application; here the frame around it is one, and takes the keys. */
const withoutRole = (element: HTMLElement | null) => element?.setAttribute('role', 'presentation');
/** How near to an edge a pointer must be, in pixels of the screen. */
const reach = 6;
const steps: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'] satisfies Step[];

export type GraphCanvasProps = { readonly placed: Placed; readonly repository: string | null };

/** The picture: cards by React Flow, everything else on one canvas under them. */
export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Surface {...props} />
    </ReactFlowProvider>
  );
}

function issueOf(drawing: Drawing, item: number): IssueKey | null {
  const about = drawing.scene.structure.items[item];
  return about?.kind === 'issue' ? about.id : null;
}

function Surface({ placed, repository }: GraphCanvasProps) {
  const { t } = useTranslation('graph');
  const drawing = useDrawing(placed);
  const { scene, lit, looks } = drawing;
  const flow = useReactFlow();
  const store = useStoreApi();
  const ground = useRef<HTMLDivElement>(null);
  const headers = useRef<HTMLDivElement>(null);
  const mapFrame = useRef<HTMLDivElement>(null);
  const pointed = useRef({ hovered: -1, opened: -1 });
  const openEdge = useGraph((use) => use.openEdge);
  const [tiles, setTiles] = useState<{ name: string; items: readonly number[] }>({ name: '', items: [] });

  const onFrame = useCallback(
    (frame: Frame) => {
      if (headers.current !== null) placeHeaders(headers.current, placed, frame);
      if (mapFrame.current !== null) placeMapFrame(mapFrame.current, drawing, frame);
      const { zoom } = frame.viewport;
      const detail = detailAt(zoom);
      const zoomPercent = Math.round(zoom * 100);
      const use = graphStore.getState();
      if (use.detail !== detail || use.zoomPercent !== zoomPercent)
        graphStore.setState({ detail, zoomPercent });
      const seen = tilesSeen(frame.viewport, frame.width, frame.height);
      const name = detail === 'none' ? 'none' : seen.name;
      setTiles((before) =>
        before.name === name
          ? before
          : { name, items: detail === 'none' ? [] : itemsOnPage(scene, seen.area) },
      );
    },
    [placed, drawing, scene],
  );
  // Another layout, other items: what is on the page is asked for anew.
  useLayoutEffect(() => setTiles({ name: '', items: [] }), [scene]);

  const { schedule, touchEdge } = usePainter(ground, drawing, pointed, onFrame);
  const moving = useViewport(drawing, repository, schedule);

  const gates = useMemo(() => gateNodes(scene), [scene]);
  const nodes = useMemo(
    () => [
      ...tiles.items.flatMap((item) => (item < scene.structure.items.length ? [nodeOf(scene, item)] : [])),
      ...(tiles.items.length === 0 ? [] : gates),
    ],
    [tiles, scene, gates],
  );

  useLayoutEffect(() => {
    const { items } = scene.structure;
    graphStore.setState({
      lit: lit === null ? null : new Set(items.flatMap(({ id }, index) => (lit[index] === 1 ? [id] : []))),
    });
  }, [lit, scene]);

  useEffect(() => {
    const edges = [pointed.current.opened, openEdge?.edge ?? -1];
    pointed.current.opened = openEdge?.edge ?? -1;
    edges.forEach(touchEdge);
  }, [openEdge, touchEdge]);
  // An edge's index means nothing in another structure.
  useEffect(() => graphStore.setState({ openEdge: null }), [scene]);

  const edgeUnder = useCallback(
    (event: { clientX: number; clientY: number }) => {
      const zoom = store.getState().transform[2];
      if (detailAt(zoom) === 'none') return -1;
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      return scene.edgeAt(x, y, reach / zoom, (edge) => looks[edge]?.rank !== 'hidden');
    },
    [flow, looks, scene, store],
  );

  const hover = useCallback(
    (event: MouseEvent) => {
      const edge = edgeUnder(event);
      if (edge === pointed.current.hovered) return;
      const edges = [pointed.current.hovered, edge];
      pointed.current.hovered = edge;
      edges.forEach(touchEdge);
    },
    [edgeUnder, touchEdge],
  );

  /** Below zoom 0.35 the canvas draws the items, and a click finds them there. */
  const issueAt = useCallback(
    (event: MouseEvent): IssueKey | null => {
      if (detailAt(store.getState().transform[2]) !== 'none') return null;
      const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const item = scene.itemsIn({ left: x, top: y, right: x + 0.1, bottom: y + 0.1 }).find((each) => {
        const { left, top, right, bottom } = scene.areaOf(each);
        return x >= left && x <= right && y >= top && y <= bottom;
      });
      return item === undefined ? null : issueOf(drawing, item);
    },
    [drawing, flow, scene, store],
  );

  const clickGround = useCallback(
    (event: MouseEvent) => {
      const edge = edgeUnder(event);
      const box = ground.current?.getBoundingClientRect();
      if (edge >= 0 && box !== undefined) {
        graphStore.setState({ openEdge: { edge, x: event.clientX - box.left, y: event.clientY - box.top } });
        return;
      }
      if (graphStore.getState().openEdge !== null) graphStore.setState({ openEdge: null });
      else select(issueAt(event));
    },
    [edgeUnder, issueAt],
  );

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const key = issueOf(drawing, drawing.selected);
    if (event.key === 'Escape') {
      if (graphStore.getState().openEdge !== null) graphStore.setState({ openEdge: null });
      else select(null);
    } else if (event.key === 'Enter' && key !== null) openIssue(key);
    else if (steps.includes(event.key)) {
      const next =
        drawing.selected < 0 ? firstItem(drawing) : stepFrom(drawing, drawing.selected, event.key as Step);
      const issue = issueOf(drawing, next);
      if (issue !== null) {
        select(issue);
        moving.bringIntoView(next);
      }
    } else return;
    event.preventDefault();
  }

  const selectedKey = issueOf(drawing, drawing.selected);
  return (
    <div
      tabIndex={0}
      role="application"
      aria-label={`${t('name')}. ${t('keys')}`}
      aria-activedescendant={selectedKey === null ? undefined : `graph-${selectedKey}`}
      onKeyDown={press}
      data-moving={moving.moving || undefined}
      className="graph absolute inset-0 overflow-hidden focus-visible:-outline-offset-2"
    >
      <div ref={ground} aria-hidden className="absolute inset-0 overflow-hidden" />
      <ReactFlow
        ref={withoutRole}
        nodes={nodes}
        edges={noEdges}
        nodeTypes={nodeTypes}
        minZoom={0.02}
        maxZoom={2}
        panOnScroll
        zoomOnPinch
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        proOptions={proOptions}
        onNodeClick={selectNode}
        onNodeDoubleClick={openNode}
        onPaneClick={clickGround}
        onPaneMouseMove={hover}
      />
      <Headers ref={headers} placed={placed} />
      <Minimap drawing={drawing} frame={mapFrame} />
      <Count drawing={drawing} />
      {openEdge === null ? null : <EdgePopover drawing={drawing} open={openEdge} />}
    </div>
  );
}

/** How much hangs on the item in hand, beside the overview. */
function Count({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useTranslation(['graph', 'shell']);
  const { light, source } = drawing;
  const key = issueOf(drawing, drawing.selected);
  const node = key === null ? undefined : source.nodes.get(key);
  if (key === null || light === null || node === undefined)
    return <p aria-live="polite" className="sr-only" />;
  const isIssue = (item: number) => issueOf(drawing, item) !== null;
  const figures = {
    before: [...light.before].filter(isIssue).length,
    after: [...light.after].filter(isIssue).length,
  };
  return (
    <div className="pointer-events-none absolute bottom-3 left-[160px] flex items-center gap-1.5 rounded-md bg-surface px-2.5 py-1.5 text-small text-ink2 shadow-[0_0_0_1px_var(--line2)]">
      <b className="text-ink">{numberOf(key)}</b>
      {t('selected', figures)}
      <Key>Esc</Key>
      <p aria-live="polite" className="sr-only">
        {t('selectedSpoken', {
          issue: `${numberOf(key)} ${node.title}`,
          status: t(`shell:status.${node.status}`),
          ...figures,
        })}
      </p>
    </div>
  );
}
