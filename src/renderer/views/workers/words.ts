import type { TFunction } from 'i18next';
import type { IssueKey } from '#domain/tracker.ts';
import type { SuggestionReason } from '#domain/verdicts/suggestions.ts';
import { issueName } from '../../ui/issueName.ts';

type Texts = TFunction<['workers', 'shell']>;

export function numberOf(key: IssueKey): string {
  return issueName(key);
}

/** `Worker 6`, or a name as it is written. */
export function workerName(worker: string, t: Texts): string {
  return /^\d+$/.test(worker) ? t('shell:worker.numbered', { worker }) : worker;
}

/** Issues named at most; the rest is counted. */
const mostNamed = 4;

/** Why somebody should take an issue, weightiest first. */
export function reasonsInWords(reasons: readonly SuggestionReason[], t: Texts): string {
  return reasons
    .map(({ kind, issues }) => {
      const named = issues.slice(0, mostNamed).map(numberOf).join(t('shell:list.comma'));
      const rest = issues.length > mostNamed ? ` +${issues.length - mostNamed}` : '';
      return t(`workers:reason.${kind}`, { issues: `${named}${rest}` });
    })
    .join(t('workers:reason.and'));
}

/** `7.8 %`; a part of one. */
export function percentInWords(share: number, language: string): string {
  const figure = (share * 100).toLocaleString(language, {
    maximumFractionDigits: share > 0 && share < 0.1 ? 1 : 0,
  });
  return `${figure} %`;
}
