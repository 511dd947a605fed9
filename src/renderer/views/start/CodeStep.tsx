import { useTranslation } from 'react-i18next';
import type { DeviceCode } from '#contract/account.ts';
import { useActions } from '../../app/actionsContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { clock } from '../../ui/time.ts';

/** The code in letters that can be read across a table, and the two things to do with it. */
export function CodeStep({ code, onCancel }: { readonly code: DeviceCode; readonly onCancel: () => void }) {
  const { t, i18n } = useTranslation('start');
  const { copy, openOutside } = useActions();
  const server = code.verificationUrl.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return (
    <div>
      <p className="text-ink2">
        {t('code.text', { server: code.verificationUrl.replace(/^https:\/\//, '') })}
      </p>
      <output
        aria-label={t('code.label')}
        className="selectable my-3 block rounded-md bg-hover py-4 text-center font-mono text-[32px]/10 font-semibold tracking-[0.12em] shadow-hairline"
      >
        {code.userCode}
      </output>
      <div className="flex items-center gap-2">
        <Button look="primary" autoFocus onClick={() => void openOutside(code.verificationUrl)}>
          <Icon name="outside" size={13} />
          {t('code.open', { server })}
        </Button>
        <Button onClick={() => void copy(code.userCode)}>
          <Icon name="copy" size={13} />
          {t('code.copy')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('code.cancel')}
        </Button>
      </div>
      <p role="status" className="mt-3 text-ink3">
        {t('code.waiting', { time: `${clock(code.expiresAt, i18n.language)} JST` })}
      </p>
    </div>
  );
}
