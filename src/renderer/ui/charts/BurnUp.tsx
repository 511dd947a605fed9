import type { Schedule } from '#domain/schedule/readSchedule.ts';
import { HoverMark, type HoverPoint } from './HoverMark.tsx';
import { linear, niceMarks } from './scale.ts';
import { day, loneLabel, stepFor, ticksBetween } from './timeTicks.ts';

export type BurnUpWords = {
  readonly language: string;
  readonly day: (point: Schedule['burnUp']['days'][number]) => readonly string[];
  readonly cone: (point: Schedule['burnUp']['cone'][number]) => readonly string[];
  readonly now: string;
  readonly scope: string;
  readonly official: string;
  readonly claimed: string;
};

const left = 44;
const right = 14;
const top = 8;
const bottom = 22;

type Point = {
  readonly at: number;
  readonly scope: number;
  readonly official: number;
  readonly claimed: number;
};

/** The days as points: a day counts at its end, the last one at the as-of. It begins with nothing finished. */
export function burnUpPoints(days: Schedule['burnUp']['days'], asOf: number): readonly Point[] {
  return days.map((each) => ({ ...each, at: Math.min(asOf, Date.parse(each.day) + day) }));
}

const path = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Work there was, work that is closed (solid) or claimed done (hatched), and where both are going. */
export function BurnUp({
  burnUp,
  asOf,
  width,
  height,
  words,
}: {
  readonly burnUp: Schedule['burnUp'];
  readonly asOf: number;
  readonly width: number;
  readonly height: number;
  readonly words: BurnUpWords;
}) {
  const points = burnUpPoints(burnUp.days, asOf);
  const cone = burnUp.cone.map((each) => ({ ...each, time: Date.parse(each.at) }));
  const first = points[0] === undefined ? asOf - day : Math.min(points[0].at - day, asOf - day);
  const last = Math.max(asOf, cone.at(-1)?.time ?? asOf);
  const x = linear(first, last, left, width - right);
  const most = Math.max(1, ...points.map(({ scope }) => scope));
  const marks = niceMarks(most, 4, true);
  const y = linear(0, marks.at(-1)!, height - bottom, top);
  const floor = y.of(0);
  const line = (name: 'scope' | 'official' | 'claimed') =>
    points.map((point) => [x.of(point.at), y.of(point[name])] as const);
  const area = (upper: readonly (readonly [number, number])[]) =>
    upper.length === 0 ? '' : `${path([[upper[0]![0], floor], ...upper, [upper.at(-1)![0], floor]])}Z`;
  const between =
    points.length === 0 ? '' : `${path([...line('claimed'), ...[...line('official')].reverse()])}Z`;
  const band =
    cone.length === 0
      ? ''
      : `${path([
          ...cone.map(({ time, p10 }) => [x.of(time), y.of(p10)] as const),
          ...[...cone].reverse().map(({ time, p90 }) => [x.of(time), y.of(p90)] as const),
        ])}Z`;
  const step = stepFor((last - first) / (width - left - right), 64);
  const hover: readonly HoverPoint[] = [
    ...points.map((point, at) => ({ x: x.of(point.at), lines: words.day(burnUp.days[at]!) })),
    ...cone.slice(1).map((point) => ({ x: x.of(point.time), lines: words.cone(point) })),
  ];
  const lastPoint = points.at(-1);
  return (
    <HoverMark points={hover} width={width} height={height}>
      <svg aria-hidden width={width} height={height} className="block text-[11px]">
        <defs>
          <pattern
            id="burn-up-claimed"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(-45)"
          >
            <rect width="4" height="1" className="fill-done" />
          </pattern>
        </defs>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={left} x2={width - right} y1={y.of(mark)} y2={y.of(mark)} className="stroke-line" />
            <text x={left - 6} y={y.of(mark) + 4} textAnchor="end" className="fill-ink3">
              {mark}
            </text>
          </g>
        ))}
        {ticksBetween(first, last, step)
          .filter((tick) => tick >= first)
          .map((tick) => (
            <text key={tick} x={x.of(tick)} y={height - 6} textAnchor="middle" className="fill-ink3">
              {loneLabel(tick, step, words.language)}
            </text>
          ))}
        <path d={band} className="fill-ink4 opacity-40" />
        <path
          d={path(cone.map(({ time, p50 }) => [x.of(time), y.of(p50)] as const))}
          className="fill-none stroke-ink2"
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
        <path d={area(line('official'))} className="fill-done opacity-80" />
        <path d={between} fill="url(#burn-up-claimed)" />
        <path d={path(line('claimed'))} className="fill-none stroke-done" strokeWidth="1" />
        <path d={path(line('official'))} className="fill-none stroke-done" strokeWidth="2" />
        <path d={path(line('scope'))} className="fill-none stroke-ink" strokeWidth="1.5" />
        {lastPoint === undefined || cone.length === 0 ? null : (
          <line
            x1={x.of(lastPoint.at)}
            x2={x.of(last)}
            y1={y.of(lastPoint.scope)}
            y2={y.of(lastPoint.scope)}
            className="stroke-ink3"
            strokeDasharray="1.5 4"
          />
        )}
        <line
          x1={x.of(asOf)}
          x2={x.of(asOf)}
          y1={top - 4}
          y2={floor}
          className="stroke-ink"
          strokeWidth="1.5"
        />
        <text
          x={x.of(asOf) + (x.of(asOf) > width - 80 ? -6 : 6)}
          y={floor - 6}
          textAnchor={x.of(asOf) > width - 80 ? 'end' : 'start'}
          className="fill-ink3"
        >
          {words.now}
        </text>
      </svg>
    </HoverMark>
  );
}
