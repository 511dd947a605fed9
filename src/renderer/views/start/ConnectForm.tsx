import { useTranslation } from 'react-i18next';
import { CodeStep } from './CodeStep.tsx';
import { RepositoryStep } from './RepositoryStep.tsx';
import { TokenStep } from './TokenStep.tsx';
import { useSignIn } from './useSignIn.ts';

/** From nothing to a mirrored repository: sign in, pick it, see what the token may do there, mirror it. */
export function ConnectForm() {
  const { t } = useTranslation('start');
  const signIn = useSignIn();
  const { step, accounts } = signIn.state;
  switch (step.kind) {
    case 'looking':
      return <p className="text-ink3">{t('checking', { server: 'GitHub' })}</p>;
    case 'token':
      return <TokenStep step={step} accounts={accounts} signIn={signIn} />;
    case 'code':
      return <CodeStep code={step.code} onCancel={signIn.begin} />;
    case 'repository':
      return <RepositoryStep step={step} signIn={signIn} />;
  }
}
