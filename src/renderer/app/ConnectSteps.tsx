import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useActions } from './actionsContext.ts';

const desktopLine = 'NAMI_TOKEN=… npm start -- --repo owner/name';
const terminalLine = 'NAMI_TOKEN=… npm run -s nami -- sync --repo owner/name';

function CommandLine({ text }: { readonly text: string }) {
  const { t } = useTranslation('shell');
  const { copy } = useActions();
  return (
    <div className="mt-1.5 flex items-center gap-2 rounded-md bg-hover py-1 pr-1 pl-3 shadow-hairline">
      <code className="selectable min-w-0 flex-1 overflow-x-auto font-mono text-small whitespace-nowrap">
        {text}
      </code>
      <Button size="small" look="quiet" onClick={() => void copy(text)} aria-label={t('action.copyLine')}>
        <Icon name="copy" size={13} />
        {t('action.copy')}
      </Button>
    </div>
  );
}

/** How to connect GitHub, in words and in lines to copy. */
export function ConnectSteps() {
  const { t } = useTranslation('shell');
  return (
    <ol className="grid gap-4">
      <li>
        <b className="font-medium">{t('connect.token')}</b>
        <p className="text-ink2">{t('connect.tokenText')}</p>
      </li>
      <li>
        <b className="font-medium">{t('connect.start')}</b>
        <p className="text-ink2">{t('connect.startText')}</p>
        <CommandLine text={desktopLine} />
      </li>
      <li>
        <b className="font-medium">{t('connect.terminal')}</b>
        <p className="text-ink2">{t('connect.terminalText')}</p>
        <CommandLine text={terminalLine} />
      </li>
    </ol>
  );
}
