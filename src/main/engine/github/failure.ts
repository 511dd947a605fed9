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
    { isTransient },
  );
}

export function tokenRefused(host: string): GitHubFailure {
  return failure(
    'token-refused',
    `${host} refused the token; ${kept}.`,
    'Give a token that is still valid and may read issues (NAMI_TOKEN, or sign in again).',
  );
}

export function noAccess(host: string, detail: string): GitHubFailure {
  return failure(
    'no-access',
    `${host} gives no access: ${detail}; ${kept}.`,
    'Check the name of the repository, and that the token may read its issues (single sign-on included).',
  );
}

export function serverTrouble(host: string, detail: string, mayBeTooHeavy: boolean): GitHubFailure {
  return failure(
    'server-trouble',
    `${host} did not give a usable answer (${detail}); ${kept}.`,
    'Nami tries again by itself; look at the service’s status page if it lasts.',
    { mayBeTooHeavy, isTransient: true },
  );
}

export function rateLimited(host: string, headers: Headers, serverNow: number): GitHubFailure {
  const waitMilliseconds = waitIn(headers, serverNow);
  return failure(
    'rate-limited',
    `${host} asks for a pause of ${Math.ceil(waitMilliseconds / 1000)} s (rate limit); ${kept}.`,
    'Nothing is to be done: Nami goes on by itself when the pause is over.',
    { waitMilliseconds },
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

/** What an HTTP status of 400 and above means. `detail` is the server's own message, if it sent one. */
export function failureOfStatus(
  host: string,
  status: number,
  headers: Headers,
  detail: string,
  serverNow: number,
): GitHubFailure {
  const limited =
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit|abuse detection/i.test(detail);
  if ((status === 403 || status === 429) && limited) return rateLimited(host, headers, serverNow);
  switch (status) {
    case 401:
      return tokenRefused(host);
    case 403:
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
  const closed = errors.find(
    ({ type }) => type === 'NOT_FOUND' || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES',
  );
  if (closed !== undefined) return noAccess(host, closed.message);
  return serverTrouble(host, first.message, /timeout|something went wrong|too large/i.test(first.message));
}
