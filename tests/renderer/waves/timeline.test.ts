import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateOfView } from '#renderer/stores/programme.ts';
import { bandsOf, checkpointsOf } from '#renderer/views/waves/bands.ts';
import { barAt, barsOfRow, laneOfRow, rowAt } from '#renderer/views/waves/hitTesting.ts';
import type { LaneKind } from '#renderer/views/waves/lanes.ts';
import { packRows } from '#renderer/views/waves/packRows.ts';
import { timelineOf, type Timeline } from '#renderer/views/waves/timeline.ts';
import { xOf } from '#renderer/views/waves/timeWindow.ts';
import { stepFrom } from '#renderer/views/waves/walk.ts';
import { largeYard } from '../../support/waves/largeYard.ts';
import { hoursAgo, keyOf, line, shipyard, shipyardSchedule } from '../../support/waves/shipyard.ts';

const timelineBy = (kind: LaneKind, programme = shipyard): Timeline =>
  timelineOf({ ...stateOfView({ revision: 0, programme }), schedule: shipyardSchedule(programme) }, kind);
const lanesOf = ({ lanes }: Timeline) =>
  lanes.map(({ about }) =>
    about.kind === 'worker' ? about.worker : about.kind === 'none' ? 'none' : about.id,
  );
const homeLane = (timeline: Timeline, number: number) =>
  lanesOf(timeline)[
    timeline.lanes.indexOf(laneOfRow(timeline, timeline.rowOf[timeline.homeOf.get(keyOf(number))!]!)!)
  ];

describe('rows of a lane', () => {
  test('never hold two bars that overlap, and are as few as overlap at one moment', () => {
    const stretches = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }))
        .map(([from, length]) => ({ from, to: from + length })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(stretches, (list) => {
        const { rowOf, rows } = packRows(list);
        list.forEach((one, a) =>
          list.slice(a + 1).forEach((other, rest) => {
            if (rowOf[a] === rowOf[a + 1 + rest])
              expect(one.to <= other.from || other.to <= one.from).toBe(true);
          }),
        );
        const overlapping = list.map(
          ({ from }) => list.filter((each) => each.from <= from && each.to > from).length,
        );
        expect(rows).toBe(Math.max(0, ...overlapping));
      }),
    );
  });
});

describe('the lanes', () => {
  test('by worker stand in the order of their numbers, the idle ones too, and what nobody does last', () => {
    const timeline = timelineBy('worker');
    expect(lanesOf(timeline)).toEqual(['1', '2', '3', '4', '5', '6', '7', 'none']);
    expect(homeLane(timeline, 13)).toBe('none');
    expect(timeline.lanes[6]).toMatchObject({ rows: 1, bars: 0 });
  });

  test('by phase and by wave follow the programme', () => {
    expect(lanesOf(timelineBy('phase'))).toEqual(['1', '2', '3']);
    expect(lanesOf(timelineBy('wave'))).toEqual(['1', '2', '3', 'none']);
    expect(homeLane(timelineBy('wave'), 6)).toBe('2');
  });

  test('give the words of another worker a bar in the lane of whoever said them', () => {
    const reports = shipyard.reports.map((report) =>
      report.issue === keyOf(5) ? { ...report, worker: '7', evidence: [line(5, 'I took over', 6)] } : report,
    );
    const timeline = timelineBy('worker', { ...shipyard, reports });
    const bars = timeline.bars.flatMap((bar, at) => (bar.issue === keyOf(5) ? [{ bar, at }] : []));
    expect(bars.map(({ bar, at }) => [bar.home, laneOfRow(timeline, timeline.rowOf[at]!)?.about])).toEqual([
      [true, { kind: 'worker', worker: '3', mission: 'Engine' }],
      [false, { kind: 'worker', worker: '7', mission: 'Sails' }],
    ]);
    expect(bars.map(({ bar }) => bar.spans.filter(({ span }) => span.status === 'running').length)).toEqual([
      0, 1,
    ]);
    expect(bars.map(({ bar }) => [bar.baseline === null, bar.ahead === null])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});

describe('a bar', () => {
  test('has a plan only where a wave names its issue', () => {
    const { bars, homeOf } = timelineBy('worker');
    expect(bars[homeOf.get(keyOf(13))!]!.baseline).toBeNull();
    expect(bars[homeOf.get(keyOf(6))!]!.baseline).not.toBeNull();
  });

  test('promises no more work for what is claimed done or asked', () => {
    const { bars, homeOf } = timelineBy('worker');
    expect(bars[homeOf.get(keyOf(4))!]!.ahead?.kind).toBe('wait');
    expect(bars[homeOf.get(keyOf(8))!]!.ahead?.kind).toBe('wait');
    expect(bars[homeOf.get(keyOf(9))!]!.ahead?.kind).toBe('work');
    expect(bars[homeOf.get(keyOf(2))!]!.ahead).toBeNull();
  });
});

describe('finding bars', () => {
  const { programme, schedule } = largeYard(400);
  const timeline = timelineOf({ ...stateOfView({ revision: 0, programme }), schedule }, 'worker');
  const place = {
    window: { from: Date.parse(hoursAgo(200)), perPixel: 300_000 },
    top: 84,
    scrollTop: 56,
    rowHeight: 28,
  };

  test('in a stretch of time gives exactly those that touch it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: timeline.rows - 1 }),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 0, max: 200 }),
        (row, begin, hours) => {
          const [start, end] = [Date.parse(hoursAgo(begin)), Date.parse(hoursAgo(begin - hours))];
          const [first, after] = barsOfRow(timeline, row, start, end);
          const touching = timeline.bars.flatMap((_, bar) =>
            timeline.rowOf[bar] === row && timeline.from[bar]! <= end && timeline.to[bar]! >= start
              ? [bar]
              : [],
          );
          expect(Array.from({ length: after - first }, (_, at) => first + at)).toEqual(touching);
        },
      ),
    );
  });

  test('under a pointer gives the bar whose middle it points at', () => {
    timeline.bars.forEach((_, bar) => {
      const x = xOf(place.window, (timeline.from[bar]! + timeline.to[bar]!) / 2);
      const y = place.top - place.scrollTop + (timeline.rowOf[bar]! + 0.5) * place.rowHeight;
      expect(barAt(timeline, place, x, y)).toBe(bar);
    });
    expect(barAt(timeline, place, 10, 84 - 56 + (timeline.rows + 1) * 28)).toBe(-1);
    expect(rowAt(timeline, place, -5_000)).toBe(-1);
  });

  test('every row belongs to one lane', () => {
    for (let row = 0; row < timeline.rows; row += 1) {
      const lane = laneOfRow(timeline, row)!;
      expect(row >= lane.firstRow && row < lane.firstRow + lane.rows).toBe(true);
    }
    expect(laneOfRow(timeline, timeline.rows)).toBeNull();
  });

  test('walking right from the first bar visits every bar once, and down never stays in the row', () => {
    const visited: number[] = [];
    for (let bar = 0; bar !== -1; bar = stepFrom(timeline, bar, 'ArrowRight')) visited.push(bar);
    expect(visited).toEqual(timeline.bars.map((_, bar) => bar));
    expect(stepFrom(timeline, 0, 'ArrowLeft')).toBe(-1);
    timeline.bars.forEach((_, bar) => {
      const below = stepFrom(timeline, bar, 'ArrowDown');
      if (below !== -1) expect(timeline.rowOf[below]!).toBeGreaterThan(timeline.rowOf[bar]!);
    });
  });
});

describe('waves over the axis', () => {
  const { waves } = shipyardSchedule();

  test('have a band where their days are known, and none where no moment is', () => {
    expect(bandsOf(waves, shipyard.plans).map(({ wave, stated }) => [wave.id, stated])).toEqual([
      ['1', true],
      ['2', true],
      ['3', true],
    ]);
    const unknown = waves.map((wave) => ({
      ...wave,
      baseline: { ...wave.baseline, finish: wave.baseline.start },
    }));
    expect(bandsOf(unknown, shipyard.plans)).toEqual([]);
  });

  test('have a checkpoint only where a plan names one, and none is reached before the last issue is closed', () => {
    const [first, ...rest] = waves;
    expect(
      checkpointsOf([{ ...first!, checkpoint: null }, ...rest], shipyard.plans).map(({ text }) => text),
    ).toEqual(['Engine turns', 'Trial passed']);
    expect(checkpointsOf(waves, shipyard.plans).every(({ reached }) => !reached)).toBe(true);
  });
});
