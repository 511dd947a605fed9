import type { EngineMessage, RequestMessage } from '#contract/wire.ts';
import { fail } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Connection } from './connection.ts';
import { makeEventBoard, makeListeners } from './listeners.ts';

/** What the preload posts to the window, with the engine's MessagePort beside it. */
export const portMessage = 'engine:port';
/** What the window posts once it listens; a port handed over before that would be lost. */
export const windowReadyMessage = 'engine:window-ready';

type PortWindow = Pick<Window, 'addEventListener' | 'postMessage'>;

/**
 * Speaks with the engine over the MessagePort that the preload hands over. When the engine was started
 * again a new port replaces the old one: what was under way answers `busy`, and `onConnected` tells.
 * Requests made before the first port wait for it.
 */
export function connectByPort(host: PortWindow): Connection {
  const board = makeEventBoard();
  const connected = makeListeners<undefined>();
  const waiting = new Map<number, (answer: Result<unknown>) => void>();
  let unsent: RequestMessage[] = [];
  let port: MessagePort | null = null;
  let lastId = 0;

  function receive(message: EngineMessage): void {
    if ('event' in message) {
      board.tell(message);
      return;
    }
    const settle = waiting.get(message.id);
    waiting.delete(message.id);
    settle?.(message.answer);
  }

  function take(next: MessagePort): void {
    const replaces = port !== null;
    port?.close();
    port = next;
    if (replaces) {
      const interrupted = [...waiting.values()];
      waiting.clear();
      for (const settle of interrupted)
        settle(
          fail(
            'busy',
            'The engine was started again before it could answer. Nothing that was kept is lost.',
            'Try again: it answers now.',
          ),
        );
    }
    next.onmessage = (event: MessageEvent<EngineMessage>) => receive(event.data);
    next.start();
    for (const message of unsent) next.postMessage(message);
    unsent = [];
    connected.tell(undefined);
  }

  host.addEventListener('message', (event: MessageEvent<unknown>) => {
    // Only this window's own preload may hand over a port.
    if (event.source !== host) return;
    const data = event.data as { readonly type?: unknown } | null;
    const [handed] = event.ports;
    if (data?.type === portMessage && handed !== undefined) take(handed);
  });
  host.postMessage({ type: windowReadyMessage }, '*');

  return {
    request(name, input) {
      lastId += 1;
      const message: RequestMessage = { id: lastId, request: name, input };
      return new Promise((resolve) => {
        waiting.set(message.id, resolve as (answer: Result<unknown>) => void);
        if (port === null) unsent.push(message);
        else port.postMessage(message);
      });
    },
    subscribe: (name, listener) => board.subscribe(name, listener),
    onConnected: (listener) => connected.add(listener),
  };
}
