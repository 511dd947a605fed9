import { create } from 'zustand';
import type { ImportSummary } from '#contract/views.ts';

/** What lies over the view, at most one at a time. */
export type Panel =
  | { readonly kind: 'none' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'import'; readonly summary: ImportSummary };

type Panels = { readonly panel: Panel };
export const panelStore = create<Panels>()(() => ({ panel: { kind: 'none' } }));

export function showPanel(panel: Panel): void {
  panelStore.setState({ panel });
}

export function closePanel(): void {
  panelStore.setState({ panel: { kind: 'none' } });
}

export function usePanel(): Panel {
  return panelStore((state) => state.panel);
}
