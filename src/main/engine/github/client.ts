import { Octokit } from '@octokit/core';
import type { GitHubAddress } from '#contract/process.ts';
import { fail, plainFailure, succeed, type Result } from '#contract/result.ts';
import {
  failureOfErrors,
  failureOfStatus,
  serverTrouble,
  tokenRefused,
  unreachable,
  type AnsweredError,
  type GitHubFailure,
  type Headers,
  type TokenHistory,
} from './failure.ts';
import { failureOfConnection } from './connectionFailure.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import { processTransport, UnusableAnswer, type Transport } from './transport.ts';

/** Points by GitHub's formula: what the call cost, what is left, and when the count begins anew. */
export type Points = { readonly cost: number; readonly left: number; readonly resetAt: string };

export type Answer<Data> = {
  /** Partial wherever `errors` is not empty: every field in it may be null, whatever its type says. */
  readonly data: Data;
  readonly errors: readonly AnsweredError[];
  /** The server's own clock (its `Date` header), ISO 8601 UTC; null where it did not say. */
  readonly serverTime: string | null;
  readonly points: Points | null;
  readonly headers: Headers;
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

export type ClientOptions = {
  readonly timeoutMilliseconds?: number;
  /** HTTP as the process's environment wants it, when absent. */
  readonly transport?: Transport;
  /** The server said when the token ends (ISO 8601 UTC), for the first time or otherwise than before. */
  readonly onTokenExpiry?: (expiresAt: string) => void;
};

type Address = Pick<GitHubAddress, 'apiUrl' | 'token' | 'tokenExpiresAt' | 'tokenAccepted'>;

/** Fails as `bad-input` for an address that is no URL, and as `token-refused` for one no header can carry. */
export function createGitHubClient(address: Address, options: ClientOptions = {}): Result<GitHubClient> {
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
    return { ok: false, error: plainFailure(tokenRefused(url.host)) };
  }
  const octokit = new Octokit({ auth: address.token, userAgent: 'nami', log: silent });
  // No retry and no throttling plugin: the one repeats a request after 502 and reset, the other slows every
  // read to one a second. Both belong to the sync policy, which knows what is under way.
  const graphql = octokit.graphql.defaults({ url: url.href });
  const timeout = options.timeoutMilliseconds ?? requestTimeout;
  const transport = options.transport ?? processTransport();
  let token: TokenHistory = {
    expiresAt: address.tokenExpiresAt ?? null,
    accepted: address.tokenAccepted ?? false,
  };

  /** Every answer tells something of the token: that it is accepted, and when it ends. */
  const learn = (status: number, headers: Headers) => {
    if (status === 401) return;
    const expiresAt = expiryIn(headers) ?? token.expiresAt;
    const isNews = expiresAt !== null && expiresAt !== token.expiresAt;
    token = { expiresAt, accepted: token.accepted || status < 400 };
    if (isNews) options.onTokenExpiry?.(expiresAt);
  };

  /** What ended a request that brought no answer. */
  const ended = (error: unknown, signal: AbortSignal, deadline: AbortSignal): Outcome<never> => {
    if (signal.aborted) return { kind: 'stopped' };
    if (deadline.aborted) return failed(unreachable(url.host, `no answer within ${timeout / 1000} s`, true));
    return failed(classify(url, error, transport, token));
  };

  return succeed({
    host: url.host,
    async query<Data, Variables extends Record<string, unknown>>(
      document: TypedDocumentString<Data, Variables>,
      variables: Variables,
      signal: AbortSignal,
    ): Promise<Outcome<Answer<Data>>> {
      let headers: Headers = {};
      const deadline = AbortSignal.timeout(timeout);
      const stopping = AbortSignal.any([signal, deadline]);
      const fetchJson = async (target: string, init: OctokitRequest) => {
        const answer = await transport.send(target, {
          method: 'POST',
          headers: init.headers,
          body: init.body,
          signal: stopping,
        });
        headers = answer.headers;
        learn(answer.status, headers);
        return octokitResponse(target, answer.status, headers, answer.text);
      };
      let body: unknown;
      try {
        body = {
          data: await graphql(document.toString(), {
            ...variables,
            request: { signal: stopping, fetch: fetchJson, parseSuccessResponseBody: false },
          }),
        };
      } catch (error) {
        if (!isGraphqlError(error)) return ended(error, signal, deadline);
        body = error.response;
      }
      return interpret<Data>(url.host, body, headers);
    },
    async rest(path, signal) {
      const deadline = AbortSignal.timeout(timeout);
      try {
        const { status, headers, text } = await transport.send(`${restUrlOf(url.href)}${path}`, {
          method: 'GET',
          signal: AbortSignal.any([signal, deadline]),
          headers: {
            accept: 'application/vnd.github+json',
            authorization: `bearer ${address.token}`,
            'user-agent': 'nami',
            'x-github-api-version': '2022-11-28',
          },
        });
        learn(status, headers);
        return { kind: 'answered', value: { status, headers, body: parsed(text) } };
      } catch (error) {
        return ended(error, signal, deadline);
      }
    },
  });
}

type OctokitRequest = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** `2026-03-01 10:00:00 UTC`, or with the zone's offset in its place. */
function expiryIn(headers: Headers): string | null {
  const said = headers['github-authentication-token-expiration'];
  const [, day, time, zone] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (UTC|[+-]\d{4})$/.exec(said?.trim() ?? '') ?? [];
  if (day === undefined || time === undefined || zone === undefined) return null;
  const offset = zone === 'UTC' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return new Date(`${day}T${time}${offset}`).toISOString().replace('.000Z', 'Z');
}

const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {
  // Octokit logs deprecation notices; what matters of an answer is said through its outcome.
}

/**
 * What Octokit wants of a fetch. A good answer has its JSON in the place of the body, which Octokit hands on as it is:
 * its own parser scans every number for big integers, and a page of issues is megabytes of text.
 */
function octokitResponse(url: string, status: number, headers: Headers, text: string): unknown {
  const list = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (status >= 400) return new Response(text, { status, headers: list });
  if (status >= 300) throw new UnusableAnswer(`HTTP ${status}, which sends Nami elsewhere`);
  const body = parsed(text);
  if (body === null) throw new UnusableAnswer(/^\s*</.test(text) ? 'an HTML page' : 'JSON that breaks off');
  return { url, status, headers: new Headers(list), body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
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
  return {
    kind: 'answered',
    value: { data, errors: problems, serverTime, points: pointsIn(data, headers), headers },
  };
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

function classify(url: URL, error: unknown, transport: Transport, token: TokenHistory): GitHubFailure {
  if (!(error instanceof Error)) throw new Error('a request failed without an error', { cause: error });
  const unusable = [error, error.cause].find((one) => one instanceof UnusableAnswer);
  if (unusable !== undefined) return serverTrouble(url.host, unusable.message, false);
  const { response, status } = error as Error & {
    response?: { readonly headers: Headers; readonly data?: unknown };
    status?: number;
  };
  if (response !== undefined && status !== undefined) {
    const serverNow = Date.parse(serverTimeIn(response.headers) ?? '') || Date.now();
    const said = (response.data as { message?: unknown } | undefined)?.message;
    const detail = typeof said === 'string' ? said.slice(0, 300) : '';
    return failureOfStatus(url.host, status, response.headers, detail, serverNow, token);
  }
  return failureOfConnection(url, error, transport);
}
