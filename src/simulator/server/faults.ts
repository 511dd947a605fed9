/** What a fault does to a request. */
export type FaultEffect =
  /** The connection is cut: before anything is read, or after the request was carried out. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  /** The answer's first half arrives, then the connection is cut. The request was carried out. */
  | { readonly kind: 'cut-answer' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** A ready answer, given instead of carrying the request out, or after doing so. */
  | {
      readonly kind: 'answer';
      readonly when: 'before' | 'after';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  /** The points of the hour are gone; the answer has the form that `form` names. */
  | { readonly kind: 'no-points'; readonly form: '200' | '200-new' | '403' }
  /** Issue pages above this size are nulls and errors. */
  | { readonly kind: 'null-pages'; readonly above: number };

export type FaultProfile = {
  readonly summary: string;
  readonly effect: FaultEffect;
  /** Which GraphQL calls it befalls, unless it is switched on otherwise. */
  readonly befalls: 'all' | 'reads' | 'writes';
};

const json = { 'content-type': 'application/json; charset=utf-8' };
const html502 =
  '<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>\n</body>\n</html>\n';
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
const brokenQuery = JSON.stringify({
  data: null,
  errors: [
    {
      message:
        'Something went wrong while executing your query. Please include `0BAD:C0DE` when reporting this issue.',
    },
  ],
});

/** All named fault profiles. A new one is a new line here: the control endpoint and `--faults` read this table. */
export const faultProfiles = {
  offline: {
    summary: 'every connection is cut before the request is read',
    effect: { kind: 'cut', when: 'before' },
    befalls: 'all',
  },
  slow: {
    summary: 'answers take two seconds',
    effect: { kind: 'delay', milliseconds: 2_000 },
    befalls: 'all',
  },
  'wrong-token': {
    summary: '401 Bad credentials',
    effect: { kind: 'answer', when: 'before', status: 401, headers: json, body: badCredentials },
    befalls: 'all',
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
  'secondary-limited': {
    summary: 'secondary limit, HTTP 403 with retry-after 30',
    effect: {
      kind: 'answer',
      when: 'before',
      status: 403,
      headers: { ...json, 'retry-after': '30' },
      body: secondaryMessage,
    },
    befalls: 'all',
  },
  'secondary-limited-429': {
    summary: 'secondary limit, HTTP 429 without retry-after',
    effect: { kind: 'answer', when: 'before', status: 429, headers: json, body: secondaryMessage },
    befalls: 'all',
  },
  'html-502': {
    summary: 'an HTML page of the gateway; nothing was carried out',
    effect: {
      kind: 'answer',
      when: 'before',
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: html502,
    },
    befalls: 'all',
  },
  'html-502-after': {
    summary: 'an HTML page of the gateway, although the write was carried out',
    effect: {
      kind: 'answer',
      when: 'after',
      status: 502,
      headers: { 'content-type': 'text/html' },
      body: html502,
    },
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
  'something-went-wrong': {
    summary: 'HTTP 200 with an untyped error; nothing was carried out',
    effect: { kind: 'answer', when: 'before', status: 200, headers: json, body: brokenQuery },
    befalls: 'all',
  },
  'something-went-wrong-after': {
    summary: 'HTTP 200 with an untyped error, although the write was carried out',
    effect: { kind: 'answer', when: 'after', status: 200, headers: json, body: brokenQuery },
    befalls: 'writes',
  },
  'null-page': {
    summary: 'issue pages of more than 25 come back as nulls and errors',
    effect: { kind: 'null-pages', above: 25 },
    befalls: 'reads',
  },
} as const satisfies Record<string, FaultProfile>;

export type FaultName = keyof typeof faultProfiles;

export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faultProfiles, name);
}

export type FaultSwitch = {
  /** Switches a fault on for the next `times` calls that it befalls; null = until switched off. */
  set(name: FaultName, times: number | null, befalls?: FaultProfile['befalls']): void;
  clear(name?: FaultName): void;
  active(): readonly FaultName[];
  /** The effects that this call meets. Each one met is used up by one. */
  meet(call: 'read' | 'write' | 'rest'): FaultEffect[];
};

export function createFaultSwitch(): FaultSwitch {
  const switched = new Map<FaultName, { left: number | null; befalls: FaultProfile['befalls'] }>();
  return {
    set: (name, times, befalls) => {
      switched.set(name, { left: times, befalls: befalls ?? faultProfiles[name].befalls });
    },
    clear: (name) => (name === undefined ? switched.clear() : void switched.delete(name)),
    active: () => [...switched.keys()],
    meet: (call) => {
      const effects: FaultEffect[] = [];
      for (const [name, fault] of switched) {
        if (fault.befalls !== 'all' && fault.befalls !== `${call}s`) continue;
        effects.push(faultProfiles[name].effect);
        if (fault.left === null) continue;
        fault.left -= 1;
        if (fault.left <= 0) switched.delete(name);
      }
      return effects;
    },
  };
}
