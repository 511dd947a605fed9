import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../stores/programme.ts';
import { day, stepFor, ticksBetween } from '../../ui/charts/timeTicks.ts';
import { clock, dayAndClock, dayOfMonth, exactTime } from '../../ui/time.ts';
import { laneWidth, overviewHeight } from './geometry.ts';
import type { Scene, View } from './scene.ts';
import { timeAt, type Stretch, type TimeWindow } from './timeWindow.ts';
import { lookBackTo, useWaves } from './wavesStore.ts';

const iso = (time: number) => new Date(time).toISOString();
const chartHeight = 30;
/** Columns of the histogram of words, each two pixels of a hundred-and-sixty-column chart. */
const columns = 200;

const isBefore = (time: string | null, moment: number) => time !== null && Date.parse(time) <= moment;

/** How many words were said in each column, as shares of the most. */
export function wordShares(times: readonly number[], { from, to }: Stretch): readonly number[] {
  const counts = new Array<number>(columns).fill(0);
  for (const time of times) {
    if (time < from || time > to) continue;
    const at = Math.min(columns - 1, Math.floor(((time - from) / (to - from)) * columns));
    counts[at]! += 1;
  }
  const most = Math.max(1, ...counts);
  return counts.map((count) => count / most);
}

/** Moves the frame of what is in sight; called in the painter's frame. */
export function placeFrame(frame: HTMLElement, { window, width }: View, whole: Stretch): void {
  const share = (time: number) => Math.max(0, Math.min(1, (time - whole.from) / (whole.to - whole.from)));
  const [left, right] = [share(window.from), share(timeAt(window, width))];
  frame.style.left = `${left * 100}%`;
  frame.style.width = `${Math.max(0.004, right - left) * 100}%`;
}

type OverviewProps = {
  readonly scene: Scene;
  readonly whole: Stretch;
  readonly frame: React.RefObject<HTMLDivElement | null>;
  readonly onShow: (window: (width: number, perPixel: number) => TimeWindow) => void;
};

/** The whole programme in a strip: when words were said, what is in sight, and the handle that looks back. */
export function Overview({ scene, whole, frame, onShow }: OverviewProps) {
  const { t, i18n } = useTranslation('waves');
  const language = i18n.language;
  const reports = useProgramme((programme) => programme.reports);
  const moment = useWaves((use) => use.moment);
  const track = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useLayoutEffect(() => {
    const element = track.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setWidth(Math.max(1, element.clientWidth)));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  const { asOf } = scene.timeline;
  const times = useMemo(
    () => reports.flatMap(({ at }) => (at === null ? [] : [Date.parse(at)])).sort((a, b) => a - b),
    [reports],
  );
  const shares = useMemo(() => wordShares(times, whole), [times, whole]);
  const at = moment ?? asOf;
  const share = (time: number) => ((time - whole.from) / (whole.to - whole.from)) * 100;
  const step = stepFor(Math.max(day / 64, (whole.to - whole.from) / width), 64);

  // A reading of the past is of this programme alone.
  useEffect(() => () => lookBackTo(null), []);

  const lookAt = (clientX: number) => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const time = whole.from + ((clientX - box.left) / box.width) * (whole.to - whole.from);
    // Within three pixels of the present is the present.
    const near = ((whole.to - whole.from) / box.width) * 3;
    lookBackTo(time >= asOf - near ? null : Math.max(whole.from, time));
  };
  const stepTo = (direction: 1 | -1) => {
    const next = direction === 1 ? times.find((time) => time > at) : times.findLast((time) => time < at);
    lookBackTo(next === undefined ? (direction === 1 ? null : at) : next >= asOf ? null : next);
  };
  function press(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') stepTo(-1);
    else if (event.key === 'ArrowRight') stepTo(1);
    else if (event.key === 'Home') lookBackTo(times[0] ?? null);
    else if (event.key === 'End' || event.key === 'Escape') lookBackTo(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const drag = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      lookAt(event.clientX);
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) lookAt(event.clientX);
    },
  };
  return (
    <div
      className="absolute inset-x-0 bottom-0 grid border-t border-line2 bg-bg"
      style={{ height: overviewHeight, gridTemplateColumns: `${laneWidth}px minmax(0,1fr)` }}
    >
      <div className="min-w-0 pt-3 pr-3 pl-6">
        <p title={exactTime(iso(at), language)} className="truncate font-medium">
          {dayAndClock(iso(at), language)} JST
        </p>
        {moment === null ? (
          <p className="truncate text-cap text-ink3">{t('scrub.hint')}</p>
        ) : (
          <button
            type="button"
            onClick={() => lookBackTo(null)}
            className="-mx-1 max-w-full truncate rounded-sm px-1 text-cap text-ink2 hover:bg-hover hover:text-ink"
          >
            {t('scrub.back')}
          </button>
        )}
      </div>
      <div className="relative mx-4">
        <div
          ref={track}
          {...drag}
          className="absolute inset-x-0 top-2.5"
          style={{ height: chartHeight + 14, touchAction: 'none' }}
        >
          <div
            ref={frame}
            aria-hidden
            className="absolute top-0 rounded-[5px] bg-sel shadow-outline"
            style={{ height: chartHeight + 14 }}
          />
          <svg
            aria-hidden
            viewBox={`0 0 ${columns} ${chartHeight}`}
            preserveAspectRatio="none"
            className="absolute inset-x-0 top-1 w-full fill-ink3"
            style={{ height: chartHeight - 4 }}
          >
            {shares.map((part, column) =>
              part === 0 ? null : (
                <rect
                  key={column}
                  x={column}
                  y={(1 - part) * (chartHeight - 2)}
                  width={0.7}
                  height={part * (chartHeight - 2) + 2}
                />
              ),
            )}
          </svg>
          {scene.bands.map(({ wave, from, to }) => (
            <i
              key={`${wave.scope} ${wave.id}`}
              aria-hidden
              className={`absolute h-1 rounded-[1.5px] ${isBefore(wave.actual.finish, at) ? 'bg-done' : isBefore(wave.actual.start, at) ? 'bg-running' : 'bg-ink4'}`}
              style={{
                top: chartHeight + 4,
                left: `${share(from)}%`,
                width: `calc(${share(to) - share(from)}% - 2px)`,
              }}
            />
          ))}
          <div
            role="slider"
            tabIndex={0}
            aria-label={t('scrub.label')}
            aria-valuemin={Math.round(whole.from)}
            aria-valuemax={asOf}
            aria-valuenow={Math.round(at)}
            aria-valuetext={
              moment === null
                ? t('scrub.present', { time: `${dayAndClock(iso(at), language)} JST` })
                : t('scrub.at', {
                    time: `${dayAndClock(iso(at), language)} JST`,
                    utc: clock(iso(at), language, 'UTC'),
                  })
            }
            onKeyDown={press}
            className="absolute -top-1.5 -ml-[7px] w-[14px] rounded-sm"
            style={{ left: `${share(at)}%`, height: chartHeight + 24 }}
          >
            <i aria-hidden className="absolute top-0 left-1/2 -ml-[5px] size-2.5 rounded-full bg-ink" />
            <i aria-hidden className="absolute top-1 bottom-0 left-1/2 -ml-px w-0.5 bg-ink" />
          </div>
        </div>
        {ticksBetween(whole.from, whole.to, step)
          .filter((tick) => tick >= whole.from && share(tick) < 94)
          .map((tick) => (
            <button
              key={tick}
              type="button"
              tabIndex={-1}
              title={t('scrub.show', { day: dayOfMonth(iso(tick), language) })}
              onClick={() => onShow((seen, perPixel) => ({ from: tick - 0.1 * seen * perPixel, perPixel }))}
              className="absolute bottom-1 rounded-sm text-cap whitespace-nowrap text-ink3 hover:text-ink"
              style={{ left: `${share(tick)}%` }}
            >
              {dayOfMonth(iso(tick), language)}
            </button>
          ))}
      </div>
    </div>
  );
}
