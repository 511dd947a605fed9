import { describe, expect, it } from 'vitest';
import { readMarkdown } from '#domain/text/markdown.ts';

describe('the structure of a body', () => {
  it('numbers lines as the tracker holds them, through CRLF, NUL and lone surrogates', () => {
    const body = 'one\r\n\r\n\u0000three\n\uD800 four\r\nâœ… five';
    expect(readMarkdown(body).lines.map((line) => [line.number, line.text])).toEqual([
      [1, 'one'],
      [3, '\u0000three'],
      [4, '\uD800 four'],
      [5, '✅ five'],
    ]);
  });

  it('tells drawings from code by the label of the fence', () => {
    const body =
      '```\ntree\n```\n```rust\nlet x;\n```\n~~~text\nplain\n~~~\n\\`\\`\\`bash\nls\n\\`\\`\\`\nafter';
    const places = new Map(readMarkdown(body).lines.map((line) => [line.text, line.place]));
    expect([
      places.get('tree'),
      places.get('let x;'),
      places.get('plain'),
      places.get('ls'),
      places.get('after'),
    ]).toEqual(['drawing', 'code', 'drawing', 'code', 'text']);
  });

  it('ends a fence where its outer fence ends early, as GitHub does', () => {
    const body = '```markdown\n## inside\n```bash\nls\n```\n## outside\n```';
    const headings = readMarkdown(body).headings;
    expect(headings).toEqual([{ line: 6, depth: 2 }]);
  });

  it('keeps the cells and the lines of a table, escaped pipes and all', () => {
    const body = 'x\n\n| a | b |\n|---|---|\n| 1 \\| 2 | `#3` |\n';
    expect(readMarkdown(body).tables).toEqual([
      { header: { line: 3, cells: ['a', 'b'] }, rows: [{ line: 5, cells: ['1 | 2', '    '] }] },
    ]);
  });

  it('blanks code spans, struck text and comments without moving a column', () => {
    const line = 'a `#1` ~~#2~~ <!-- #3 --> #4';
    const [read] = readMarkdown(line).lines;
    expect(read?.visible).toBe(`a ${' '.repeat(4)} ${' '.repeat(6)} ${' '.repeat(11)} #4`);
  });

  it('does not take a key above a rule for a heading', () => {
    expect(readMarkdown('**Depends on**: #1\n---\n').headings).toEqual([]);
  });
});
