import Sqlite from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A connection for code that may look. Every `WritableDatabase` is one. */
export type ReadableDatabase = Sqlite.Database & { readonly [readable]: true };
/** A connection for code that may change rows. */
export type WritableDatabase = ReadableDatabase & { readonly [writable]: true };

type ConnectOptions = {
  readonly fileMustExist?: boolean;
  /** The connection looks and never writes, not even when it is closed. */
  readonly readonly?: boolean;
  /** How long a statement waits for another program's lock, milliseconds; 5,000 where it is absent. */
  readonly timeout?: number;
};

/**
 * Opens a connection. `NAMI_SQLITE_BINDING` names another build of the native module: an Electron whose
 * N-API is older than the bundled binary's (10) crashes on it, and brings a build of its own.
 * Throws `SqliteError`, or `TypeError` where the folder does not exist.
 */
export function connect(file: string, options: ConnectOptions = {}): WritableDatabase {
  const nativeBinding = process.env['NAMI_SQLITE_BINDING'];
  return new Sqlite(file, {
    fileMustExist: options.fileMustExist ?? false,
    readonly: options.readonly ?? false,
    ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    ...(nativeBinding === undefined || nativeBinding === '' ? {} : { nativeBinding }),
  }) as WritableDatabase;
}

const statements = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();

/**
 * The prepared statement for this SQL, made once a connection. Preparing anew costs about as much as
 * inserting a row, and a first sync inserts more than a hundred thousand.
 */
export function prepared<Parameters extends unknown[], Row = unknown>(
  database: ReadableDatabase,
  sql: string,
): Sqlite.Statement<Parameters, Row> {
  let ofDatabase = statements.get(database);
  if (ofDatabase === undefined) {
    ofDatabase = new Map();
    statements.set(database, ofDatabase);
  }
  let statement = ofDatabase.get(sql);
  if (statement === undefined) {
    statement = database.prepare(sql);
    ofDatabase.set(sql, statement);
  }
  return statement as unknown as Sqlite.Statement<Parameters, Row>;
}

/** Runs `work` in one transaction: all of it is stored, or nothing. `work` stays synchronous. */
export function inTransaction<Value>(database: WritableDatabase, work: () => Value): Value {
  return database.transaction(work).immediate();
}

/** How SQLite means to answer a query, a line a step: lets a test assert that an index is used. */
export function explain(database: ReadableDatabase, sql: string, parameters: readonly unknown[]): string {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[];
  return steps.map((step) => step.detail).join('\n');
}
