import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ProgrammeNode } from '#domain/programme.ts';
import { HitRow } from './HitRow.tsx';

const rowHeight = 28;

/** All issues, latest touched first; only the rows in sight are drawn. */
export function IssueList({
  nodes,
  index,
  onOpen,
}: {
  readonly nodes: readonly ProgrammeNode[];
  /** The row in hand; -1 for none. */
  readonly index: number;
  readonly onOpen: (node: ProgrammeNode) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => {
    if (index >= 0) rows.scrollToIndex(index);
  }, [index, rows]);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const node = nodes[row.index];
          return node === undefined ? null : (
            <div
              key={node.key}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              <HitRow node={node} inHand={row.index === index} onOpen={() => onOpen(node)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
