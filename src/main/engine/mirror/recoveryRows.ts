import { statSync } from 'node:fs';
import { copyWithHead, firstPageBytes, headerBytes, removeCopy } from './recoveryHead.ts';
import { connect, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { migrate, newestShape } from './migrate.ts';
import { migrationsOf } from './parts.ts';

/** What came of reading a damaged precious file row by row. */
export type Rescue = {
  readonly saved: number;
  /** Rows that are known to be missing; null where some are missing and nothing tells how many. */
  readonly lost: number | null;
};

type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly byRowid: boolean;
};
type Row = readonly unknown[];
type Found = { readonly rows: readonly Row[]; readonly lost: number | null };

/**
 * Reads every row that can still be read out of `file`, which is left as it is, and writes them to `target`, a new and
 * empty database, which has the newest shape afterwards. Never throws for damage: what cannot be read is counted.
 *
 * A table with row ids is read in ranges, halved where SQLite meets damage, down to the single row; a table without is
 * read from its beginning and, where that breaks off, from its end.
 */
export function rescueRows(file: string, target: WritableDatabase): Rescue {
  const steps = migrationsOf.precious;
  let source: ReadableDatabase | null = null;
  const heads: string[] = [];
  try {
    let present: Columns;
    [source, present] = openReadable(file, heads);
    const shape = bestShape(present);
    migrate(target, steps.slice(0, shape));
    target.pragma('foreign_keys = OFF');
    let saved = 0;
    let lost: number | null = 0;
    for (const table of tablesOf(target)) {
      const found = readTable(source, table, present.get(table.name));
      const written = writeRows(target, table, found.rows, present.get(table.name) ?? new Set());
      saved += written;
      lost = found.lost === null || lost === null ? null : lost + found.lost + found.rows.length - written;
    }
    migrate(target, steps);
    const orphans = dropOrphans(target);
    target.pragma('foreign_keys = ON');
    return { saved: saved - orphans, lost: lost === null ? null : lost + orphans };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    migrate(target, steps);
    return { saved: 0, lost: null };
  } finally {
    source?.close();
    for (const head of heads) removeCopy(head);
  }
}

/** Opens the file, or a copy of it whose beginning was mended; `heads` takes the copies' names. */
function openReadable(file: string, heads: string[]): [ReadableDatabase, Columns] {
  try {
    return readableAt(file);
  } catch (error) {
    if (!isUnreadable(error) || statSync(file, { throwIfNoEntry: false })?.size === 0) throw error;
    for (const bytes of [headerBytes, firstPageBytes]) {
      const copy = `${file}.head-${bytes}`;
      heads.push(copy);
      copyWithHead(file, copy, bytes);
      try {
        return readableAt(copy);
      } catch (again) {
        if (!isUnreadable(again)) throw again;
      }
    }
    throw error;
  }
}

function readableAt(file: string): [ReadableDatabase, Columns] {
  const source = connect(file, { readonly: true, fileMustExist: true });
  try {
    // Reads on where the file is shorter than its header says, or a line of its schema makes no sense.
    source.unsafeMode(true);
    source.pragma('writable_schema = ON');
    const present = columnsIn(source);
    if (present.size === 0)
      throw Object.assign(new Error('no table can be read'), { code: 'SQLITE_CORRUPT' });
    return [source, present];
  } catch (error) {
    source.close();
    throw error;
  }
}

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

function columnsIn(database: ReadableDatabase): Columns {
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  return new Map(
    names.map((name) => [
      name,
      new Set(database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]),
    ]),
  );
}

/** The shape whose columns fit best; the header's own number, or a name, may be what is damaged. */
function bestShape(present: Columns): number {
  let best = { shape: newestShape(migrationsOf.precious), fit: Number.NEGATIVE_INFINITY };
  for (let shape = 1; shape <= newestShape(migrationsOf.precious); shape += 1) {
    const twin = connect(':memory:');
    migrate(twin, migrationsOf.precious.slice(0, shape));
    let fit = 0;
    for (const [table, columns] of columnsIn(twin)) {
      for (const column of columns) fit += present.get(table)?.has(column) === true ? 1 : -1;
    }
    twin.close();
    if (fit > best.fit) best = { shape, fit };
  }
  return best.shape;
}

function tablesOf(database: ReadableDatabase): readonly Table[] {
  const tables = database
    .prepare(
      "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
    )
    .all() as { name: string; wr: number }[];
  return tables.map(({ name, wr }) => {
    const columns = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name) as {
      name: string;
      pk: number;
    }[];
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    return {
      name,
      columns: columns.map((column) => column.name),
      key: key.map((column) => column.name),
      byRowid: wr === 0,
    };
  });
}

function readTable(source: ReadableDatabase, table: Table, present: ReadonlySet<string> | undefined): Found {
  const columns = present === undefined ? [] : pairedColumns(table, present).source;
  if (columns.length === 0) return { rows: [], lost: null };
  // The rows come from the table itself: an index may be what is damaged.
  const select = `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM "${table.name}" NOT INDEXED`;
  return table.byRowid ? readByRowid(source, table, select) : readByKey(source, table, select);
}

function readByRowid(source: ReadableDatabase, table: Table, select: string): Found {
  const largest = largestRowid(source, table);
  const last = largest ?? furthestRowid(source, table) + searchedBeyond;
  const rows: Row[] = [];
  const range = source.prepare(`${select} WHERE rowid BETWEEN ? AND ? ORDER BY rowid`).raw();
  const single = source.prepare(`${select} WHERE rowid = ?`).raw();
  let lost = 0;
  let refusals = 0;
  const read = (from: number, to: number) => {
    try {
      // A range looks one row ahead: that one may stand on a damaged page.
      rows.push(...((from === to ? single.all(from) : range.all(from, to)) as Row[]));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      refusals += 1;
      if (from === to) lost += 1;
      if (from === to || refusals > mostRefusals) return;
      const middle = Math.floor((from + to) / 2);
      read(from, middle);
      read(middle + 1, to);
    }
  };
  // A damaged number may claim 9e18 rows: no more is looked for than this file could ever hold.
  read(1, Math.min(last, mostRows));
  return { rows, lost: largest === null || refusals > mostRefusals ? null : lost };
}

/** Where the end of a table cannot be read, so many ids after the last one met are asked for one by one. */
const searchedBeyond = 1_000;
/** A damaged number may claim that a table goes on for ever: after so many refusals no more is asked. */
const mostRefusals = 5_000;

/** A row takes a few bytes at least, and a precious file of a GB would be a wonder. */
const mostRows = 2 ** 27;

function largestRowid(source: ReadableDatabase, { name }: Table): number | null {
  try {
    return (
      (source.prepare(`SELECT max(rowid) FROM "${name}" NOT INDEXED`).pluck().get() as number | null) ?? 0
    );
  } catch (error) {
    if (isUnreadable(error)) return null;
    throw error;
  }
}

/** The last row id before the first damage; 0 for none. */
function furthestRowid(source: ReadableDatabase, { name }: Table): number {
  const sql = `SELECT rowid FROM "${name}" NOT INDEXED ORDER BY rowid`;
  return (collected(source, sql).rows.at(-1)?.[0] as number | undefined) ?? 0;
}

function readByKey(source: ReadableDatabase, { key }: Table, select: string): Found {
  const order = (direction: 'ASC' | 'DESC') =>
    `${select.replace(' NOT INDEXED', '')} ORDER BY ${key.map((column) => `"${column}" ${direction}`).join(', ')}`;
  const forward = collected(source, order('ASC'));
  if (forward.whole) return { rows: forward.rows, lost: 0 };
  const backward = collected(source, order('DESC'));
  return { rows: [...forward.rows, ...backward.rows.toReversed()], lost: null };
}

/** Rows until the end or until the damage. */
function collected(
  source: ReadableDatabase,
  sql: string,
): { readonly rows: readonly Row[]; readonly whole: boolean } {
  const rows: Row[] = [];
  try {
    for (const row of source.prepare(sql).raw().iterate()) rows.push(row as Row);
    return { rows, whole: true };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { rows, whole: false };
  }
}

/** Which column of the file goes into which: by name, or, where a name itself is damaged, by its place. */
function pairedColumns(table: Table, present: ReadonlySet<string>) {
  const byName = table.columns.filter((column) => present.has(column));
  return byName.length < table.columns.length && present.size === table.columns.length
    ? { source: [...present], target: table.columns }
    : { source: byName, target: byName };
}

/** Writes what fits its table, each row once; answers how many that were. */
function writeRows(
  target: WritableDatabase,
  table: Table,
  rows: readonly Row[],
  present: ReadonlySet<string>,
): number {
  const columns = pairedColumns(table, present).target;
  if (rows.length === 0) return 0;
  const insert = target.prepare(
    `INSERT OR IGNORE INTO "${table.name}" (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let written = 0;
  target.transaction(() => {
    for (const row of rows) {
      if (row.some(isTorn)) continue;
      try {
        written += insert.run(...row).changes;
      } catch (error) {
        // A value that its STRICT column refuses: what stands there is no longer what was stored.
        if (!(
          error instanceof Error &&
          'code' in error &&
          String(error.code).startsWith('SQLITE_CONSTRAINT')
        ))
          throw error;
      }
    }
  })();
  return written;
}

/** Nami stores no NUL: within a text it is where the disk has forgotten the rest. */
function isTorn(value: unknown): boolean {
  return typeof value === 'string' && value.includes('\0');
}

/** Rows whose parent row was lost. */
function dropOrphans(target: WritableDatabase): number {
  const { changes } = target
    .prepare('DELETE FROM import_changes WHERE repository NOT IN (SELECT repository FROM last_imports)')
    .run();
  return changes;
}

/** Damage in all its forms: SQLite's own codes, and what its reading of nonsense leads to. */
function isUnreadable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(?:CORRUPT|NOTADB|ERROR|IOERR|TOOBIG|MISMATCH|NOMEM|CANTOPEN|READONLY)/.test(code);
}
