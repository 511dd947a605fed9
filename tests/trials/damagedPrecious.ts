import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type ReadableDatabase } from '#engine/mirror/database.ts';
import { preciousFileOf } from '#engine/mirror/open.ts';
import { damage, damageKinds, seededRandom } from '../support/engine/damage.ts';
import { fillPrecious, filledTables, preciousRows } from '../support/engine/preciousRows.ts';
import { copyFiles, makeFolder, onCopy, opened, removeFolder } from './files.ts';
import { must, Tally, type Outcome, type Trial, type TrialSize } from './trial.ts';

/** `careless` throws the damaged file away and begins anew. */
async function tryDamage({ runs, seed }: TrialSize, careless: boolean): Promise<Outcome> {
  const folder = makeFolder();
  const tally = new Tally();
  try {
    const file = join(folder, 'nami.db');
    const unclosed = join(folder, 'unclosed.db');
    const first = opened(file);
    fillPrecious(first.precious, 80);
    const all = preciousRows(first.precious);
    copyFiles(file, unclosed);
    first.close();
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(seed + run);
      const kind = damageKinds[(seed + run - 1) % damageKinds.length] ?? 'bits';
      await tally.try(`seed ${seed + run}, ${kind}`, () =>
        onCopy(kind === 'no-wal' ? unclosed : file, (copy) => {
          const precious = preciousFileOf(copy);
          damage(precious, kind, random);
          const broken = readFileSync(precious);
          const readable = readableRows(precious, all);
          if (careless) rmSync(precious);
          const storage = opened(copy);
          try {
            const [repair] = storage.repairs;
            tally.count(repair === undefined ? 'takenAsItIs' : 'repaired');
            must(
              repair === undefined || readFileSync(repair.keptAs).equals(broken),
              'the original was changed',
            );
            const rows = preciousRows(storage.precious);
            // What an import changed means nothing without the import's own row.
            const isOrphan = (key: string) =>
              key.startsWith('import_changes|') && !rows.has('last_imports|harbour/pilots');
            const missing = [...readable].filter((key) => rows.get(key) !== all.get(key) && !isOrphan(key));
            tally.count('rowsReadable', readable.size);
            tally.count('rowsLostWithTheDisk', all.size - readable.size);
            tally.count('rowsAltered', [...rows].filter(([key, row]) => all.get(key) !== row).length);
            must(missing.length === 0, `${missing.length} readable rows are gone, ${missing[0]} first`);
            must(
              storage.precious.pragma('integrity_check', { simple: true }) === 'ok',
              'it is not sound now',
            );
          } finally {
            storage.close();
          }
        }),
      );
    }
    return tally.outcome();
  } finally {
    removeFolder(folder);
  }
}

/** Which rows a connection of its own can still look up, each by its own key, unaltered. */
function readableRows(file: string, all: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set<string>();
  let database: ReadableDatabase;
  try {
    database = connect(file, { readonly: true });
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
  } catch {
    return found;
  }
  for (const [table, column] of filledTables) {
    for (const [key, row] of all) {
      if (!key.startsWith(`${table}|`)) continue;
      const name = key.slice(table.length + 1);
      const byRepository = ['tombstones', 'revisions', 'import_changes'].includes(table);
      const where = byRepository ? `repository = 'harbour/pilots' AND ${column} = ?` : `${column} = ?`;
      try {
        const value = /^\d+$/.test(name) && table !== 'settings' ? Number(name) : name;
        const read = database.prepare(`SELECT * FROM ${table} WHERE ${where}`).get(value);
        if (JSON.stringify(read) === row) found.add(key);
      } catch {
        // Not readable: that is the answer.
      }
    }
  }
  database.close();
  return found;
}

export const damagedPrecious: Trial = {
  name: 'damaged-precious',
  promise: 'of a damaged precious file every row that can be read is saved, and the original is kept',
  runs: { usual: 100, full: 1_000 },
  passedOver: () => null,
  run: (size) => tryDamage(size, false),
  control: (size) => tryDamage(size, true),
};
