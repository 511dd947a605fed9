import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { table } from '../../src/cli/terminal/table.ts';

const rows = [
  {
    issue: '#12',
    title: '係留ブイの点検と塗り直し',
    note: 'a remark that nobody needs',
    why: 'words upon words',
  },
];
const columns = [
  { title: 'Issue', cell: (row: (typeof rows)[number]) => row.issue },
  { title: 'Title', cell: (row: (typeof rows)[number]) => row.title, shrinks: true as const },
  { title: 'Why', cell: (row: (typeof rows)[number]) => row.why, shrinks: true as const },
  { title: 'Note', cell: (row: (typeof rows)[number]) => row.note, yields: true as const },
];

describe('a table', () => {
  it('has every column where there is room', () => {
    expect(table(rows, columns, 120)).toContain('a remark that nobody needs');
  });

  it('leaves out what yields and cuts what shrinks, so that every line fits a narrow terminal', () => {
    const drawn = table(rows, columns, 34);
    expect(drawn).not.toContain('Note');
    expect(drawn).toContain('#12');
    // Colour codes take no cells.
    expect(Math.max(...drawn.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(34);
    expect(drawn.match(/…/g)).toHaveLength(2);
  });
});
