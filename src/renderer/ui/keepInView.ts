/** How long text above may still grow after a jump, in milliseconds. */
const settling = 2_000;

/**
 * Scrolls an element into view and keeps it there while what stands above it is still being drawn,
 * until the user moves. Answers how to stop.
 */
export function keepInView(element: Element, block: ScrollLogicalPosition): () => void {
  const scroll = () => element.scrollIntoView({ block });
  const watcher = new ResizeObserver(scroll);
  const thread = element.closest('article') ?? element;
  const end = window.setTimeout(stop, settling);
  const moves = ['wheel', 'pointerdown', 'keydown'] as const;
  function stop(): void {
    watcher.disconnect();
    window.clearTimeout(end);
    for (const move of moves) window.removeEventListener(move, stop);
  }
  for (const move of moves) window.addEventListener(move, stop, { passive: true });
  scroll();
  watcher.observe(thread);
  return stop;
}
