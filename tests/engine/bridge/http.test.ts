import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBridge, type Bridge } from '#engine/bridge/http.ts';
import { createEngine } from '#engine/engine.ts';
import { exportedIssue, exportFile } from '../../support/engine/exports.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

const policy = "default-src 'none'";

async function bridged(): Promise<Bridge> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Nami</title>');
  writeFileSync(join(folder, 'renderer', 'assets', 'a.js'), 'export {}');
  writeFileSync(join(folder, 'secret.html'), 'secret');
  const engine = await createEngine({ databaseFile: join(folder, 'nami.db'), source: { kind: 'none' } });
  if (!engine.ok) throw new Error(engine.error.message);
  const bridge = await startBridge(engine.value, {
    files: join(folder, 'renderer'),
    contentSecurityPolicy: policy,
  });
  onTestFinished(async () => {
    await bridge.close();
    await engine.value.stop();
  });
  return bridge;
}

function ask(bridge: Bridge, message: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${bridge.origin}/request`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bridge.token}`, ...headers },
    body: typeof message === 'string' ? message : JSON.stringify(message),
  });
}

/** A raw request, for headers that fetch does not let through. */
function raw(bridge: Bridge, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(`${bridge.origin}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('requests are answered as on the port of a window', async () => {
  const bridge = await bridged();
  const answer = await ask(bridge, { id: 4, request: 'session.read', input: {} });
  expect(await answer.json()).toMatchObject({
    id: 4,
    answer: { ok: true, value: { source: { kind: 'none' } } },
  });
  const refused = await ask(bridge, { id: 5, request: 'session.read', input: { more: 1 } });
  expect(await refused.json()).toMatchObject({ id: 5, answer: { error: { kind: 'bad-input' } } });
});

test('events arrive on the stream', async () => {
  const bridge = await bridged();
  const stream = await fetch(`${bridge.origin}/events?token=${bridge.token}`);
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  const path = exportFile([exportedIssue(1)]);
  await ask(bridge, { id: 1, request: 'session.openExport', input: { paths: [path] } });
  let text = '';
  while (!text.includes('"repository":"acme/rebuild"')) {
    const { value, done } = await reader.read();
    if (done) throw new Error('the stream ended');
    text += value;
  }
  const [event] = text.split('\n\n').filter((frame) => frame.startsWith('data: '));
  expect(JSON.parse(event!.slice(6))).toMatchObject({ event: 'session.changed' });
  await reader.cancel();
});

test('without the token there are neither answers nor events', async () => {
  const bridge = await bridged();
  const message = { id: 1, request: 'session.read', input: {} };
  expect((await ask(bridge, message, { authorization: 'Bearer guess' })).status).toBe(401);
  expect((await ask(bridge, message, { authorization: bridge.token })).status).toBe(401);
  expect((await fetch(`${bridge.origin}/events`)).status).toBe(401);
  expect((await fetch(`${bridge.origin}/events?token=x`)).status).toBe(401);
});

test('a name rebound to this machine and a page of another origin are refused', async () => {
  const bridge = await bridged();
  const authorization = `Bearer ${bridge.token}`;
  expect(await raw(bridge, '/', { host: 'evil.example' })).toBe(403);
  expect(await raw(bridge, '/', { host: `localhost:${new URL(bridge.origin).port}` })).toBe(403);
  const message = { id: 1, request: 'session.read', input: {} };
  expect((await ask(bridge, message, { authorization, origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask(bridge, message, { authorization, origin: bridge.origin })).status).toBe(200);
});

test('files come under the window’s own policy, and nothing outside their folder comes at all', async () => {
  const bridge = await bridged();
  const page = await fetch(`${bridge.origin}/`);
  expect(page.headers.get('content-security-policy')).toBe(policy);
  expect(await page.text()).toMatch(/<title>Nami/);
  const script = await fetch(`${bridge.origin}/assets/a.js`);
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
  for (const path of [
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/..%5c..',
    '/%00',
    '/%',
    '/none.js',
  ]) {
    expect(await raw(bridge, path, {})).toBe(404);
  }
});

test('a request that is no JSON, or endless, is refused', async () => {
  const bridge = await bridged();
  expect((await ask(bridge, '{')).status).toBe(400);
  expect((await ask(bridge, { no: 'id' })).status).toBe(400);
  expect((await ask(bridge, 'x'.repeat(1_100_000))).status).toBe(413);
  expect((await fetch(`${bridge.origin}/request`, { method: 'DELETE' })).status).toBe(405);
});
