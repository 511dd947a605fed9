import type { ReactNode } from 'react';

export type HeatRow = {
  readonly name: string;
  readonly label: ReactNode;
  /** Count a day, by day. */
  readonly counts: ReadonlyMap<string, number>;
};

const rowHeight = 20;
/** Strengths of ink, faintest first: five steps can still be told apart. */
const strengths = ['opacity-15', 'opacity-30', 'opacity-50', 'opacity-70', 'opacity-95'] as const;

/** Which strength a count has: quarters of the most, and full only for the most itself. */
export function strengthOf(count: number, most: number): number {
  if (count <= 0 || most <= 0) return -1;
  return count >= most ? 4 : Math.min(3, Math.floor((count / most) * 4));
}

/** How often somebody spoke on each day: a row a name, a cell a day, more ink for more words; the count on hover. */
export function HeatStrip({
  rows,
  days,
  dayLabel,
  cellLabel,
  width,
}: {
  readonly rows: readonly HeatRow[];
  /** Every day from the first to the last. */
  readonly days: readonly string[];
  readonly dayLabel: (day: string) => string;
  readonly cellLabel: (row: HeatRow, day: string, count: number) => string;
  readonly width: number;
}) {
  const names = 104;
  const cell = Math.max(3, Math.min(40, (width - names) / Math.max(1, days.length)));
  const most = Math.max(1, ...rows.flatMap(({ counts }) => [...counts.values()]));
  const every = Math.max(1, Math.ceil(58 / cell));
  return (
    <div className="h-full overflow-y-auto [scrollbar-width:thin]" tabIndex={-1}>
      <div className="flex h-4 text-cap text-ink3" style={{ paddingLeft: names }}>
        {days.map((day, at) =>
          at % every === 0 ? (
            <span key={day} className="truncate" style={{ width: cell * Math.min(every, days.length - at) }}>
              {dayLabel(day)}
            </span>
          ) : null,
        )}
      </div>
      {rows.map((row) => (
        <div key={row.name} className="flex items-center" style={{ height: rowHeight }}>
          <div className="truncate pr-2 text-small" style={{ width: names }}>
            {row.label}
          </div>
          {days.map((day) => {
            const count = row.counts.get(day) ?? 0;
            const strength = strengthOf(count, most);
            return (
              <div
                key={day}
                title={cellLabel(row, day, count)}
                className="relative grid place-items-center"
                style={{ width: cell, height: rowHeight }}
              >
                <i
                  aria-hidden
                  className={`absolute inset-px rounded-[2px] ${strength < 0 ? 'bg-sel opacity-50' : `bg-ink2 ${strengths[strength]}`}`}
                />
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
