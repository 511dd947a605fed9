import type { Failure, FailureKind } from '#contract/result.ts';

/** Why a call to GitHub brought nothing, and how long to leave it alone. */
export type GitHubFailure = Failure & {
  /** For `rate-limited`: how long to wait from now on, by the server's own clock. */
  readonly waitMilliseconds: number | null;
  /** Whether a smaller page may go through: 5xx, and what GitHub says when a query took too long. */
  readonly mayBeTooHeavy: boolean;
  /** The connection or the answer broke: worth one more try at once. */
  readonly isTransient: boolean;
};

/** GitHub's advice where it names no time: https://docs.github.com/graphql/overview/rate-limits. */
const defaultWait = 60_000;
/** The primary limit's window is an hour; no header can make Nami wait longer. */
const longestWait = 3_600_000;

export type Headers = Readonly<Record<string, string | undefined>>;

/** An error entry of a GraphQL answer, as far as it can be trusted. */
export type AnsweredError = {
  readonly type: string | null;
  readonly message: string;
  /** Where in the answer it belongs: `['nodes', 3]`; empty where the server does not say. */
  readonly path: readonly (string | number)[];
};

function failure(
  kind: FailureKind,
  message: string,
  hint: string,
  more: Partial<GitHubFailure> = {},
): GitHubFailure {
  return { kind, message, hint, waitMilliseconds: null, mayBeTooHeavy: false, isTransient: false, ...more };
}

const kept = 'what was mirrored so far is kept';

export function unreachable(host: string, reason: string, isTransient: boolean): GitHubFailure {
  return failure(
    'unreachable',
    `${host} cannot be reached (${reason}); ${kept}.`,
    'Check the network and the address; Nami tries again by itself.',
    { isTransient, facts: { host, reason } },
  );
}

export function proxyTrouble(host: string, proxy: string, reason: string): GitHubFailure {
  return failure(
    'proxy-trouble',
    `The proxy ${proxy} does not let Nami through to ${host} (${reason}); ${kept}.`,
    'Check HTTPS_PROXY, with its user and password, and NO_PROXY; Nami tries again by itself.',
    { facts: { host, proxy, reason } },
  );
}

/** `unusable` are files that were named for certificates and could not be read as such. */
export function certificateUntrusted(
  host: string,
  reason: string,
  unusable: readonly string[],
): GitHubFailure {
  const files = unusable.length === 0 ? '' : ` ${unusable.join(' and ')} could not be used.`;
  return failure(
    'certificate-untrusted',
    `The certificate of ${host} is not trusted here (${reason}), so nothing was sent; ${kept}.${files}`,
    'Give the file with your organisation’s certificate by NODE_EXTRA_CA_CERTS and start Nami again.',
    { facts: { host, reason, files: unusable.join(', ') } },
  );
}

/** What is known of a token that was refused. */
export type TokenHistory = {
  readonly expiresAt: string | null;
  /** Whether this server has accepted it before. */
  readonly accepted: boolean;
};

export const unknownToken: TokenHistory = { expiresAt: null, accepted: false };

/** GitHub says “Bad credentials” for all three; what is known of the token tells them apart. */
export function tokenRefused(host: string, token = unknownToken, serverNow = 0): GitHubFailure {
  const { expiresAt, accepted } = token;
  if (expiresAt !== null && Date.parse(expiresAt) <= serverNow) {
    return failure(
      'token-expired',
      `The token for ${host} ended on ${expiresAt.slice(0, 10)}; ${kept}.`,
      'Make a new token and sign in with it.',
      { facts: { host, expiresAt } },
    );
  }
  if (accepted) {
    return failure(
      'token-revoked',
      `${host} no longer accepts the token: it was revoked or deleted; ${kept}.`,
      'Make a new token and sign in with it.',
      { facts: { host } },
    );
  }
  return failure(
    'token-refused',
    `${host} refused the token; ${kept}.`,
    'Give a token that is still valid and may read issues (NAMI_TOKEN, or sign in again).',
    { facts: { host } },
  );
}

export function signedOut(host: string): GitHubFailure {
  return failure(
    'signed-out',
    `Nobody is signed in to ${host} on this computer; ${kept}.`,
    'Sign in again to go on from there.',
    { facts: { host } },
  );
}

export function keyStoreLost(host: string): GitHubFailure {
  return failure(
    'key-store-lost',
    `The system’s key store no longer gives out the token for ${host}; everything else is whole.`,
    'Sign in again to go on from there.',
    { facts: { host } },
  );
}

/** `url` is where the organisation's sign-on is passed; empty where the server did not say. */
export function ssoRequired(host: string, headers: Headers): GitHubFailure {
  const url = ssoUrlIn(headers) ?? '';
  return failure(
    'sso-required',
    `The organisation at ${host} wants single sign-on before this token may see its issues; ${kept}.`,
    url === ''
      ? 'Authorise the token for the organisation in GitHub’s token settings (Configure SSO).'
      : `Authorise the token for the organisation at ${url}.`,
    { facts: { host, url } },
  );
}

export function ssoUrlIn(headers: Headers): string | null {
  return /\burl=(https?:\/\/[^\s;,]+)/.exec(headers['x-github-sso'] ?? '')?.[1] ?? null;
}

/** `permissions` as in `issues:read,metadata:read`. */
export function permissionMissing(host: string, permissions: readonly string[]): GitHubFailure {
  const named = permissions.map((permission) => permission.replace(':', ' '));
  return failure(
    'permission-missing',
    `The token lacks a permission at ${host}: ${named.join(', ')}; ${kept}.`,
    'Give it to the token in GitHub’s token settings, or make another token.',
    { facts: { host, permissions: permissions.join(',') } },
  );
}

/** `X-Accepted-GitHub-Permissions: issues=read; contents=read`: the first of the ways that would do. */
function permissionsIn(headers: Headers): readonly string[] {
  const [first = ''] = (headers['x-accepted-github-permissions'] ?? '').split(';');
  return [...first.matchAll(/([a-z_]+)=(read|write|admin)/g)].map(([, name, level]) => `${name}:${level}`);
}

export function noAccess(host: string, detail: string): GitHubFailure {
  return failure(
    'no-access',
    `${host} gives no access: ${detail}; ${kept}.`,
    'Check the name of the repository, and that the token may read its issues (single sign-on included).',
    { facts: { host, detail } },
  );
}

export function serverTrouble(host: string, detail: string, mayBeTooHeavy: boolean): GitHubFailure {
  return failure(
    'server-trouble',
    `${host} did not give a usable answer (${detail}); ${kept}.`,
    'Nami tries again by itself; look at the service’s status page if it lasts.',
    { mayBeTooHeavy, isTransient: true, facts: { host, detail } },
  );
}

export function rateLimited(host: string, headers: Headers, serverNow: number): GitHubFailure {
  const waitMilliseconds = waitIn(headers, serverNow);
  const seconds = Math.ceil(waitMilliseconds / 1000);
  return failure(
    'rate-limited',
    `${host} asks for a pause of ${seconds} s (rate limit); ${kept}.`,
    'Nothing is to be done: Nami goes on by itself when the pause is over.',
    { waitMilliseconds, facts: { host, seconds } },
  );
}

/** `retry-after`, then the reset of the primary limit, else a minute. `serverNow` is the `Date` header. */
function waitIn(headers: Headers, serverNow: number): number {
  const retryAfter = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(retryAfter)) {
    return Math.min(longestWait, Math.max(1, retryAfter) * 1000);
  }
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    // A second more: the reset is a whole second, and the limit still holds within it.
    return Math.min(longestWait, Math.max(1_000, reset * 1000 - serverNow + 1_000));
  }
  return defaultWait;
}

/** GitHub's own words: docs.github.com, "Troubleshooting the REST API" and "Authenticating with single sign-on". */
const samlWords = /SAML/;
const lackWords = /^Resource not accessible by /;

/** What an HTTP status of 400 and above means. `detail` is the server's own message, if it sent one. */
export function failureOfStatus(
  host: string,
  status: number,
  headers: Headers,
  detail: string,
  serverNow: number,
  token: TokenHistory = unknownToken,
): GitHubFailure {
  const limited =
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit|abuse detection/i.test(detail);
  if ((status === 403 || status === 429) && limited) return rateLimited(host, headers, serverNow);
  switch (status) {
    case 401:
      return tokenRefused(host, token, serverNow);
    case 403:
      if (headers['x-github-sso']?.startsWith('required') === true || samlWords.test(detail)) {
        return ssoRequired(host, headers);
      }
      if (lackWords.test(detail)) return permissionMissing(host, permissionsIn(headers));
      return noAccess(host, detail === '' ? 'forbidden' : detail);
    case 404:
    case 410:
      return noAccess(host, 'there is nothing at this address');
    case 429:
      return rateLimited(host, headers, serverNow);
    default:
      return serverTrouble(host, `HTTP ${status}`, status >= 500);
  }
}

/** What the errors of a 200 mean when they leave nothing to use; null when the data may be used without them. */
export function failureOfErrors(
  host: string,
  errors: readonly AnsweredError[],
  hasData: boolean,
  headers: Headers,
  serverNow: number,
): GitHubFailure | null {
  const limited = errors.find(
    ({ type, message }) =>
      type === 'RATE_LIMITED' || type === 'RATE_LIMIT' || /secondary rate limit/i.test(message),
  );
  if (limited !== undefined) return rateLimited(host, headers, serverNow);
  if (hasData) return null;
  const [first] = errors;
  if (first === undefined) return serverTrouble(host, 'an answer without data', false);
  if (errors.some(({ message }) => samlWords.test(message))) return ssoRequired(host, headers);
  const lack = errors.find(
    ({ type, message }) =>
      type === 'INSUFFICIENT_SCOPES' || (type === 'FORBIDDEN' && lackWords.test(message)),
  );
  if (lack !== undefined) return permissionMissing(host, lackedBy(lack, headers));
  const closed = errors.find(
    ({ type }) => type === 'NOT_FOUND' || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES',
  );
  if (closed !== undefined) return noAccess(host, closed.message);
  return serverTrouble(host, first.message, /timeout|something went wrong|too large/i.test(first.message));
}

/** What would have been needed: GitHub's own list, the scope that its sentence names, else what stands at that place. */
function lackedBy({ message, path }: AnsweredError, headers: Headers): readonly string[] {
  const scopes = /following scopes: \[([^\]]*)\]/.exec(message)?.[1];
  if (scopes !== undefined) {
    const widest = [...scopes.matchAll(/'([\w:]+)'/g)].at(-1)?.[1];
    return widest === undefined ? [] : [`scope:${widest}`];
  }
  const named = permissionsIn(headers);
  if (named.length > 0) return named;
  return [path.includes('issues') ? 'issues:read' : 'metadata:read'];
}
