import { create } from 'zustand';
import type { Failure, FailureKind } from '#contract/result.ts';
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
 * Why a mirror holds nothing at all yet: its first page is on the way, or its source cannot be had. Null once a first
 * moment is mirrored; an empty tracker is then truly empty.
 */
export type FirstFetch =
  | { readonly kind: 'on-the-way' }
  | { readonly kind: 'offline'; readonly failure: Failure }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'limited'; readonly until: string };

const signInKinds: ReadonlySet<FailureKind> = new Set([
  'signed-out',
  'key-store-lost',
  'token-refused',
  'token-revoked',
  'token-expired',
  'sso-required',
  'permission-missing',
  'no-access',
]);

/** Whether signing in again, perhaps with another token, is what to do. */
export function signInHelps({ kind }: Failure): boolean {
  return signInKinds.has(kind);
}

export function firstFetchOf(state: SessionState): FirstFetch | null {
  if (state.asOf !== null || state.issues > 0) return null;
  if (state.source.kind !== 'github' && state.source.kind !== 'demo') return null;
  const { connection } = state;
  switch (connection.kind) {
    case 'none':
    case 'online':
      return { kind: 'on-the-way' };
    case 'offline':
      return { kind: 'offline', failure: connection.failure };
    case 'refused':
      return { kind: 'refused', failure: connection.failure };
    case 'limited':
      return { kind: 'limited', until: connection.until };
  }
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
