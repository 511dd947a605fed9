import { describe, expect, test } from 'vitest';
import { succeed } from '#contract/result.ts';
import type { EngineMessage, RequestMessage } from '#contract/wire.ts';
import { connectByPort, portMessage, windowReadyMessage } from '#renderer/connection/portClient.ts';
import { sessionOf } from '../../support/renderer/fakeEngine.ts';

/** A window as far as the client knows one: it hears messages, and posts them to itself. */
function makeHost() {
  const target = new EventTarget();
  const posted: unknown[] = [];
  const host = {
    addEventListener: target.addEventListener.bind(target) as Window['addEventListener'],
    postMessage: ((message: unknown) => void posted.push(message)) as Window['postMessage'],
  };
  function handOver(port: MessagePort, source: unknown = host, type: string = portMessage): void {
    target.dispatchEvent(Object.assign(new Event('message'), { data: { type }, ports: [port], source }));
  }
  return { host, posted, handOver };
}

/** The engine's end of a port; `answers` false keeps it silent. */
function makeEnginePort(answers: boolean) {
  const { port1, port2 } = new MessageChannel();
  const heard: RequestMessage[] = [];
  const waits: (() => void)[] = [];
  port1.onmessage = (event: MessageEvent<RequestMessage>) => {
    heard.push(event.data);
    waits.splice(0).forEach((go) => go());
    if (answers)
      port1.postMessage({ id: event.data.id, answer: succeed(event.data.request) } satisfies EngineMessage);
  };
  return {
    port: port2,
    heard,
    arrival: () => new Promise<void>((resolve) => waits.push(resolve)),
    say: (message: EngineMessage) => port1.postMessage(message),
    close: () => port1.close(),
  };
}

describe('the window’s line to the engine', () => {
  test('says that it listens, keeps what is asked before there is a port, and then sends it', async () => {
    const { host, posted, handOver } = makeHost();
    const client = connectByPort(host);
    expect(posted).toEqual([{ type: windowReadyMessage }]);
    const answer = client.request('programme.read', {});
    const engine = makeEnginePort(true);
    handOver(engine.port);
    expect(await answer).toEqual(succeed('programme.read'));
    engine.close();
  });

  test('answers busy for what was under way when the engine is started again, and goes on', async () => {
    const { host, handOver } = makeHost();
    const client = connectByPort(host);
    let connections = 0;
    client.onConnected(() => {
      connections += 1;
    });
    const silent = makeEnginePort(false);
    handOver(silent.port);
    const lost = client.request('session.read', {});
    await silent.arrival();
    const fresh = makeEnginePort(true);
    handOver(fresh.port);
    expect(await lost).toMatchObject({ ok: false, error: { kind: 'busy' } });
    expect(await client.request('session.read', {})).toEqual(succeed('session.read'));
    expect(connections).toBe(2);
    silent.close();
    fresh.close();
  });

  test('tells events to those who listen, and to nobody after', async () => {
    const { host, handOver } = makeHost();
    const client = connectByPort(host);
    const engine = makeEnginePort(true);
    handOver(engine.port);
    const heard: unknown[] = [];
    const first = new Promise<void>((resolve) => {
      const stop = client.subscribe('session.changed', (state) => {
        heard.push(state);
        stop();
        resolve();
      });
    });
    engine.say({ event: 'session.changed', payload: sessionOf('full') });
    await first;
    engine.say({ event: 'session.changed', payload: sessionOf('full') });
    await client.request('session.read', {});
    expect(heard).toHaveLength(1);
    engine.close();
  });

  test('takes a port from its own window alone', async () => {
    const { host, handOver } = makeHost();
    const client = connectByPort(host);
    const stranger = makeEnginePort(true);
    handOver(stranger.port, {});
    handOver(stranger.port, host, 'another');
    const answer = client.request('session.read', {});
    const own = makeEnginePort(true);
    handOver(own.port);
    await answer;
    expect(stranger.heard).toEqual([]);
    expect(own.heard).toHaveLength(1);
    stranger.close();
    own.close();
  });
});
