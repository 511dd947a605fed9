import { prepared, type ReadableDatabase, type WritableDatabase } from '#engine/mirror/database.ts';
import { markLook } from '#engine/mirror/looks.ts';

/** Fills every table of a precious file with rows that tell themselves apart; answers how many. */
export function fillPrecious(precious: WritableDatabase, count: number): number {
  const repository = 'harbour/pilots';
  const at = (index: number) => new Date(Date.UTC(2026, 1, 1, 0, index)).toISOString();
  precious.transaction(() => {
    const run = (sql: string, ...values: unknown[]) => void prepared(precious, sql).run(...values);
    run('INSERT INTO last_imports VALUES (?, ?, ?, ?)', repository, '["/exports/pilots.json"]', at(0), at(1));
    for (let index = 1; index <= count; index += 1) {
      const text = `row ${index}: ${'the tide turns '.repeat(1 + (index % 20))}`;
      run('INSERT INTO settings VALUES (?, ?)', `filled:${index}`, text);
      markLook(precious, repository, at(index));
      run(
        'INSERT INTO tombstones (repository, number, content, noticed_as_of) VALUES (?, ?, ?, ?)',
        repository,
        index,
        JSON.stringify({ text }),
        at(index),
      );
      run(
        'INSERT INTO revisions (repository, number, body_sha256, body, updated_at) VALUES (?, ?, ?, ?, ?)',
        repository,
        index,
        `hash ${index}`,
        text,
        at(index),
      );
      run('INSERT INTO import_changes VALUES (?, ?, ?)', repository, index, JSON.stringify({ text }));
      run(
        `INSERT INTO history (repository, number, field, before, changed_at, noticed_at) VALUES (?, ?, 'title', ?, ?, ?)`,
        repository,
        index,
        JSON.stringify(text),
        at(index),
        at(index),
      );
    }
  })();
  return 1 + count * 6;
}

/** Each row of each of those tables under its own name: `table|key`. Settings that Nami itself keeps are left out. */
export function preciousRows(precious: ReadableDatabase): ReadonlyMap<string, string> {
  const rows = new Map<string, string>();
  for (const [table, key] of filledTables) {
    const read = precious.prepare(`SELECT ${key} AS key, * FROM ${table}`).iterate();
    for (const row of read as IterableIterator<{ key: string | number }>) {
      const { key: name, ...rest } = row;
      if (table === 'settings' && !String(name).startsWith('filled:')) continue;
      rows.set(`${table}|${name}`, JSON.stringify(rest));
    }
  }
  return rows;
}

export const filledTables = [
  ['settings', 'name'],
  ['look_marks', 'id'],
  ['tombstones', 'number'],
  ['revisions', 'number'],
  ['last_imports', 'repository'],
  ['import_changes', 'number'],
  ['history', 'id'],
] as const;
