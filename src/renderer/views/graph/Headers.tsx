import { useTranslation } from 'react-i18next';
import { memo, type Ref } from 'react';
import { chooseLane } from './graphStore.ts';
import type { Frame } from './usePainter.ts';
import type { Placed } from './useLayout.ts';
import { columnName, laneName } from './words.ts';

/** Height of the column names and width of the lane names, in pixels of the screen. */
export const margins = { top: 32, left: 28 } as const;

/**
 * Puts the names over their columns and beside their lanes. Each keeps inside its own, so that it is read as
 * long as anything of the column or lane is seen.
 */
export function placeHeaders(element: HTMLElement, placed: Placed, { viewport, width, height }: Frame): void {
  const { zoom } = viewport;
  const [across, down] = [element.children[0], element.children[1]] as unknown as [HTMLElement, HTMLElement];
  placed.layout.columns.forEach((column, index) => {
    const start = Math.max(margins.left, viewport.x + column.x * zoom);
    const end = Math.min(width, viewport.x + (column.x + column.width) * zoom);
    span(across.children[index] as HTMLElement, start, end, 'X');
  });
  placed.layout.lanes.forEach((lane, index) => {
    const start = Math.max(margins.top, viewport.y + lane.y * zoom);
    const end = Math.min(height, viewport.y + (lane.y + lane.height) * zoom);
    span(down.children[index] as HTMLElement, start, end, 'Y');
  });
}

function span(element: HTMLElement, start: number, end: number, axis: 'X' | 'Y'): void {
  const room = end - start;
  const name = room < 14 ? 'none' : `${Math.round(start)} ${Math.round(room)}`;
  if (element.dataset['span'] === name) return;
  element.dataset['span'] = name;
  // Under 14 pixels no letter fits.
  // `Wave 12` takes about 70 pixels.
  element.toggleAttribute('data-tight', axis === 'X' && room < 70);
  element.style.display = room < 14 ? 'none' : '';
  element.style.transform = `translate${axis}(${Math.round(start)}px)`;
  element.style[axis === 'X' ? 'width' : 'height'] = `${Math.round(room)}px`;
}

export const Headers = memo(function Headers({
  placed,
  ref,
}: {
  readonly placed: Placed;
  readonly ref: Ref<HTMLDivElement>;
}) {
  const { t } = useTranslation('graph');
  const { columns, lanes } = placed.structure;
  return (
    <div ref={ref} className="pointer-events-none absolute inset-0 overflow-hidden">
      <div className="absolute inset-x-0 top-0 h-8 border-b border-line bg-bg">
        {placed.layout.columns.map((column, index) => {
          const { name, tight, title, period } = columnName(column.id, columns[index], t);
          return (
            <div
              key={column.id}
              title={[name, title, period].filter(Boolean).join(' ')}
              className="group absolute top-0 left-0 flex h-8 items-center gap-1.5 overflow-hidden px-3 data-tight:px-1.5 text-cap whitespace-nowrap text-ink3"
            >
              <span className="shrink-0 group-data-tight:hidden">{name}</span>
              <span className="hidden group-data-tight:inline">{tight}</span>
              <b className="truncate text-ink group-data-tight:hidden">{title}</b>
              <span className="flex-1" />
              <span className="truncate group-data-tight:hidden">{period}</span>
            </div>
          );
        })}
      </div>
      <div className="absolute inset-y-0 left-0 w-7 border-r border-line bg-bg">
        {lanes.map((lane) => {
          const { name, title } = laneName(lane, t, lanes.length === 1);
          const words = lane.collapsed ? name : `${name} ${title}`.trim();
          const look =
            'pointer-events-auto absolute top-0 left-0 grid w-7 place-items-center overflow-hidden py-1 text-cap font-medium text-ink3';
          const label = (
            <span className="max-h-full rotate-180 truncate [text-orientation:sideways] [writing-mode:vertical-rl]">
              {words}
            </span>
          );
          return lane.collapsed ? (
            <div key={lane.id} className={look} title={words}>
              {label}
            </div>
          ) : (
            <button
              key={lane.id}
              type="button"
              tabIndex={-1}
              title={t('lane.close', { name: words })}
              aria-label={t('lane.close', { name: words })}
              onClick={() => chooseLane(lane.id, true)}
              className={`${look} group hover:bg-hover hover:text-ink`}
            >
              {label}
            </button>
          );
        })}
      </div>
      <div className="absolute top-0 left-0 h-8 w-7 border-r border-b border-line bg-bg" />
    </div>
  );
});
