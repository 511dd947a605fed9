import { Octokit } from '@octokit/core';
import type { GitHubAddress } from '#contract/process.ts';
import { fail, succeed, type Result } from '#contract/result.ts';
import {
  failureOfErrors,
  failureOfStatus,
  serverTrouble,
  tokenRefused,
  unreachable,
  type AnsweredError,
  type GitHubFailure,
  type Headers,
} from './failure.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** Points by GitHub's formula: what the call cost, what is left, and when the count begins anew. */
export type Points = { readonly cost: number; readonly left: number; readonly resetAt: string };

export type Answer<Data> = {
  /** Partial wherever `errors` is not empty: every field in it may be null, whatever its type says. */
  readonly data: Data;
  readonly errors: readonly AnsweredError[];
  /** The server's own clock (its `Date` header), ISO 8601 UTC; null where it did not say. */
  readonly serverTime: string | null;
  readonly points: Points | null;
};

export type Outcome<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: GitHubFailure }
  /** Stopped by the caller's signal. */
  | { readonly kind: 'stopped' };

export type GitHubClient = {
  readonly host: string;
  query<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    signal: AbortSignal,
  ): Promise<Outcome<Answer<Data>>>;
  /** A GET of the REST interface; `path` begins with `/`. Redirects are answered, not followed. */
  rest(path: string, signal: AbortSignal): Promise<Outcome<RestAnswer>>;
};

export type RestAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON; null where there is none. */
  readonly body: unknown;
};

/** The REST interface beside a GraphQL endpoint: `/graphql` → the root, Enterprise's `/api/graphql` → `/api/v3`. */
export function restUrlOf(apiUrl: string): string {
  const { origin, pathname } = new URL(apiUrl);
  const root = pathname.replace(/\/graphql\/?$/, '').replace(/\/$/, '');
  return `${origin}${root === '/api' ? '/api/v3' : root}`;
}

/** GitHub gives up on a query after 10 s and answers 502 or 504; three times that is a dead connection. */
const requestTimeout = 30_000;

/** Fails as `bad-input` for an address that is no URL, and as `token-refused` for one no header can carry. */
export function createGitHubClient(
  address: Pick<GitHubAddress, 'apiUrl' | 'token'>,
  options: { readonly timeoutMilliseconds?: number } = {},
): Result<GitHubClient> {
  // `URL.parse` is younger than the Node within the oldest Electron that Nami runs on.
  const url = URL.canParse(address.apiUrl) ? new URL(address.apiUrl) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return fail(
      'bad-input',
      `“${address.apiUrl}” is not the address of a GraphQL endpoint.`,
      'Give one such as https://api.github.com/graphql.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(address.token)) {
    const { kind, message, hint } = tokenRefused(url.host);
    return fail(kind, message, hint);
  }
  const octokit = new Octokit({ auth: address.token, userAgent: 'nami', log: silent });
  // No retry and no throttling plugin: the one repeats a request after 502 and reset, the other slows every
  // read to one a second. Both belong to the sync policy, which knows what is under way.
  const graphql = octokit.graphql.defaults({ url: url.href });
  const timeout = options.timeoutMilliseconds ?? requestTimeout;

  return succeed({
    host: url.host,
    async query<Data, Variables extends Record<string, unknown>>(
      document: TypedDocumentString<Data, Variables>,
      variables: Variables,
      signal: AbortSignal,
    ): Promise<Outcome<Answer<Data>>> {
      let headers: Headers = {};
      const fetchJson = async (address: string, init: RequestInit) => {
        const response = await fetch(address, init);
        headers = Object.fromEntries(response.headers);
        return response.status < 400 ? readJson(response) : response;
      };
      const deadline = AbortSignal.timeout(timeout);
      let body: unknown;
      try {
        body = {
          data: await graphql(document.toString(), {
            ...variables,
            request: {
              signal: AbortSignal.any([signal, deadline]),
              fetch: fetchJson,
              parseSuccessResponseBody: false,
            },
          }),
        };
      } catch (error) {
        if (signal.aborted) return { kind: 'stopped' };
        if (deadline.aborted) {
          return failed(unreachable(url.host, `no answer within ${timeout / 1000} s`, true));
        }
        if (!isGraphqlError(error)) return failed(classify(url.host, error));
        body = error.response;
      }
      return interpret<Data>(url.host, body, headers);
    },
    async rest(path, signal) {
      const deadline = AbortSignal.timeout(timeout);
      try {
        const response = await fetch(`${restUrlOf(url.href)}${path}`, {
          redirect: 'manual',
          signal: AbortSignal.any([signal, deadline]),
          headers: {
            accept: 'application/vnd.github+json',
            authorization: `bearer ${address.token}`,
            'user-agent': 'nami',
            'x-github-api-version': '2022-11-28',
          },
        });
        const body = await response.json().catch(() => null);
        const headers = Object.fromEntries(response.headers);
        return { kind: 'answered', value: { status: response.status, headers, body } };
      } catch (error) {
        if (signal.aborted) return { kind: 'stopped' };
        if (deadline.aborted)
          return failed(unreachable(url.host, `no answer within ${timeout / 1000} s`, true));
        return failed(classify(url.host, error));
      }
    },
  });
}

class UnusableAnswer extends Error {}

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  // Octokit logs deprecation notices; what matters of an answer is said through its outcome.
}

/**
 * The response with its JSON in the place of the body, which octokit hands on as it is. Octokit's own parser scans every
 * number for big integers, and a page of issues is megabytes of text.
 */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return { status: response.status, url: response.url, headers: response.headers, body };
  } catch {
    throw new UnusableAnswer(/^\s*</.test(text) ? 'an HTML page' : 'JSON that breaks off');
  }
}

function failed(failure: GitHubFailure): { readonly kind: 'failed'; readonly failure: GitHubFailure } {
  return { kind: 'failed', failure };
}

function interpret<Data>(host: string, body: unknown, headers: Headers): Outcome<Answer<Data>> {
  const { data, errors } = body as { data?: Data | null; errors?: unknown };
  const problems = errorsIn(errors);
  const serverTime = serverTimeIn(headers);
  const hasData = data !== undefined && data !== null && Object.values(data).some((part) => part !== null);
  const failure = failureOfErrors(
    host,
    problems,
    hasData,
    headers,
    Date.parse(serverTime ?? '') || Date.now(),
  );
  if (failure !== null) return failed(failure);
  if (data === undefined || data === null)
    return failed(serverTrouble(host, 'an answer without data', false));
  return { kind: 'answered', value: { data, errors: problems, serverTime, points: pointsIn(data, headers) } };
}

function errorsIn(errors: unknown): readonly AnsweredError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((entry: unknown) => {
    const { type, message, path } = (entry ?? {}) as { type?: unknown; message?: unknown; path?: unknown };
    return {
      type: typeof type === 'string' ? type : null,
      message: typeof message === 'string' ? message.slice(0, 300) : 'an error without a message',
      path: Array.isArray(path)
        ? path.filter((step) => typeof step === 'string' || typeof step === 'number')
        : [],
    };
  });
}

function serverTimeIn(headers: Headers): string | null {
  const at = Date.parse(headers['date'] ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace('.000Z', 'Z');
}

function pointsIn(data: unknown, headers: Headers): Points | null {
  const { rateLimit } = data as {
    rateLimit?: { cost?: unknown; remaining?: unknown; resetAt?: unknown } | null;
  };
  if (
    rateLimit != null &&
    typeof rateLimit.cost === 'number' &&
    typeof rateLimit.remaining === 'number' &&
    typeof rateLimit.resetAt === 'string'
  ) {
    return { cost: rateLimit.cost, left: rateLimit.remaining, resetAt: rateLimit.resetAt };
  }
  // An Enterprise server without limits answers null; a broken page may too, and then the headers know.
  const left = Number(headers['x-ratelimit-remaining']);
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === undefined || !Number.isFinite(left) || !Number.isFinite(reset))
    return null;
  return { cost: 1, left, resetAt: new Date(reset * 1000).toISOString() };
}

function isGraphqlError(error: unknown): error is { readonly response: unknown } {
  return error instanceof Error && error.name === 'GraphqlResponseError' && 'response' in error;
}

function classify(host: string, error: unknown): GitHubFailure {
  if (!(error instanceof Error)) throw new Error('a request failed without an error', { cause: error });
  if (error.cause instanceof UnusableAnswer) return serverTrouble(host, error.cause.message, false);
  const { response, status } = error as Error & {
    response?: { readonly headers: Headers; readonly data?: unknown };
    status?: number;
  };
  if (response !== undefined && status !== undefined) {
    const serverNow = Date.parse(serverTimeIn(response.headers) ?? '') || Date.now();
    const said = (response.data as { message?: unknown } | undefined)?.message;
    const detail = typeof said === 'string' ? said.slice(0, 300) : '';
    return failureOfStatus(host, status, response.headers, detail, serverNow);
  }
  const code = networkCode(error);
  return unreachable(host, code ?? error.message.slice(0, 160), transientCodes.has(code ?? ''));
}

/** A connection that broke under way may work the next moment; a refused one, or an unknown host, stays so for a while. */
const transientCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/** The system's code (`ECONNREFUSED`), wherever in the chain of causes it stands. */
function networkCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return networkCode(at.errors[0]);
  }
  return null;
}
