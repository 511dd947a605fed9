import type { EngineEvents, EventName } from '#contract/events.ts';
import type { EventMessage } from '#contract/wire.ts';

/** Listeners in the order in which they came; removing one while telling is fine. */
export type Listeners<Value> = {
  add(listener: (value: Value) => void): () => void;
  tell(value: Value): void;
};

export function makeListeners<Value>(): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>();
  return {
    add(listener) {
      // Wrapped, so that the same function added twice is told twice and removed once.
      const own = (value: Value) => listener(value);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    tell(value) {
      for (const listener of [...listeners]) listener(value);
    },
  };
}

export type EventBoard = {
  subscribe<Name extends EventName>(name: Name, listener: (payload: EngineEvents[Name]) => void): () => void;
  tell(message: EventMessage): void;
};

/** One list of listeners per event name. */
export function makeEventBoard(): EventBoard {
  const board: { readonly [Name in EventName]: Listeners<EngineEvents[Name]> } = {
    'session.changed': makeListeners(),
    'programme.changed': makeListeners(),
  };
  return {
    subscribe: (name, listener) => board[name].add(listener),
    tell(message) {
      switch (message.event) {
        case 'session.changed':
          board['session.changed'].tell(message.payload);
          return;
        case 'programme.changed':
          board['programme.changed'].tell(message.payload);
          return;
      }
    },
  };
}
