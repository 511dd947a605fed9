import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { FailureNote } from './FailureNote.tsx';
import { Permissions } from './Permissions.tsx';
import { RepositoryPicker } from './RepositoryPicker.tsx';
import type { SignInStep } from './signInSteps.ts';
import type { SignIn } from './useSignIn.ts';

/** Who is signed in, which repository, and whether the token may do there what Nami needs. */
export function RepositoryStep({
  step,
  signIn,
}: {
  readonly step: Extract<SignInStep, { kind: 'repository' }>;
  readonly signIn: SignIn;
}) {
  const { t } = useTranslation('start');
  const { account, picked, access, isAsking, failure } = step;
  const kind = [t(`kind.${account.kind}`)];
  if (account.expiresAt !== null) kind.push(t('ends', { day: account.expiresAt.slice(0, 10) }));
  return (
    <div>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p role="status" className="font-medium">
            {t('who', { login: account.login, server: account.host })}
          </p>
          <p className="text-small text-ink3">{kind.join(' · ')}</p>
        </div>
        <Button size="small" look="quiet" onClick={signIn.begin}>
          {t('another')}
        </Button>
      </div>
      <RepositoryPicker apiUrl={account.apiUrl} picked={picked} onPick={signIn.pick} />
      {picked === null ? null : (
        <Permissions
          key={picked}
          apiUrl={account.apiUrl}
          repository={picked}
          access={access}
          isAsking={isAsking}
          onAgain={() => signIn.pick(picked)}
        />
      )}
      {failure === null ? null : <FailureNote failure={failure} />}
      {access?.usable === true ? (
        <Button
          look="primary"
          className="mt-4"
          autoFocus
          disabled={isAsking}
          onClick={() => signIn.mirror(access.name)}
        >
          {t('mirror', { repository: access.name })}
        </Button>
      ) : null}
    </div>
  );
}
