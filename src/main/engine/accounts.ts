import type { AccountsView, KeyStoreCondition, SessionAccount, TokenKeeper } from '#contract/account.ts';
import { serverName } from '#contract/gitHubServer.ts';
import type { Credential, FromEngine, KeptCredential, SignInStart } from '#contract/process.ts';

/**
 * The tokens that the engine holds, one for each server, in memory alone: the main process keeps them in the system's
 * key store and hands them over again after each start. The window never gets one.
 */
export type Accounts = {
  /** What is held for the server, kept or still being tried. */
  find(apiUrl: string): Credential | null;
  /** Whether the key store had a token for it, and no longer gives it out. */
  isLost(apiUrl: string): boolean;
  /** A token that its server accepted: held until it is kept, or another one takes its place. */
  hold(credential: Credential): void;
  /** Has the held token kept from now on. */
  keep(apiUrl: string): void;
  noteExpiry(apiUrl: string, expiresAt: string): void;
  /** What main said of how a token is kept. */
  kept(apiUrl: string, keeper: TokenKeeper, keyStore: KeyStoreCondition): void;
  forget(apiUrl: string): void;
  describe(apiUrl: string): SessionAccount | null;
  view(): AccountsView;
  readonly clientId: string | null;
};

/** Nobody signed in, and nobody to keep a token: the command line, and tests without a desktop. */
export const noSignIn: SignInStart = {
  credentials: [],
  keyStore: { kind: 'unavailable' },
  lost: [],
  clientId: null,
};

export function createAccounts(
  start: SignInStart,
  tell: (message: FromEngine) => void,
  onChange: () => void,
): Accounts {
  const kept = new Map<string, KeptCredential>(start.credentials.map((one) => [one.apiUrl, one]));
  const held = new Map<string, Credential>();
  const lost = new Set(start.lost);
  let { keyStore } = start;

  const described = (credential: KeptCredential): SessionAccount => ({
    apiUrl: credential.apiUrl,
    host: serverName(credential.apiUrl),
    login: credential.login,
    keeper: credential.keeper,
    keyStore,
    expiresAt: credential.expiresAt,
  });

  return {
    clientId: start.clientId,
    find: (apiUrl) => held.get(apiUrl) ?? kept.get(apiUrl) ?? null,
    isLost: (apiUrl) => lost.has(apiUrl),
    hold(credential) {
      held.set(credential.apiUrl, credential);
    },
    keep(apiUrl) {
      const credential = held.get(apiUrl);
      if (credential === undefined) return;
      held.delete(apiUrl);
      lost.delete(apiUrl);
      const before = kept.get(apiUrl);
      if (before?.token === credential.token && before.keeper !== 'memory') {
        // Kept already, or given for this run by whoever started Nami: then it is not Nami's to keep.
        kept.set(apiUrl, { ...credential, keeper: before.keeper });
        onChange();
        return;
      }
      // Until main has answered, this run is all that is certain.
      kept.set(apiUrl, { ...credential, keeper: 'memory' });
      tell({ type: 'keep-credential', credential });
      onChange();
    },
    noteExpiry(apiUrl, expiresAt) {
      const credential = kept.get(apiUrl);
      if (credential === undefined || credential.expiresAt === expiresAt) return;
      const { keeper, ...rest } = credential;
      kept.set(apiUrl, { ...credential, expiresAt });
      if (keeper === 'key-store') tell({ type: 'keep-credential', credential: { ...rest, expiresAt } });
      onChange();
    },
    kept(apiUrl, keeper, condition) {
      keyStore = condition;
      const credential = kept.get(apiUrl);
      if (credential !== undefined) kept.set(apiUrl, { ...credential, keeper });
      onChange();
    },
    forget(apiUrl) {
      held.delete(apiUrl);
      kept.delete(apiUrl);
      lost.delete(apiUrl);
      tell({ type: 'forget-credential', apiUrl });
      onChange();
    },
    describe(apiUrl) {
      const credential = kept.get(apiUrl);
      return credential === undefined ? null : described(credential);
    },
    view: () => ({
      accounts: [...kept.values()].map(described),
      keyStore,
      canUseDevice: start.clientId !== null,
    }),
  };
}
