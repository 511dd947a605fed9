import { useEffect } from 'react';
import type { RefObject } from 'react';
import { panelStore } from '../../stores/panels.ts';

/** Where a key leads among so many rows; null where it leads nowhere. `at` is -1 while no row is in hand. */
export function rowAfterKey(key: string, at: number, rows: number, page: number): number | null {
  if (rows === 0) return null;
  const within = (row: number) => Math.min(rows - 1, Math.max(0, row));
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return within(at + 1);
    case 'k':
    case 'ArrowUp':
      return within(at < 0 ? 0 : at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}

type RowKeys = {
  readonly rows: number;
  /** The row in hand; -1 for none. */
  readonly at: number;
  /** Rows in sight. */
  readonly page: number;
  readonly onMove: (row: number) => void;
  readonly onOpen: (row: number) => void;
  readonly onRelease: () => void;
};

/** Walks the rows from anywhere in the view: a table does not have to be clicked before its keys work. */
export function useRowKeys(grid: RefObject<HTMLElement | null>, keys: RowKeys): void {
  const { rows, at, page, onMove, onOpen, onRelease } = keys;
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return;
      if (panelStore.getState().panel.kind !== 'none') return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target === null || target.closest('input, textarea, select, [contenteditable]') !== null) return;
      const here = target === document.body || target === grid.current;
      // On a button inside the table its own keys win: Enter presses it.
      if (!here && grid.current?.contains(target) !== true) return;
      const next = rowAfterKey(event.key, at, rows, page);
      if (next !== null) onMove(next);
      else if (event.key === 'Enter' && here && at >= 0) onOpen(at);
      else if (event.key === 'Escape' && at >= 0) onRelease();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [grid, rows, at, page, onMove, onOpen, onRelease]);
}
