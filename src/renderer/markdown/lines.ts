import { lineAttribute } from './sourceLines.ts';

/** The innermost element whose text begins on that line; null where the line drew nothing. */
export function elementOfLine(root: ParentNode, line: number): Element | null {
  return [...root.querySelectorAll(`[${lineAttribute}="${line}"]`)].at(-1) ?? null;
}

/** As above, or else the nearest drawn line before it: a heading's underline, a hidden comment. */
export function elementNearLine(root: ParentNode, line: number): Element | null {
  const exact = elementOfLine(root, line);
  if (exact !== null) return exact;
  let nearest: Element | null = null;
  let best = 0;
  for (const element of root.querySelectorAll(`[${lineAttribute}]`)) {
    const own = Number(element.getAttribute(lineAttribute));
    if (own < line && own >= best) {
      best = own;
      nearest = element;
    }
  }
  return nearest;
}
