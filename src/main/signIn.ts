import type { EngineSource, FromEngine, SignInStart, ToEngine } from '#contract/process.ts';
import type { Credentials } from './credentials.ts';
import { webHostOf } from './gitHubAddress.ts';
import type { SettingsFile } from './settings.ts';

/** What main does for sign-in: hands the engine its tokens, and keeps what the engine asks to be kept. */
export type SignIn = {
  /** For each start of the engine: what is open by then, with the token that is good by then. */
  start(): { readonly source: EngineSource; readonly signIn: SignInStart };
  /** Carries out what the engine said; answers what it is to be told. */
  hear(message: FromEngine): ToEngine | null;
  /** Web hosts that a link may open in the user's browser: github.com, and the servers that are signed in to. */
  readonly hosts: () => ReadonlySet<string>;
};

type SignInOptions = {
  readonly credentials: Credentials;
  readonly settings: SettingsFile;
  /** Where it names a token, that one counts until somebody signs in or out. */
  readonly source: EngineSource;
  readonly clientId: string | null;
};

export function createSignIn({ credentials, settings, source: first, clientId }: SignInOptions): SignIn {
  let source = first;
  const hosts = new Set(['github.com']);
  const allow = (apiUrl: string) => {
    const host = webHostOf(apiUrl);
    if (host !== null) hosts.add(host);
  };
  const open = (repository: string, apiUrl: string) => {
    settings.change({ source: { repository, apiUrl } });
    allow(apiUrl);
  };
  if (source.kind === 'github') open(source.repository, source.apiUrl);

  const withToken = (): EngineSource => {
    if (source.kind !== 'github' || source.token !== '') return source;
    const kept = credentials.find(source.apiUrl);
    if (kept === null) return source;
    const { token, expiresAt, login } = kept;
    return { ...source, token, tokenExpiresAt: expiresAt, tokenAccepted: login !== null };
  };

  return {
    start: () => ({ source: withToken(), signIn: { ...credentials.forEngine(), clientId } }),
    hosts: () => hosts,
    hear(message) {
      switch (message.type) {
        case 'ready':
        case 'stopped':
          return null;
        case 'demo-wanted':
          source = { kind: 'none' };
          settings.change({ source: null });
          return null;
        case 'signing-in':
          allow(message.apiUrl);
          return null;
        case 'repository-opened':
          source = {
            kind: 'github',
            repository: message.repository,
            apiUrl: message.apiUrl,
            token: source.kind === 'github' && source.apiUrl === message.apiUrl ? source.token : '',
          };
          open(message.repository, message.apiUrl);
          return null;
        case 'keep-credential': {
          const { apiUrl } = message.credential;
          const keeper = credentials.keep(message.credential);
          if (source.kind === 'github' && source.apiUrl === apiUrl) source = { ...source, token: '' };
          return { type: 'credential-kept', apiUrl, keeper, keyStore: credentials.keyStore };
        }
        case 'forget-credential':
          credentials.forget(message.apiUrl);
          if (source.kind === 'github' && source.apiUrl === message.apiUrl) source = { ...source, token: '' };
          return null;
      }
    },
  };
}
