import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#domain/evidence.ts';
import { openEvidence } from '../stores/navigation.ts';
import { dayAndClock, exactTime } from './time.ts';
import { issueName } from './issueName.ts';

/** Where a line stands, in words: `#984 body, line 5`. */
export function placeInWords(evidence: Evidence, t: TFunction<'shell'>): string {
  const number = issueName(evidence.issue);
  return t(`evidence.${evidence.source}`, { number, line: evidence.line });
}

/** The line a fact was read from, whole and verbatim, with its source. A click opens the issue at that line. */
export function EvidenceQuote({
  evidence,
  dim = false,
}: {
  readonly evidence: Evidence;
  readonly dim?: boolean;
}) {
  const { t, i18n } = useTranslation('shell');
  const language = i18n.language;
  return (
    <button
      type="button"
      onClick={() => openEvidence(evidence)}
      title={t('evidence.open')}
      className="group block w-full rounded-r-sm border-l-2 border-line2 py-px pl-3 text-left hover:border-ink3 hover:bg-hover"
    >
      <span
        className={`flex gap-2.5 font-mono text-[12px]/[18px] tracking-[-0.01em] whitespace-pre-wrap ${dim ? 'text-ink3' : 'text-ink'}`}
      >
        {evidence.line > 0 ? (
          <span className="min-w-[22px] shrink-0 text-right text-ink3">{evidence.line}</span>
        ) : null}
        <span className="min-w-0 [overflow-wrap:anywhere]">{evidence.quote}</span>
      </span>
      <span className="mt-[3px] block text-cap text-ink3">
        <b className="font-medium text-ink2">{placeInWords(evidence, t)}</b>
        {evidence.author === null ? '' : `${t('list.comma')}${evidence.author}`}
        {evidence.at === null ? null : (
          <>
            {t('list.comma')}
            <time dateTime={evidence.at} title={exactTime(evidence.at, language)}>
              {dayAndClock(evidence.at, language)} JST
            </time>
          </>
        )}
      </span>
    </button>
  );
}
