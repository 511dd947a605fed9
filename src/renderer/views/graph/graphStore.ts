import { create } from 'zustand';
import type { LaneChoices } from './lanes.ts';

/** An edge whose evidence is shown, and where on the screen it was asked for. */
export type OpenEdge = { readonly edge: number; readonly x: number; readonly y: number };

/** Cards with all words, with glyph and number alone, or none: the canvas draws the items. */
export type Detail = 'full' | 'short' | 'none';

/** What the graph itself remembers; the selection is shared with the other views and lives in its own store. */
export type GraphUse = {
  readonly mode: 'graph' | 'list';
  readonly criticalOnly: boolean;
  readonly choices: LaneChoices;
  readonly zoomPercent: number;
  readonly detail: Detail;
  /** Ids of the items that stay lit; null where all do. */
  readonly lit: ReadonlySet<string> | null;
  readonly openEdge: OpenEdge | null;
  /** The lane that was opened or folded last: the next layout shows it. */
  readonly toggled: string | null;
  /** A wish of the toolbar that the canvas fulfils; `count` grows, so that the same wish can come twice. */
  readonly wish: { readonly look: 'all' | 'full'; readonly count: number };
};

export const graphStore = create<GraphUse>()(() => ({
  mode: 'graph',
  criticalOnly: false,
  choices: new Map(),
  zoomPercent: 100,
  detail: 'full',
  lit: null,
  openEdge: null,
  toggled: null,
  wish: { look: 'full', count: 0 },
}));

export function useGraph<Picked>(pick: (use: GraphUse) => Picked): Picked {
  return graphStore(pick);
}

export function toggleCriticalPath(): void {
  graphStore.setState(({ criticalOnly }) => ({ criticalOnly: !criticalOnly }));
}

export function chooseLane(id: string, collapsed: boolean): void {
  graphStore.setState(({ choices }) => ({
    choices: new Map(choices).set(id, collapsed),
    openEdge: null,
    toggled: id,
  }));
}

export function detailAt(zoom: number): Detail {
  return zoom < 0.35 ? 'none' : zoom < 0.6 ? 'short' : 'full';
}

/** Shows the whole graph, or its cards in full size. */
export function lookAt(look: 'all' | 'full'): void {
  graphStore.setState(({ wish }) => ({ wish: { look, count: wish.count + 1 } }));
}
