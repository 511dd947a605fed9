import type { StoragePart } from '#contract/session.ts';
import type { Migration } from './migrate.ts';
import { mirrorMigrations } from './migrations/mirror/index.ts';
import { preciousMigrations } from './migrations/precious/index.ts';

/** Marks the files as Nami's own (`PRAGMA application_id`), so that no other program's database is changed. */
export const applicationIds: Readonly<Record<StoragePart, number>> = {
  mirror: 0x4e616d69,
  precious: 0x4e616d70,
};

export const migrationsOf: Readonly<Record<StoragePart, readonly Migration[]>> = {
  mirror: mirrorMigrations,
  precious: preciousMigrations,
};

/** Tables of the first shape: a file that holds them is Nami's, whatever its header says. */
export const firstTables: Readonly<Record<StoragePart, readonly string[]>> = {
  mirror: ['repositories', 'issues', 'sync_state'],
  precious: ['settings', 'look_marks', 'tombstones'],
};
