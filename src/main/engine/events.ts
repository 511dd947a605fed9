import type { EngineEvents, EventName } from '#contract/events.ts';
import type { EventMessage } from '#contract/wire.ts';

export type EventHub = {
  readonly emit: (message: EventMessage) => void;
  /** Hears every event; answers how to stop. */
  readonly listen: (listener: (message: EventMessage) => void) => () => void;
  readonly subscribe: <Name extends EventName>(
    name: Name,
    listener: (payload: EngineEvents[Name]) => void,
  ) => () => void;
};

export function createEventHub(): EventHub {
  const listeners = new Set<(message: EventMessage) => void>();
  const listen = (listener: (message: EventMessage) => void) => {
    const own = (message: EventMessage) => listener(message);
    listeners.add(own);
    return () => void listeners.delete(own);
  };
  return {
    emit(message) {
      for (const listener of [...listeners]) listener(message);
    },
    listen,
    subscribe: (name, listener) =>
      listen((message) => {
        if (message.event === name) listener(message.payload as never);
      }),
  };
}
