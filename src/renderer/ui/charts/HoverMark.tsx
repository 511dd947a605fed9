import { useState } from 'react';
import type { ReactNode } from 'react';
import { nearest } from './scale.ts';

export type HoverPoint = { readonly x: number; readonly lines: readonly string[] };

/** A chart's surface: under the pointer a thin line at the nearest point, and its figures beside it. */
export function HoverMark({
  points,
  width,
  height,
  children,
}: {
  /** From left to right, pixels. */
  readonly points: readonly HoverPoint[];
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}) {
  const [at, setAt] = useState(-1);
  const point = points[at];
  return (
    <div
      className="relative"
      style={{ width, height }}
      onPointerMove={(event) => {
        const left = event.currentTarget.getBoundingClientRect().left;
        setAt(
          nearest(
            points.map(({ x }) => x),
            event.clientX - left,
          ),
        );
      }}
      onPointerLeave={() => setAt(-1)}
    >
      {children}
      {point === undefined ? null : (
        <>
          <i
            aria-hidden
            className="pointer-events-none absolute top-0 w-px bg-ink3"
            style={{ left: point.x, height }}
          />
          <div
            className="pointer-events-none absolute top-1 z-10 rounded-md bg-over px-2 py-1 text-cap whitespace-nowrap text-ink2 shadow-e2"
            style={point.x > width / 2 ? { right: width - point.x + 8 } : { left: point.x + 8 }}
          >
            {point.lines.map((line, index) => (
              <div key={index} className={index === 0 ? 'font-medium text-ink' : ''}>
                {line}
              </div>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
