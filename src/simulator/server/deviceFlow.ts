import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { jsonAnswer, type Answer } from './refusals.ts';
import type { Tokens } from './tokens.ts';

/**
 * Signing in on another device (RFC 8628) as GitHub offers it: docs.github.com, "Authorizing OAuth apps", section
 * "Device flow". Both answers are HTTP 200, errors too; without `Accept: application/json` they are form-encoded.
 */
export type DeviceFlow = {
  /** `POST /login/device/code` and `POST /login/oauth/access_token`; null for another path. */
  answer(pathname: string, form: URLSearchParams, accept: string, origin: string): Answer | null;
  /** What the person at the browser does. False when no request with this code waits. */
  decide(userCode: string, decision: 'approve' | 'deny' | 'expire', login?: string): boolean;
  /** Codes that wait for a decision, oldest first. */
  waiting(): readonly string[];
  /** From now on requests are refused: the app has not switched the device flow on. */
  setEnabled(isEnabled: boolean): void;
};

/** GitHub's own figures: a code holds 15 minutes, one may ask every 5 s, and `slow_down` adds 5 s for good. */
const validSeconds = 900;
const firstInterval = 5;
const slowDownBy = 5;
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

type Pending = {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly client: string;
  readonly scopes: readonly string[];
  expiresAt: number;
  interval: number;
  lastAsked: number | null;
  state: 'waiting' | 'approved' | 'denied' | 'spent';
  login: string | undefined;
};

const descriptions = {
  authorization_pending: 'The authorization request is still pending.',
  slow_down: 'Too many requests have been made in the same timeframe.',
  expired_token: "This 'device_code' has expired.",
  access_denied: 'The authorization request was denied.',
  incorrect_client_credentials: 'The client_id and/or client_secret passed are incorrect.',
  incorrect_device_code: 'The device_code provided is not valid.',
  unsupported_grant_type: 'The grant type is not supported.',
  device_flow_disabled: 'Device Flow must be explicitly enabled for this App.',
} as const;

export function createDeviceFlow(clock: Clock, random: Random, tokens: Tokens): DeviceFlow {
  const requests: Pending[] = [];
  let isEnabled = true;
  const draw = (length: number, alphabet: string) =>
    Array.from({ length }, () => alphabet.charAt(random.integer(0, alphabet.length - 1))).join('');
  const error = (name: keyof typeof descriptions, more: Record<string, number> = {}) => ({
    error: name,
    error_description: descriptions[name],
    error_uri:
      'https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-device-flow',
    ...more,
  });

  const begin = (form: URLSearchParams, origin: string): Readonly<Record<string, string | number>> => {
    const client = form.get('client_id') ?? '';
    if (client === '') return error('incorrect_client_credentials');
    if (!isEnabled) return error('device_flow_disabled');
    const request: Pending = {
      deviceCode: draw(40, '0123456789abcdef'),
      userCode: `${draw(4, letters)}-${draw(4, letters)}`,
      client,
      scopes: (form.get('scope') ?? '').split(/[ ,]+/).filter((scope) => scope !== ''),
      expiresAt: clock.seconds() + validSeconds,
      interval: firstInterval,
      lastAsked: null,
      state: 'waiting',
      login: undefined,
    };
    requests.push(request);
    return {
      device_code: request.deviceCode,
      user_code: request.userCode,
      verification_uri: `${origin}/login/device`,
      expires_in: validSeconds,
      interval: request.interval,
    };
  };

  const ask = (form: URLSearchParams): Readonly<Record<string, string | number>> => {
    if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:device_code') {
      return error('unsupported_grant_type');
    }
    const request = requests.find(({ deviceCode }) => deviceCode === form.get('device_code'));
    if (request === undefined || request.state === 'spent') return error('incorrect_device_code');
    if (request.client !== form.get('client_id')) return error('incorrect_client_credentials');
    const now = clock.seconds();
    if (now >= request.expiresAt) return error('expired_token');
    const isTooSoon = request.lastAsked !== null && now - request.lastAsked < request.interval;
    request.lastAsked = now;
    if (isTooSoon) {
      request.interval += slowDownBy;
      return error('slow_down', { interval: request.interval });
    }
    if (request.state === 'denied') return error('access_denied');
    if (request.state === 'waiting') return error('authorization_pending');
    request.state = 'spent';
    const grant = tokens.grant({
      kind: 'oauth',
      scopes: request.scopes,
      ...(request.login === undefined ? {} : { login: request.login }),
    });
    return { access_token: grant.token, token_type: 'bearer', scope: request.scopes.join(',') };
  };

  return {
    answer: (pathname, form, accept, origin) => {
      const values =
        pathname === '/login/device/code'
          ? begin(form, origin)
          : pathname === '/login/oauth/access_token'
            ? ask(form)
            : null;
      if (values === null) return null;
      if (accept.includes('application/json')) return jsonAnswer(200, values);
      const encoded = new URLSearchParams(
        Object.entries(values).map(([name, value]): [string, string] => [name, String(value)]),
      );
      return {
        status: 200,
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: encoded.toString(),
      };
    },
    decide: (userCode, decision, login) => {
      const request = requests.find((one) => one.userCode === userCode && one.state === 'waiting');
      if (request === undefined) return false;
      switch (decision) {
        case 'approve':
          request.state = 'approved';
          request.login = login;
          return true;
        case 'deny':
          request.state = 'denied';
          return true;
        case 'expire':
          request.expiresAt = clock.seconds();
          return true;
      }
    },
    waiting: () => requests.filter(({ state }) => state === 'waiting').map(({ userCode }) => userCode),
    setEnabled: (enabled) => {
      isEnabled = enabled;
    },
  };
}
