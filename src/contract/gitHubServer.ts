import type { TokenKind } from './account.ts';

/** The addresses of a GitHub server: github.com, GitHub Enterprise Cloud with data residency (ghe.com), or Enterprise Server. */

export const gitHubApi = 'https://api.github.com/graphql';

type Address = { readonly scheme: 'http' | 'https'; readonly host: string; readonly path: string };

const hostForm =
  /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*|\[[\da-f:.]+\])(?::\d{1,5})?$/;

/** Reads a web address; by hand, because neither the engine's nor the window's URL is known here. */
function addressIn(text: string): Address | null {
  const [, scheme = 'https', host = '', path = ''] =
    /^(?:(https?):\/\/)?([^\s/?#@]+)(\/[^\s?#]*)?$/i.exec(text) ?? [];
  const named = host.toLowerCase();
  return hostForm.test(named)
    ? {
        scheme: scheme.toLowerCase() === 'http' ? 'http' : 'https',
        host: named,
        path: path.replace(/\/+$/, ''),
      }
    : null;
}

/** `localhost` and its kin, with or without a port: the only servers that may be spoken to without TLS. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\]|(?:[\w-]+\.)+localhost)(?::\d+)?$/i.test(host);
}

/**
 * The GraphQL endpoint of what a user typed for a server: nothing or `github.com`, a host, a web address, or the
 * endpoint itself. Null for what is no server, and for an address without TLS that would show the token to everybody.
 */
export function apiUrlOfServer(typed: string): string | null {
  if (typed.trim() === '') return gitHubApi;
  const address = addressIn(typed.trim());
  if (address === null) return null;
  const { scheme, host, path } = address;
  if (scheme === 'http' && !isLoopback(host)) return null;
  if (path.endsWith('/graphql')) return `${scheme}://${host}${path}`;
  if (/^(?:www\.|api\.)?github\.com$/.test(host)) return gitHubApi;
  if (/^[\w-]+\.ghe\.com$/.test(host)) return `https://api.${host}/graphql`;
  const isName = host.includes('.') || host.startsWith('[') || host.startsWith('localhost');
  return isName ? `${scheme}://${host}/api/graphql` : null;
}

/**
 * Where people look at that server in a browser: `https://github.com` for `https://api.github.com/graphql`.
 * @param apiUrl as `apiUrlOfServer` answers it
 */
export function webOriginOf(apiUrl: string): string {
  const { scheme, host } = addressIn(apiUrl) ?? { scheme: 'https', host: '' };
  const isCloud = host === 'api.github.com' || /^api\.[\w-]+\.ghe\.com$/.test(host);
  return `${scheme}://${isCloud ? host.slice('api.'.length) : host}`;
}

/** Where a fine-grained token is made on that server. */
export function newTokenUrl(apiUrl: string): string {
  return `${webOriginOf(apiUrl)}/settings/personal-access-tokens/new`;
}

/** The name of a server for people. */
export function serverName(apiUrl: string): string {
  return webOriginOf(apiUrl).replace(/^https?:\/\//, '');
}

export function kindOfToken(token: string): TokenKind {
  if (token.startsWith('github_pat_')) return 'fine-grained';
  if (token.startsWith('ghp_')) return 'classic';
  if (token.startsWith('gho_')) return 'oauth';
  return token.startsWith('ghu_') || token.startsWith('ghs_') ? 'app' : 'unknown';
}
