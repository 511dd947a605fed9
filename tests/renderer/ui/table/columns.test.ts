import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columnTracks,
  matchingRows,
  rowTexts,
  shownColumns,
  type TableColumn,
  type TableLayout,
} from '#renderer/ui/table/columns.ts';
import { csvOf } from '#renderer/ui/table/csv.ts';
import { layoutsOf } from '#renderer/ui/table/tableLayouts.ts';
import { rowAfterKey } from '#renderer/ui/table/useRowKeys.ts';

type Ship = { readonly name: string; readonly port: string; readonly tons: number };

const column = (id: keyof Ship, more: Partial<TableColumn<Ship>> = {}): TableColumn<Ship> => ({
  id,
  title: id,
  width: 100,
  value: (ship) => ship[id],
  text: (ship) => String(ship[id]),
  cell: (ship) => ship[id],
  ...more,
});
const columns = [
  column('name', { always: true, grows: 1 }),
  column('port', { from: 600 }),
  column('tons', { end: true }),
];
const untouched: TableLayout = { shown: {}, widths: {}, sort: null };
const ids = (list: readonly TableColumn<Ship>[]) => list.map(({ id }) => id);

describe('columns', () => {
  test('that need more room than there is are put away, until the user asks for them', () => {
    expect(ids(shownColumns(columns, untouched, 500))).toEqual(['name', 'tons']);
    expect(ids(shownColumns(columns, untouched, 700))).toEqual(['name', 'port', 'tons']);
    const chosen = { ...untouched, shown: { port: true, tons: false, name: false } };
    expect(ids(shownColumns(columns, chosen, 500))).toEqual(['name', 'port']);
  });

  test('share the room that is left, as long as nobody dragged them', () => {
    expect(columnTracks(columns, untouched)).toEqual({
      template: 'minmax(100px, 1fr) 100px 100px',
      least: 324,
    });
    expect(columnTracks(columns, { ...untouched, widths: { name: 250 } })).toEqual({
      template: '250px 100px 100px minmax(0, 1fr)',
      least: 474,
    });
  });
});

const ships: readonly Ship[] = [
  { name: 'Ｋｅｌｐ', port: 'Nord', tons: 80 },
  { name: 'Kittiwake', port: 'Süd', tons: 9 },
];

describe('a filter', () => {
  test('finds every word in any column, whatever its case and width', () => {
    expect(matchingRows(ships, rowTexts(columns), 'kelp NORD')).toEqual([ships[0]]);
    expect(matchingRows(ships, rowTexts(columns), 'kelp süd')).toEqual([]);
    expect(matchingRows(ships, rowTexts(columns), '  ')).toBe(ships);
  });

  test('finds what stands in the second line of a cell', () => {
    const second = { title: 'home', text: ({ port }: Ship) => `home is ${port}` };
    expect(matchingRows(ships, rowTexts([column('name', { second })]), 'home nord')).toEqual([ships[0]]);
  });
});

/** Reads RFC 4180 back, as a spreadsheet does. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('an export', () => {
  test('gives back every text, whatever commas, quotes and line ends it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '波') })),
        (names) => {
          const rows = names.map((name) => ({ name, port: '', tons: 1 }));
          const read = readCsv(csvOf([column('name'), column('tons')], rows).slice(1));
          expect(read.slice(1)).toEqual(
            names.map((name) => [name.startsWith('\r') ? `'${name}` : name, '1']),
          );
        },
      ),
    );
  });

  test.each(['=HYPERLINK("http://x")', '+1+1', '-1+1', '@SUM(A1)', '\tx'])(
    'never hands a spreadsheet %j to run',
    (name) => {
      const csv = csvOf([column('name')], [{ name, port: '', tons: 0 }]);
      expect(readCsv(csv.slice(1))[1]).toEqual([`'${name}`]);
    },
  );

  test('leaves a negative number a number, and begins so that Japanese stays Japanese', () => {
    const csv = csvOf([column('tons')], [{ name: '', port: '', tons: -4.5 }]);
    expect(csv).toBe('\uFEFFtons\r\n-4.5\r\n');
  });
});

describe('a kept layout', () => {
  test('is read back, and what is damaged in it is as the view made it', () => {
    const kept = JSON.stringify({
      ships: {
        shown: { port: false, tons: 'no' },
        widths: { name: 5, port: 'x', tons: 9e9 },
        sort: { id: 'tons' },
      },
      broken: 7,
    });
    expect(layoutsOf(kept)).toEqual({
      ships: { shown: { port: false }, widths: { name: 40, tons: 1_200 }, sort: { id: 'tons', desc: false } },
    });
    expect(layoutsOf('{')).toEqual({});
    expect(layoutsOf(null)).toEqual({});
  });
});

describe('a key', () => {
  test.each([
    ['j', -1, 0],
    ['ArrowDown', 9, 9],
    ['k', 3, 2],
    ['ArrowUp', -1, 0],
    ['PageDown', 2, 6],
    ['PageUp', 2, 0],
    ['Home', 7, 0],
    ['End', 0, 9],
    ['x', 4, null],
  ])('%s leads from row %i to %s', (key, at, row) => {
    expect(rowAfterKey(key, at, 10, 4)).toBe(row);
  });

  test('leads nowhere in an empty table', () => {
    expect(rowAfterKey('End', -1, 0, 4)).toBeNull();
  });
});
