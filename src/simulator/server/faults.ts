import { gatewayPage, portalPage, queryTrouble, type NoPointsForm } from './refusals.ts';

/** What a fault does to a request. */
export type FaultEffect =
  /** The connection is cut: before anything is read, or after the request was carried out. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  /** The answer's first half arrives, then the connection is cut. The request was carried out. */
  | { readonly kind: 'cut-answer' }
  /** The answer's first half arrives and is declared to be all of it. The request was carried out. */
  | { readonly kind: 'half-answer' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** A ready answer, given instead of carrying the request out, or after doing so. */
  | {
      readonly kind: 'answer';
      readonly when: 'before' | 'after';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** Points that the call costs although nothing came of it. */
      readonly points?: number;
    }
  /** The write is carried out so many simulated seconds later; the answer is given at once. */
  | { readonly kind: 'late'; readonly seconds: number; readonly then: 'cut' | 'html-502' }
  /** The points of the hour are gone; the answer has the form that `form` names. */
  | { readonly kind: 'no-points'; readonly form: NoPointsForm }
  /** Issue pages above this size are nulls and errors. */
  | { readonly kind: 'null-pages'; readonly above: number }
  /** The organisation's data is answered with nulls and SAML errors. */
  | { readonly kind: 'signed-out' }
  /** The repository is NOT_FOUND (REST 404), as for a token that lost it. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'long-body-kept' }
  /** Others touch so many issues with each simulated second, and one before every read. */
  | { readonly kind: 'churn'; readonly perSecond: number }
  /** The server's clock stands off by so many seconds: `Date`, every time it writes, and its resets. */
  | { readonly kind: 'skew'; readonly seconds: number };

export type FaultProfile = {
  readonly summary: string;
  readonly effect: FaultEffect;
  /** Which calls it befalls, unless it is switched on otherwise. `all` includes REST. */
  readonly befalls: 'all' | 'reads' | 'writes';
  /** It goes away by itself after so many calls, unless it is switched on otherwise. */
  readonly times?: number;
};

const json = { 'content-type': 'application/json; charset=utf-8' };
const html = { 'content-type': 'text/html' };
const secondaryMessage = JSON.stringify({
  documentation_url:
    'https://docs.github.com/graphql/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
});
const badCredentials = JSON.stringify({
  message: 'Bad credentials',
  documentation_url: 'https://docs.github.com/rest',
  status: '401',
});
const samlMessage = JSON.stringify({
  message:
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
  documentation_url:
    'https://docs.github.com/articles/authenticating-to-a-github-organization-with-saml-single-sign-on/',
});

function answer(
  when: 'before' | 'after',
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): FaultEffect {
  return { kind: 'answer', when, status, headers, body };
}

/** All named fault profiles. A new one is a new line here: control, `--faults` and `--help` read this table. */
export const faultProfiles = {
  offline: {
    summary: 'every connection is cut before the request is read',
    effect: { kind: 'cut', when: 'before' },
    befalls: 'all',
  },
  'reset-before': {
    summary: 'the connection is cut, and the write was not carried out',
    effect: { kind: 'cut', when: 'before' },
    befalls: 'writes',
  },
  slow: {
    summary: 'answers take two seconds (control: milliseconds)',
    effect: { kind: 'delay', milliseconds: 2_000 },
    befalls: 'all',
  },
  'wrong-token': {
    summary: '401 Bad credentials, for good',
    effect: answer('before', 401, json, badCredentials),
    befalls: 'all',
  },
  'wrong-token-once': {
    summary: '401 Bad credentials, for one call',
    effect: answer('before', 401, json, badCredentials),
    befalls: 'all',
    times: 1,
  },
  'rate-limited': {
    summary: 'no points left, HTTP 200 with RATE_LIMITED',
    effect: { kind: 'no-points', form: '200' },
    befalls: 'all',
  },
  'rate-limited-new': {
    summary: 'no points left, HTTP 200 with RATE_LIMIT and code graphql_rate_limit',
    effect: { kind: 'no-points', form: '200-new' },
    befalls: 'all',
  },
  'rate-limited-403': {
    summary: 'no points left, HTTP 403',
    effect: { kind: 'no-points', form: '403' },
    befalls: 'all',
  },
  'rate-limited-429': {
    summary: 'no points left, HTTP 429',
    effect: { kind: 'no-points', form: '429' },
    befalls: 'all',
  },
  'secondary-limited': {
    summary: 'secondary limit, HTTP 403 with retry-after 30',
    effect: answer('before', 403, { ...json, 'retry-after': '30' }, secondaryMessage),
    befalls: 'all',
  },
  'secondary-limited-403': {
    summary: 'secondary limit, HTTP 403 without retry-after',
    effect: answer('before', 403, json, secondaryMessage),
    befalls: 'all',
  },
  'secondary-limited-429': {
    summary: 'secondary limit, HTTP 429 without retry-after',
    effect: answer('before', 429, json, secondaryMessage),
    befalls: 'all',
  },
  'secondary-limited-429-wait': {
    summary: 'secondary limit, HTTP 429 with retry-after 90',
    effect: answer('before', 429, { ...json, 'retry-after': '90' }, secondaryMessage),
    befalls: 'all',
  },
  'secondary-limited-200': {
    summary: 'secondary limit, HTTP 200 with an untyped error',
    effect: answer(
      'before',
      200,
      json,
      JSON.stringify({
        errors: [
          {
            message:
              'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
          },
        ],
      }),
    ),
    befalls: 'all',
  },
  'html-502': {
    summary: 'an HTML page of the gateway; nothing was carried out',
    effect: answer('before', 502, html, gatewayPage('502 Bad Gateway')),
    befalls: 'all',
  },
  'html-503': {
    summary: 'an HTML page, service unavailable; nothing was carried out',
    effect: answer('before', 503, html, gatewayPage('503 Service Temporarily Unavailable')),
    befalls: 'all',
  },
  'html-504': {
    summary: 'an HTML page of the gateway after a timeout; nothing was carried out',
    effect: answer('before', 504, html, gatewayPage('504 Gateway Time-out')),
    befalls: 'all',
  },
  'timeout-502': {
    summary: 'GitHub’s own timeout, HTTP 502 with JSON; nothing was carried out, ten points are gone',
    effect: {
      kind: 'answer',
      when: 'before',
      status: 502,
      headers: json,
      body: queryTrouble,
      points: 10,
    },
    befalls: 'all',
  },
  'html-502-after': {
    summary: 'an HTML page of the gateway, although the write was carried out',
    effect: answer('after', 502, html, gatewayPage('502 Bad Gateway')),
    befalls: 'writes',
  },
  'html-504-after': {
    summary: 'an HTML page after a timeout, although the write was carried out',
    effect: answer('after', 504, html, gatewayPage('504 Gateway Time-out')),
    befalls: 'writes',
  },
  reset: {
    summary: 'the connection is cut after the write was carried out',
    effect: { kind: 'cut', when: 'after' },
    befalls: 'writes',
  },
  truncated: {
    summary: 'half of the answer arrives, then the connection is cut',
    effect: { kind: 'cut-answer' },
    befalls: 'all',
  },
  'truncated-json': {
    summary: 'half of the answer arrives and ends in order: JSON that breaks off',
    effect: { kind: 'half-answer' },
    befalls: 'all',
  },
  'applied-late': {
    summary:
      'the connection is cut, and the write is carried out 20 simulated seconds later (control: seconds)',
    effect: { kind: 'late', seconds: 20, then: 'cut' },
    befalls: 'writes',
  },
  'applied-late-502': {
    summary: 'an HTML 502, and the write is carried out 20 simulated seconds later (control: seconds)',
    effect: { kind: 'late', seconds: 20, then: 'html-502' },
    befalls: 'writes',
  },
  'something-went-wrong': {
    summary: 'HTTP 200 with an untyped error; nothing was carried out',
    effect: answer('before', 200, json, queryTrouble),
    befalls: 'all',
  },
  'something-went-wrong-after': {
    summary: 'HTTP 200 with an untyped error, although the write was carried out',
    effect: answer('after', 200, json, queryTrouble),
    befalls: 'writes',
  },
  'null-data': {
    summary: 'HTTP 200 with data null and no errors',
    effect: answer('before', 200, json, '{"data":null}'),
    befalls: 'reads',
  },
  'null-page': {
    summary: 'issue pages of more than 25 come back as nulls and errors (control: size)',
    effect: { kind: 'null-pages', above: 25 },
    befalls: 'reads',
  },
  'sso-partial': {
    summary: 'single sign-on over: HTTP 200, nulls and SAML errors where the organisation’s data was',
    effect: { kind: 'signed-out' },
    befalls: 'all',
  },
  'sso-403': {
    summary: 'single sign-on over: HTTP 403 with an x-github-sso header',
    effect: answer(
      'before',
      403,
      {
        ...json,
        'x-github-sso': 'required; url=https://github.com/orgs/example/sso?authorization_request=AZSCKL',
      },
      samlMessage,
    ),
    befalls: 'all',
  },
  'access-lost': {
    summary: 'the repository is NOT_FOUND, REST 404: the token may read it no more',
    effect: { kind: 'lost' },
    befalls: 'all',
  },
  'captive-portal': {
    summary: 'HTTP 200 with the HTML page of a hotel’s network; nothing was carried out',
    effect: answer('before', 200, { 'content-type': 'text/html; charset=utf-8' }, portalPage),
    befalls: 'all',
  },
  'long-body-kept': {
    summary: 'an update with an over-long body answers 200 and keeps the old text',
    effect: { kind: 'long-body-kept' },
    befalls: 'writes',
  },
  churn: {
    summary: 'others touch five issues each simulated second, and one before every read (control: perSecond)',
    effect: { kind: 'churn', perSecond: 5 },
    befalls: 'reads',
  },
  'clock-ahead': {
    summary: 'the server’s clock is a day ahead (control: seconds)',
    effect: { kind: 'skew', seconds: 86_400 },
    befalls: 'all',
  },
  'clock-behind': {
    summary: 'the server’s clock is a day behind (control: seconds)',
    effect: { kind: 'skew', seconds: -86_400 },
    befalls: 'all',
  },
} as const satisfies Record<string, FaultProfile>;

export type FaultName = keyof typeof faultProfiles;

export const faultNames = Object.keys(faultProfiles) as readonly FaultName[];

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultProfiles, name);
}
