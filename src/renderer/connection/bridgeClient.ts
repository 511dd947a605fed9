import { fail } from '#contract/result.ts';
import type { AnswerMessage, EventMessage, RequestMessage } from '#contract/wire.ts';
import type { Connection } from './connection.ts';
import { makeEventBoard, makeListeners } from './listeners.ts';

/** The bridge's one-time token in `#token=…`; null where there is none. */
export function tokenOfFragment(fragment: string): string | null {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token');
}

/**
 * Speaks with the engine over loopback HTTP, for a browser instead of the desktop's window: requests
 * by `POST /request`, events by `GET /events`. The browser opens a broken event stream again by itself.
 */
export function connectByBridge(origin: string, token: string): Connection {
  const board = makeEventBoard();
  const connected = makeListeners<undefined>();
  const events = new EventSource(`${origin}/events?token=${encodeURIComponent(token)}`);
  let lastId = 0;

  events.onopen = () => connected.tell(undefined);
  events.onmessage = (event: MessageEvent<string>) => board.tell(JSON.parse(event.data) as EventMessage);

  return {
    async request(name, input) {
      lastId += 1;
      const message: RequestMessage = { id: lastId, request: name, input };
      try {
        const response = await fetch(`${origin}/request`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(message),
        });
        if (!response.ok)
          return fail(
            'token-refused',
            `The engine's bridge refused the request with ${response.status}.`,
            'Open the address that Nami printed, with its token, once more.',
          );
        return ((await response.json()) as AnswerMessage).answer as never;
      } catch {
        return fail(
          'unreachable',
          'The engine behind this page does not answer. What it mirrored is kept.',
          'See whether Nami still runs, then try again.',
        );
      }
    },
    subscribe: (name, listener) => board.subscribe(name, listener),
    onConnected: (listener) => connected.add(listener),
  };
}
