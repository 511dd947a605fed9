import { useEffect, useRef } from 'react';
import type { SearchHit } from '#contract/views.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { Highlighted } from '../../search/Highlighted.tsx';
import { Age } from '../../ui/Age.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { WorkerChip } from '../../ui/WorkerChip.tsx';

/** An issue by its title, or one line of a text that matched with where it stands. */
export function HitRow({
  node,
  hit,
  inHand,
  onOpen,
}: {
  readonly node: ProgrammeNode | undefined;
  readonly hit?: SearchHit;
  readonly inHand: boolean;
  readonly onOpen: () => void;
}) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (inHand) row.current?.scrollIntoView({ block: 'nearest' });
  }, [inHand]);
  const key = hit?.issue ?? node?.key;
  const number = key === undefined ? '' : `#${splitIssueKey(key).number}`;
  const look = `grid w-full items-center gap-2.5 rounded-md px-2 ${inHand ? 'bg-sel' : 'hover:bg-hover'}`;
  const glyph = node === undefined ? <span /> : <StatusGlyph status={node.status} />;
  if (hit === undefined)
    return (
      <button
        ref={row}
        type="button"
        onClick={onOpen}
        className={`${look} h-7 grid-cols-[14px_48px_minmax(0,1fr)_auto_88px]`}
      >
        {glyph}
        <span className="font-medium text-ink3">{number}</span>
        <span className="truncate">{node?.title}</span>
        {node?.worker == null ? <span /> : <WorkerChip worker={node.worker} />}
        <Age at={node?.updatedAt ?? null} className="text-right whitespace-nowrap text-ink3" />
      </button>
    );
  return (
    <button
      ref={row}
      type="button"
      onClick={onOpen}
      className={`${look} h-12 grid-cols-[14px_48px_minmax(0,1fr)_88px]`}
    >
      {glyph}
      <span className="font-medium text-ink3">{number}</span>
      <span className="min-w-0">
        <span className="block truncate font-mono text-small text-ink2">
          <span className="mr-2 text-ink3">{hit.line}</span>
          <Highlighted text={hit.text} spans={hit.spans} />
        </span>
        <span className="block truncate text-cap text-ink3">
          {hit.title}
          {hit.author === null ? '' : `, ${hit.author}`}
        </span>
      </span>
      <Age at={hit.at} className="text-right whitespace-nowrap text-ink3" />
    </button>
  );
}
