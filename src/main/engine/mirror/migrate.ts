import { inTransaction, type ReadableDatabase, type WritableDatabase } from './database.ts';

/** One step of a database's shape. Released steps never change; a new shape is a new step. */
export type Migration = { readonly version: number; readonly sql: string };

/** `PRAGMA user_version`: the last step this database took, 0 for a new file. */
export function shapeOf(database: ReadableDatabase): number {
  return database.pragma('user_version', { simple: true }) as number;
}

export function newestShape(steps: readonly Migration[]): number {
  return steps.at(-1)?.version ?? 0;
}

/**
 * Brings a database to the newest shape, a transaction a step: after a kill the file has the old shape or
 * the new one, never something between.
 */
export function migrate(database: WritableDatabase, steps: readonly Migration[]): void {
  const found = shapeOf(database);
  for (const step of steps) {
    if (step.version <= found) continue;
    inTransaction(database, () => {
      database.exec(step.sql);
      database.pragma(`user_version = ${step.version}`);
    });
  }
}
