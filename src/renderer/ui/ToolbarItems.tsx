import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';

const slotStore = create<{ readonly slot: HTMLElement | null }>()(() => ({ slot: null }));

/** Where the toolbar keeps a place for the view's own controls. */
export function ToolbarSlot() {
  return (
    <div
      ref={(slot) => slotStore.setState({ slot })}
      className="no-drag flex items-center gap-3 empty:hidden"
    />
  );
}

/** Controls of the view that is shown, drawn in the toolbar left of the search field. */
export function ToolbarItems({ children }: { readonly children: ReactNode }) {
  const slot = slotStore((state) => state.slot);
  return slot === null ? null : createPortal(children, slot);
}
