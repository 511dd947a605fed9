import { create } from 'zustand';
import { columnWidth, type TableLayout } from './columns.ts';

/** Which columns each table shows, how wide, and in what order its rows stand: kept on this machine. */

const place = 'nami.tables';
const untouched: TableLayout = { shown: {}, widths: {}, sort: null };

type Layouts = Readonly<Record<string, TableLayout>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf<Value>(
  value: unknown,
  read: (entry: unknown) => Value | undefined,
): Readonly<Record<string, Value>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const known = read(entry);
      return known === undefined ? [] : [[key, known]];
    }),
  );
}

/** Reads what was kept; what is damaged or unknown is as the view made it. */
export function layoutsOf(text: string | null): Layouts {
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    // A damaged layout is not worth a word: the views' own stand in.
  }
  return entriesOf(kept, (layout): TableLayout | undefined => {
    if (!isRecord(layout)) return undefined;
    const sort = layout['sort'];
    return {
      shown: entriesOf(layout['shown'], (shown) => (typeof shown === 'boolean' ? shown : undefined)),
      widths: entriesOf(layout['widths'], (width) =>
        typeof width === 'number' && Number.isFinite(width) ? columnWidth(width) : undefined,
      ),
      sort:
        isRecord(sort) && typeof sort['id'] === 'string'
          ? { id: sort['id'], desc: sort['desc'] === true }
          : null,
    };
  });
}

const storage = typeof localStorage === 'undefined' ? null : localStorage;

const layoutStore = create<{ readonly layouts: Layouts }>()(() => ({
  layouts: layoutsOf(storage?.getItem(place) ?? null),
}));

/** The layout of the table of that name. */
export function useTableLayout(table: string): TableLayout {
  return layoutStore(({ layouts }) => layouts[table] ?? untouched);
}

function change(table: string, made: (layout: TableLayout) => TableLayout): void {
  layoutStore.setState(({ layouts }) => ({
    layouts: { ...layouts, [table]: made(layouts[table] ?? untouched) },
  }));
}

function keep(): void {
  storage?.setItem(place, JSON.stringify(layoutStore.getState().layouts));
}

export function showColumn(table: string, id: string, shown: boolean): void {
  change(table, (layout) => ({ ...layout, shown: { ...layout.shown, [id]: shown } }));
  keep();
}

export function sortTable(table: string, sort: TableLayout['sort']): void {
  change(table, (layout) => ({ ...layout, sort }));
  keep();
}

/** While a column is dragged; `keepTableLayouts` follows once it is let go. */
export function resizeColumn(table: string, id: string, pixels: number | null): void {
  change(table, (layout) => {
    const others = Object.entries(layout.widths).filter(([other]) => other !== id);
    const own = pixels === null ? [] : [[id, columnWidth(pixels)] as const];
    return { ...layout, widths: Object.fromEntries([...others, ...own]) };
  });
}

export function keepTableLayouts(): void {
  keep();
}

/** Everything as the view made it. */
export function resetTable(table: string): void {
  change(table, () => untouched);
  keep();
}
