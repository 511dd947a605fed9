import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '#domain/programme.ts';
import { readyWork, suggestWork, type ReadyWork, type Suggestion } from '#domain/verdicts/suggestions.ts';
import { openIssue } from '../../stores/navigation.ts';
import { useNode } from '../../stores/programme.ts';
import { select } from '../../stores/selection.ts';
import { Age } from '../../ui/Age.tsx';
import { Figure } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { numberOf, reasonsInWords, workerName } from './words.ts';

/** Cards drawn; the most critical come first, and the issue list holds the others. */
const mostCards = 20;

/** Who could take an issue and why, down to the lines that say so. */
export function SuggestionCard({ suggestion }: { readonly suggestion: Suggestion }) {
  const node = useNode(suggestion.issue);
  return (
    <div className="rounded-lg bg-raised px-3 py-2 shadow-hairline [--ko:var(--raised)]">
      <button
        type="button"
        onClick={() => openIssue(suggestion.issue)}
        className="block w-full truncate rounded-sm font-medium hover:text-ink2"
      >
        <span className="text-ink3">{numberOf(suggestion.issue)}</span> {node?.title}
      </button>
      <Why suggestion={suggestion} />
    </div>
  );
}

function Why({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useTranslation(['workers', 'shell']);
  const words = reasonsInWords(suggestion.reasons, t);
  return (
    <Figure title={words} evidence={suggestion.evidence} className="text-left text-small text-ink2">
      {words}
    </Figure>
  );
}

function ReadyCard({
  work: { node, unblocks, criticality },
  suggestion,
}: {
  readonly work: ReadyWork;
  readonly suggestion: Suggestion | undefined;
}) {
  const { t } = useTranslation(['workers', 'shell']);
  return (
    <li className="rounded-lg bg-raised px-3 py-2.5 shadow-hairline [--ko:var(--raised)]">
      <button
        type="button"
        onClick={() => openIssue(node.key)}
        onFocus={() => select(node.key)}
        className="block w-full rounded-sm hover:text-ink2"
      >
        <span className="flex items-center gap-1.5">
          <StatusGlyph status={node.status} />
          <span className="font-medium text-ink3">{numberOf(node.key)}</span>
          <span className="flex-1" />
          <span className="text-cap text-ink3">
            {criticality === 1
              ? t('start.critical')
              : unblocks.length > 0
                ? t('start.unblocks', { count: unblocks.length })
                : node.phase === null
                  ? ''
                  : t('start.phase', { phase: node.phase })}
          </span>
        </span>
        <span className="mt-[3px] block font-medium [overflow-wrap:anywhere]">{node.title}</span>
      </button>
      {node.statusSince === null ? null : (
        <p className="mt-0.5 text-ink2">
          {t('start.since')} <Age at={node.statusSince} />
        </p>
      )}
      {suggestion === undefined ? null : (
        <div className="mt-1.5 border-t border-line pt-1.5">
          <p className="text-ink2">
            {t('start.for', { worker: workerName(suggestion.worker, t) })}
            {suggestion.leaves === null ? '' : t('start.leaves', { issue: numberOf(suggestion.leaves) })}
          </p>
          <Why suggestion={suggestion} />
        </div>
      )}
    </li>
  );
}

/** What can begin now, most critical first, each with whom Nami would give it to. */
export function CanStart({ programme }: { readonly programme: Programme }) {
  const { t } = useTranslation(['workers', 'shell']);
  const ready = useMemo(() => readyWork(programme), [programme]);
  const suggestions = useMemo(
    () => new Map(suggestWork(programme).map((suggestion) => [suggestion.issue, suggestion])),
    [programme],
  );
  return (
    <section aria-label={t('start.title')} className="only:col-span-full">
      <div className="flex h-14 items-center gap-2">
        <h2 className="font-semibold">{t('start.title')}</h2>
        <span className="text-ink3">{ready.length}</span>
      </div>
      {ready.length === 0 ? <p className="text-ink2">{t('start.none')}</p> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(280px,1fr))] items-start gap-2">
        {ready.slice(0, mostCards).map((work) => (
          <ReadyCard key={work.node.key} work={work} suggestion={suggestions.get(work.node.key)} />
        ))}
      </ul>
      {ready.length > mostCards ? (
        <p className="text-ink3">{t('shell:figure.more', { count: ready.length - mostCards })}</p>
      ) : null}
    </section>
  );
}
