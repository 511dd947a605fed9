import { serverName } from '#contract/gitHubServer.ts';

const longestAddress = 2_048;

/** The web host behind a GraphQL endpoint: github.com, or an Enterprise server's own; null for anything but https. */
export function webHostOf(apiUrl: string): string | null {
  return apiUrl.startsWith('https://') ? serverName(apiUrl) : null;
}

/** The address in its normal form when it may leave for the user's browser, else null. */
export function gitHubAddress(address: unknown, hosts: ReadonlySet<string>): string | null {
  if (typeof address !== 'string' || address.length > longestAddress) return null;
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return hosts.has(url.host) ? url.href : null;
}
