import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { connect } from './database.ts';
import { migrate } from './migrate.ts';
import { applicationIds, migrationsOf } from './parts.ts';

/** SQLite's own header; behind it, on the same page, stands the list of tables. */
export const headerBytes = 100;
export const firstPageBytes = 4096;

const endings = ['', '-wal', '-shm', '-journal'] as const;

/**
 * A copy of a precious file whose first bytes are those of a new one. With the header alone damaged that is the whole cure;
 * with the first page gone it is one where the tables lie where a new file has them, which holds for every file that
 * was made by the newest shape. Offsets: sqlite.org/fileformat2.html, 1.3.
 */
export function copyWithHead(file: string, copy: string, bytes: number): void {
  removeCopy(copy);
  const head = headOfNewFile(copy).subarray(0, bytes);
  const changes = 24;
  const pages = 28;
  const firstFreePage = 32;
  const changesWhenSized = 92;
  head.writeUInt32BE(Math.floor(statSync(file).size / firstPageBytes), pages);
  head.fill(0, firstFreePage, firstFreePage + 8);
  head.copy(head, changesWhenSized, changes, changes + 4);
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  const descriptor = openSync(copy, 'r+');
  writeSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
}

export function removeCopy(copy: string): void {
  for (const ending of endings) rmSync(`${copy}${ending}`, { force: true });
}

function headOfNewFile(file: string): Buffer {
  const twin = connect(file);
  twin.pragma('journal_mode = WAL');
  twin.pragma(`application_id = ${applicationIds.precious}`);
  migrate(twin, migrationsOf.precious);
  twin.close();
  const head = readFileSync(file).subarray(0, firstPageBytes);
  removeCopy(file);
  return head;
}
