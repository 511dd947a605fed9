import { create } from 'zustand';
import type { SessionState } from '#contract/session.ts';
import type { EngineCondition } from '#contract/shell.ts';
import { programmeStore } from './programme.ts';

/** `state` is null until the engine has said its first word. */
export type Session = {
  readonly state: SessionState | null;
  readonly engine: EngineCondition;
};

export const sessionStore = create<Session>()(() => ({ state: null, engine: { kind: 'running' } }));

export function setSession(state: SessionState): void {
  sessionStore.setState({ state });
}

export function setEngineCondition(engine: EngineCondition): void {
  sessionStore.setState({ engine });
}

export function useSession<Picked>(pick: (session: Session) => Picked): Picked {
  return sessionStore(pick);
}

/** True while the first screen stands instead of every view. */
export function useNothingOpen(): boolean {
  return sessionStore(({ state }) => state?.source.kind === 'none' && state.activity.kind === 'idle');
}

/**
 * The "now" that all ages count from: the moment up to which the mirror is true. On a plane an age
 * therefore stands still instead of claiming that nothing happened since.
 */
export function useAsOf(): string | null {
  const ofSession = sessionStore((session) => session.state?.asOf ?? null);
  const ofProgramme = programmeStore((programme) => programme.asOf);
  return ofSession ?? ofProgramme;
}
