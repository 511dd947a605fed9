import { certificateUntrusted, proxyTrouble, unreachable, type GitHubFailure } from './failure.ts';
import type { Transport } from './transport.ts';

/** A connection that broke under way may work the next moment; a refused one, or an unknown host, stays so for a while. */
const transientCodes: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/** OpenSSL's and Node's codes for a certificate that does not lead to a known authority, or is not that host's. */
const certificateCodes: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Codes that mean, where a proxy stands between, that the proxy itself was not reached: nobody else was called. */
const callCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Why a request got no answer. */
export function failureOfConnection(
  url: URL,
  error: Error,
  transport: Pick<Transport, 'proxyOf' | 'unusableCertificates'>,
): GitHubFailure {
  const code = networkCode(error);
  const reason = code ?? error.message.slice(0, 160);
  if (certificateCodes.has(code ?? '')) {
    return certificateUntrusted(url.host, reason, transport.unusableCertificates);
  }
  const proxy = transport.proxyOf(url.href);
  if (proxy !== null) {
    const refusal = proxyRefusal(error);
    if (refusal !== null) return proxyTrouble(url.host, proxy, refusal);
    if (callCodes.has(code ?? '')) return proxyTrouble(url.host, proxy, reason);
  }
  return unreachable(url.host, reason, transientCodes.has(code ?? ''));
}

/** undici says what a proxy answered instead of a tunnel in the message alone. */
function proxyRefusal(error: unknown): string | null {
  for (const one of causes(error)) {
    const status = /Proxy response \((\d{3})\)/.exec(one.message)?.[1];
    if (status !== undefined) return `HTTP ${status}`;
  }
  return null;
}

/** The system's code (`ECONNREFUSED`), wherever in the chain of causes it stands. */
function networkCode(error: unknown): string | null {
  for (const one of causes(error)) {
    if ('code' in one && typeof one.code === 'string' && one.code !== 'UND_ERR_PRX_TLS') return one.code;
    if (one instanceof AggregateError && one.errors.length > 0) return networkCode(one.errors[0]);
  }
  return null;
}

function causes(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}
