import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStorage, preciousFileOf } from '#engine/mirror/open.ts';
import { mirrorMigrations } from '#engine/mirror/migrations/mirror/index.ts';
import { preciousMigrations } from '#engine/mirror/migrations/precious/index.ts';
import { markLook, readLookMark } from '#engine/mirror/looks.ts';
import { freshStorage, mustOpen } from '../../support/engine/storage.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

test('the precious file stands beside the mirror, with or without an extension', () => {
  expect(preciousFileOf('/data/nami.db')).toBe('/data/nami.precious.db');
  expect(preciousFileOf('/data/mirror')).toBe('/data/mirror.precious');
});

test('a new pair of files is made where there is not even a folder', () => {
  const file = join(temporaryFolder(), 'deep', 'down', 'nami.db');
  freshStorage(file);
  expect(existsSync(file)).toBe(true);
  expect(existsSync(preciousFileOf(file))).toBe(true);
});

test('the precious file is written through to the disk, the mirror at the pace of its checkpoints', () => {
  const { mirror, precious } = freshStorage();
  const full = 2;
  const normal = 1;
  // The bundled SQLite would fall back to NORMAL with the first transaction in WAL mode.
  precious.exec("INSERT INTO settings (name, value) VALUES ('a', 'b')");
  mirror.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'acme/rebuild')");
  expect(precious.pragma('synchronous', { simple: true })).toBe(full);
  expect(precious.pragma('fullfsync', { simple: true })).toBe(1);
  expect(precious.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
  expect(mirror.pragma('synchronous', { simple: true })).toBe(normal);
  expect([mirror, precious].map((one) => one.pragma('journal_mode', { simple: true }))).toEqual([
    'wal',
    'wal',
  ]);
});

test('every table is strict, and migrations are numbered without a gap', () => {
  const { mirror, precious } = freshStorage();
  for (const database of [mirror, precious]) {
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  }
  for (const steps of [mirrorMigrations, preciousMigrations]) {
    expect(steps.map((step) => step.version)).toEqual(steps.map((_, index) => index + 1));
  }
});

test('an older mirror is brought to the newest shape with its rows', () => {
  const file = join(temporaryFolder(), 'nami.db');
  const old = new Sqlite(file);
  const [first] = mirrorMigrations;
  old.exec(first!.sql);
  old.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'acme/rebuild')");
  old.pragma('user_version = 1');
  old.pragma(`application_id = ${0x4e616d69}`);
  old.close();
  const { mirror } = freshStorage(file);
  expect(mirror.pragma('user_version', { simple: true })).toBe(mirrorMigrations.length);
  expect(mirror.prepare('SELECT name FROM repositories').pluck().all()).toEqual(['acme/rebuild']);
});

test.for(['mirror', 'precious'] as const)(
  'a %s from the future can be read, refuses every write, and is left as it is',
  (part) => {
    const file = join(temporaryFolder(), 'nami.db');
    const storage = mustOpen(file);
    storage.mirror.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'acme/rebuild')");
    markLook(storage.precious, 'acme/rebuild', '2026-03-01T00:00:00Z');
    storage[part].pragma('user_version = 999');
    storage.close();
    const before = [file, preciousFileOf(file)].map((one) => readFileSync(one));
    const newer = freshStorage(file);
    expect(newer.trouble).toMatchObject({ kind: 'newer-database', file });
    expect(newer.mirror.prepare('SELECT name FROM repositories').pluck().all()).toEqual(['acme/rebuild']);
    expect(readLookMark(newer.precious, 'acme/rebuild')).toBe('2026-03-01T00:00:00Z');
    for (const database of [newer.mirror, newer.precious]) {
      expect(() => database.exec('CREATE TABLE mine (a)')).toThrow(
        expect.objectContaining({ code: 'SQLITE_READONLY' }),
      );
    }
    newer.close();
    expect([file, preciousFileOf(file)].map((one) => readFileSync(one))).toEqual(before);
  },
);

test('a file that is no database is kept aside as it is', () => {
  const file = join(temporaryFolder(), 'nami.db');
  writeFileSync(file, 'this is no database, '.repeat(400));
  const before = readFileSync(file);
  const { repairs } = freshStorage(file);
  expect(repairs).toHaveLength(1);
  expect(readFileSync(repairs[0]!.keptAs)).toEqual(before);
});

test("another program's database is not touched", () => {
  const file = join(temporaryFolder(), 'places.sqlite');
  const foreign = new Sqlite(file);
  foreign.exec('CREATE TABLE bookmarks (url TEXT)');
  foreign.close();
  const before = readFileSync(file);
  expect(openStorage(file)).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  expect(readFileSync(file)).toEqual(before);
});

test('a folder in the place of the file, and a file in the place of the folder, cannot be written', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'nami.db'));
  writeFileSync(join(folder, 'file'), '');
  expect(openStorage(join(folder, 'nami.db'))).toMatchObject({ ok: false, error: { kind: 'not-writable' } });
  expect(openStorage(join(folder, 'file', 'nami.db'))).toMatchObject({
    ok: false,
    error: { kind: 'not-writable' },
  });
});

test.skipIf(process.getuid?.() === 0)('a folder without the right to write is said to be so', () => {
  const folder = temporaryFolder();
  chmodSync(folder, 0o500);
  expect(openStorage(join(folder, 'nami.db'))).toMatchObject({ ok: false, error: { kind: 'not-writable' } });
});

test('a full disk takes a whole transaction back and says so', () => {
  const storage = freshStorage();
  const { mirror } = storage;
  const pages = mirror.pragma('page_count', { simple: true }) as number;
  mirror.pragma(`max_page_count = ${pages + 2}`);
  const fill = mirror.transaction(() => {
    mirror.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'acme/rebuild')");
    mirror.exec(
      `INSERT INTO issues (repository, number, title, body, state, created_at, updated_at)
       VALUES (1, 1, 'a', '${'x'.repeat(100_000)}', 'open', '', '')`,
    );
  });
  expect(() => fill()).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  expect(mirror.prepare('SELECT count(*) FROM repositories').pluck().get()).toBe(0);
});
