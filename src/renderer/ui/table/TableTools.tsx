import { Menu } from '@base-ui/react/menu';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import { floating } from '../Popup.tsx';
import type { TableColumn } from './columns.ts';
import { resetTable, showColumn } from './tableLayouts.ts';

const item = 'flex h-7 items-center gap-2 rounded-md px-2 outline-none data-[highlighted]:bg-sel';

function ColumnsMenu<Row>({
  table,
  columns,
  shown,
}: {
  readonly table: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly TableColumn<Row>[];
}) {
  const { t } = useTranslation('table');
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t('columns')}
        title={t('columns')}
        className="grid size-7 place-items-center rounded-md text-ink2 hover:bg-hover data-[popup-open]:bg-sel"
      >
        <Icon name="columns" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-30">
          <Menu.Popup className={`${floating} min-w-[200px] p-1.5`}>
            {columns
              .filter(({ always }) => always !== true)
              .map((column) => (
                <Menu.CheckboxItem
                  key={column.id}
                  checked={shown.includes(column)}
                  onCheckedChange={(checked: boolean) => showColumn(table, column.id, checked)}
                  className={item}
                >
                  <span className="w-3.5">
                    <Menu.CheckboxItemIndicator>
                      <Icon name="tick" size={14} weight={1.8} />
                    </Menu.CheckboxItemIndicator>
                  </span>
                  {column.title}
                </Menu.CheckboxItem>
              ))}
            <div className="my-1.5 h-px bg-line" />
            <Menu.Item className={item} onClick={() => resetTable(table)}>
              <span className="w-3.5" />
              {t('reset')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Filter, choice of columns and export: at the right of the line above every table. */
export function TableTools<Row>({
  table,
  columns,
  shown,
  filter,
  found,
  onFilter,
  onExport,
}: {
  readonly table: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly TableColumn<Row>[];
  readonly filter: string;
  /** Rows that are shown. */
  readonly found: number;
  readonly onFilter: (filter: string) => void;
  readonly onExport: () => void;
}) {
  const { t } = useTranslation('table');
  return (
    <div className="flex shrink-0 items-center gap-1">
      <label className="mr-1 flex h-7 w-[168px] items-center gap-2 rounded-md bg-hover px-2 shadow-hairline focus-within:shadow-outline">
        <Icon name="search" size={13} className="text-ink3" />
        <input
          type="search"
          value={filter}
          aria-label={t('filter')}
          placeholder={t('filter')}
          onChange={(event) => onFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            onFilter('');
            event.currentTarget.blur();
          }}
          className="selectable min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink3 [&::-webkit-search-cancel-button]:hidden"
        />
        <span role="status" className="text-small text-ink3">
          {filter.trim() === '' ? '' : found}
        </span>
      </label>
      <ColumnsMenu table={table} columns={columns} shown={shown} />
      <Button
        look="quiet"
        onClick={onExport}
        disabled={found === 0}
        title={t('exportHint')}
        className="!px-1.5"
      >
        <Icon name="download" />
        {t('export')}
      </Button>
    </div>
  );
}
