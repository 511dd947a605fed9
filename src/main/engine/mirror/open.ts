import { mkdirSync } from 'node:fs';
import { dirname, format, parse } from 'node:path';
import { fail, succeed, type Result } from '#contract/result.ts';
import { connect, type WritableDatabase } from './database.ts';
import { orStorageFailure } from './failure.ts';
import { migrate, newestShape, shapeOf, type Migration } from './migrate.ts';
import { mirrorMigrations } from './migrations/mirror/index.ts';
import { preciousMigrations } from './migrations/precious/index.ts';

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
  close(): void;
};

/** `nami.db` → `nami.precious.db`; without an extension `mirror` → `mirror.precious`. */
export function preciousFileOf(mirrorFile: string): string {
  const { dir, name, ext } = parse(mirrorFile);
  return format({ dir, name: `${name}.precious`, ext });
}

/** Marks the files as Nami's own (`PRAGMA application_id`), so that no other program's database is changed. */
const applicationIds = { mirror: 0x4e616d69, precious: 0x4e616d70 } as const;
type Part = keyof typeof applicationIds;

const migrationsOf: Readonly<Record<Part, readonly Migration[]>> = {
  mirror: mirrorMigrations,
  precious: preciousMigrations,
};

/**
 * Opens or creates both files and brings them to the newest shape. Fails as `newer-database`,
 * `damaged-database`, `not-writable`, `disk-full`, `busy`, or `bad-input` for another program's file;
 * a file that cannot be used is left as it is.
 */
export function openStorage(mirrorFile: string): Result<Storage> {
  const preciousFile = preciousFileOf(mirrorFile);
  const precious = openPart(preciousFile, 'precious');
  if (!precious.ok) return precious;
  const mirror = openPart(mirrorFile, 'mirror');
  if (!mirror.ok) {
    precious.value.close();
    return mirror;
  }
  return succeed({
    mirror: mirror.value,
    precious: precious.value,
    mirrorFile,
    preciousFile,
    close() {
      mirror.value.close();
      precious.value.close();
    },
  });
}

/** A further connection to the mirror, for a long transaction that must not hold up the readers. */
export function connectMirror(mirrorFile: string): WritableDatabase {
  const database = connect(mirrorFile, { fileMustExist: true });
  configure(database, 'mirror');
  return database;
}

function openPart(file: string, part: Part): Result<WritableDatabase> {
  return orStorageFailure(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const database = connect(file);
    let opened = false;
    try {
      const foreign = ofAnotherProgram(database, part);
      if (foreign) {
        return fail(
          'bad-input',
          `The file ${file} is a database of another program and was left as it is.`,
          'Name another file for Nami.',
        );
      }
      const damage = damageIn(database, part);
      if (damage !== null) {
        return fail(
          'damaged-database',
          `The database ${file} is damaged (${damage}) and was left as it is.`,
          part === 'mirror'
            ? 'Move it away together with its -wal file, keep the .precious file, and sync or import again.'
            : 'Move it away together with its -wal file and put back your latest backup, or start without it.',
        );
      }
      const found = shapeOf(database);
      const known = newestShape(migrationsOf[part]);
      if (found > known) {
        return fail(
          'newer-database',
          `The database ${file} was written by a newer Nami (shape ${found}, this one knows ${known}) and was left as it is.`,
          'Start the newer Nami, or name another file.',
        );
      }
      configure(database, part);
      migrate(database, migrationsOf[part]);
      opened = true;
      return succeed(database);
    } finally {
      if (!opened) database.close();
    }
  });
}

function ofAnotherProgram(database: WritableDatabase, part: Part): boolean {
  const id = database.pragma('application_id', { simple: true }) as number;
  if (id === applicationIds[part]) return false;
  const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
    tables: number;
  };
  return tables > 0;
}

/** Looking through every page of a file takes about 10 ms a MB; up to this size it is done at every start. */
const alwaysCheckedBytes = 16 * 1024 * 1024;

/**
 * The first damage SQLite finds, or null. A larger mirror is only checked for having all its pages: damage within
 * one is found when it is read, told as `damaged-database` then, and a mirror can be fetched again.
 */
function damageIn(database: WritableDatabase, part: Part): string | null {
  const pages = database.pragma('page_count', { simple: true }) as number;
  const pageSize = database.pragma('page_size', { simple: true }) as number;
  if (part === 'mirror' && pages * pageSize > alwaysCheckedBytes) {
    database.pragma('schema_version');
    return null;
  }
  const found = database.pragma('quick_check(1)', { simple: true }) as string;
  return found === 'ok' ? null : found.replace(/\s+/g, ' ');
}

function configure(database: WritableDatabase, part: Part): void {
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
