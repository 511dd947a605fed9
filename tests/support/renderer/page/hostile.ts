import { renderMarkdown } from '../../../../src/renderer/markdown/render.ts';
import { sanitise } from '../../../../src/renderer/markdown/sanitise.ts';

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
    for (const { html } of renderMarkdown(text, 'tidewater/harbour')) root.append(sanitise(html));
  },
  drawUnsafely(text) {
    const piece = document.createElement('div');
    root.append(piece);
    for (const { html } of renderMarkdown(text, 'tidewater/harbour')) piece.innerHTML += html;
  },
};
Object.assign(window, { page, fire: (name: string) => page.fired.push(name) });
