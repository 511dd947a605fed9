import type { ReactNode } from 'react';

/** How much of a long line is shown before the first match. */
const before = 60;

/** A line with its matched spans in semibold; a long line begins near the first match. */
export function Highlighted({
  text,
  spans,
}: {
  readonly text: string;
  readonly spans: readonly (readonly [number, number])[];
}) {
  const from = Math.max(0, (spans[0]?.[0] ?? 0) - before);
  const pieces: ReactNode[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const [start, end] of spans) {
    if (start < at) continue;
    pieces.push(text.slice(at, start));
    pieces.push(
      <mark key={start} className="rounded-[2px] bg-sel font-semibold text-ink">
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  pieces.push(text.slice(at));
  return <>{pieces}</>;
}
