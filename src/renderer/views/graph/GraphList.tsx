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
import { useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { nodeStatuses, type ProgrammeEdge, type ProgrammeNode } from '#domain/programme.ts';
import { splitIssueKey, type IssueKey } from '#domain/tracker.ts';
import { openIssue } from '../../stores/navigation.ts';
import { neighbours, useProgramme } from '../../stores/programme.ts';
import { select, useSelected } from '../../stores/selection.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { bareTitle, numberOf } from './words.ts';

type Row = {
  readonly node: ProgrammeNode;
  readonly waitsFor: readonly IssueKey[];
  readonly holdsUp: readonly IssueKey[];
};

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});
const rowHeight = 28;

const columnIds = ['status', 'number', 'title', 'phase', 'wave', 'worker', 'waitsFor', 'holdsUp'] as const;
type ColumnId = (typeof columnIds)[number];

const values: Readonly<Record<ColumnId, (row: Row) => string | number>> = {
  status: ({ node }) => nodeStatuses.indexOf(node.status),
  number: ({ node }) => splitIssueKey(node.key).number,
  title: ({ node }) => bareTitle(node.title),
  phase: ({ node }) => node.phase ?? '',
  wave: ({ node }) => node.wave ?? '',
  worker: ({ node }) => node.worker ?? '',
  waitsFor: ({ waitsFor }) => waitsFor.length,
  holdsUp: ({ holdsUp }) => holdsUp.length,
};

const columns: ColumnDef<typeof features, Row>[] = columnIds.map((id) => ({
  id,
  accessorFn: values[id],
  sortFn:
    id === 'status' || id === 'number' || id === 'waitsFor' || id === 'holdsUp' ? 'basic' : 'alphanumeric',
  sortDescFirst: id === 'waitsFor' || id === 'holdsUp',
}));

const widths = '136px 56px minmax(140px, 1fr) 52px 44px 76px minmax(72px, 132px) minmax(72px, 132px)';

function useRows(): readonly Row[] {
  const nodes = useProgramme((programme) => programme.nodes);
  const edges = useProgramme((programme) => programme.edges);
  return useMemo(() => {
    const { into, outOf } = neighbours(edges);
    const ends = (list: readonly ProgrammeEdge[] | undefined, end: 'from' | 'to') =>
      (list ?? []).filter(({ satisfied, doubt }) => !satisfied && doubt === null).map((edge) => edge[end]);
    return [...nodes.values()]
      .filter(({ container }) => !container)
      .map((node) => ({
        node,
        waitsFor: ends(into.get(node.key), 'from'),
        holdsUp: ends(outOf.get(node.key), 'to'),
      }));
  }, [nodes, edges]);
}

function Numbers({ issues }: { readonly issues: readonly IssueKey[] }) {
  const { t } = useTranslation('graph');
  const shown = issues.slice(0, 3).map(numberOf).join(', ');
  return (
    <span title={issues.map(numberOf).join(', ')} className="truncate text-ink2">
      {issues.length === 0 ? t('list.none') : issues.length > 3 ? `${shown} +${issues.length - 3}` : shown}
    </span>
  );
}

/** The graph for those who read: one row an issue, sortable, the same selection, whatever its size. */
export function GraphList() {
  const { t } = useTranslation(['graph', 'shell']);
  const data = useRows();
  const selected = useSelected();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({
    features,
    columns,
    data,
    getRowId: ({ node }) => node.key,
    initialState: { sorting: [{ id: 'number', desc: false }] },
  });
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const at = rows.findIndex(({ id }) => id === selected);

  function press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? undefined : rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next !== undefined) {
      select(next.original.node.key);
      virtual.scrollToIndex(next.index < 0 ? 0 : rows.indexOf(next));
    } else if (event.key === 'Enter' && selected !== null && event.target === event.currentTarget)
      openIssue(selected);
    else if (event.key === 'Escape') select(null);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      role="table"
      tabIndex={0}
      aria-label={t('list.caption')}
      aria-rowcount={rows.length + 1}
      onKeyDown={press}
      className="h-full overflow-auto focus-visible:-outline-offset-2"
    >
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 grid h-8 min-w-[780px] items-center gap-3 border-b border-line bg-bg px-6 text-cap font-medium text-ink3"
        style={{ gridTemplateColumns: widths }}
      >
        {table.getHeaderGroups()[0]?.headers.map(({ id, column }) => {
          const sorted = column.getIsSorted();
          return (
            <div
              key={id}
              role="columnheader"
              aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
            >
              <button
                type="button"
                tabIndex={-1}
                title={t('list.sort', { column: t(`list.${id as ColumnId}`) })}
                onClick={column.getToggleSortingHandler()}
                className="hover:text-ink"
              >
                {t(`list.${id as ColumnId}`)}
                {sorted === false ? '' : sorted === 'asc' ? ' ↑' : ' ↓'}
              </button>
            </div>
          );
        })}
      </div>
      <div className="relative min-w-[780px]" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const { node, waitsFor, holdsUp } = rows[index]!.original;
          const inHand = node.key === selected;
          return (
            <div
              key={node.key}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={inHand}
              onClick={() => select(node.key)}
              onDoubleClick={() => openIssue(node.key)}
              className={`absolute inset-x-0 grid h-7 items-center gap-3 px-6 whitespace-nowrap ${inHand ? 'bg-sel' : 'hover:bg-hover'}`}
              style={{ top: start, gridTemplateColumns: widths }}
            >
              <span role="cell" className="flex min-w-0 items-center gap-2">
                <StatusGlyph status={node.status} decorative />
                <span className="truncate text-ink2">{t(`shell:status.${node.status}`)}</span>
              </span>
              <span role="cell" className="text-ink3">
                {numberOf(node.key)}
              </span>
              <span
                role="cell"
                title={node.title}
                className={`truncate ${node.critical ? 'font-medium' : ''}`}
              >
                {bareTitle(node.title)}
              </span>
              <span role="cell" className="truncate text-ink2">
                {node.phase ?? t('list.none')}
              </span>
              <span role="cell" className="truncate text-ink2">
                {node.wave ?? t('list.none')}
              </span>
              <span role="cell" className="min-w-0">
                {node.status === 'done' && node.worker === null ? (
                  t('list.none')
                ) : (
                  <WorkerChip worker={node.worker} />
                )}
              </span>
              <span role="cell" className="flex min-w-0">
                <Numbers issues={waitsFor} />
              </span>
              <span role="cell" className="flex min-w-0">
                <Numbers issues={holdsUp} />
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
