import { statSync } from 'node:fs';
import type { StoragePart } from '#contract/session.ts';
import { connect, type ReadableDatabase } from './database.ts';
import { newestShape, shapeOf } from './migrate.ts';
import { applicationIds, firstTables, migrationsOf } from './parts.ts';

/** What stands in the place of a database file, as far as a look tells that changes no byte of it. */
export type Look =
  | { readonly kind: 'absent' }
  | { readonly kind: 'sound' }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged'; readonly why: string };

export type LookOptions = {
  /** An empty file beside another that holds something was cut off. */
  readonly otherHoldsSomething: boolean;
  /** Looks through every page whatever the size, and through every index. */
  readonly thorough: boolean;
};

/** Looking through every page of a file takes about 10 ms a MB; up to this size it is done at every start. */
export const alwaysCheckedBytes = 16 * 1024 * 1024;

/** Bytes of a file; 0 where there is none. Throws EISDIR for a folder. */
export function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
  }
  return found?.size ?? 0;
}

/**
 * Looks at a file without changing it. A mirror above 16 MB is only checked for having all its pages: the rest is looked
 * through while the engine is idle (`recoveryIdle.ts`), or met when it is read. Throws as SQLite does where the file cannot be read.
 */
export function lookAt(file: string, part: StoragePart, options: LookOptions): Look {
  const bytes = sizeOf(file);
  if (bytes === 0) {
    if (sizeOf(`${file}-wal`) > 0) return { kind: 'damaged', why: 'the file is empty, its -wal is not' };
    const exists = statSync(file, { throwIfNoEntry: false }) !== undefined;
    return exists && options.otherHoldsSomething
      ? { kind: 'damaged', why: 'the file is empty' }
      : { kind: 'absent' };
  }
  try {
    try {
      return lookThrough(file, part, options, true);
    } catch (error) {
      // A transaction that a kill left half written is taken back by a connection that may write.
      if (!codeOf(error).startsWith('SQLITE_READONLY')) throw error;
      return lookThrough(file, part, options, false);
    }
  } catch (error) {
    if (!/^SQLITE_(?:NOTADB|CORRUPT)/.test(codeOf(error))) throw error;
    return { kind: 'damaged', why: (error as Error).message };
  }
}

function lookThrough(file: string, part: StoragePart, options: LookOptions, readonly: boolean): Look {
  const database = connect(file, { readonly, fileMustExist: true });
  try {
    const { others, own } = tablesIn(database, part);
    const marked = database.pragma('application_id', { simple: true }) === applicationIds[part];
    if (!marked && others > 0) {
      return own ? { kind: 'damaged', why: 'its header does not fit its tables' } : { kind: 'foreign' };
    }
    const why = damageIn(database, part, options.thorough);
    if (why !== null) return { kind: 'damaged', why };
    if (shapeOf(database) > newestShape(migrationsOf[part])) return { kind: 'newer' };
    return { kind: 'sound' };
  } finally {
    database.close();
  }
}

function tablesIn(database: ReadableDatabase, part: StoragePart) {
  const names = new Set(
    database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[],
  );
  return { others: names.size, own: firstTables[part].every((name) => names.has(name)) };
}

/** The first damage SQLite finds, or null. */
function damageIn(database: ReadableDatabase, part: StoragePart, thorough: boolean): string | null {
  const pages = database.pragma('page_count', { simple: true }) as number;
  const pageSize = database.pragma('page_size', { simple: true }) as number;
  if (thorough) return firstLine(database, 'integrity_check(1)');
  if (part === 'mirror' && pages * pageSize > alwaysCheckedBytes) return null;
  // The precious file is small, and its indexes are worth the look: a wrong one hides rows.
  return firstLine(database, part === 'precious' ? 'integrity_check(1)' : 'quick_check(1)');
}

function firstLine(database: ReadableDatabase, check: string): string | null {
  const found = database.pragma(check, { simple: true }) as string;
  return found === 'ok' ? null : found.replace(/\s+/g, ' ');
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
