import { memo } from 'react';
import type { ReactNode } from 'react';
import type { TableColumn } from './columns.ts';

type TableRowProps<Row> = {
  readonly row: Row;
  readonly id: string;
  /** From 0, among the rows that are shown. */
  readonly index: number;
  readonly columns: readonly TableColumn<Row>[];
  readonly template: string;
  /** Pixels from the first row's top edge, and the row's own. */
  readonly top: number;
  readonly height: number;
  readonly taken: boolean;
  readonly handle: ((row: Row) => ReactNode) | undefined;
  readonly onTake: (row: Row) => void;
  readonly onOpen: (row: Row) => void;
};

function Row<Value>(props: TableRowProps<Value>) {
  const { row, id, index, columns, template, top, height, taken, handle, onTake, onOpen } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={taken}
      onClick={() => onTake(row)}
      onDoubleClick={() => onOpen(row)}
      className={`absolute inset-x-0 grid items-center gap-3 px-6 whitespace-nowrap after:absolute after:right-6 after:bottom-0 after:left-6 after:border-b after:border-line ${taken ? 'bg-sel' : 'hover:bg-hover'}`}
      style={{ top, height, gridTemplateColumns: template }}
    >
      {handle === undefined ? null : (
        <span className="absolute inset-y-0 left-1 flex w-4 items-center">{handle(row)}</span>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={position + 1}
          className={`min-w-0 ${column.end === true ? 'text-right' : ''}`}
        >
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** One row; drawn again only when it changes, so that scrolling draws nothing but the rows that come into sight. */
export const TableRow = memo(Row) as typeof Row;
