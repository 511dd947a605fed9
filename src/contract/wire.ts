import type { EngineEvents, EventName } from './events.ts';
import type { RequestInput, RequestName, RequestOutput } from './requests.ts';
import type { Result } from './result.ts';

/** Messages on the MessagePort between window and engine; the loopback bridge carries the same as JSON. */
export type RequestMessage = { readonly id: number; readonly request: string; readonly input: unknown };
export type AnswerMessage = { readonly id: number; readonly answer: Result<unknown> };
export type EventMessage = {
  [Name in EventName]: { readonly event: Name; readonly payload: EngineEvents[Name] };
}[EventName];
export type EngineMessage = AnswerMessage | EventMessage;

/** The engine as the window sees it, whatever carries the messages. */
export type EngineClient = {
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<Result<RequestOutput<Name>>>;
  subscribe<Name extends EventName>(name: Name, listener: (payload: EngineEvents[Name]) => void): () => void;
};

/** One handler per request; the table is transport-free. */
export type Handlers = {
  readonly [Name in RequestName]: (
    input: RequestInput<Name>,
  ) => Promise<Result<RequestOutput<Name>>> | Result<RequestOutput<Name>>;
};
