import { mkdirSync } from 'node:fs';
import { dirname, format, parse } from 'node:path';
import { fail, succeed, type Result } from '#contract/result.ts';
import type { Repair, StoragePart, StorageProgram, StorageTrouble } from '#contract/session.ts';
import { connect, type WritableDatabase } from './database.ts';
import { orStorageFailure, storageFailure } from './failure.ts';
import { migrate } from './migrate.ts';
import { takeOwnership, type Owner, type Ownership } from './owner.ts';
import { applicationIds, migrationsOf } from './parts.ts';
import { asideName, moveAsideAs } from './recoveryAside.ts';
import { codeOf, lookAt, sizeOf, type Look } from './recoveryLook.ts';
import { finishRescue, rescuePrecious } from './recoveryPrecious.ts';
import { openForReading } from './recoveryReading.ts';
import { isSealBroken, sealMirror } from './recoverySeal.ts';
import { noteRepair } from './repairs.ts';

/**
 * What lives where.
 *
 * Two SQLite files stand side by side. `nami.db`, the *mirror*, holds what the server said: repositories,
 * issues, comments, labels, milestones, assignees, native links, the search index, and how far syncing has
 * come. Sync and import alone write it; it may be thrown away and fetched again, so it runs with
 * `synchronous=NORMAL`: a power loss may take the last moments, never the file.
 *
 * `nami.precious.db` holds what cannot be fetched again: settings, look-marks, removed records and replaced
 * texts (later drafts and the outbox). It runs with `synchronous=FULL`, `fullfsync` and
 * `checkpoint_fullfsync`, set and read back, and its migrations only go forward.
 *
 * The two do not commit together. What must be in both is written to the precious file first, and to the
 * mirror in a way that does no harm when it is done twice.
 *
 * One program at a time writes to them (`owner.ts`); where this one may not or cannot, it reads, and `trouble` says why.
 *
 * One module a topic: repositories, issues, comments, labels (with milestones and assignees), links,
 * threads (comment threads longer than a page), syncState, search, tracker (rows → the domain's values) on
 * the mirror; settings, looks, keepsakes on the precious file. Functions that read take a
 * `ReadableDatabase`, those that write a `WritableDatabase`, and say what they changed.
 */
export type Storage = {
  readonly mirror: WritableDatabase;
  readonly precious: WritableDatabase;
  readonly mirrorFile: string;
  readonly preciousFile: string;
  /** Why every write is refused; null where the files can be written. */
  readonly trouble: StorageTrouble | null;
  /** What was found damaged at this opening; the precious file keeps them until the user has read them. */
  readonly repairs: readonly Repair[];
  close(): void;
};

export type OpenOptions = {
  /** Who opens the files: other programs are told. */
  readonly program?: StorageProgram;
  /** `look`: the files are brought into order and then left to whoever wants to write. */
  readonly purpose?: 'keep' | 'look';
  /** Damage was met while reading: every page is looked at, and where no file shows any, it was the mirror's. */
  readonly suspect?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: number;
};

/** `nami.db` → `nami.precious.db`; without an extension `mirror` → `mirror.precious`. */
export function preciousFileOf(mirrorFile: string): string {
  const { dir, name, ext } = parse(mirrorFile);
  return format({ dir, name: `${name}.precious`, ext });
}

/**
 * Opens or creates both files and brings them to the newest shape.
 *
 * A damaged mirror is moved aside and made anew, empty; a damaged precious file too, with every row in it that can be read
 * (`repairs`). Files of a newer Nami, files that cannot be written, a full disk and files that another program writes
 * to are opened for reading (`trouble`). Fails as `not-writable`, `disk-full` or `busy` where there is
 * nothing to read either, and as `bad-input` for another program's file, which is left as it is.
 */
export function openStorage(mirrorFile: string, options: OpenOptions = {}): Result<Storage> {
  const files = { mirrorFile, preciousFile: preciousFileOf(mirrorFile) };
  const now = options.now ?? Date.now();
  return orStorageFailure(mirrorFile, () => {
    // A folder in the place of a file: nothing is tried.
    sizeOf(files.mirrorFile);
    sizeOf(files.preciousFile);
    let ownership: Ownership | null = null;
    try {
      mkdirSync(dirname(mirrorFile), { recursive: true });
      const claim = takeOwnership(mirrorFile, options.program ?? 'app', now);
      if ('owner' in claim) return readingOnly(files, otherOwner(mirrorFile, claim.owner, now));
      ownership = claim.taken;
      const opened = openOwned(files, options, now, ownership);
      if (opened !== null && (!opened.ok || options.purpose !== 'look')) return opened;
      ownership.release();
      return opened ?? readingOnly(files, troubleOf('newer-database', mirrorFile, now));
    } catch (error) {
      ownership?.release();
      const kind = storageFailure(error, mirrorFile)?.kind;
      if (kind !== 'not-writable' && kind !== 'disk-full') throw error;
      return readingInstead(files, troubleOf(kind, mirrorFile, now), error);
    }
  });
}

/** A further connection to the mirror, for a long transaction that must not hold up the readers. */
export function connectMirror(mirrorFile: string): WritableDatabase {
  const database = connect(mirrorFile, { fileMustExist: true });
  configure(database, 'mirror');
  return database;
}

type Files = Pick<Storage, 'mirrorFile' | 'preciousFile'>;

/** Null for files of a newer Nami. */
function openOwned(
  files: Files,
  { suspect = false, purpose }: OpenOptions,
  now: number,
  ownership: Ownership,
): Result<Storage> | null {
  const { mirrorFile, preciousFile } = files;
  finishRescue(preciousFile);
  const look = (part: StoragePart): Look => {
    const [file, other] = part === 'mirror' ? [mirrorFile, preciousFile] : [preciousFile, mirrorFile];
    return lookAt(file, part, { thorough: suspect, otherHoldsSomething: sizeOf(other) > 0 });
  };
  const found = { precious: look('precious'), mirror: look('mirror') };
  for (const part of ['precious', 'mirror'] as const) {
    if (found[part].kind === 'foreign')
      return foreign(part === 'mirror' ? mirrorFile : preciousFile, ownership);
  }
  if (found.precious.kind === 'newer' || found.mirror.kind === 'newer') return null;

  const repairs: Repair[] = [];
  const rescue = () => repairs.push(rescuePrecious(preciousFile, now));
  if (found.precious.kind === 'damaged') rescue();
  const precious = openPart(preciousFile, 'precious', rescue);
  try {
    const damaged =
      found.mirror.kind === 'damaged' ||
      (found.mirror.kind === 'sound' && isSealBroken(precious, mirrorFile)) ||
      (suspect && repairs.length === 0);
    const setAside = () => {
      const keptAs = asideName(mirrorFile, now);
      moveAsideAs(mirrorFile, keptAs);
      const repair = {
        part: 'mirror',
        at: new Date(now).toISOString(),
        keptAs,
        saved: null,
        lost: null,
      } as const;
      noteRepair(precious, repair);
      repairs.push(repair);
    };
    if (damaged) setAside();
    const mirror = openPart(mirrorFile, 'mirror', setAside);
    return succeed({
      ...files,
      mirror,
      precious,
      trouble: null,
      repairs,
      close() {
        if (!precious.open) return;
        mirror.close();
        if (purpose !== 'look') sealed(precious, mirrorFile);
        precious.close();
        ownership.release();
      },
    });
  } catch (error) {
    precious.close();
    throw error;
  }
}

/** A seal that cannot be written is no seal: the next start looks at the pages alone. */
function sealed(precious: WritableDatabase, mirrorFile: string): void {
  try {
    sealMirror(precious, mirrorFile);
  } catch (error) {
    if (storageFailure(error, mirrorFile) === null) throw error;
  }
}

function foreign(file: string, ownership: Ownership): Result<never> {
  ownership.release();
  return fail(
    'bad-input',
    `The file ${file} is a database of another program and was left as it is.`,
    'Name another file for Nami.',
  );
}

/** Opens a file that was looked at; `mend` takes it away where its shape turns out not to be what it says. */
function openPart(file: string, part: StoragePart, mend: () => void): WritableDatabase {
  try {
    return openSound(file, part);
  } catch (error) {
    if (!/^SQLITE_(?:ERROR|CORRUPT|NOTADB|CONSTRAINT)/.test(codeOf(error)) || sizeOf(file) === 0) throw error;
    mend();
    return openSound(file, part);
  }
}

function openSound(file: string, part: StoragePart): WritableDatabase {
  const database = connect(file);
  try {
    // A read-only file opens without a word, and refuses the first write: here, where it can be told.
    database.exec('BEGIN IMMEDIATE; ROLLBACK');
    configure(database, part);
    migrate(database, migrationsOf[part]);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: WritableDatabase, part: StoragePart): void {
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  switch (part) {
    case 'mirror':
      database.pragma('synchronous = NORMAL');
      // 16 MB instead of 4: a backfill touches the same index pages again and again before they are copied back.
      database.pragma('wal_autocheckpoint = 4000');
      break;
    case 'precious': {
      // The bundled SQLite falls back to NORMAL in WAL mode (DEFAULT_WAL_SYNCHRONOUS=1): with it 2,968 of
      // 3,990 simulated power losses lost an acknowledged row, with FULL none of 5,193.
      database.pragma('synchronous = FULL');
      database.pragma('fullfsync = ON');
      database.pragma('checkpoint_fullfsync = ON');
      const synchronous = database.pragma('synchronous', { simple: true });
      if (synchronous !== 2) throw new Error(`synchronous is ${String(synchronous)} where FULL (2) was set`);
      break;
    }
  }
  const id = database.pragma('application_id', { simple: true });
  if (id !== applicationIds[part]) database.pragma(`application_id = ${applicationIds[part]}`);
}

function readingOnly(files: Files, trouble: StorageTrouble): Result<Storage> {
  const { newer, ...opened } = openForReading(files.mirrorFile, files.preciousFile);
  const { since, file } = trouble;
  return succeed({
    ...files,
    ...opened,
    trouble: newer ? { kind: 'newer-database', since, file } : trouble,
    repairs: [],
  });
}

/** Where there is nothing to read either, the reason why nothing can be written is what there is to say. */
function readingInstead(files: Files, trouble: StorageTrouble, reason: unknown): Result<Storage> {
  try {
    return readingOnly(files, trouble);
  } catch {
    throw reason;
  }
}

function troubleOf(
  kind: 'newer-database' | 'not-writable' | 'disk-full',
  file: string,
  now: number,
): StorageTrouble {
  return { kind, file, since: new Date(now).toISOString() };
}

function otherOwner(file: string, owner: Owner | null, now: number): StorageTrouble {
  return {
    kind: 'other-owner',
    file,
    since: owner?.since ?? new Date(now).toISOString(),
    program: owner?.program ?? null,
    processId: owner?.processId ?? null,
  };
}
