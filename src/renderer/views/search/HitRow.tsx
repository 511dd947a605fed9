import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#contract/views.ts';
import type { ProgrammeNode } from '#domain/programme.ts';
import { Highlighted } from '../../search/Highlighted.tsx';
import { Age } from '../../ui/Age.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { WorkerChip } from '../../ui/WorkerChip.tsx';
import { issueName } from '../../ui/issueName.ts';

/** An issue by its title, or one line of a text that matched with where it stands. */
export function HitRow({
  node,
  hit,
  continued = false,
  inHand,
  onOpen,
}: {
  readonly node: ProgrammeNode | undefined;
  readonly hit?: SearchHit;
  /** A further text of the issue of the row above, which says which one it is. */
  readonly continued?: boolean;
  readonly inHand: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('shell');
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (inHand) row.current?.scrollIntoView({ block: 'nearest' });
  }, [inHand]);
  const key = hit?.issue ?? node?.key;
  const number = key === undefined ? '' : issueName(key);
  const look = `grid w-full items-center gap-2.5 rounded-md px-2 ${inHand ? 'bg-sel' : 'hover:bg-hover'}`;
  const glyph = node === undefined ? <span /> : <StatusGlyph status={node.status} />;
  if (hit === undefined)
    return (
      <button
        ref={row}
        type="button"
        onClick={onOpen}
        className={`${look} h-7 grid-cols-[14px_fit-content(168px)_minmax(0,1fr)_auto_88px]`}
      >
        {glyph}
        <span className="min-w-12 truncate font-medium text-ink3">{number}</span>
        <span className="truncate">{node?.title}</span>
        {node?.worker == null ? <span /> : <WorkerChip worker={node.worker} />}
        <Age at={node?.updatedAt ?? null} className="text-right whitespace-nowrap text-ink3" />
      </button>
    );
  const about = [
    continued ? null : hit.line === 0 ? null : hit.title,
    hit.author,
    hit.gone === undefined ? null : t(`search.gone.${hit.gone.how}`),
    hit.more === undefined ? null : t('search.more', { count: hit.more }),
  ].filter((words) => words !== null);
  return (
    <button
      ref={row}
      type="button"
      onClick={onOpen}
      className={`${look} ${continued ? 'h-10' : 'h-12'} grid-cols-[14px_fit-content(168px)_minmax(0,1fr)_88px]`}
    >
      {continued ? <span /> : glyph}
      <span className="min-w-12 truncate font-medium text-ink3">{continued ? '' : number}</span>
      <span className="min-w-0">
        <span
          className={`block truncate ${hit.line === 0 ? 'text-ink' : 'font-mono text-small text-ink2'} ${hit.gone === undefined ? '' : 'line-through decoration-ink3'}`}
        >
          {hit.line === 0 ? null : <span className="mr-2 text-ink3">{hit.line}</span>}
          <Highlighted text={hit.text} spans={hit.spans} />
        </span>
        {about.length === 0 ? null : (
          <span className="block truncate text-cap text-ink3">{about.join(t('list.comma'))}</span>
        )}
      </span>
      <Age at={hit.gone?.at ?? hit.at} className="text-right whitespace-nowrap text-ink3" />
    </button>
  );
}
