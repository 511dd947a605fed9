import type { MarkdownIt, RendererRule, StateCore, Token } from 'markdown-it';

/** The attribute that says on which line of the body, counted from 1, an element's text begins. */
export const lineAttribute = 'data-line';

/** Blocks whose line is carried by spans around their text, or by their rows and items, instead. */
const carriedInside = new Set([
  'bullet_list_open',
  'ordered_list_open',
  'table_open',
  'tbody_open',
  'thead_open',
  'blockquote_open',
]);

function lineSpan(state: StateCore, nesting: 1 | -1, line: number): Token {
  const span = new state.Token(nesting === 1 ? 'line_open' : 'line_close', 'span', nesting);
  if (nesting === 1) span.attrSet(lineAttribute, String(line));
  return span;
}

/**
 * Puts each line of a paragraph into a span of its own. A break inside emphasis or a link cannot be
 * split without breaking the nesting: such lines share one span.
 */
function splitLines(state: StateCore, inline: Token): void {
  const first = (inline.map?.[0] ?? 0) + 1;
  let line = first;
  let depth = 0;
  const children: Token[] = [lineSpan(state, 1, first)];
  for (const child of inline.children ?? []) {
    depth += child.nesting;
    if (child.type !== 'softbreak' && child.type !== 'hardbreak') {
      children.push(child);
      continue;
    }
    line += 1;
    if (depth === 0) children.push(lineSpan(state, -1, 0), child, lineSpan(state, 1, line));
    else children.push(child);
  }
  inline.children = [...children, lineSpan(state, -1, 0)];
}

/** A core rule: every block, table row, list item and line of a paragraph learns its line. */
export function markSourceLines(state: StateCore): void {
  state.tokens.forEach((token, index) => {
    if (token.type === 'inline') {
      if (state.tokens[index - 1]?.type === 'paragraph_open') splitLines(state, token);
      return;
    }
    if (token.map === null || token.nesting < 0 || token.hidden || carriedInside.has(token.type)) return;
    if (token.type === 'paragraph_open') return;
    token.attrSet(lineAttribute, String(token.map[0] + 1));
  });
}

/** Code keeps its lines: each stands in a span of its own, since plans draw their trees in fences. */
export function renderCodeByLine(markdown: MarkdownIt): void {
  const render =
    (offset: number): RendererRule =>
    (tokens, index) => {
      const token = tokens[index];
      if (token === undefined) return '';
      const first = (token.map?.[0] ?? 0) + 1 + offset;
      const lines = token.content.replace(/\n$/, '').split('\n');
      const spans = lines.map(
        (line, at) => `<span ${lineAttribute}="${first + at}">${markdown.utils.escapeHtml(line)}\n</span>`,
      );
      return `<pre><code>${spans.join('')}</code></pre>\n`;
    };
  // A fence's text begins on the line after the one that opens it.
  markdown.renderer.rules['fence'] = render(1);
  markdown.renderer.rules['code_block'] = render(0);
}
