import { useTranslation } from 'react-i18next';
import { wishFor } from './wavesStore.ts';

const look =
  'grid h-6 min-w-6 place-items-center rounded-md px-1.5 text-small font-medium text-ink2 hover:bg-hover hover:text-ink';

/** Wider, closer, everything: the same as the keys and the wheel. */
export function ZoomButtons() {
  const { t } = useTranslation('waves');
  return (
    <div role="group" aria-label={t('zoom.label')} className="-ml-1.5 flex items-center">
      <button
        type="button"
        aria-label={t('zoom.wider')}
        title={t('zoom.wider')}
        className={look}
        onClick={() => wishFor('wider')}
      >
        −
      </button>
      <button
        type="button"
        aria-label={t('zoom.closer')}
        title={t('zoom.closer')}
        className={look}
        onClick={() => wishFor('closer')}
      >
        +
      </button>
      <button type="button" className={look} onClick={() => wishFor('fit')}>
        {t('zoom.fit')}
      </button>
    </div>
  );
}
