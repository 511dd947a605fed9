import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '#renderer/markdown/render.ts';
import { planBody } from '../../support/renderer/fixtureIssues.ts';

const html = (text: string) =>
  renderMarkdown(text, 'tidewater/harbour')
    .map((chunk) =>
      chunk.kind === 'html' ? chunk.html : `TEXT ${chunk.firstLine}: ${chunk.lines.join('|')}`,
    )
    .join('');

/** The text that stands in the elements which begin on that line. */
function onLine(text: string, line: number): string[] {
  return [
    ...html(text).matchAll(new RegExp(`data-line="${line}"[^>]*>([^]*?)</(?:span|h\\d|tr|li)>`, 'g')),
  ].map((match) => match[1]!.replace(/<[^>]*>/g, '').trim());
}

describe('Markdown', () => {
  test('knows the line of headings, rows, items, lines of a paragraph and lines of a fence', () => {
    const line = (words: string) => planBody.split('\n').findIndex((row) => row.includes(words)) + 1;
    expect(onLine(planBody, 1)).toEqual(['Harbour booking: the plan']);
    expect(onLine(planBody, line('| 1 | Storage')).join(' ')).toContain('Storage');
    expect(onLine(planBody, line('Gate 0: AWAITING')).join(' ')).toContain('AWAITING HARBOUR MASTER');
    expect(onLine(planBody, line('A: the national'))).toEqual(['A: the national one']);
    expect(onLine(planBody, line('├─> #15'))).toEqual(['├─&gt; #15']);
    expect(onLine(planBody, line('select berth'))).toEqual([
      'select berth, count(*) from bookings group by berth;',
    ]);
  });

  test('counts lines the same with Windows line ends', () => {
    expect(onLine('one\r\n\r\n# two\r\n\r\nthree', 5)).toEqual(['three']);
  });

  test('keeps lines that share emphasis in one piece', () => {
    expect(html('a **b\nc** d\ne')).toContain(
      '<span data-line="1">a <strong>b<br>\nc</strong> d</span><br>\n<span data-line="3">e</span>',
    );
  });

  test('links issues, here and elsewhere, and nothing that only looks like one', () => {
    const drawn = html(
      'See #12, (#13) and dock/pier#4. Not a#14, not #0, not `#15`, not https://a.example/#16, not &#35;.',
    );
    expect([...drawn.matchAll(/data-issue="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'tidewater/harbour#12',
      'tidewater/harbour#13',
      'dock/pier#4',
    ]);
  });

  test('draws what GitHub adds: tables with sides, struck words, boxes, bare addresses', () => {
    expect(html('| a | b |\n| - | -: |\n| 1 | 2 |')).toContain('<td align="right">2</td>');
    expect(html('~~gone~~')).toContain('<s>gone</s>');
    expect(html('- [x] done\n- [ ] open\n- [y] neither').match(/<input[^>]*>/g)).toEqual([
      '<input type="checkbox" disabled="" checked="">',
      '<input type="checkbox" disabled="">',
    ]);
    expect(html('https://tides.example/now')).toContain('<a href="https://tides.example/now">');
  });

  test('shows raw HTML as text once it nests or counts beyond what a window can bear', () => {
    expect(html('<details><summary>why</summary>\n\nbecause\n\n</details>')).toContain('<details>');
    expect(html('<b>'.repeat(65))).not.toContain('<b>');
    expect(html('<b></b>'.repeat(2_500))).not.toContain('<b>');
  });

  test('divides lists and tables of very many parts, and goes on counting', () => {
    const items = Array.from({ length: 130 }, (_, at) => `${at + 5}. item`).join('\n');
    expect(html(items).match(/<ol[^>]*>/g)).toEqual([
      '<ol start="5">',
      '<ol start="65">',
      '<ol start="125">',
    ]);
    const rows = Array.from({ length: 130 }, (_, at) => `| ${at} |`).join('\n');
    const table = html(`| n |\n| - |\n${rows}`);
    expect([table.match(/<table>/g)?.length, table.match(/<tr /g)?.length]).toEqual([2, 131]);
    expect(html('- a\n'.repeat(60)).match(/<ul>/g)).toHaveLength(1);
  });

  test('shows a block too large to draw as its own text, and only that block', () => {
    const lines = Array.from({ length: 9_000 }, (_, at) => `line ${at}`);
    const chunks = renderMarkdown(`# before\n\n${lines.join('\n')}\n\n# after`, 'a/b');
    expect(chunks.map(({ kind }) => kind)).toEqual(['html', 'text', 'html']);
    expect(chunks[1]).toEqual({ kind: 'text', firstLine: 3, lines });
  });

  test('cuts long bodies into pieces, and never inside of an open element', () => {
    const paragraphs = Array.from({ length: 900 }, (_, at) => `paragraph ${at}, long enough to count\n`);
    const pieces = renderMarkdown(paragraphs.join('\n'), 'a/b');
    expect(pieces.length).toBeGreaterThan(2);
    const folded = renderMarkdown(
      `<details>\n\n${paragraphs.slice(0, 500).join('\n')}\n\n</details>\n\nafter`,
      'a/b',
    );
    expect(folded[0]).toMatchObject({ kind: 'html', html: expect.stringContaining('</details>') as string });
  });
});
