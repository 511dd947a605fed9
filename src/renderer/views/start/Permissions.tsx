import { useTranslation } from 'react-i18next';
import type { Permission, RepositoryAccess } from '#contract/account.ts';
import { webOriginOf } from '#contract/gitHubServer.ts';
import { useActions } from '../../app/actionsContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { FailureNote } from './FailureNote.tsx';

function Mark({ state }: { readonly state: Permission['state'] }) {
  switch (state) {
    case 'granted':
      return <Icon name="tick" size={14} weight={1.8} />;
    case 'missing':
      return <Icon name="close" size={14} weight={1.8} />;
    case 'not-checked':
    case 'not-needed':
      return <span className="inline-block w-3.5 text-center text-ink3">–</span>;
  }
}

/** Each permission by its name: there, missing, or not to be known yet. */
export function Permissions({
  apiUrl,
  repository,
  access,
  isAsking,
  onAgain,
}: {
  readonly apiUrl: string;
  readonly repository: string;
  readonly access: RepositoryAccess | null;
  readonly isAsking: boolean;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('start');
  const { openOutside } = useActions();
  if (access === null) {
    return (
      <p role="status" className="mt-4 text-ink3">
        {isAsking ? t('permissions.checking', { repository }) : ''}
      </p>
    );
  }
  const { permissions, failure } = access;
  const writes = permissions.find(({ name }) => name === 'issues-write');
  return (
    <section className="mt-5">
      <h4 className="font-medium">{t('permissions.title', { repository: access.name })}</h4>
      <ul aria-label={t('permissions.title', { repository: access.name })} className="mt-1">
        {permissions.map(({ name, state }) => (
          <li
            key={name}
            className={`flex h-7 items-center gap-2 border-b border-line ${state === 'missing' ? 'font-medium text-ink' : 'text-ink2'}`}
          >
            <Mark state={state} />
            <span className="flex-1">{t(`permissions.name.${name}`)}</span>
            <span className={state === 'missing' ? '' : 'text-ink3'}>{t(`permissions.state.${state}`)}</span>
          </li>
        ))}
      </ul>
      {writes?.state === 'not-checked' && access.usable ? (
        <p className="mt-1 text-small text-ink3">{t('permissions.writeNote')}</p>
      ) : null}
      {failure === null ? null : <FailureNote failure={failure} />}
      {access.usable ? null : (
        <div className="mt-3 flex gap-2">
          <Button onClick={() => void openOutside(`${webOriginOf(apiUrl)}/settings/tokens?type=beta`)}>
            <Icon name="outside" size={13} />
            {t('permissions.settings')}
          </Button>
          <Button look="primary" autoFocus onClick={onAgain}>
            {t('permissions.again')}
          </Button>
        </div>
      )}
    </section>
  );
}
