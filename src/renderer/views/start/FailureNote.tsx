import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/result.ts';
import { useActions } from '../../app/actionsContext.ts';
import { failureInWords } from '../../i18n/failureWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

/** What went wrong, what was kept and what to do, where it went wrong; and the way to GitHub's page for it. */
export function FailureNote({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation(['shell', 'start']);
  const { openOutside } = useActions();
  const { message, hint } = failureInWords(failure);
  const url = failure.kind === 'sso-required' ? String(failure.facts?.['url'] ?? '') : '';
  return (
    <div role="alert" className="mt-3 border-l-2 border-ink2 pl-3">
      <p className="font-medium">{t(`failure.${failure.kind}`)}</p>
      <p className="selectable text-ink2">{message}</p>
      <p className="selectable text-ink3">{hint}</p>
      {url === '' ? null : (
        <Button className="mt-2" onClick={() => void openOutside(url)}>
          <Icon name="outside" size={13} />
          {t('start:permissions.sso')}
        </Button>
      )}
    </div>
  );
}
