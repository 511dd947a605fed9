import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { requestDevice, type DeviceRequest } from '#engine/github/deviceFlow.ts';
import { quietSimulator } from '../../support/engine/simulator.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A simulated GitHub whose clock passes while the device waits, and what its waits were (seconds). */
async function startFlow(
  duringWait: (control: (command: Fields) => Promise<unknown>, wait: number) => unknown,
) {
  const simulator = await quietSimulator('scale:4x4');
  const control = async (command: Fields) => {
    const response = await fetch(simulator.controlUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(command),
    });
    return (await response.json()) as unknown;
  };
  const waits: number[] = [];
  const after = (milliseconds: number, work: () => void) => {
    let isOff = false;
    void (async () => {
      await control({ command: 'advance', seconds: milliseconds / 1_000 });
      waits.push(milliseconds / 1_000);
      await duringWait(control, waits.length);
      if (!isOff) work();
    })();
    return () => {
      isOff = true;
    };
  };
  const request = await requestDevice({ apiUrl: simulator.graphqlUrl, clientId: 'Iv1.nami', after });
  return { simulator, control, waits, request };
}

function codeOf(request: Awaited<ReturnType<typeof requestDevice>>): DeviceRequest {
  if (!request.ok) throw new Error(request.error.message);
  return request.value;
}

const never = new AbortController().signal;

test('a code that is confirmed in the browser brings a token', async () => {
  let userCode = '';
  const { request, waits, simulator } = await startFlow((control, wait) =>
    wait === 3 ? control({ command: 'device', userCode, decision: 'approve' }) : null,
  );
  const code = codeOf(request);
  ({ userCode } = code);
  expect(code).toMatchObject({
    userCode: expect.stringMatching(/^[A-Z\d]{4}-[A-Z\d]{4}$/) as string,
    verificationUrl: `${new URL(simulator.graphqlUrl).origin}/login/device`,
    validSeconds: 900,
  });
  expect(await code.wait(never)).toMatchObject({ ok: true, value: expect.stringMatching(/^gho_/) as string });
  expect(waits).toEqual([5, 5, 5]);
});

test.each([
  ['deny', 'device-denied'],
  ['expire', 'device-expired'],
] as const)('a code that comes to “%s” ends as %s', async (decision, kind) => {
  let userCode = '';
  const { request } = await startFlow((control) => control({ command: 'device', userCode, decision }));
  const code = codeOf(request);
  ({ userCode } = code);
  expect(await code.wait(never)).toMatchObject({ ok: false, error: { kind } });
});

test('a code that nobody confirms runs out', async () => {
  const { request, waits } = await startFlow(() => null);
  expect(await codeOf(request).wait(never)).toMatchObject({ error: { kind: 'device-expired' } });
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(900);
});

test('called off, it asks no more', async () => {
  const stop = new AbortController();
  const { request, waits } = await startFlow(() => stop.abort());
  expect(await codeOf(request).wait(stop.signal)).toEqual({ ok: true, value: null });
  expect(waits).toEqual([5]);
});

test('an app without the device flow, and a server that knows none, say what is missing', async () => {
  const simulator = await quietSimulator('scale:4x4');
  await fetch(simulator.controlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ command: 'device-flow', enabled: false }),
  });
  const after = () => () => undefined;
  expect(await requestDevice({ apiUrl: simulator.graphqlUrl, clientId: 'Iv1.nami', after })).toMatchObject({
    error: { kind: 'device-unavailable', message: expect.stringContaining('Device Flow') as string },
  });
  const server = createServer((_request, response) => response.writeHead(404).end('<html>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const apiUrl = `http://127.0.0.1:${port}/api/graphql`;
  expect(await requestDevice({ apiUrl, clientId: 'Iv1.nami', after })).toMatchObject({
    error: { kind: 'device-unavailable' },
  });
});

test('an answer to slow down is kept to', async () => {
  const asked: number[] = [];
  const answers = [
    { error: 'slow_down', interval: 10 },
    { error: 'slow_down' },
    { error: 'authorization_pending' },
    { access_token: 'gho_slow' },
  ];
  const server = createServer((request, response) => {
    const body =
      request.url === '/login/device/code'
        ? { device_code: 'd', user_code: 'AB12-CD34', verification_uri: 'u', expires_in: 900, interval: 5 }
        : answers[asked.length - 1];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const request = await requestDevice({
    apiUrl: `http://127.0.0.1:${port}/graphql`,
    clientId: 'Iv1.nami',
    after(milliseconds, work) {
      asked.push(milliseconds / 1_000);
      const timer = setImmediate(work);
      return () => clearImmediate(timer);
    },
  });
  expect(await codeOf(request).wait(never)).toEqual({ ok: true, value: 'gho_slow' });
  expect(asked).toEqual([5, 10, 15, 15]);
});
