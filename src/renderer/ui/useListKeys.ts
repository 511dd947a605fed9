import { useEffect } from 'react';
import { panelStore } from '../stores/panels.ts';

/**
 * `J` and `K` (or the arrows) walk a list, `Enter` opens. One list in a view uses this at a time.
 * @param length how many rows there are
 * @param index the row in hand; -1 for none yet
 */
export function useListKeys(
  length: number,
  index: number,
  onMove: (index: number) => void,
  onOpen: (index: number) => void,
): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (length === 0 || panelStore.getState().panel.kind !== 'none') return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const field = target?.closest('input, textarea, select, [contenteditable]');
      const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const letter = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (field != null ? arrow !== 0 : letter !== 0) {
        onMove(Math.min(length - 1, Math.max(0, index + (arrow === 0 ? letter : arrow))));
      } else if (event.key === 'Enter' && index >= 0 && (field != null || target === document.body)) {
        onOpen(index);
      } else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [length, index, onMove, onOpen]);
}
