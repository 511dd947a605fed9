import { useTranslation } from 'react-i18next';
import { useActions } from '../../app/actionsContext.ts';
import { Button } from '../../ui/Button.tsx';
import { ConnectForm } from './ConnectForm.tsx';

const exportLine =
  'gh issue list --state all --limit 10000 --json number,title,state,body,labels,assignees,milestone,createdAt,updatedAt,closedAt,comments > issues.json';

/** The first screen: three ways in, none of them a dead end. */
export function StartView() {
  const { t } = useTranslation('shell');
  const actions = useActions();
  const card = 'border-t border-line pt-5 pb-7';
  return (
    <div className="h-full overflow-y-auto px-6 py-10">
      <div className="mx-auto max-w-[620px]">
        <h2 className="text-lead font-semibold tracking-[-0.017em]">{t('start.lead')}</h2>
        <p className="mt-1 mb-8 text-ink2">{t('start.text')}</p>
        <section className={card}>
          <h3 className="text-head font-semibold">{t('connect.title')}</h3>
          <p className="mt-0.5 mb-4 text-ink2">{t('start.githubText')}</p>
          <ConnectForm />
        </section>
        <section className={card}>
          <h3 className="text-head font-semibold">{t('start.export')}</h3>
          <p className="mt-0.5 text-ink2">{t('start.exportText')}</p>
          <div className="mt-3 flex gap-2">
            <Button onClick={() => void actions.chooseExport()}>{t('start.choose')}</Button>
            <Button onClick={() => void actions.copy(exportLine)}>{t('start.copyExportLine')}</Button>
          </div>
        </section>
        <section className={card}>
          <h3 className="text-head font-semibold">{t('start.demo')}</h3>
          <p className="mt-0.5 text-ink2">{t('start.demoText')}</p>
          <Button className="mt-3" onClick={() => void actions.openDemo()}>
            {t('start.openDemo')}
          </Button>
        </section>
      </div>
    </div>
  );
}
