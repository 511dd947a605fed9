import type { ReactNode } from 'react';

/** A section's title, with its count in quiet ink, and words at the right edge. */
export function SectionHead({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="mb-1.5 flex h-6 items-baseline gap-2">
      <h2 className="text-base font-semibold">{title}</h2>
      {count === undefined ? null : <span className="text-ink3">{count}</span>}
      <span className="flex-1" />
      {children}
    </div>
  );
}
