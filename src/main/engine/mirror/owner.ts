import type { StorageProgram } from '#contract/session.ts';
import { connect, type WritableDatabase } from './database.ts';

/** Who writes to a pair of files. */
export type Owner = {
  readonly processId: number;
  /** When that process took the files over, ISO 8601 UTC. */
  readonly since: string;
  readonly program: StorageProgram;
};

export type Ownership = { release(): void };

/** How long to wait for an owner that is just closing, or a command that looks at the files for a moment (ms). */
const patience = 250;

/** `nami.db` → `nami.db.owner`. */
export function ownerFileOf(mirrorFile: string): string {
  return `${mirrorFile}.owner`;
}

/**
 * Makes this process the one that writes to the files, or says who is. The name and the hour stand in a file of their own,
 * and the claim is SQLite's lock on it, which the system takes back when a process dies, however it dies: nothing
 * is ever stale, and no process id that was given to another program is mistaken for the owner.
 *
 * Throws as SQLite does where the folder cannot be written; a full disk alone does not keep from owning.
 */
export function takeOwnership(
  mirrorFile: string,
  program: StorageProgram,
  now: number,
): { readonly taken: Ownership } | { readonly owner: Owner | null } {
  const database = connect(ownerFileOf(mirrorFile), { timeout: patience });
  try {
    // It holds nothing that a power loss could take.
    database.pragma('synchronous = OFF');
    try {
      signed(database, program, now);
    } catch (error) {
      if (!isFull(error)) throw error;
    }
    database.exec('BEGIN IMMEDIATE');
    return { taken: { release: () => database.close() } };
  } catch (error) {
    const owner = isBusy(error) ? readOwner(database) : null;
    database.close();
    if (isBusy(error)) return { owner };
    throw error;
  }
}

function signed(database: WritableDatabase, program: StorageProgram, now: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(
      `CREATE TABLE IF NOT EXISTS owner (
         only INTEGER PRIMARY KEY CHECK (only = 1), process_id INTEGER NOT NULL, since TEXT NOT NULL, program TEXT NOT NULL
       ) STRICT`,
    );
    database
      .prepare('INSERT OR REPLACE INTO owner VALUES (1, ?, ?, ?)')
      .run(process.pid, new Date(now).toISOString(), program);
    database.exec('COMMIT');
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
  }
}

function readOwner(database: WritableDatabase): Owner | null {
  try {
    const row = database.prepare('SELECT process_id AS processId, since, program FROM owner').get() as
      Owner | undefined;
    return row ?? null;
  } catch {
    // It is being signed this very moment.
    return null;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
const isBusy = (error: unknown) => codeOf(error).startsWith('SQLITE_BUSY');
const isFull = (error: unknown) => codeOf(error) === 'SQLITE_FULL';
