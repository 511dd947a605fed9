import { useTranslation } from 'react-i18next';
import type { ProgrammeRisk } from '#domain/programme.ts';
import { splitIssueKey } from '#domain/tracker.ts';
import { go } from '../../stores/navigation.ts';
import { owningWorker } from './riskLines.ts';

/** Who looks after a risk; one worker leads to its row in the matrix. */
export function Owner({ risk, tabIndex = 0 }: { readonly risk: ProgrammeRisk; readonly tabIndex?: 0 | -1 }) {
  const { t } = useTranslation('risks');
  const worker = owningWorker(risk.owner);
  if (risk.owner === null) return <span className="text-ink3">{t('noOwner')}</span>;
  if (worker === null)
    return (
      <span title={risk.owner} className="block truncate text-ink2">
        {risk.owner}
      </span>
    );
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      title={t('toWorker')}
      onClick={() =>
        go({ view: 'workers', show: 'all', worker: `${worker}@${splitIssueKey(risk.scope).number}` })
      }
      className="max-w-full truncate rounded-sm text-ink2 hover:text-ink"
    >
      {risk.owner}
    </button>
  );
}
