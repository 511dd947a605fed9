import type { Account } from '../state/records.ts';

/** A whole HTTP answer. `half`: only its first half is sent, and then the connection is cut, or ends in order. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly half?: 'cut' | 'ended';
};

export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export type NoPointsForm = '200' | '200-new' | '403' | '429';

/**
 * The forms in which GitHub says that the hour's points are gone: HTTP 200 with RATE_LIMITED; the same with
 * RATE_LIMIT and a code, as seen since 2025 (githubkit#271); HTTP 403, or 429, with a message.
 */
export function noPointsAnswer(form: NoPointsForm, viewer: Account): Answer {
  const spent = { 'x-ratelimit-remaining': '0' };
  switch (form) {
    case '200':
      return jsonAnswer(
        200,
        {
          errors: [
            { type: 'RATE_LIMITED', message: `API rate limit exceeded for user ID ${viewer.databaseId}.` },
          ],
        },
        spent,
      );
    case '200-new':
      return jsonAnswer(
        200,
        {
          errors: [
            {
              type: 'RATE_LIMIT',
              code: 'graphql_rate_limit',
              message: `API rate limit already exceeded for user ID ${viewer.databaseId}.`,
            },
          ],
        },
        spent,
      );
    case '403':
    case '429':
      return jsonAnswer(
        Number(form),
        {
          message: `API rate limit exceeded for user ID ${viewer.databaseId}.`,
          documentation_url:
            'https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api',
        },
        spent,
      );
  }
}

export function secondaryAnswer(retryAfter: number): Answer {
  return jsonAnswer(
    403,
    {
      documentation_url:
        'https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#secondary-rate-limits',
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    },
    { 'retry-after': String(retryAfter) },
  );
}

export function badCredentials(): Answer {
  return jsonAnswer(401, {
    message: 'Bad credentials',
    documentation_url: 'https://docs.github.com/rest',
    status: '401',
  });
}

/** The untyped error of an overloaded GitHub. */
export const queryTrouble = JSON.stringify({
  data: null,
  errors: [
    {
      message:
        'Something went wrong while executing your query. Please include `0BAD:C0DE` when reporting this issue.',
    },
  ],
});

/** What a gateway in front of GitHub says, for example `502 Bad Gateway`. */
export function gatewayPage(title: string): string {
  return `<html>\n<head><title>${title}</title></head>\n<body>\n<center><h1>${title}</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n`;
}

/** What a hotel's network answers to everything until somebody has clicked. */
export const portalPage =
  '<!doctype html>\n<html>\n<head><title>Welcome to the guest network</title></head>\n<body>\n<form action="/accept" method="post"><button>Accept and connect</button></form>\n</body>\n</html>\n';
