import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchViewer } from '#engine/github/account.ts';
import { createGitHubClient } from '#engine/github/client.ts';
import { createTransport } from '#engine/github/transport.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';
import { startProxy } from '../../support/network/proxy.ts';
import { startTlsServer } from '../../support/network/tlsServer.ts';

const viewer = JSON.stringify({
  data: { viewer: { login: 'aoi' }, rateLimit: { cost: 1, remaining: 9, resetAt: '' } },
});
const answerViewer: RequestListener = (_request, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(viewer);

/** Asks who the token belongs to, in that environment. */
async function ask(apiUrl: string, environment: Record<string, string>) {
  const transport = createTransport(environment);
  onTestFinished(() => transport.close());
  const client = createGitHubClient(
    { apiUrl, token: 'github_pat_canary' },
    { transport, timeoutMilliseconds: 5_000 },
  );
  if (!client.ok) throw new Error(client.error.message);
  return fetchViewer(client.value, new AbortController().signal);
}

async function startServer(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const isAoi = { kind: 'answered', value: { login: 'aoi' } };

describe('a server behind a certificate of the organisation’s own', () => {
  test('is not trusted, and nothing is sent', async () => {
    let requests = 0;
    const { port } = await startTlsServer((request, response) => {
      requests += 1;
      answerViewer(request, response);
    });
    const outcome = await ask(`https://localhost:${port}/api/graphql`, {});
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: {
        kind: 'certificate-untrusted',
        facts: { host: `localhost:${port}`, reason: expect.stringMatching(/CERT|VERIFY|ISSUER/) as string },
      },
    });
    expect(requests).toBe(0);
  });

  test.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('is trusted with %s', async (name) => {
    const { port, authority } = await startTlsServer(answerViewer);
    expect(await ask(`https://localhost:${port}/api/graphql`, { [name]: authority })).toMatchObject(isAoi);
  });

  test('names the file that was given and is none', async () => {
    const { port } = await startTlsServer(answerViewer);
    const broken = join(temporaryFolder(), 'corp.pem');
    writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n');
    expect(await ask(`https://localhost:${port}/api/graphql`, { NODE_EXTRA_CA_CERTS: broken })).toMatchObject(
      { failure: { kind: 'certificate-untrusted', facts: { files: broken } } },
    );
  });

  test('is not taken for another host', async () => {
    const { port, authority } = await startTlsServer(answerViewer);
    const proxy = await startProxy();
    const environment = { https_proxy: `http://127.0.0.1:${proxy.port}`, SSL_CERT_FILE: authority };
    expect(await ask(`https://other.corp.test:${port}/api/graphql`, environment)).toMatchObject({
      failure: { kind: 'certificate-untrusted', facts: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } },
    });
  });
});

describe('a proxy', () => {
  test.each(['HTTPS_PROXY', 'https_proxy'])('is gone through, as %s says', async (name) => {
    const { port, authority } = await startTlsServer(answerViewer);
    const proxy = await startProxy('mori:s%3Acret');
    const environment = {
      [name]: `http://mori:s%253Acret@127.0.0.1:${proxy.port}`,
      SSL_CERT_FILE: authority,
    };
    expect(await ask(`https://git.corp.test:${port}/api/graphql`, environment)).toMatchObject(isAoi);
    expect(proxy.asked).toEqual([`git.corp.test:${port}`]);
  });

  test('that wants a password says so; neither it nor the token is told', async () => {
    const { port, authority } = await startTlsServer(answerViewer);
    const proxy = await startProxy('mori:right');
    const outcome = await ask(`https://git.corp.test:${port}/api/graphql`, {
      HTTPS_PROXY: `mori:wrong@127.0.0.1:${proxy.port}`,
      SSL_CERT_FILE: authority,
    });
    expect(outcome).toMatchObject({
      failure: {
        kind: 'proxy-trouble',
        facts: { host: `git.corp.test:${port}`, proxy: `127.0.0.1:${proxy.port}`, reason: 'HTTP 407' },
      },
    });
    expect(JSON.stringify(outcome)).not.toMatch(/wrong|canary/);
  });

  test('that is not there is told from a server that is not there', async () => {
    const gone = await startServer(answerViewer);
    const environment = { HTTP_PROXY: 'http://127.0.0.1:9' };
    expect(await ask('http://git.corp.test/api/graphql', environment)).toMatchObject({
      failure: { kind: 'proxy-trouble', facts: { proxy: '127.0.0.1:9', reason: 'ECONNREFUSED' } },
    });
    expect(await ask('http://127.0.0.1:9/graphql', environment)).toMatchObject({
      failure: { kind: 'unreachable', facts: { reason: 'ECONNREFUSED' } },
    });
    expect(gone).toBeGreaterThan(0);
  });

  test.each([
    ['this computer itself', {}, 'localhost'],
    ['everything, where NO_PROXY is a star', { no_proxy: '*' }, '127.0.0.1'],
  ])('is left aside for %s', async (_what, more, host) => {
    const port = await startServer(answerViewer);
    const proxy = await startProxy();
    const environment = { http_proxy: `http://127.0.0.1:${proxy.port}`, ...more };
    expect(await ask(`http://${host}:${port}/graphql`, environment)).toMatchObject(isAoi);
    expect(proxy.asked).toEqual([]);
  });
});

test.each([
  ['https://api.github.com/graphql', 'secure:1'],
  ['http://git.corp.test/api/graphql', 'plain:1'],
  ['https://git.corp.test/api/graphql', null],
  ['https://deep.corp.example/api/graphql', null],
  ['https://corp.example:8443/api/graphql', null],
  ['https://notcorp.example/api/graphql', 'secure:1'],
  ['https://one.port.example:8443/api/graphql', null],
  ['https://one.port.example/api/graphql', 'secure:1'],
  ['http://api.github.localhost/graphql', null],
])('whether a proxy stands between is read as undici reads it: %s', (url, proxy) => {
  const transport = createTransport({
    HTTP_PROXY: 'plain:1',
    https_proxy: 'http://user:word@secure:1',
    HTTPS_PROXY: 'http://upper.case.loses:2',
    NO_PROXY: 'git.corp.test:443, .corp.example,one.port.example:8443',
  });
  onTestFinished(() => transport.close());
  expect(transport.proxyOf(url)).toBe(proxy);
});

describe('an answer', () => {
  test('comes gzipped and is unfolded; the token goes along in the header alone', async () => {
    let asked: IncomingMessage | null = null;
    const port = await startServer((request, response) => {
      asked = request;
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
        .end(gzipSync(viewer));
    });
    expect(await ask(`http://127.0.0.1:${port}/graphql`, {})).toMatchObject(isAoi);
    const { headers, url } = asked as unknown as IncomingMessage;
    expect(headers).toMatchObject({ 'accept-encoding': 'gzip', authorization: 'token github_pat_canary' });
    expect(url).toBe('/graphql');
  });

  test.each([
    ['gzip that breaks off', 'gzip', gzipSync(viewer).subarray(0, 40)],
    ['a coding that nobody asked for', 'br', Buffer.from(viewer)],
  ])('that cannot be unfolded is trouble of the server: %s', async (_what, coding, body) => {
    const port = await startServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(body),
    );
    expect(await ask(`http://127.0.0.1:${port}/graphql`, {})).toMatchObject({
      failure: { kind: 'server-trouble' },
    });
  });
});
