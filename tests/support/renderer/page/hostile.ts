import { renderMarkdown } from '../../../../src/renderer/markdown/render.ts';
import { piecesOf } from '../../../../src/renderer/markdown/pieces.ts';

/** What the test drives: draws a body as the window does, or, as the control, without the sanitiser. */
export type HostilePage = {
  fired: string[];
  draw(text: string): void;
  drawUnsafely(text: string): void;
};

const root = document.getElementById('root')!;
const page: HostilePage = {
  fired: [],
  draw(text) {
    for (const make of piecesOf({ kind: 'chunks', chunks: renderMarkdown(text, 'tidewater/harbour') }, text))
      root.append(make());
  },
  drawUnsafely(text) {
    const piece = document.createElement('div');
    root.append(piece);
    for (const chunk of renderMarkdown(text, 'tidewater/harbour'))
      if (chunk.kind === 'html') piece.innerHTML += chunk.html;
  },
};
Object.assign(window, { page, fire: (name: string) => page.fired.push(name) });
