import type { Failure } from '#contract/result.ts';
import { indexSome } from './mirror/searchIndex.ts';
import type { WritableDatabase } from './mirror/database.ts';
import { storageFailure } from './mirror/failure.ts';
import type { Clock } from './sync/context.ts';

/** Brings the search index up to date while nothing else is to be done. */
export type Indexer = {
  /** Rows changed: index them soon. */
  wake(): void;
  /** Keeps from writing, for a transaction on another connection. */
  pause(): void;
  resume(): void;
  stop(): void;
};

/**
 * About 30 ms of work at a time, then the event loop and the disk have as long for others. Smaller portions make
 * smaller index segments, which SQLite merges again and again: 40,000 comments took 9.4 s of CPU by 100, 4.4 s by 400.
 */
const recordsAtOnce = 400;
const breather = 30;
/** A page of a sync follows the one before within this time; the index waits until they are in. */
const patience = 400;

export function createIndexer(
  mirror: WritableDatabase,
  clock: Clock,
  onBug: (error: unknown) => void,
  onStorageFailure: (failure: Failure) => void = () => undefined,
): Indexer {
  let callOff: (() => void) | null = null;
  let paused = false;
  let stopped = false;

  const later = (milliseconds: number) => {
    callOff?.();
    if (!stopped && !paused) callOff = clock.after(milliseconds, work);
  };
  const work = () => {
    callOff = null;
    try {
      if (indexSome(mirror, recordsAtOnce) > 0) later(breather);
    } catch (error) {
      // A full disk or a busy file: the rows stay queued, and a search reads them one by one.
      const failure = storageFailure(error, mirror.name);
      if (failure === null) onBug(error);
      else onStorageFailure(failure);
    }
  };
  return {
    wake: () => later(patience),
    pause() {
      paused = true;
      callOff?.();
      callOff = null;
    },
    resume() {
      paused = false;
      later(patience);
    },
    stop() {
      stopped = true;
      callOff?.();
      callOff = null;
    },
  };
}
