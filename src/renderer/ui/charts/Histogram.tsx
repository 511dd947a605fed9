import { HoverMark } from './HoverMark.tsx';
import { linear } from './scale.ts';
import { loneLabel, stepFor, ticksBetween } from './timeTicks.ts';

export type HistogramBin = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly lines: readonly string[];
};
/** A line at a moment with its name; dashed for what was planned. */
export type HistogramMark = { readonly at: number; readonly label: string; readonly dashed: boolean };

const bottom = 20;
/** Room above the bars for the names of the marks, each on a line of its own. */
const perName = 15;

/** How often something ended when: bars of ink over time, with lines at the moments that matter. */
export function Histogram({
  bins,
  marks,
  language,
  width,
  height,
}: {
  readonly bins: readonly HistogramBin[];
  readonly marks: readonly HistogramMark[];
  readonly language: string;
  readonly width: number;
  readonly height: number;
}) {
  const first = Math.min(bins[0]?.from ?? Infinity, ...marks.map(({ at }) => at));
  const last = Math.max(bins.at(-1)?.to ?? -Infinity, ...marks.map(({ at }) => at));
  const x = linear(first, last, 6, width - 6);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const top = 8 + marks.length * perName;
  const y = linear(0, most, height - bottom, top);
  const step = stepFor((last - first) / Math.max(1, width - 12), 64);
  return (
    <HoverMark
      points={bins.map(({ from, to, lines }) => ({ x: x.of((from + to) / 2), lines }))}
      width={width}
      height={height}
    >
      <svg aria-hidden width={width} height={height} className="block text-[11px]">
        {bins.map(({ from, to, count }) => (
          <rect
            key={from}
            x={x.of(from) + 0.5}
            y={y.of(count)}
            width={Math.max(1, x.of(to) - x.of(from) - 1)}
            height={Math.max(0, y.of(0) - y.of(count))}
            className="fill-ink3 opacity-70"
          />
        ))}
        <line x1={0} x2={width} y1={y.of(0) + 0.5} y2={y.of(0) + 0.5} className="stroke-line2" />
        {marks.map(({ at, label, dashed }, index) => (
          <line
            key={label}
            x1={x.of(at)}
            x2={x.of(at)}
            y1={6 + index * perName}
            y2={y.of(0)}
            className="stroke-ink"
            strokeWidth="1.5"
            strokeDasharray={dashed ? '3 3' : undefined}
          />
        ))}
        {marks.map(({ at, label }, index) => {
          const beyondMiddle = x.of(at) > width / 2;
          return (
            // A clear ground: a name may stand over the line of another mark.
            <text
              key={label}
              x={x.of(at) + (beyondMiddle ? -6 : 6)}
              y={14 + index * perName}
              textAnchor={beyondMiddle ? 'end' : 'start'}
              className="fill-ink2 stroke-bg"
              strokeWidth="4"
              paintOrder="stroke"
            >
              {label}
            </text>
          );
        })}
        {ticksBetween(first, last, step)
          .filter((tick) => tick >= first && x.of(tick) > 24 && x.of(tick) < width - 24)
          .map((tick) => (
            <text key={tick} x={x.of(tick)} y={height - 5} textAnchor="middle" className="fill-ink3">
              {loneLabel(tick, step, language)}
            </text>
          ))}
      </svg>
    </HoverMark>
  );
}
