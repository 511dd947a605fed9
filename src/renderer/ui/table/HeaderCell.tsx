import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableColumn } from './columns.ts';
import { keepTableLayouts, resizeColumn } from './tableLayouts.ts';

/** How much one press of Shift and an arrow key moves a column's edge, in pixels. */
const keyStep = 16;

/** A column's title: a click sorts, its right edge drags the width, a double click there gives the width back. */
export function HeaderCell<Row>({
  table,
  column,
  position,
  sorted,
  onSort,
}: {
  readonly table: string;
  readonly column: TableColumn<Row>;
  /** From 1. */
  readonly position: number;
  readonly sorted: 'asc' | 'desc' | false;
  readonly onSort: () => void;
}) {
  const { t } = useTranslation('table');
  const cell = useRef<HTMLDivElement>(null);
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const width = () => cell.current?.getBoundingClientRect().width ?? column.width;

  function grip(event: PointerEvent<HTMLSpanElement>): void {
    start.current = { x: event.clientX, width: width() };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  }
  function drag(event: PointerEvent<HTMLSpanElement>): void {
    if (start.current === null) return;
    resizeColumn(table, column.id, start.current.width + event.clientX - start.current.x);
  }
  function letGo(): void {
    if (start.current === null) return;
    start.current = null;
    keepTableLayouts();
  }

  const hint = t('sort', { column: column.title });
  return (
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={position}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
      className={`relative flex min-w-0 ${column.end === true ? 'justify-end' : ''}`}
    >
      <button
        type="button"
        title={column.hint === undefined ? hint : `${column.hint}\n${hint}`}
        onClick={onSort}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowRight' ? keyStep : event.key === 'ArrowLeft' ? -keyStep : 0;
          if (!event.shiftKey || step === 0) return;
          event.preventDefault();
          resizeColumn(table, column.id, width() + step);
          keepTableLayouts();
        }}
        className={`flex min-w-0 items-center gap-1 rounded-sm hover:text-ink ${sorted === false ? '' : 'text-ink2'}`}
      >
        <span className="truncate">{column.title}</span>
        {sorted === false ? null : <span aria-hidden>{sorted === 'asc' ? '↑' : '↓'}</span>}
      </button>
      <span
        aria-hidden
        title={t('resize')}
        onPointerDown={grip}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onDoubleClick={() => {
          resizeColumn(table, column.id, null);
          keepTableLayouts();
        }}
        className="absolute -right-2.5 -my-1.5 h-[26px] w-2 cursor-col-resize border-r border-transparent hover:border-line2"
      />
    </div>
  );
}
