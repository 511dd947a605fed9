import { useTranslation } from 'react-i18next';

/** `W6` for `6`; a name as written; a dashed "free" where nobody is named. */
export function WorkerChip({ worker }: { readonly worker: string | null }) {
  const { t } = useTranslation('shell');
  if (worker === null)
    return (
      <span className="inline-flex h-[18px] items-center rounded-[5px] border border-dashed border-ink3 px-[5px] text-[11px]/none font-medium text-ink2">
        {t('worker.free')}
      </span>
    );
  const numbered = /^\d+$/.test(worker);
  return (
    <span
      title={numbered ? t('worker.numbered', { worker }) : worker}
      className="inline-flex h-[18px] max-w-[96px] min-w-[26px] items-center justify-center rounded-[5px] bg-sel px-[5px] text-[11px]/none font-medium text-ink2"
    >
      <span className="truncate">{numbered ? `W${worker}` : worker}</span>
    </span>
  );
}
