import { webOriginOf } from '#contract/gitHubServer.ts';
import { fail, plainFailure, succeed, type Result } from '#contract/result.ts';
import { failureOfConnection } from './connectionFailure.ts';
import { serverTrouble } from './failure.ts';
import { processTransport, UnusableAnswer, type Transport } from './transport.ts';

/**
 * Signing in by a code that is typed in the browser: RFC 8628, as GitHub offers it
 * (docs.github.com, "Authorizing OAuth apps", section "Device flow").
 */
export type DeviceRequest = {
  readonly userCode: string;
  readonly verificationUrl: string;
  /** Seconds from now on. */
  readonly validSeconds: number;
  /** Asks until somebody decided; null when `signal` called it off. Answers the token. */
  wait(signal: AbortSignal): Promise<Result<string | null>>;
};

export type DeviceOptions = {
  readonly apiUrl: string;
  readonly clientId: string;
  /** Calls `work` after that many milliseconds; answers how to call it off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly transport?: Transport;
};

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
/** An OAuth app needs the whole of it to read a private repository's issues; a GitHub App's rights are its own. */
const scope = 'repo';
/** RFC 8628, section 3.5: each `slow_down` adds five seconds for good. */
const slowDownSeconds = 5;
const requestMilliseconds = 30_000;

type Fields = Readonly<Record<string, unknown>>;

/** Fails as `device-unavailable` where the server knows no such app, or has the device flow switched off for it. */
export async function requestDevice(options: DeviceOptions): Promise<Result<DeviceRequest>> {
  const { apiUrl, clientId } = options;
  const started = await post(options, '/login/device/code', { client_id: clientId, scope });
  if (!started.ok) return started;
  const { device_code: deviceCode, user_code: userCode, verification_uri: verificationUrl } = started.value;
  if (typeof deviceCode !== 'string' || typeof userCode !== 'string' || typeof verificationUrl !== 'string') {
    return refused(apiUrl, started.value);
  }
  const validSeconds = positive(started.value['expires_in'], 900);
  let pause = positive(started.value['interval'], 5);

  return succeed({
    userCode,
    verificationUrl,
    validSeconds,
    async wait(signal) {
      let left = validSeconds;
      for (;;) {
        if (!(await waited(options, pause * 1_000, signal))) return succeed(null);
        left -= pause;
        const answer = await post(options, '/login/oauth/access_token', {
          client_id: clientId,
          device_code: deviceCode,
          grant_type: grantType,
        });
        if (signal.aborted) return succeed(null);
        if (!answer.ok) {
          // Being offline for a while does not end it, as long as the code holds.
          if (left > 0 && isPassing(answer.error.kind)) continue;
          return answer;
        }
        const { access_token: token, error, interval } = answer.value;
        if (typeof token === 'string') return succeed(token);
        switch (error) {
          case 'authorization_pending':
            if (left <= 0) return expired(apiUrl);
            break;
          case 'slow_down':
            pause = Math.max(positive(interval, 0), pause + slowDownSeconds);
            break;
          default:
            return refused(apiUrl, answer.value);
        }
      }
    },
  });
}

function isPassing(kind: string): boolean {
  return kind === 'unreachable' || kind === 'server-trouble' || kind === 'proxy-trouble';
}

function positive(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value > 0 ? value : otherwise;
}

function expired(apiUrl: string): Result<never> {
  const host = new URL(apiUrl).host;
  return fail(
    'device-expired',
    `The code was not confirmed at ${host} in time; nothing was changed.`,
    'Ask for a new code.',
    { host },
  );
}

/** The errors of RFC 8628 and of GitHub's own that end the request. */
function refused(apiUrl: string, { error, error_description: description }: Fields): Result<never> {
  const host = new URL(apiUrl).host;
  const reason = typeof description === 'string' ? description.slice(0, 200) : String(error).slice(0, 80);
  switch (error) {
    case 'expired_token':
    case 'token_expired':
      return expired(apiUrl);
    case 'access_denied':
      return fail(
        'device-denied',
        `The sign-in was turned down at ${host}; nothing was changed.`,
        'Ask for a new code, or use a token.',
        { host },
      );
    default:
      return fail(
        'device-unavailable',
        `${host} offers no sign-in by code for this app (${reason}).`,
        'Check NAMI_CLIENT_ID and that the app has the device flow switched on, or use a token.',
        { host, reason },
      );
  }
}

/** Nami ships no app of its own: whoever runs it registers one, or uses a token. */
export function withoutClient(apiUrl: string): Result<never> {
  const host = new URL(apiUrl).host;
  return fail(
    'device-unavailable',
    `Nami has no OAuth app at ${host} to sign in with.`,
    'Register one there with the device flow switched on and start Nami with its id in NAMI_CLIENT_ID, or use a token.',
    { host, reason: '' },
  );
}

async function post(
  { apiUrl, transport = processTransport() }: DeviceOptions,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Result<Fields>> {
  const url = new URL(path, webOriginOf(apiUrl));
  try {
    const { status, text } = await transport.send(url.href, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        'user-agent': 'nami',
      },
      body: new URLSearchParams(fields).toString(),
      signal: AbortSignal.timeout(requestMilliseconds),
    });
    const body = fieldsIn(text);
    // An app that is not known there is answered 404, and then with a page.
    if (body === null && status < 500) return refused(apiUrl, { error: `HTTP ${status}` });
    if (body === null || status >= 500) {
      return { ok: false, error: plainFailure(serverTrouble(url.host, `HTTP ${status}`, false)) };
    }
    return succeed(body);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const failure =
      error instanceof UnusableAnswer
        ? serverTrouble(url.host, error.message, false)
        : failureOfConnection(url, error, transport);
    return fail(failure.kind, failure.message, failure.hint, failure.facts);
  }
}

function fieldsIn(text: string): Fields | null {
  try {
    const body = JSON.parse(text) as unknown;
    return typeof body === 'object' && body !== null ? (body as Fields) : null;
  } catch {
    return null;
  }
}

/** Waits; false when it was called off meanwhile. */
function waited({ after }: DeviceOptions, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const stop = () => {
      callOff();
      resolve(false);
    };
    const callOff = after(milliseconds, () => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    });
    signal.addEventListener('abort', stop, { once: true });
  });
}
