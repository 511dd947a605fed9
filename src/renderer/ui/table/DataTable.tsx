import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { columnTracks, matchingRows, rowTexts, shownColumns, type TableColumn } from './columns.ts';
import { csvOf, saveText } from './csv.ts';
import { HeaderCell } from './HeaderCell.tsx';
import { sortTable, useTableLayout } from './tableLayouts.ts';
import { TableRow } from './TableRow.tsx';
import { TableTools } from './TableTools.tsx';
import { useRowKeys } from './useRowKeys.ts';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

export type DataTableProps<Row extends object> = {
  /** Under which the layout is kept. */
  readonly name: string;
  /** What the table is, for those who do not see it. */
  readonly label: string;
  /** Left of the tools, above the header. */
  readonly lead: ReactNode;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** The id of the row in hand; null for none. */
  readonly inHand: string | null;
  readonly onTake: (row: Row | null) => void;
  readonly onOpen: (row: Row) => void;
  /** Pixels; the density of the design is 28 for one line, 48 for two. */
  readonly rowHeight?: number;
  /** Taken instead while all rows fit. */
  readonly roomyHeight?: number;
  /** What the row is gripped by, in the margin left of it. */
  readonly handle?: (row: Row) => ReactNode;
  /** Instead of rows where there are none to filter. */
  readonly empty: ReactNode;
  readonly below?: ReactNode;
};

/** What the rows' edges keep free, so that the focus ring and the first glyph stand clear. */
const edge = 'px-6';
const headerHeight = 32;

/**
 * A table of any length: only the rows in sight are drawn. Sorted by its headers, filtered by words, its columns
 * chosen, dragged and kept, walked with J, K, arrows, Home and End, exported as it is shown.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, label, columns, rows, idOf, inHand, onTake, onOpen } = props;
  const { t } = useTranslation('table');
  const layout = useTableLayout(name);
  const [filter, setFilter] = useState('');
  const wanted = useDeferredValue(filter);
  const grid = useRef<HTMLDivElement>(null);
  const domId = useId();
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const watcher = new ResizeObserver(measure);
    measure();
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  const shown = useMemo(() => shownColumns(columns, layout, width), [columns, layout, width]);
  const { template, least } = useMemo(() => columnTracks(shown, layout), [shown, layout]);
  // What a row says is put into words once for each row and language: 5,000 rows have 50,000 texts.
  const said = useMemo(() => rowTexts(columns), [columns]);
  const data = useMemo(() => matchingRows(rows, said, wanted), [rows, said, wanted]);
  const definitions = useMemo(
    (): ColumnDef<typeof features, Row>[] =>
      columns.map(({ id, value, largestFirst }) => ({
        id,
        accessorFn: (row: Row) => value(row) ?? undefined,
        // A column holds numbers or texts; `alphanumeric` puts Worker 9 before Worker 10.
        sortFn: rows.some((row) => typeof value(row) === 'string') ? 'alphanumeric' : 'basic',
        sortUndefined: 'last',
        sortDescFirst: largestFirst === true,
      })),
    [columns, rows],
  );
  const { sort } = layout;
  const sorting = useMemo(
    () => (sort !== null && columns.some(({ id }) => id === sort.id) ? [sort] : []),
    [sort, columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: idOf,
    state: { sorting },
    onSortingChange: (updater) => {
      const [next] = typeof updater === 'function' ? updater(sorting) : updater;
      sortTable(name, next ?? null);
    },
  });
  const ordered = table.getRowModel().rows;
  const { rowHeight: tight = 28, roomyHeight = tight } = props;
  const rowHeight = headerHeight + rows.length * roomyHeight <= height ? roomyHeight : tight;
  const virtual = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => grid.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: headerHeight,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);

  const at = ordered.findIndex(({ id }) => id === inHand);
  const move = useCallback(
    (row: number) => {
      const next = ordered[row];
      if (next === undefined) return;
      onTake(next.original);
      virtual.scrollToIndex(row);
    },
    [ordered, onTake, virtual],
  );
  const open = useCallback(
    (row: number) => {
      const next = ordered[row];
      if (next !== undefined) onOpen(next.original);
    },
    [ordered, onOpen],
  );
  const release = useCallback(() => onTake(null), [onTake]);
  const page = Math.max(1, Math.floor((height - headerHeight) / rowHeight) - 1);
  useRowKeys(grid, { rows: ordered.length, at, page, onMove: move, onOpen: open, onRelease: release });

  const items = virtual.getVirtualItems();
  const rowId = (index: number) => `${domId}-${index}`;
  const inSight = items.some(({ index }) => index === at);
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col">
      <div className="flex h-14 shrink-0 items-center gap-3 px-6">
        <div className="min-w-0 flex-1">{props.lead}</div>
        <TableTools
          table={name}
          columns={columns}
          shown={shown}
          filter={filter}
          found={ordered.length}
          onFilter={setFilter}
          onExport={() =>
            saveText(
              `nami-${name}.csv`,
              'text/csv;charset=utf-8',
              csvOf(
                shown,
                ordered.map(({ original }) => original),
              ),
            )
          }
        />
      </div>
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={ordered.length + 1}
        aria-colcount={shown.length}
        aria-activedescendant={inSight ? rowId(at) : undefined}
        className="min-h-0 flex-1 overflow-auto [scrollbar-width:thin] focus-visible:-outline-offset-2"
      >
        <div
          role="row"
          aria-rowindex={1}
          className={`sticky top-0 z-10 grid h-8 items-center gap-3 border-b border-line bg-bg text-cap font-medium text-ink3 ${edge}`}
          style={{ gridTemplateColumns: template, minWidth: least + 48 }}
        >
          {shown.map((column, index) => (
            <HeaderCell
              key={column.id}
              table={name}
              column={column}
              position={index + 1}
              sorted={table.getColumn(column.id)?.getIsSorted() ?? false}
              onSort={() => table.getColumn(column.id)?.toggleSorting()}
            />
          ))}
        </div>
        {ordered.length === 0 ? null : (
          <div
            role="rowgroup"
            className="relative"
            style={{ height: virtual.getTotalSize(), minWidth: least + 48 }}
          >
            {items.map(({ index, start }) => {
              const row = ordered[index]?.original;
              if (row === undefined) return null;
              return (
                <TableRow
                  key={idOf(row)}
                  row={row}
                  id={rowId(index)}
                  index={index}
                  columns={shown}
                  template={template}
                  top={start}
                  height={rowHeight}
                  taken={index === at}
                  handle={props.handle}
                  onTake={onTake}
                  onOpen={onOpen}
                />
              );
            })}
          </div>
        )}
        {rows.length === 0 ? props.empty : null}
        {rows.length > 0 && ordered.length === 0 ? (
          <p className="p-6 text-ink2">{t('noMatch', { text: wanted })}</p>
        ) : null}
      </div>
      {props.below}
    </div>
  );
}
