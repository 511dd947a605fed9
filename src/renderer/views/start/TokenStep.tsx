import { useId, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountsView } from '#contract/account.ts';
import { apiUrlOfServer, gitHubApi, newTokenUrl, serverName } from '#contract/gitHubServer.ts';
import { useActions } from '../../app/actionsContext.ts';
import { sessionStore } from '../../stores/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { FailureNote } from './FailureNote.tsx';
import type { SignInStep } from './signInSteps.ts';
import type { SignIn } from './useSignIn.ts';

export const field =
  'h-8 w-full rounded-md bg-bg px-2.5 text-ink shadow-outline placeholder:text-ink3 disabled:opacity-45';

/** The server that is open already, for whoever has to sign in again. */
function openServer(): string {
  const source = sessionStore.getState().state?.source;
  return source?.kind === 'github' && source.apiUrl !== gitHubApi ? source.apiUrl : '';
}

export function TokenStep({
  step,
  accounts,
  signIn,
}: {
  readonly step: Extract<SignInStep, { kind: 'token' }>;
  readonly accounts: AccountsView | null;
  readonly signIn: SignIn;
}) {
  const { t } = useTranslation('start');
  const { openOutside } = useActions();
  const [typed, setTyped] = useState(() => signIn.server.current ?? openServer());
  // Not a state of React's: what stood in one would stay in the window's memory after it was sent.
  const token = useRef<HTMLInputElement>(null);
  const ids = { server: useId(), serverHint: useId(), token: useId(), tokenHint: useId() };
  const apiUrl = apiUrlOfServer(typed);
  const server = apiUrl === null ? '' : serverName(apiUrl);
  const keyStore = accounts?.keyStore ?? { kind: 'available' };

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const input = token.current;
    if (input === null || apiUrl === null || input.value.trim() === '') {
      input?.focus();
      return;
    }
    signIn.withToken(apiUrl, input.value.trim());
    input.value = '';
  }

  return (
    <form onSubmit={submit} aria-busy={step.isAsking}>
      <label htmlFor={ids.server} className="font-medium">
        {t('server')}
      </label>
      <input
        id={ids.server}
        value={typed}
        onChange={(event) => {
          signIn.server.current = event.target.value;
          setTyped(event.target.value);
        }}
        placeholder="github.com"
        autoComplete="off"
        spellCheck={false}
        disabled={step.isAsking}
        aria-describedby={ids.serverHint}
        aria-invalid={apiUrl === null}
        className={`mt-1 ${field}`}
      />
      <p
        id={ids.serverHint}
        role={apiUrl === null ? 'alert' : undefined}
        className={`mt-1 text-small ${apiUrl === null ? 'font-medium text-ink' : 'text-ink3'}`}
      >
        {t(apiUrl !== null ? 'serverHint' : /^\s*http:/i.test(typed) ? 'serverPlain' : 'serverWrong')}
      </p>

      <div className="mt-4 flex items-baseline justify-between">
        <label htmlFor={ids.token} className="font-medium">
          {t('token')}
        </label>
        {apiUrl === null ? null : (
          <Button size="small" look="quiet" onClick={() => void openOutside(newTokenUrl(apiUrl))}>
            <Icon name="outside" size={13} />
            {t('make', { server })}
          </Button>
        )}
      </div>
      <input
        ref={token}
        id={ids.token}
        type="password"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        disabled={step.isAsking}
        placeholder="github_pat_…"
        aria-describedby={ids.tokenHint}
        className={`mt-1 font-mono ${field}`}
      />
      <p id={ids.tokenHint} className="mt-1 text-small text-ink3">
        {t('tokenHint')}
      </p>
      <p className="mt-1 text-small text-ink3">
        {keyStore.kind === 'available' ? t('kept') : t(`notKept.${keyStore.kind}`)}
      </p>

      {step.failure === null ? null : <FailureNote failure={step.failure} />}
      <div className="mt-4 flex items-center gap-2">
        <Button type="submit" look="primary" disabled={step.isAsking || apiUrl === null}>
          {t('check')}
        </Button>
        <span className="text-ink3">{t('or')}</span>
        <Button
          disabled={step.isAsking || apiUrl === null}
          onClick={() => (apiUrl === null ? undefined : signIn.withCode(apiUrl))}
        >
          {t('byCode')}
        </Button>
        <span role="status" className="text-ink3">
          {step.isAsking ? t('checking', { server }) : ''}
        </span>
      </div>
    </form>
  );
}
