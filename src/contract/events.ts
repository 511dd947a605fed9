import type { SessionState } from './session.ts';
import type { ProgrammeChange } from './views.ts';

/** What the engine says unasked. */
export type EngineEvents = {
  'session.changed': SessionState;
  'programme.changed': ProgrammeChange;
};
export type EventName = keyof EngineEvents;
export const eventNames = { 'session.changed': true, 'programme.changed': true } satisfies Record<
  EventName,
  true
>;
