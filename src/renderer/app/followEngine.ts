import type { Connection } from '../connection/connection.ts';
import { programmeIntake, programmeStore } from '../stores/programme.ts';
import { sessionStore, setSession } from '../stores/session.ts';

export type Following = {
  /** Reads the whole programme once more: the button of a failed view. */
  readonly readAgain: () => Promise<void>;
  readonly stop: () => void;
};

/**
 * Keeps the stores equal to what the engine says: a full read whenever a line stands or the repository
 * becomes another one, changes in between.
 */
export function followEngine(
  engine: Connection,
  schedule: (commit: () => void) => void = (commit) => void requestAnimationFrame(commit),
): Following {
  let reading = false;
  let readOnceMore = false;

  async function readProgramme(): Promise<void> {
    if (reading) {
      readOnceMore = true;
      return;
    }
    reading = true;
    do {
      readOnceMore = false;
      const answer = await engine.request('programme.read', {});
      if (answer.ok) intake.receive(answer.value);
      else if (programmeStore.getState().condition.kind !== 'ready') intake.fail(answer.error);
    } while (readOnceMore);
    reading = false;
  }

  const intake = programmeIntake(programmeStore, schedule, () => void readProgramme());

  const stops = [
    engine.onConnected(() => {
      void engine.request('session.read', {}).then((answer) => {
        if (answer.ok) setSession(answer.value);
      });
      void readProgramme();
    }),
    engine.subscribe('session.changed', (state) => {
      const before = sessionStore.getState().state;
      setSession(state);
      // A database that could not be opened answers now.
      const failed = programmeStore.getState().condition.kind === 'failed';
      if (failed || (before !== null && before.repository !== state.repository)) void readProgramme();
    }),
    engine.subscribe('programme.changed', (change) => intake.change(change)),
  ];
  return { readAgain: readProgramme, stop: () => stops.forEach((stop) => stop()) };
}
