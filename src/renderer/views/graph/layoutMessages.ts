import type { Routes } from '#domain/layout/routes.ts';
import type { Layout, LayoutInput } from '#domain/layout/types.ts';

/** Window → worker. `previous` holds the places to keep; null for a repository not yet drawn. */
export type LayoutRequest = {
  readonly id: number;
  readonly input: LayoutInput;
  readonly previous: Layout | null;
};

/** Worker → window. */
export type LayoutAnswer = {
  readonly id: number;
  readonly layout: Layout;
  readonly routes: Routes;
};
