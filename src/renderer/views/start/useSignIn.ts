import { useEffect, useMemo, useReducer, useRef } from 'react';
import type { RefObject } from 'react';
import type { RequestInput, RequestName, RequestOutput } from '#contract/requests.ts';
import type { Result } from '#contract/result.ts';
import { useServices } from '../../connection/services.ts';
import { closePanel } from '../../stores/panels.ts';
import { go } from '../../stores/navigation.ts';
import { sessionStore, setSession } from '../../stores/session.ts';
import { afterEvent, firstState, type SignInState } from './signInSteps.ts';

export type SignIn = {
  readonly state: SignInState;
  /** What was typed for the server last, for whoever comes back to the form. */
  readonly server: RefObject<string | null>;
  readonly withToken: (apiUrl: string, token: string) => void;
  readonly withCode: (apiUrl: string) => void;
  /** Back to the empty form; a code that waits is given up. */
  readonly begin: () => void;
  readonly pick: (repository: string) => void;
  readonly mirror: (repository: string) => void;
};

/** Signing in, step by step; somebody who is signed in begins with the choice of a repository. */
export function useSignIn(): SignIn {
  const { engine } = useServices();
  const [state, tell] = useReducer(afterEvent, firstState);
  // What was asked last counts: an answer that comes late is the answer to something given up.
  const turn = useRef(0);
  const apiUrlOf = useRef<string | null>(null);
  const server = useRef<string | null>(null);

  const actions = useMemo(() => {
    const ask = async <Name extends RequestName>(
      name: Name,
      input: RequestInput<Name>,
      then: (value: RequestOutput<Name>) => void,
    ): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const answer: Result<RequestOutput<Name>> = await engine.request(name, input);
      if (mine !== turn.current) return;
      if (answer.ok) then(answer.value);
      else tell({ kind: 'failed', failure: answer.error });
    };
    const signedIn = (account: RequestOutput<'account.check'>) => {
      apiUrlOf.current = account.apiUrl;
      tell({ kind: 'signed-in', account });
      // Whoever had to sign in again wants to go on with what is open.
      const open = sessionStore.getState().state;
      const isRefused = open?.connection.kind === 'refused' && open.source.kind === 'github';
      if (isRefused && open.source.apiUrl === account.apiUrl && open.repository !== null) {
        pick(open.repository);
      }
    };
    const pick = (repository: string) => {
      const apiUrl = apiUrlOf.current;
      if (apiUrl === null) return;
      tell({ kind: 'picked', repository });
      void ask('account.check', { apiUrl, repository }, ({ repository: access }) =>
        tell({ kind: 'tried', access }),
      );
    };
    return {
      ask,
      pick,
      signedIn,
      withToken(apiUrl: string, token: string) {
        tell({ kind: 'asked' });
        void ask('account.check', { apiUrl, token }, signedIn);
      },
      withCode(apiUrl: string) {
        tell({ kind: 'asked' });
        void ask('account.startDevice', { apiUrl }, (code) => {
          tell({ kind: 'code', code });
          void ask('account.awaitDevice', {}, (account) =>
            account === null ? tell({ kind: 'begun' }) : signedIn(account),
          );
        });
      },
      begin() {
        turn.current += 1;
        void engine.request('account.cancelDevice', {});
        tell({ kind: 'begun' });
      },
      mirror(repository: string) {
        const apiUrl = apiUrlOf.current;
        if (apiUrl === null) return;
        tell({ kind: 'asked' });
        void ask('account.connect', { apiUrl, repository }, (session) => {
          setSession(session);
          closePanel();
          go({ view: 'now' });
        });
      },
    };
  }, [engine]);

  useEffect(() => {
    void engine.request('account.read', {}).then((answer) => {
      if (!answer.ok) {
        tell({ kind: 'failed', failure: answer.error });
        return;
      }
      tell({ kind: 'accounts', accounts: answer.value });
      const refused = sessionStore.getState().state?.connection.kind === 'refused';
      const [account] = answer.value.accounts;
      if (account === undefined || refused) tell({ kind: 'begun' });
      else void actions.ask('account.check', { apiUrl: account.apiUrl }, actions.signedIn);
    });
    return () => {
      turn.current += 1;
      void engine.request('account.cancelDevice', {});
    };
  }, [engine, actions]);

  return { state, server, ...actions };
}
