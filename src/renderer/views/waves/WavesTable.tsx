import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openIssue } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { dayAndClock, exactTime } from '../../ui/time.ts';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { laneOfRow } from './hitTesting.ts';
import { statusOf, type Scene } from './scene.ts';
import { bareTitle, laneWords, numberOf, slipInWords } from './words.ts';

const columns = [
  'lane',
  'issue',
  'title',
  'status',
  'worker',
  'actual',
  'baseline',
  'slip',
  'expected',
] as const;
const widths =
  'minmax(88px,128px) 52px minmax(140px,1fr) 124px 64px minmax(156px,184px) minmax(156px,184px) 76px minmax(84px,96px)';

function Period({
  from,
  to,
  open,
}: {
  readonly from: string | null;
  readonly to: string | null;
  readonly open: string;
}) {
  const { i18n } = useTranslation();
  if (from === null) return <span className="text-ink3">–</span>;
  const hint = [from, to].flatMap((at) => (at === null ? [] : [exactTime(at, i18n.language)])).join('\n');
  return (
    <span title={hint}>
      {dayAndClock(from, i18n.language)} – {to === null ? open : dayAndClock(to, i18n.language)}
    </span>
  );
}

function Cell({ children, className = '' }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <span role="cell" className={`min-w-0 truncate ${className}`}>
      {children}
    </span>
  );
}

/** The timeline for those who read: one row an issue in the order of the lanes, the same selection. */
export function WavesTable({ scene }: { readonly scene: Scene }) {
  const { t, i18n } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const { timeline, selected, nodes } = scene;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(
    () =>
      timeline.bars.flatMap((bar, at) =>
        bar.home ? [{ bar, lane: laneOfRow(timeline, timeline.rowOf[at]!)?.about ?? null }] : [],
      ),
    [timeline],
  );
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 12,
  });
  const at = rows.findIndex(({ bar }) => bar.issue === selected);

  function press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? -1 : Math.min(rows.length - 1, Math.max(0, at + step));
    if (rows[next] !== undefined) {
      select(rows[next].bar.issue);
      virtual.scrollToIndex(next);
    } else if (event.key === 'Enter' && selected !== null) openIssue(selected);
    else if (event.key === 'Escape') select(null);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      role="table"
      tabIndex={0}
      aria-label={t('table.caption')}
      aria-rowcount={rows.length + 1}
      onKeyDown={press}
      className="h-full overflow-auto focus-visible:-outline-offset-2"
    >
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-10 grid h-8 min-w-[1080px] items-center gap-3 border-b border-line bg-bg px-6 text-cap font-medium text-ink3"
        style={{ gridTemplateColumns: widths }}
      >
        {columns.map((column) => (
          <span key={column} role="columnheader" className="truncate">
            {t(`table.${column}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className="relative min-w-[1080px]" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const { bar, lane } = rows[index]!;
          const { scheduled } = bar;
          const node = nodes.get(bar.issue);
          const status = statusOf(scene, bar);
          const inHand = bar.issue === selected;
          const planned = scheduled.baseline.basis === 'wave';
          const words = lane === null ? null : laneWords(lane, t);
          return (
            <div
              key={bar.issue}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={inHand}
              onClick={() => select(bar.issue)}
              onDoubleClick={() => openIssue(bar.issue)}
              className={`absolute inset-x-0 grid h-7 items-center gap-3 px-6 whitespace-nowrap ${inHand ? 'bg-sel' : 'hover:bg-hover'}`}
              style={{ top: start, gridTemplateColumns: widths }}
            >
              <Cell className="text-ink2">{words === null ? '' : `${words.name} ${words.title}`}</Cell>
              <Cell className="text-ink3">{numberOf(bar.issue)}</Cell>
              <Cell className={scene.critical.has(bar.issue) ? 'font-medium' : ''}>
                {bareTitle(node?.title ?? '')}
              </Cell>
              <span role="cell" className="flex min-w-0 items-center gap-2">
                <StatusGlyph status={status} decorative />
                <span className="truncate text-ink2">{shell(`status.${status}`)}</span>
              </span>
              <span role="cell" className="min-w-0">
                {node?.worker == null ? (
                  <span className="text-ink3">–</span>
                ) : (
                  <WorkerChip worker={node.worker} />
                )}
              </span>
              <Cell className="text-ink2">
                <Period from={scheduled.start} to={scheduled.finish} open={t('card.open')} />
                {scheduled.startInferred ? ' ~' : ''}
              </Cell>
              <Cell className="text-ink2">
                {planned ? (
                  <Period from={scheduled.baseline.start} to={scheduled.baseline.finish} open="" />
                ) : (
                  <span className="text-ink3">–</span>
                )}
              </Cell>
              <Cell>
                {scheduled.slip.finishMinutes === null ? (
                  <span className="text-ink3">–</span>
                ) : (
                  slipInWords(scheduled.slip.finishMinutes, t)
                )}
              </Cell>
              <Cell className="text-ink2">
                {scheduled.forecast === null ? (
                  <span className="text-ink3">–</span>
                ) : (
                  <span title={exactTime(scheduled.forecast.p50, i18n.language)}>
                    {dayAndClock(scheduled.forecast.p50, i18n.language)}
                  </span>
                )}
              </Cell>
            </div>
          );
        })}
      </div>
    </div>
  );
}
