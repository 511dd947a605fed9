import { accessSync, closeSync, constants, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Failure } from '#contract/result.ts';
import type { SessionState, StorageTrouble } from '#contract/session.ts';
import type { Storage } from './mirror/open.ts';
import { takeOwnership } from './mirror/owner.ts';
import { forgetRepairs, readRepairs } from './mirror/repairs.ts';
import type { Clock } from './sync/context.ts';

/** Knows whether anything can be stored, and looks again by itself until it can. */
export type StorageWatch = {
  readonly state: () => Pick<SessionState, 'storageTrouble' | 'repairs'>;
  /** A read or a write failed. */
  readonly failed: (failure: Failure) => void;
  /** The user has read what was repaired. */
  understood(): void;
  stop(): void;
};

export type StorageWatchOptions = {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** What could not be stored can be stored now. */
  readonly onRoom: () => void;
  /** The files want to be opened anew: they can be written now, or (`suspect`) one of them is damaged. */
  readonly onRenew: (suspect: boolean) => void;
};

/** How long until the next look whether it is better, milliseconds. */
const lookAgain = 2_000;
/** Room for a page of a sync with its log; less would be full again at once. */
const roomBytes = 1024 * 1024;

export function createStorageWatch(options: StorageWatchOptions): StorageWatch {
  const { storage, clock } = options;
  let trouble = storage.trouble;
  let repairs = readRepairs(storage.precious);
  let suspected = false;
  let callOff: (() => void) | null = null;

  const look = () => {
    callOff = null;
    if (trouble === null) return;
    if (!isBetter(storage, trouble, clock.now())) {
      lookLater();
    } else if (storage.trouble !== null) {
      options.onRenew(false);
    } else {
      trouble = null;
      options.onChange();
      options.onRoom();
    }
  };
  const lookLater = () => {
    callOff ??= clock.after(lookAgain, look);
  };
  // A file of a newer Nami stays one until Nami is started anew.
  if (trouble !== null && trouble.kind !== 'newer-database') lookLater();

  return {
    state: () => ({
      ...(trouble === null ? {} : { storageTrouble: trouble }),
      ...(repairs.length === 0 ? {} : { repairs }),
    }),
    failed({ kind }) {
      if (kind === 'damaged-database' && !suspected && storage.trouble === null) {
        suspected = true;
        options.onRenew(true);
      } else if ((kind === 'disk-full' || kind === 'not-writable') && trouble === null) {
        trouble = { kind, file: storage.mirrorFile, since: new Date(clock.now()).toISOString() };
        options.onChange();
        lookLater();
      }
    },
    understood() {
      forgetRepairs(storage.precious);
      repairs = [];
      options.onChange();
    },
    stop() {
      callOff?.();
      callOff = null;
    },
  };
}

function isBetter({ mirrorFile, preciousFile }: Storage, trouble: StorageTrouble, now: number): boolean {
  try {
    if (trouble.kind === 'other-owner') {
      const claim = takeOwnership(mirrorFile, 'app', now);
      if ('owner' in claim) return false;
      claim.taken.release();
      return true;
    }
    for (const file of [mirrorFile, preciousFile]) accessSync(file, constants.W_OK);
    return hasRoom(`${mirrorFile}.room`);
  } catch {
    return false;
  }
}

function hasRoom(file: string): boolean {
  try {
    const descriptor = openSync(file, 'w');
    try {
      const written = writeSync(descriptor, Buffer.alloc(roomBytes));
      fsyncSync(descriptor);
      return written === roomBytes;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return false;
  } finally {
    rmSync(file, { force: true });
  }
}
