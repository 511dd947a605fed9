import { useTranslation } from 'react-i18next';
import { signInHelps } from '../stores/session.ts';
import type { FirstFetch } from '../stores/session.ts';
import { failureInWords } from '../i18n/failureWords.ts';
import { showPanel } from '../stores/panels.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyFrame, LoadingFrame } from '../ui/Frame.tsx';
import { clock } from '../ui/time.ts';
import { useActions } from './actionsContext.ts';

/** Stands instead of every view until the first page of a tracker is mirrored: "empty" would be a lie. */
export function FirstFetchFrame({ firstFetch }: { readonly firstFetch: FirstFetch }) {
  const { t, i18n } = useTranslation('shell');
  const { refresh } = useActions();
  const again = <Button onClick={() => void refresh()}>{t('action.tryAgain')}</Button>;
  switch (firstFetch.kind) {
    case 'on-the-way':
      return <LoadingFrame text={t('firstFetch.onTheWay')} />;
    case 'offline':
      return (
        <EmptyFrame
          title={t('firstFetch.offline')}
          text={failureInWords(firstFetch.failure).message}
          hint={t('firstFetch.offlineHint')}
          action={again}
        />
      );
    case 'refused':
      return (
        <EmptyFrame
          title={t(`failure.${firstFetch.failure.kind}`)}
          text={failureInWords(firstFetch.failure).message}
          hint={failureInWords(firstFetch.failure).hint}
          action={
            <>
              {signInHelps(firstFetch.failure) ? (
                <Button look="primary" onClick={() => showPanel({ kind: 'connect' })}>
                  {t('action.signIn')}
                </Button>
              ) : null}
              {again}
            </>
          }
        />
      );
    case 'limited':
      return (
        <EmptyFrame
          title={t('firstFetch.limited')}
          text={t('firstFetch.limitedHint', { time: clock(firstFetch.until, i18n.language) })}
        />
      );
  }
}
