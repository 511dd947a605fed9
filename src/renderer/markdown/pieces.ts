import { plainLines } from './plainLines.ts';
import type { Rendered } from './renderInTime.ts';
import { sanitise } from './sanitise.ts';

/** What draws each piece of a body, in order. */
export function piecesOf(rendered: Rendered, text: string): readonly (() => Node)[] {
  if (rendered.kind === 'plain') return plainLines(text.split(/\r\n?|\n/), 1);
  return rendered.chunks.flatMap((chunk): readonly (() => Node)[] =>
    chunk.kind === 'html' ? [() => sanitise(chunk.html)] : plainLines(chunk.lines, chunk.firstLine),
  );
}
