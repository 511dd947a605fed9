import { useTranslation } from 'react-i18next';
import { Age } from '../../ui/Age.tsx';
import { EvidenceQuote } from '../../ui/EvidenceQuote.tsx';
import { Impact } from './Impact.tsx';
import { Owner } from './Owner.tsx';
import type { RiskLine } from './riskLines.ts';
import { SignalMark } from './SignalMark.tsx';

/** Signals shown, latest first, and lines of each; the rest is counted. */
const mostSignals = 6;
const mostQuotes = 3;

/** The risk in hand: what the plan says of it, and what is happening now, line by line. */
export function RiskInHand({ line, known }: { readonly line: RiskLine; readonly known: boolean }) {
  const { t } = useTranslation(['risks', 'shell']);
  const { risk, signals } = line;
  return (
    <article aria-label={risk.risk}>
      <h2 className="pt-4 text-head font-semibold [overflow-wrap:anywhere]">{risk.risk}</h2>
      <p className="mt-0.5 text-ink2">{risk.mitigation ?? t('noMitigation')}</p>
      <dl className="mt-2.5 grid grid-cols-[88px_minmax(0,1fr)] leading-6">
        <dt className="text-ink3">{t('column.impact')}</dt>
        <dd className="flex items-center">
          <Impact impact={risk.impact} />
        </dd>
        <dt className="text-ink3">{t('column.owner')}</dt>
        <dd className="min-w-0">
          <Owner risk={risk} />
        </dd>
      </dl>
      <h3 className="mt-3 mb-1.5 text-small font-medium text-ink3">{t('planSays')}</h3>
      <EvidenceQuote evidence={risk.evidence} />
      <h3 className="mt-4 mb-1.5 font-semibold">
        {t('signals')}
        <span className="pl-2 font-normal text-ink3">{known ? signals.length : t('reading')}</span>
      </h3>
      {known && signals.length === 0 ? <p className="text-ink2">{t('quietLong')}</p> : null}
      <ul>
        {signals.slice(0, mostSignals).map((signal, index) => (
          <li key={index} className="mb-2.5 break-inside-avoid border-t border-line pt-2.5">
            <p className="flex items-start gap-2">
              <span className="mt-0.5">
                <SignalMark kind={signal.kind} />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{t(`signal.${signal.kind}`)}</span>
                <span className="line-clamp-3 text-ink2 [overflow-wrap:anywhere]">{signal.text}</span>
              </span>
              <Age at={signal.since} className="font-medium whitespace-nowrap" />
            </p>
            <div className="mt-1.5 grid gap-2">
              {signal.evidence.slice(0, mostQuotes).map((evidence, at) => (
                <EvidenceQuote key={at} evidence={evidence} />
              ))}
            </div>
          </li>
        ))}
      </ul>
      {signals.length > mostSignals ? (
        <p className="text-ink3">{t('shell:figure.more', { count: signals.length - mostSignals })}</p>
      ) : null}
    </article>
  );
}
