import MarkdownIt from 'markdown-it';
import { maskComments, maskSpans, type CommentState } from './inlineMask.ts';
import { readPrefix, type LinePrefix } from './linePrefix.ts';
import { keepOnly } from './leanTokens.ts';
import { mendMojibake } from './mojibake.ts';

/**
 * The structure of a body: which lines are headings, table rows, list text, drawings or code. Blocks come from
 * markdown-it's own block parser, whose tokens carry line maps; inline parsing is left out, for the domain reads
 * lines. The whole reading of an issue, of which this is a part, takes about 200 ms for the worst of 167 pathological
 * bodies of 256 KB.
 */

export type LinePlace =
  | 'text'
  | 'heading'
  | 'table'
  /** Inside a fence without a code label: plans draw their trees there. */
  | 'drawing'
  /** Inside a fence labelled as code, or the fence's own marks. */
  | 'code';

export type BodyLine = {
  /** Counts from 1 in the body as the tracker holds it. */
  readonly number: number;
  /** Mended, without the carriage return of a CRLF. */
  readonly text: string;
  /** `text` with code spans, struck-out text and HTML comments blanked, column for column. */
  readonly visible: string;
  readonly place: LinePlace;
  /** 1–6 for a heading, 0 for any other line. */
  readonly depth: number;
  /** The marks at the front of `visible`, and what stands behind them. */
  readonly prefix: LinePrefix;
  readonly content: string;
};

export type Heading = { readonly line: number; readonly depth: number };

export type TableRow = { readonly line: number; readonly cells: readonly string[] };

export type Table = { readonly header: TableRow; readonly rows: readonly TableRow[] };

export type MarkdownBody = {
  /** The lines that hold anything; blank ones are left out. */
  readonly lines: readonly BodyLine[];
  readonly lineAt: (number: number) => BodyLine | undefined;
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
};

/** Fence labels that are no code: what stands there is drawn or written, as without a label. */
const drawingLabels = new Set(['', 'text', 'txt', 'plain', 'plaintext', 'ascii', 'tree', 'none']);

const parser = new MarkdownIt({ html: false, linkify: false });
// Indented trees are no code here, and `**Key**: value` above a `---` is no heading.
parser.disable(['code', 'html_block', 'reference', 'lheading']);
// Deeper nesting is hostile or a drawing; its lines are still read one by one.
parser.set({ maxNesting: 20 });
keepOnly(parser, ['heading_open', 'fence', 'table_open', 'tr_open', 'table_close']);

/** Mended lines, one for each of the tracker's own. */
export function mendedLines(body: string): readonly string[] {
  const lines = mendMojibake(body).split('\n');
  return body.includes('\r') ? lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)) : lines;
}

/**
 * What headings, tables and fences are made of. Half of all comments have none of them, and are lines of text without
 * the parser's help: a tenth of the time of a comment.
 */
const blockMarks = /#(?:[ \t]|$)|\||```|~~~/m;

export function readMarkdown(body: string): MarkdownBody {
  const texts = mendedLines(body);
  const places: LinePlace[] = new Array<LinePlace>(texts.length).fill('text');
  const headings: Heading[] = [];
  const tables: Table[] = [];
  const tokens: ReturnType<typeof parser.parse> = [];
  const source = body.includes('\u0000') || body.includes('\\`') ? texts.map(forParser) : texts;
  const text = source.join('\n');
  if (blockMarks.test(text)) parser.block.parse(text, parser, {}, tokens);
  let table: { header: TableRow | null; rows: TableRow[] } | null = null;
  let cells: string[] = [];
  for (const token of tokens) {
    const [first, end] = token.map ?? [-1, -1];
    switch (token.type) {
      case 'heading_open':
        headings.push({ line: first + 1, depth: Number(token.tag.slice(1)) });
        places[first] = 'heading';
        break;
      case 'fence': {
        const label = (token.info.trim().split(/\s/, 1)[0] ?? '').toLowerCase();
        const place: LinePlace = drawingLabels.has(label) ? 'drawing' : 'code';
        for (let line = first; line < end; line += 1) places[line] = place;
        places[first] = 'code';
        if (end - 1 > first && isFenceMark(texts[end - 1] ?? '')) places[end - 1] = 'code';
        break;
      }
      case 'table_open':
        table = { header: null, rows: [] };
        for (let line = first; line < end; line += 1) places[line] = 'table';
        break;
      case 'tr_open': {
        cells = [];
        const row = { line: first + 1, cells };
        if (table !== null && table.header === null) table.header = row;
        else table?.rows.push(row);
        break;
      }
      // Of all texts only those of cells are kept.
      case 'inline':
        cells.push(maskSpans(token.content));
        break;
      case 'table_close':
        if (table?.header != null) tables.push({ header: table.header, rows: table.rows });
        table = null;
        break;
      default:
        break;
    }
  }
  const lines = bodyLines(texts, places, headings);
  return { lines, lineAt: (number) => lineWith(lines, number), headings, tables };
}

/** By halves: a map of all lines costs more than the few that are asked for. */
function lineWith(lines: readonly BodyLine[], number: number): BodyLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line === undefined || line.number === number) return line;
    if (line.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function bodyLines(
  texts: readonly string[],
  places: readonly LinePlace[],
  headings: readonly Heading[],
): readonly BodyLine[] {
  let lastClose = -1;
  for (let index = texts.length - 1; index >= 0 && lastClose < 0; index -= 1) {
    if ((texts[index] ?? '').includes('-->')) lastClose = index;
  }
  const depths = new Map(headings.map((heading) => [heading.line, heading.depth]));
  const state: CommentState = { inside: false };
  const lines: BodyLine[] = [];
  texts.forEach((text, index) => {
    if (text === '') return;
    const place = places[index] ?? 'text';
    const prose = place !== 'code' && place !== 'drawing';
    const masked = prose && (state.inside || mayHide(text));
    const visible = masked ? maskSpans(maskComments(text, state, lastClose > index)) : text;
    const prefix = readPrefix(visible);
    const content = visible.slice(prefix.offset);
    if (content.trim() === '' && place !== 'code' && prefix.branch === null && !prefix.bullet) return;
    const number = index + 1;
    lines.push({ number, text, visible, place, depth: depths.get(number) ?? 0, prefix, content });
  });
  return lines;
}

/** What `maskSpans` and `maskComments` look for; three searches for a character each, where a pattern takes its time. */
function mayHide(line: string): boolean {
  return line.includes('`') || line.includes('~~') || line.includes('<!--');
}

/** What the block parser gets: NUL as it would make it, and fences that a shell escaped (\`\`\`) as fences. */
function forParser(line: string): string {
  const clean = line.includes('\u0000') ? line.replaceAll('\u0000', '\uFFFD') : line;
  const start = clean.length - clean.trimStart().length;
  return clean.startsWith('\\`\\`\\`', start)
    ? clean.slice(0, start) + clean.slice(start).replaceAll('\\`', '`')
    : clean;
}

function isFenceMark(line: string): boolean {
  const bare = line.replaceAll('\\`', '`').replaceAll('>', ' ').trim();
  return bare.length >= 3 && (/^`+$/.test(bare) || /^~+$/.test(bare));
}
