import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { openIssue } from '../../stores/navigation.ts';
import { select } from '../../stores/selection.ts';
import { ageInWords } from '../../ui/Age.tsx';
import { clock, dayAndClock } from '../../ui/time.ts';
import { BarCard } from './BarCard.tsx';
import { checkpointHeight, headerHeight, laneWidth, overviewHeight } from './geometry.ts';
import { LaneHeaders, lanesSeen, type LanesSeen } from './LaneHeaders.tsx';
import { Overview, placeFrame } from './Overview.tsx';
import { placeCard } from './placeCard.ts';
import { statusOf, type Scene, type View } from './scene.ts';
import { knownAt } from './spanParts.ts';
import { timeAt } from './timeWindow.ts';
import { useTimelinePointer } from './useTimelinePointer.ts';
import { useTimelineView, wholeOf } from './useTimelineView.ts';
import { stepFrom, type Step } from './walk.ts';
import { lookBackTo, wavesStore, wishFor } from './wavesStore.ts';
import { ZoomButtons } from './ZoomButtons.tsx';
import { labelOf } from './words.ts';

const steps: readonly string[] = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'] satisfies Step[];
const zoomStep = 1.5;

/** Where the keys begin: at the first bar that still runs or waits, else at the first. */
function firstBar({ timeline, nodes }: Scene): number {
  const open = timeline.bars.findIndex(({ issue, home }) => home && nodes.get(issue)?.status !== 'done');
  return Math.max(0, open);
}

/** The picture: bars on a canvas, names and cards as DOM, one tab stop. */
export function TimelineSurface({
  scene,
  repository,
}: {
  readonly scene: Scene;
  readonly repository: string | null;
}) {
  const { t, i18n } = useTranslation('waves');
  const { t: shell } = useTranslation('shell');
  const canvas = useRef<HTMLCanvasElement>(null);
  const lanes = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const pointerTime = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<LanesSeen>({ first: 0, after: 0, rowHeight: 28 });
  const [hovered, setHovered] = useState(-1);
  const [picked, setPicked] = useState(-1);
  const { timeline, selected } = scene;
  const whole = useMemo(() => wholeOf(scene), [scene]);

  // By worker an issue may have several bars: the one that was picked, else its own.
  const inHand =
    selected === null
      ? -1
      : timeline.bars[picked]?.issue === selected
        ? picked
        : (timeline.homeOf.get(selected) ?? -1);
  const carded = inHand >= 0 ? inHand : hovered < timeline.bars.length ? hovered : -1;
  const cardedNow = useRef(carded);

  const onFrame = useCallback(
    (view: View) => {
      if (lanes.current !== null) lanes.current.style.transform = `translateY(${-view.scrollTop}px)`;
      if (frame.current !== null) placeFrame(frame.current, view, whole);
      if (card.current !== null && cardedNow.current >= 0)
        placeCard(card.current, timeline, cardedNow.current, view);
      const firstRow = Math.floor(view.scrollTop / view.rowHeight);
      const range = lanesSeen(timeline, firstRow, firstRow + Math.ceil(view.height / view.rowHeight));
      setSeen((before) =>
        before.first === range.first && before.after === range.after && before.rowHeight === view.rowHeight
          ? before
          : { ...range, rowHeight: view.rowHeight },
      );
    },
    [timeline, whole],
  );
  const control = useTimelineView(canvas, scene, repository, onFrame);
  const pointer = useTimelinePointer(canvas, scene, control, setHovered, setPicked);

  useLayoutEffect(() => {
    cardedNow.current = carded;
    const { width } = control.view.current;
    if (card.current !== null && carded >= 0 && width > 0)
      placeCard(card.current, timeline, carded, control.view.current);
  }, [carded, control, timeline]);

  // What was selected in another view is looked for here.
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current || inHand < 0) return;
    shown.current = true;
    const late = requestAnimationFrame(() => control.bringIntoView(inHand));
    return () => cancelAnimationFrame(late);
  }, [inHand, control]);

  useEffect(
    () =>
      wavesStore.subscribe((use, before) => {
        if (use.wish === before.wish) return;
        const middle = control.view.current.width / 2;
        switch (use.wish.look) {
          case 'closer': {
            control.zoom(middle, zoomStep);
            return;
          }
          case 'wider': {
            control.zoom(middle, 1 / zoomStep);
            return;
          }
          case 'earlier': {
            control.pan(-middle);
            return;
          }
          case 'later': {
            control.pan(middle);
            return;
          }
          case 'fit': {
            control.fit();
            return;
          }
        }
      }),
    [control],
  );

  function press(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (wavesStore.getState().moment !== null) lookBackTo(null);
      else select(null);
    } else if (event.key === 'Enter' && selected !== null) openIssue(selected);
    else if (event.key === '+') wishFor('closer');
    else if (steps.includes(event.key)) {
      if (timeline.bars.length === 0) return;
      const next = inHand < 0 ? firstBar(scene) : stepFrom(timeline, inHand, event.key as Step);
      const bar = timeline.bars[next];
      if (bar !== undefined) {
        setPicked(next);
        select(bar.issue);
        control.bringIntoView(next);
      }
    } else return;
    event.preventDefault();
  }

  /** The moment under the pointer, where it is over the axis. */
  function tellTime(x: number, y: number): void {
    const element = pointerTime.current;
    if (element === null) return;
    const over = y >= 0 && y < headerHeight && x >= 0;
    element.hidden = !over;
    if (!over) return;
    const at = new Date(timeAt(control.view.current.window, x)).toISOString();
    element.textContent = `${dayAndClock(at, i18n.language)} JST${shell('list.comma')}${clock(at, i18n.language, 'UTC')} UTC`;
    const room = control.view.current.width - element.offsetWidth - 4;
    element.style.left = `${laneWidth + Math.max(4, Math.min(room, x - element.offsetWidth / 2))}px`;
  }

  const bar = timeline.bars[carded];
  const spoken = timeline.bars[inHand];
  const checkpoints = scene.checkpoints.length > 0;
  return (
    <div
      tabIndex={0}
      role="application"
      aria-label={`${t('name')}. ${t('keys')}`}
      onKeyDown={press}
      className="absolute inset-0 overflow-hidden after:pointer-events-none after:absolute after:inset-0 after:z-30 focus-visible:outline-none focus-visible:after:shadow-[inset_0_0_0_2px_var(--focus)]"
    >
      <div className="absolute top-0 right-0" style={{ left: laneWidth, bottom: overviewHeight }}>
        <canvas
          ref={canvas}
          aria-hidden
          className="absolute inset-0 size-full touch-none"
          {...pointer}
          onPointerMove={(event) => {
            pointer.onPointerMove(event);
            tellTime(event.nativeEvent.offsetX, event.nativeEvent.offsetY);
          }}
          onPointerLeave={() => {
            pointer.onPointerLeave();
            tellTime(-1, -1);
          }}
        />
        {bar === undefined ? null : (
          <BarCard key={bar.issue} ref={card} scene={scene} bar={bar} pinned={inHand >= 0} />
        )}
      </div>
      <div
        ref={pointerTime}
        hidden
        aria-hidden
        className="pointer-events-none absolute top-[34px] z-10 rounded-md bg-over px-2 py-0.5 text-cap text-ink2 shadow-e2"
      />
      <div
        className="absolute top-0 left-0 flex items-end px-6 pb-2"
        style={{ width: laneWidth, height: headerHeight }}
      >
        <ZoomButtons />
      </div>
      <div
        aria-hidden
        className="pointer-events-none absolute left-0 border-r border-line"
        style={{ width: laneWidth, top: 0, bottom: overviewHeight }}
      >
        <div className="absolute inset-x-0 border-b border-line2" style={{ top: headerHeight - 1 }} />
        {checkpoints ? (
          <div
            className="absolute inset-x-0 bottom-0 flex items-center border-t border-line2 pl-6 font-medium text-ink2"
            style={{ height: checkpointHeight }}
          >
            {t('checkpoint.title')}
          </div>
        ) : null}
      </div>
      <LaneHeaders
        timeline={timeline}
        seen={seen}
        body={lanes}
        bottom={overviewHeight + (checkpoints ? checkpointHeight : 0)}
      />
      <Overview
        scene={scene}
        whole={whole}
        frame={frame}
        onShow={(make) => {
          const { width, window } = control.view.current;
          control.show(make(width, window.perPixel));
        }}
      />
      <p aria-live="polite" className="sr-only">
        {spoken === undefined
          ? ''
          : t('spoken', {
              issue: labelOf(spoken.issue, scene.nodes.get(spoken.issue)?.title ?? ''),
              status: shell(`status.${statusOf(scene, spoken)}`),
              spans: knownAt(spoken.spans, scene.moment)
                .filter(({ span }) => span.status !== 'waiting')
                .map(({ span, from, to }) =>
                  t('spokenSpan', {
                    status: shell(`status.${span.status}`),
                    age: ageInWords(Math.min(to, scene.moment) - from, shell, 'full'),
                  }),
                )
                .join(shell('list.comma')),
            })}
      </p>
    </div>
  );
}
