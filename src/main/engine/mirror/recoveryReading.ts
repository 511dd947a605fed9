import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { StoragePart } from '#contract/session.ts';
import { connect, type WritableDatabase } from './database.ts';
import { storageFailure } from './failure.ts';
import { migrate, newestShape, shapeOf } from './migrate.ts';
import { migrationsOf } from './parts.ts';
import { codeOf, sizeOf } from './recoveryLook.ts';
import { rescueRows } from './recoveryRows.ts';

/** Files that may be read and not written. A write throws `SQLITE_READONLY`; nothing in the folder is changed. */
export type ReadingFiles = {
  readonly mirror: WritableDatabase;
  readonly precious: WritableDatabase;
  /** The mirror has a shape that this Nami does not know. */
  readonly newer: boolean;
  close(): void;
};

/**
 * Opens both files for reading alone. What cannot be read where it lies (SQLite wants a -shm file beside it), or has an
 * older shape and cannot be brought to the newest one there, is read from a copy in the system's folder for temporary
 * files; a precious file that is absent or damaged is replaced by what can be read of it, in memory. Throws as
 * SQLite does where there is no mirror to be read.
 */
export function openForReading(mirrorFile: string, preciousFile: string): ReadingFiles {
  const copies: string[] = [];
  const forgetCopies = () => {
    for (const folder of copies) rmSync(folder, { recursive: true, force: true });
  };
  let mirror: WritableDatabase | null = null;
  try {
    mirror = openOrCopy(mirrorFile, 'mirror', copies);
    const precious = openPrecious(preciousFile, copies);
    const opened = mirror;
    return {
      mirror: opened,
      precious,
      newer: isNewer(opened, 'mirror') || isNewer(precious, 'precious'),
      close() {
        opened.close();
        precious.close();
        forgetCopies();
      },
    };
  } catch (error) {
    mirror?.close();
    forgetCopies();
    throw error;
  }
}

function openPrecious(file: string, copies: string[]): WritableDatabase {
  if (sizeOf(file) === 0) return inMemory(null);
  try {
    return openOrCopy(file, 'precious', copies);
  } catch (error) {
    const failure = storageFailure(error, file);
    if (failure === null) throw error;
    return inMemory(failure.kind === 'damaged-database' ? file : null);
  }
}

function inMemory(damagedFile: string | null): WritableDatabase {
  const database = connect(':memory:');
  if (damagedFile === null) migrate(database, migrationsOf.precious);
  else rescueRows(damagedFile, database);
  database.pragma('query_only = ON');
  return database;
}

function openOrCopy(file: string, part: StoragePart, copies: string[]): WritableDatabase {
  const inPlace = openInPlace(file);
  if (inPlace !== null) {
    if (shapeOf(inPlace) >= newestShape(migrationsOf[part])) return inPlace;
    inPlace.close();
  }
  const folder = mkdtempSync(join(tmpdir(), 'nami-reading-'));
  copies.push(folder);
  const copy = join(folder, basename(file));
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  const database = connect(copy);
  migrate(database, migrationsOf[part]);
  database.pragma('query_only = ON');
  return database;
}

function openInPlace(file: string): WritableDatabase | null {
  const database = connect(file, { readonly: true, fileMustExist: true });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    if (!/^SQLITE_(?:CANTOPEN|READONLY|IOERR|FULL)/.test(codeOf(error))) throw error;
    return null;
  }
}

function isNewer(database: WritableDatabase, part: StoragePart): boolean {
  return shapeOf(database) > newestShape(migrationsOf[part]);
}
