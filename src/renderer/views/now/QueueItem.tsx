import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionItem } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { go } from '../../stores/navigation.ts';
import { neighbours, useNode, useProgramme } from '../../stores/programme.ts';
import { select } from '../../stores/selection.ts';
import { Age } from '../../ui/Age.tsx';
import { Button } from '../../ui/Button.tsx';
import { EvidenceQuote, placeInWords } from '../../ui/EvidenceQuote.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { gateOf } from './gates.ts';
import { heldUpByItem } from './heldUp.ts';
import { attentionStatus, latestFirst } from './queue.ts';

/** Lines of evidence shown in the open item; the issue shows the rest. */
const mostEvidence = 3;

function HeldUp({ item }: { readonly item: AttentionItem }) {
  const { t } = useTranslation('now');
  const nodes = useProgramme((programme) => programme.nodes);
  const edges = useProgramme((programme) => programme.edges);
  const phases = useProgramme((programme) => programme.phases);
  const held = useMemo(
    () => heldUpByItem(item, phases, nodes, neighbours(edges).outOf),
    [item, phases, nodes, edges],
  );
  if (held.length === 0) return null;
  const words = t('queue.holds', { count: held.length });
  return (
    <Figure title={words} nodes={held}>
      {words}
    </Figure>
  );
}

/** One thing that waits: a line when closed; with its evidence and its action when in hand. */
export function QueueItem({
  item,
  open,
  line,
  onTake,
  onOpen,
}: {
  readonly item: AttentionItem;
  readonly open: boolean;
  /** Whether a hairline stands below: not before the open item, nor at the end. */
  readonly line: boolean;
  readonly onTake: () => void;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('now');
  const shell = useTranslation('shell').t;
  const node = useNode(item.issue);
  const lines = latestFirst(item);
  const [evidence] = lines;
  const number = splitIssueKey(item.issue).number;
  const gate = useProgramme((programme) => gateOf(item, programme.phases));
  const names = { number, title: node?.title ?? '', text: item.text, worker: node?.worker ?? '' };
  const title =
    gate !== undefined
      ? t('kind.gate', { gate: gate.id, title: gate.gate?.title ?? '' })
      : item.kind === 'blocked' && node?.worker != null && /^\d+$/.test(node.worker)
        ? t('kind.blockedWorker', names)
        : t(`kind.${item.kind}`, names);
  // Where the words themselves are the title, the issue stands below; else the words do.
  const wordsAreTitle = gate === undefined && ['approval', 'decision', 'urgent'].includes(item.kind);
  const grid = 'grid grid-cols-[18px_minmax(0,1fr)_auto] gap-x-2.5';
  const glyph = <StatusGlyph status={attentionStatus[item.kind]} size={16} className="mt-px" />;

  if (!open)
    return (
      <li className="relative -mr-3 -ml-2.5">
        <button
          type="button"
          onClick={onTake}
          onDoubleClick={onOpen}
          className={`${grid} w-full rounded-lg py-[9px] pr-3 pl-2.5 hover:bg-hover`}
        >
          {glyph}
          <span className="min-w-0">
            <span className="block truncate font-medium">{title}</span>
            <span className="mt-px block truncate text-ink2">
              {wordsAreTitle ? names.title : <span className="font-mono text-small">{item.text}</span>}
              {evidence === undefined ? null : (
                <span className="pl-2 text-ink3">
                  {placeInWords(evidence, shell)}
                  {evidence.author === null ? '' : `${shell('list.comma')}${evidence.author}`}
                </span>
              )}
            </span>
          </span>
          <Age at={item.since} className="font-medium whitespace-nowrap text-ink2" />
        </button>
        {line ? <span aria-hidden className="absolute right-3 bottom-0 left-[38px] h-px bg-line" /> : null}
      </li>
    );
  return (
    <li
      data-in-hand
      aria-current="true"
      className={`${grid} -mr-3 mb-2 -ml-2.5 rounded-lg bg-surface py-3 pr-3 pl-2.5 shadow-e1 [--ko:var(--surface)] [li+&]:mt-2`}
    >
      {glyph}
      <div className="min-w-0">
        <h3 className="text-base font-semibold">{title}</h3>
        <p className="mt-px flex flex-wrap gap-x-2 text-ink2">
          {wordsAreTitle || gate !== undefined ? <span>{`#${number} ${names.title}`}</span> : null}
          <HeldUp item={item} />
        </p>
        <div className="mt-[9px] grid gap-2.5">
          {lines.slice(0, mostEvidence).map((one, index) => (
            <EvidenceQuote key={index} evidence={one} />
          ))}
        </div>
        <div className="mt-[11px] flex flex-wrap gap-2">
          <Button look="primary" shortcut="↵" onClick={onOpen}>
            {t('queue.read', { number })}
          </Button>
          <Button
            onClick={() => {
              select(item.issue);
              go({ view: 'graph' });
            }}
          >
            {t('queue.graph')}
          </Button>
        </div>
      </div>
      <Age at={item.since} className="font-medium whitespace-nowrap text-ink2" />
    </li>
  );
}
