import createMarkdownIt from 'markdown-it';
import type { Env, MarkdownIt, StateCore, Token } from 'markdown-it';
import { divideLongBlocks } from './divideLongBlocks.ts';
import { linkIssueReferences } from './issueReferences.ts';
import { markSourceLines, renderCodeByLine } from './sourceLines.ts';
import { drawTaskBoxes } from './taskLists.ts';

/** A piece of a body that stands on its own: HTML, not yet sanitised, or lines as they were written. */
export type MarkdownChunk =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'text'; readonly lines: readonly string[]; readonly firstLine: number };

/**
 * Raw HTML may nest this deep and count this many tags; beyond, it is shown as the text it is. Nested
 * formatting elements cost the browser's parser quadratic time: 256 KB of `<b>` took 14.6 s to sanitise.
 */
const deepestHtml = 64;
const mostHtmlTags = 4_000;
/** Chunks are sanitised one at a time between frames; about 16 KB takes a few milliseconds. */
const chunkLength = 16_384;
/** A chunk that cannot be cut may be this long: sanitising 400 KB in one go held the window for 290 ms. */
const longestChunk = 65_536;

const voidTags = new Set([
  'br',
  'hr',
  'img',
  'input',
  'wbr',
  'area',
  'base',
  'col',
  'embed',
  'link',
  'meta',
  'source',
  'track',
]);
const tag = /<(?<close>\/?)(?<name>[a-zA-Z][a-zA-Z0-9-]*)[^<>]*>/g;

/** Columns of a table say their side with an attribute: the window's policy refuses inline styles. */
function alignWithoutStyle(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const side = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
    if (side !== undefined) token.attrs = [['align', side]];
  }
}

function repositoryOf(env: Env): string {
  const repository = env['repository'];
  return typeof repository === 'string' ? repository : '';
}

function build(html: boolean): MarkdownIt {
  // `breaks`: GitHub shows a line break of an issue or comment as one.
  const markdown = createMarkdownIt({ html, linkify: true, breaks: true, maxNesting: 60 });
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  markdown.core.ruler.push('issue_references', linkIssueReferences(repositoryOf));
  markdown.core.ruler.push('task_boxes', drawTaskBoxes);
  markdown.core.ruler.push('column_sides', alignWithoutStyle);
  markdown.core.ruler.push('source_lines', markSourceLines);
  markdown.core.ruler.push('long_blocks', divideLongBlocks);
  renderCodeByLine(markdown);
  return markdown;
}

const withHtml = build(true);
const withoutHtml = build(false);

/** Open elements after a piece of HTML, given those open before it; also how deep it went. */
function openAfter(html: string, open: string[]): { deepest: number; tags: number } {
  let deepest = open.length;
  let tags = 0;
  for (const match of html.matchAll(tag)) {
    const name = (match.groups?.['name'] ?? '').toLowerCase();
    tags += 1;
    if (voidTags.has(name)) continue;
    if (match.groups?.['close'] === '/') {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
      continue;
    }
    open.push(name);
    deepest = Math.max(deepest, open.length);
  }
  return { deepest, tags };
}

function rawHtmlIsBearable(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  let count = 0;
  for (const token of tokens) {
    const raw = [token, ...(token.children ?? [])].filter(
      ({ type }) => type === 'html_block' || type === 'html_inline',
    );
    for (const { content } of raw) {
      const { deepest, tags } = openAfter(content, open);
      count += tags;
      if (deepest > deepestHtml || count > mostHtmlTags) return false;
    }
  }
  return true;
}

/** The source of a block as text, without the lines before and after it. */
function textChunk(lines: readonly string[], tokens: readonly Token[]): MarkdownChunk {
  const maps = tokens.flatMap((token) => (token.map === null ? [] : [token.map]));
  const first = Math.min(...maps.map(([from]) => from));
  const last = Math.max(...maps.map(([, to]) => to));
  return { kind: 'text', lines: lines.slice(first, last), firstLine: first + 1 };
}

/**
 * GitHub-flavoured Markdown in chunks, cut only where no element is open. The HTML is NOT safe: the
 * window sanitises each chunk last, see `sanitise.ts`. A block too large for that comes as its own text.
 * @param text a body as GitHub holds it, up to 262,144 bytes
 * @param repository `owner/name`: what a bare `#12` means
 */
export function renderMarkdown(text: string, repository: string): readonly MarkdownChunk[] {
  const env: Env = { repository };
  let markdown = withHtml;
  let tokens = markdown.parse(text, env);
  if (!rawHtmlIsBearable(tokens)) {
    markdown = withoutHtml;
    tokens = markdown.parse(text, env);
  }
  const lines = text.split(/\r\n?|\n/);
  const chunks: MarkdownChunk[] = [];
  const open: string[] = [];
  let cut = 0;
  let from = 0;
  let html = '';
  function finish(to: number): void {
    if (html.length > longestChunk) chunks.push(textChunk(lines, tokens.slice(cut, to)));
    else if (html !== '') chunks.push({ kind: 'html', html });
    html = '';
    cut = to;
  }
  tokens.forEach((token, index) => {
    const blockEnds = token.level === 0 && token.nesting <= 0;
    if (!blockEnds) return;
    const block = markdown.renderer.render(tokens.slice(from, index + 1), markdown.options, env);
    // A large block stands alone, so that only it becomes text.
    if (block.length > longestChunk && open.length === 0) finish(from);
    from = index + 1;
    html += block;
    openAfter(block, open);
    if (html.length >= chunkLength && open.length === 0) finish(from);
  });
  finish(from);
  return chunks;
}
