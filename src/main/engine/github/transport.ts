import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { EnvHttpProxyAgent, request } from 'undici';

/**
 * HTTP to GitHub and to nothing else, as the environment wants it: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` in upper
 * or lower case, and the certificates of `NODE_EXTRA_CA_CERTS` and `SSL_CERT_FILE` beside the well-known ones.
 * undici's `request` and not `fetch`: a gzipped page of 220 KB costs 2.7 ms of CPU instead of 3.8 to 5.7 ms.
 */
export type Transport = {
  send(url: string, request: TransportRequest): Promise<TransportAnswer>;
  /** The proxy that requests to this address go through, without its password; null for none. */
  proxyOf(url: string): string | null;
  /** Files of certificates that were named and could not be used. */
  readonly unusableCertificates: readonly string[];
  close(): Promise<void>;
};

export type TransportRequest = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
};

export type TransportAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
};

/** An answer in a coding that was not asked for. */
export class UnusableAnswer extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing that GitHub sends is longer; what unfolds into more is no answer (bytes). */
const longestAnswer = 256 * 1_024 * 1_024;

/** A proxy elsewhere cannot reach this computer; `.localhost` falls under the first. */
const neverByProxy = ['localhost', '127.0.0.1', '[::1]'];

const unfold = promisify(gunzip);

/** @param environment as of the process; nothing else of it is looked at */
export function createTransport(environment: Environment): Transport {
  const { secureContext, unusable } = certificatesOf(environment);
  const tls = secureContext === null ? {} : { secureContext };
  const proxies = proxiesOf(environment);
  const dispatcher = new EnvHttpProxyAgent({
    // Empty, and not absent: undici would look into the environment by itself.
    httpProxy: proxies.http ?? '',
    httpsProxy: proxies.https ?? '',
    noProxy: proxies.none,
    connect: tls,
    requestTls: tls,
    proxyTls: tls,
  });

  return {
    unusableCertificates: unusable,
    proxyOf(url) {
      const { protocol, hostname, port } = new URL(url);
      const proxy = protocol === 'https:' ? (proxies.https ?? proxies.http) : proxies.http;
      return proxy === null || isExempt(proxies.none, hostname, port === '' ? defaultPorts[protocol] : port)
        ? null
        : new URL(proxy).host;
    },
    async send(url, { method, headers, body, signal }) {
      const answer = await request(url, {
        dispatcher,
        method,
        headers: { ...headers, 'accept-encoding': 'gzip' },
        signal,
        ...(body === undefined ? {} : { body }),
      });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      const read = flattened(answer.headers);
      return {
        status: answer.statusCode,
        headers: read,
        text: (await decoded(bytes, read)).toString('utf8'),
      };
    },
    close: () => dispatcher.close(),
  };
}

let shared: Transport | null = null;

/** The one transport of this process; connections are kept between requests. */
export function processTransport(): Transport {
  shared ??= createTransport(process.env);
  return shared;
}

async function decoded(bytes: Buffer, headers: TransportAnswer['headers']): Promise<Buffer> {
  const coding = headers['content-encoding'] ?? 'identity';
  if (coding === 'identity' || bytes.length === 0) return bytes;
  if (coding !== 'gzip' && coding !== 'x-gzip') throw new UnusableAnswer(`coded as ${coding.slice(0, 40)}`);
  try {
    return await unfold(bytes, { maxOutputLength: longestAnswer });
  } catch {
    throw new UnusableAnswer('gzip that breaks off');
  }
}

function flattened(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): TransportAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

type Proxies = { readonly http: string | null; readonly https: string | null; readonly none: string };

function proxiesOf(environment: Environment): Proxies {
  const named = (name: string) => environment[name.toLowerCase()] ?? environment[name] ?? '';
  const none = named('NO_PROXY').trim();
  return {
    http: proxyAddress(named('HTTP_PROXY')),
    https: proxyAddress(named('HTTPS_PROXY')),
    none: none === '*' ? '*' : [...neverByProxy, ...none.split(/[,\s]+/)].filter(Boolean).join(','),
  };
}

/** `host:port` alone is what many environments hold. Null for what is no address. */
function proxyAddress(value: string): string | null {
  const text = value.trim();
  if (text === '') return null;
  const address = text.includes('://') ? text : `http://${text}`;
  return URL.canParse(address) ? address : null;
}

/** The same rule as undici's: the host itself, or one below it, at that port where one is named. */
function isExempt(none: string, hostname: string, port: string | undefined): boolean {
  if (none === '*') return true;
  return none.split(',').some((entry) => {
    const [, host = entry, at] = /^(.+):(\d+)$/.exec(entry) ?? [];
    const suffix = host.replace(/^\*?\./, '').toLowerCase();
    return (at === undefined || at === port) && (hostname === suffix || hostname.endsWith(`.${suffix}`));
  });
}

/** One context for all connections: reading some 150 certificates takes 13 ms, a request half of one. */
function certificatesOf(environment: Environment): {
  readonly secureContext: SecureContext | null;
  readonly unusable: readonly string[];
} {
  const files = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']
    .map((name) => environment[name] ?? '')
    .filter((file, index, all) => file !== '' && all.indexOf(file) === index);
  const unusable: string[] = [];
  const added = files.flatMap((file) => {
    const certificates = certificatesIn(file);
    if (certificates === null) unusable.push(file);
    return certificates ?? [];
  });
  const secureContext =
    added.length === 0 ? null : createSecureContext({ ca: [...rootCertificates, ...added] });
  return { secureContext, unusable };
}

function certificatesIn(file: string): readonly string[] | null {
  try {
    const found = readFileSync(file, 'latin1').match(
      /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g,
    );
    if (found === null) return null;
    // Node passes over a certificate that is none without a word.
    for (const certificate of found) new X509Certificate(certificate);
    return found;
  } catch {
    return null;
  }
}
