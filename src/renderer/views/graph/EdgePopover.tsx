import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeEdge } from '#domain/programme.ts';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { floating } from '../../ui/Popup.tsx';
import { graphStore, type OpenEdge } from './graphStore.ts';
import { margins } from './Headers.tsx';
import type { Drawing } from './useScene.ts';
import { numberOf } from './words.ts';

/** A line between two folded cards stands for many edges: so many are told one by one. */
const toldAtMost = 6;
const width = 364;

function Reading({ edge }: { readonly edge: ProgrammeEdge }) {
  const { t } = useTranslation('graph');
  const names = { from: numberOf(edge.from), to: numberOf(edge.to) };
  const title = edge.doubt !== null ? 'edge.doubted' : edge.kind === 'soft' ? 'edge.soft' : 'edge.blocks';
  return (
    <section className="[&+&]:mt-4 [&+&]:border-t [&+&]:border-line [&+&]:pt-3.5">
      <div className="mb-2.5 flex items-center gap-2 pr-6">
        <b className="min-w-0 flex-1">{t(title, names)}</b>
        {edge.doubt === null ? null : (
          <span className="flex shrink-0 items-center gap-1 text-ink2">
            <NotEqual />
            {t('edge.twoReadings')}
          </span>
        )}
      </div>
      <div className="grid gap-2.5">
        {[...edge.evidence, ...(edge.doubt?.evidence ?? [])].map((evidence, index) => (
          <EvidenceQuote key={index} evidence={evidence} />
        ))}
      </div>
      {edge.doubt === null ? null : (
        <p className="mt-3 text-ink2">{t('edge.doubt', { ...names, meant: numberOf(edge.doubt.meant) })}</p>
      )}
      {edge.satisfied && edge.doubt === null ? (
        <p className="mt-3 text-ink2">{t('edge.satisfied', names)}</p>
      ) : null}
    </section>
  );
}

/** The mark of a contradiction, in ink. */
function NotEqual() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 16 16"
      width="13"
      height="13"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <path strokeLinecap="round" d="M3.4 6h9.2M3.4 10h9.2M10.4 3l-4.8 10" />
    </svg>
  );
}

/** Why an edge is there: every line it was read from. Opens beside the pointer, never over it. */
export function EdgePopover({ drawing, open }: { readonly drawing: Drawing; readonly open: OpenEdge }) {
  const { t } = useTranslation('graph');
  const element = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: open.x + 14, top: open.y + 14 });
  const drawn = drawing.scene.structure.edges[open.edge];
  const edges = (drawn?.keys ?? []).flatMap((key) => drawing.source.edges.get(key) ?? []);

  useLayoutEffect(() => {
    const box = element.current;
    const around = box?.parentElement;
    if (box == null || around == null) return;
    const fitsRight = open.x + 14 + width < around.clientWidth - 8;
    const left = fitsRight ? open.x + 14 : Math.max(margins.left + 8, open.x - 14 - width);
    const top = Math.min(open.y + 14, around.clientHeight - box.offsetHeight - 8);
    setPlace({ left, top: Math.max(margins.top + 8, top) });
  }, [open]);

  useEffect(() => {
    const back = document.activeElement;
    element.current?.focus({ preventScroll: true });
    return () => {
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, [open]);

  const close = () => graphStore.setState({ openEdge: null });
  return (
    <div
      ref={element}
      role="dialog"
      aria-label={
        edges.length === 1
          ? t('edge.blocks', { from: numberOf(edges[0]!.from), to: numberOf(edges[0]!.to) })
          : t('edge.gathered', { count: edges.length })
      }
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
      className={`absolute z-10 overflow-y-auto px-4 py-3.5 ${floating}`}
      style={{ ...place, width, maxHeight: `calc(100% - ${margins.top + 16}px)` }}
    >
      <button
        type="button"
        aria-label={t('edge.close')}
        onClick={close}
        className="absolute top-3 right-3 rounded-sm p-1 text-ink3 hover:bg-hover hover:text-ink"
      >
        <Icon name="close" size={13} />
      </button>
      {edges.length > 1 ? (
        <p className="mb-3 text-ink3">{t('edge.gathered', { count: edges.length })}</p>
      ) : null}
      {edges.slice(0, toldAtMost).map((edge) => (
        <Reading key={`${edge.from}→${edge.to}`} edge={edge} />
      ))}
      {edges.length > toldAtMost ? (
        <p className="mt-3 text-ink3">{t('edge.more', { count: edges.length - toldAtMost })}</p>
      ) : null}
    </div>
  );
}
