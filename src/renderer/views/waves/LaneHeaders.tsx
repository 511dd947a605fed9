import { useTranslation } from 'react-i18next';
import type { WorkerPulse } from '#domain/programme.ts';
import { useProgramme } from '../../stores/programme.ts';
import { useAsOf } from '../../stores/session.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { ageOf, exactTime } from '../../ui/time.ts';
import { headerHeight, laneWidth } from './geometry.ts';
import type { Timeline, TimelineLane } from './timeline.ts';
import { useWaves } from './wavesStore.ts';
import { laneWords } from './words.ts';

/** A worker who has not said a word for so long is silent, in milliseconds: as the blocked share counts it. */
const silentAfter = 24 * 60 * 60_000;

function Lane({
  lane,
  rowHeight,
  pulse,
}: {
  readonly lane: TimelineLane;
  readonly rowHeight: number;
  readonly pulse: WorkerPulse | null;
}) {
  const { t, i18n } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const now = useAsOf();
  const { name, title } = laneWords(lane.about, t);
  const heard = pulse?.lastReport?.at ?? null;
  const age = ageOf(heard, now);
  const silent =
    pulse !== null &&
    (pulse.status === 'running' || pulse.status === 'blocked') &&
    age !== null &&
    age > silentAfter;
  const hint = [
    [lane.about.kind === 'worker' ? shell('worker.numbered', { worker: name }) : name, title]
      .filter((part) => part !== '')
      .join(' '),
    t('lane.bars', { count: lane.bars }),
    ...(heard === null || age === null
      ? []
      : [`${t('lane.lastWord', { age: ageInWords(age, shell) })}\n${exactTime(heard, i18n.language)}`]),
  ].join('\n');
  return (
    <div
      title={hint}
      className="absolute right-0 left-0 flex h-7 items-center gap-2 pr-3 pl-6"
      style={{ top: lane.firstRow * rowHeight + Math.max(0, (rowHeight - 28) / 2) }}
    >
      {pulse === null ? null : <StatusGlyph status={pulse.status} className={silent ? 'opacity-50' : ''} />}
      <span className={`max-w-[112px] truncate font-medium ${title === '' ? '' : 'min-w-[18px] shrink-0'}`}>
        {name}
      </span>
      <span className={`min-w-0 flex-1 truncate ${silent ? 'text-ink3' : 'text-ink2'}`}>{title}</span>
      {silent && age !== null ? <span className="text-cap text-ink2">{ageInWords(age, shell)}</span> : null}
    </div>
  );
}

export type LanesSeen = { readonly first: number; readonly after: number; readonly rowHeight: number };

/** The lanes that a stretch of rows touches. */
export function lanesSeen(
  { lanes }: Pick<Timeline, 'lanes'>,
  firstRow: number,
  afterRow: number,
): Pick<LanesSeen, 'first' | 'after'> {
  let first = lanes.findIndex((lane) => lane.firstRow + lane.rows > firstRow);
  if (first === -1) first = lanes.length;
  let after = first;
  while (after < lanes.length && lanes[after]!.firstRow < afterRow) after += 1;
  return { first, after };
}

/** Names at the left edge, as DOM: only the lanes in sight. `body` is moved by the painter's frame. */
export function LaneHeaders({
  timeline,
  seen,
  body,
  bottom,
}: {
  readonly timeline: Timeline;
  readonly seen: LanesSeen;
  readonly body: React.RefObject<HTMLDivElement | null>;
  readonly bottom: number;
}) {
  const workers = useProgramme((programme) => programme.workers);
  // What a worker does is known of the present alone.
  const present = useWaves((use) => use.moment === null);
  return (
    <div
      aria-hidden
      className="absolute left-0 overflow-hidden"
      style={{ width: laneWidth, top: headerHeight, bottom }}
    >
      <div ref={body} className="absolute inset-x-0 top-0 will-change-transform">
        {timeline.lanes.slice(seen.first, seen.after).map((lane) => {
          const { about } = lane;
          const pulse =
            present && about.kind === 'worker'
              ? (workers.find(({ worker }) => worker === about.worker) ?? null)
              : null;
          return <Lane key={lane.firstRow} lane={lane} rowHeight={seen.rowHeight} pulse={pulse} />;
        })}
      </div>
    </div>
  );
}
