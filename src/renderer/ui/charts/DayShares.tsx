import { HoverMark } from './HoverMark.tsx';
import { linear, niceMarks } from './scale.ts';
import { day } from './timeTicks.ts';

/** A share from 0 to 1 for a UTC day; `null` where there was nothing to share. */
export type DayShare = {
  readonly day: string;
  readonly share: number | null;
  readonly lines: readonly string[];
};

const left = 38;
const bottom = 20;
const top = 10;

/** One bar a day against a target line. What lies above the target bears the status colour in full, the rest lighter. */
export function DayShares({
  days,
  target,
  label,
  width,
  height,
}: {
  /** Oldest first; days without an entry stay empty. */
  readonly days: readonly DayShare[];
  readonly target: number;
  readonly label: (day: string) => string;
  readonly width: number;
  readonly height: number;
}) {
  const times = days.map((each) => Date.parse(each.day));
  const first = times[0] ?? 0;
  const columns = Math.max(7, Math.round(((times.at(-1) ?? 0) - first) / day) + 1);
  const slot = (width - left) / columns;
  const bar = Math.max(2, Math.min(28, slot * 0.7));
  const x = (time: number) => left + ((time - first) / day + 0.5) * slot;
  const marks = niceMarks(Math.max(target * 2, ...days.map(({ share }) => share ?? 0)), 3);
  const y = linear(0, marks.at(-1)!, height - bottom, top);
  const every = Math.max(1, Math.ceil(58 / slot));
  return (
    <HoverMark
      points={days.map((each, at) => ({ x: x(times[at]!), lines: each.lines }))}
      width={width}
      height={height}
    >
      <svg aria-hidden width={width} height={height} className="block text-[11px]">
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={left} x2={width} y1={y.of(mark)} y2={y.of(mark)} className="stroke-line" />
            <text x={left - 6} y={y.of(mark) + 4} textAnchor="end" className="fill-ink3">
              {`${Number((mark * 100).toPrecision(3))} %`}
            </text>
          </g>
        ))}
        {days.map(({ day: name, share }, at) =>
          share === null || share === 0 ? (
            <rect
              key={name}
              x={x(times[at]!) - bar / 2}
              y={y.of(0) - 1.5}
              width={bar}
              height={1.5}
              className="fill-ink4"
            />
          ) : (
            <rect
              key={name}
              x={x(times[at]!) - bar / 2}
              y={Math.min(y.of(share), y.of(0) - 2)}
              width={bar}
              height={Math.max(2, y.of(0) - y.of(share))}
              rx="1.5"
              className={`fill-blocked ${share > target ? '' : 'opacity-60'}`}
            />
          ),
        )}
        <line
          x1={left}
          x2={width}
          y1={y.of(target)}
          y2={y.of(target)}
          className="stroke-ink2"
          strokeDasharray="1.5 4"
          strokeWidth="1.5"
        />
        {days.map(({ day: name }, at) =>
          Math.round((times[at]! - first) / day) % every === 0 ? (
            <text key={name} x={x(times[at]!)} y={height - 5} textAnchor="middle" className="fill-ink3">
              {label(name)}
            </text>
          ) : null,
        )}
      </svg>
    </HoverMark>
  );
}
