import { lineAttribute } from './sourceLines.ts';

/** Lines that share an element once there are very many of them. */
const linesInOne = 50;
/** Up to here every line has an element of its own, and can be shown by itself. */
const mostOwnLines = 5_000;
const linesInPiece = 400;

function linesElement(text: string, line: number): HTMLElement {
  const element = document.createElement('span');
  element.setAttribute(lineAttribute, String(line));
  element.textContent = text === '' ? ' ' : text;
  return element;
}

/** Text as it was written, in pieces that can each be drawn between two frames. */
export function plainLines(lines: readonly string[], firstLine: number): readonly (() => HTMLElement)[] {
  const step = lines.length > mostOwnLines ? linesInOne : 1;
  const pieces: (() => HTMLElement)[] = [];
  for (let from = 0; from < lines.length; from += linesInPiece)
    pieces.push(() => {
      const block = document.createElement('pre');
      const code = document.createElement('code');
      block.className = 'plain';
      for (let at = from; at < Math.min(lines.length, from + linesInPiece); at += step)
        code.append(
          linesElement(lines.slice(at, Math.min(at + step, lines.length)).join('\n'), firstLine + at),
        );
      block.append(code);
      return block;
    });
  return pieces;
}
