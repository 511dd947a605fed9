import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type TextTwin = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A chart with its title, the figure it is about, and the same as a table: for those who read, and to copy from. */
export function ChartFrame({
  title,
  figure,
  caption,
  twin,
  height,
  children,
  className = '',
  picture = true,
}: {
  readonly title: string;
  readonly figure?: ReactNode;
  /** One sentence that says what the chart shows; stands under it. */
  readonly caption: string;
  readonly twin: TextTwin;
  /** Pixels; the table scrolls in as much. */
  readonly height: number;
  readonly children: (width: number) => ReactNode;
  readonly className?: string;
  /** False where what is drawn has words and buttons of its own. */
  readonly picture?: boolean;
}) {
  const { t } = useTranslation('waves');
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [asTable, setAsTable] = useState(false);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <section aria-label={title} className={`min-w-0 ${className}`}>
      <div className="mb-2 flex h-6 items-baseline gap-3">
        <h2 className="text-base font-semibold">{title}</h2>
        <span className="min-w-0 flex-1 truncate text-ink2">{figure}</span>
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="rounded-sm px-1 text-cap text-ink3 hover:bg-hover hover:text-ink"
        >
          {asTable ? t('charts.asChart') : t('charts.asTable')}
        </button>
      </div>
      <div ref={host} style={{ height }}>
        {asTable ? (
          <Twin title={title} twin={twin} />
        ) : width === 0 ? null : (
          <div
            {...(picture ? { role: 'img', 'aria-label': `${title}. ${caption}` } : {})}
            className="size-full"
          >
            {children(width)}
          </div>
        )}
      </div>
      <p className="mt-1.5 text-cap text-ink3">{caption}</p>
    </section>
  );
}

function Twin({ title, twin }: { readonly title: string; readonly twin: TextTwin }) {
  return (
    <div tabIndex={0} role="group" aria-label={title} className="selectable h-full overflow-auto">
      <table className="w-full border-collapse text-small">
        <thead>
          <tr className="text-cap text-ink3">
            {twin.columns.map((column, at) => (
              <th
                key={column}
                scope="col"
                className={`py-1 font-medium ${at === 0 ? 'text-left' : 'text-right'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map((row, index) => (
            <tr key={index} className="border-t border-line">
              {row.map((cell, at) => (
                <td
                  key={at}
                  className={`py-1 whitespace-nowrap ${at === 0 ? 'text-left' : 'text-right text-ink2'}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
