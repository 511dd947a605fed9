import type { AccountCheck, AccountsView, DeviceCode, RepositoryAccess } from '#contract/account.ts';
import type { Failure } from '#contract/result.ts';

/** Where somebody stands on the way to a mirrored repository. */
export type SignInStep =
  | { readonly kind: 'looking' }
  | { readonly kind: 'token'; readonly isAsking: boolean; readonly failure: Failure | null }
  | { readonly kind: 'code'; readonly code: DeviceCode }
  | {
      readonly kind: 'repository';
      readonly account: AccountCheck;
      /** What is tried, or was; null before anything was picked. */
      readonly picked: string | null;
      readonly access: RepositoryAccess | null;
      readonly isAsking: boolean;
      readonly failure: Failure | null;
    };

export type SignInState = { readonly step: SignInStep; readonly accounts: AccountsView | null };

export type SignInEvent =
  | { readonly kind: 'accounts'; readonly accounts: AccountsView }
  | { readonly kind: 'asked' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'code'; readonly code: DeviceCode }
  /** Back to the empty form. */
  | { readonly kind: 'begun' }
  | { readonly kind: 'signed-in'; readonly account: AccountCheck }
  | { readonly kind: 'picked'; readonly repository: string }
  | { readonly kind: 'tried'; readonly access: RepositoryAccess | null };

export const firstState: SignInState = { step: { kind: 'looking' }, accounts: null };

const empty = { kind: 'token', isAsking: false, failure: null } as const;

/** A token is never part of it: the form's field holds it while it is typed, and is emptied when it is sent. */
export function afterEvent(state: SignInState, event: SignInEvent): SignInState {
  const { step } = state;
  const at = (next: SignInStep): SignInState => ({ ...state, step: next });
  switch (event.kind) {
    case 'accounts':
      return { ...state, accounts: event.accounts };
    case 'begun':
      return at(empty);
    case 'asked':
      return at(
        step.kind === 'repository'
          ? { ...step, isAsking: true, failure: null }
          : { ...empty, isAsking: true },
      );
    case 'failed':
      return at(
        step.kind === 'repository'
          ? { ...step, isAsking: false, failure: event.failure }
          : { ...empty, failure: event.failure },
      );
    case 'code':
      return at({ kind: 'code', code: event.code });
    case 'signed-in':
      return at({
        kind: 'repository',
        account: event.account,
        picked: null,
        access: null,
        isAsking: false,
        failure: null,
      });
    case 'picked':
      return step.kind === 'repository'
        ? at({ ...step, picked: event.repository, access: null, isAsking: true, failure: null })
        : state;
    case 'tried':
      return step.kind === 'repository' ? at({ ...step, access: event.access, isAsking: false }) : state;
  }
}
