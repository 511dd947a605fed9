import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { openIssue } from '../../stores/navigation.ts';
import { Age } from '../../ui/Age.tsx';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { IssueRow } from '../../ui/Figure.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { SuggestionCard } from './CanStart.tsx';
import { stateGlyph, type WorkerLine } from './workerLines.ts';
import { numberOf, workerName } from './words.ts';

/** Issues listed before the rest is counted. */
const mostIssues = 6;
/** Lines that say what blocked it; older ones stand in the issue. */
const mostBlocked = 2;

function Part({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="mt-3 break-inside-avoid">
      <h3 className="mb-1 text-small font-medium text-ink3">{title}</h3>
      {children}
    </section>
  );
}

/** The worker in hand: what it last said, what it waits for, what it holds, and what it could take instead. */
export function WorkerInHand({ line }: { readonly line: WorkerLine }) {
  const { t } = useTranslation(['workers', 'shell']);
  const { row, state, waitsFor, load, suggestion, blockedEvidence } = line;
  const { plan, lastReport, assignment } = row;
  const name = workerName(row.worker, t);
  return (
    <section aria-label={name} className="mb-3 border-b border-line pb-4 max-[1180px]:border-b-0">
      <div className="flex h-14 items-center gap-2">
        <StatusGlyph status={stateGlyph[state]} size={16} decorative />
        <h2 className="truncate text-head font-semibold">{name}</h2>
        <span className="truncate text-ink2">{t(`state.${state}`)}</span>
        <span className="flex-1" />
        {plan === null ? null : (
          <button
            type="button"
            onClick={() => openIssue(plan)}
            className="rounded-sm text-small whitespace-nowrap text-ink3 hover:text-ink"
          >
            {t('inPlan', { plan: numberOf(plan) })}
          </button>
        )}
      </div>
      {row.mission === null ? null : <p className="text-ink2">{row.mission}</p>}
      <Part title={lastReport === null ? t('noWord') : <LastWord at={lastReport.at} />}>
        {lastReport !== null ? (
          <EvidenceQuote evidence={lastReport} />
        ) : assignment !== null ? (
          <EvidenceQuote evidence={assignment.evidence} />
        ) : null}
      </Part>
      {waitsFor.length === 0 ? null : (
        <Part title={t('waitsForTitle')}>
          <div className="-mx-1.5">
            {waitsFor.slice(0, mostIssues).map((node) => (
              <IssueRow key={node.key} node={node} />
            ))}
          </div>
        </Part>
      )}
      {blockedEvidence.length === 0 ? null : (
        <Part title={t('blockedBySaying')}>
          <div className="grid gap-2">
            {blockedEvidence.slice(-mostBlocked).map((evidence, index) => (
              <EvidenceQuote key={index} evidence={evidence} />
            ))}
          </div>
        </Part>
      )}
      {load.length === 0 ? null : (
        <Part title={t('holds', { count: load.length })}>
          <div className="-mx-1.5">
            {load.slice(0, mostIssues).map((node) => (
              <IssueRow key={node.key} node={node} />
            ))}
          </div>
          {load.length > mostIssues ? (
            <p className="text-ink3">{t('shell:figure.more', { count: load.length - mostIssues })}</p>
          ) : null}
        </Part>
      )}
      {suggestion === null ? null : (
        <Part title={t('couldTake')}>
          <SuggestionCard suggestion={suggestion} />
        </Part>
      )}
    </section>
  );
}

function LastWord({ at }: { readonly at: string | null }) {
  const { t } = useTranslation('workers');
  return (
    <>
      {t('lastWord')} <Age at={at} />
    </>
  );
}
