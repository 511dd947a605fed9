import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStorage, preciousFileOf, type OpenOptions, type Storage } from '#engine/mirror/open.ts';
import { connect } from '#engine/mirror/database.ts';
import { readRepairs } from '#engine/mirror/repairs.ts';
import { rescuePrecious } from '#engine/mirror/recoveryPrecious.ts';
import { damage, seededRandom } from '../../support/engine/damage.ts';
import { fillPrecious, preciousRows } from '../../support/engine/preciousRows.ts';
import { mustOpen } from '../../support/engine/storage.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

const now = Date.parse('2026-03-01T09:15:00Z');
const stamp = 'damaged-20260301T091500Z';

function open(file: string, options: OpenOptions = {}): Storage {
  const opened = openStorage(file, { now, ...options });
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

/** Both files filled and closed, as they lie between two runs. */
function closedFiles(): { readonly file: string; readonly rows: ReadonlyMap<string, string> } {
  const file = join(temporaryFolder(), 'nami.db');
  const storage = mustOpen(file);
  storage.mirror.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'harbour/pilots')");
  fillPrecious(storage.precious, 60);
  const rows = preciousRows(storage.precious);
  storage.close();
  return { file, rows };
}

const mirrored = ({ mirror }: Storage) => mirror.prepare('SELECT name FROM repositories').pluck().all();

test('a damaged mirror is kept aside byte by byte, a new one stands in its place, and the precious rows are whole', () => {
  const { file, rows } = closedFiles();
  damage(file, 'page', seededRandom(3));
  const broken = readFileSync(file);
  const storage = open(file);
  expect(storage.repairs).toEqual([
    { part: 'mirror', at: '2026-03-01T09:15:00.000Z', keptAs: `${file}.${stamp}`, saved: null, lost: null },
  ]);
  expect(readFileSync(`${file}.${stamp}`)).toEqual(broken);
  expect(mirrored(storage)).toEqual([]);
  expect(preciousRows(storage.precious)).toEqual(rows);
  expect(readRepairs(storage.precious)).toEqual(storage.repairs);
});

test('a flipped bit within a text is seen by the seal, though every page is in order', () => {
  const { file } = closedFiles();
  const bytes = readFileSync(file);
  const at = bytes.indexOf('harbour/pilots');
  bytes[at] = bytes[at]! ^ 1;
  const other = connect(file, { readonly: true });
  other.close();
  damage(file, 'no-wal', seededRandom(1));
  overwriteSilently(file, bytes);
  expect(open(file).repairs).toMatchObject([{ part: 'mirror' }]);
});

test('a mirror that was written after the seal, and not sealed again, is taken as it is', () => {
  const { file } = closedFiles();
  const writer = connect(file);
  writer.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'harbour/tugs')");
  writer.close();
  const storage = open(file);
  expect(storage.repairs).toEqual([]);
  expect(mirrored(storage)).toHaveLength(2);
});

test.for(['cut', 'empty', 'header'] as const)('a mirror that is %s is made anew', (kind) => {
  const { file } = closedFiles();
  damage(file, kind, seededRandom(5));
  expect(open(file).repairs).toMatchObject([{ part: 'mirror', keptAs: `${file}.${stamp}` }]);
});

test('two damaged mirrors within a second are kept under two names', () => {
  const { file } = closedFiles();
  writeFileSync(`${file}.${stamp}`, 'an earlier one');
  damage(file, 'header', seededRandom(5));
  expect(open(file).repairs).toMatchObject([{ keptAs: `${file}.${stamp}-2` }]);
});

test('of a damaged precious file every row outside the damage is saved, and the loss is told', () => {
  const { file, rows } = closedFiles();
  const precious = preciousFileOf(file);
  const bytes = readFileSync(precious);
  // A leaf of the history in the middle of the file.
  const page = pageHolding(bytes, '"row 30: ');
  bytes.fill(0xee, page, page + 4096);
  writeFileSync(precious, bytes);
  const storage = open(file);
  expect(storage.repairs).toMatchObject([{ part: 'precious', keptAs: `${precious}.${stamp}` }]);
  expect(readFileSync(`${precious}.${stamp}`)).toEqual(bytes);
  const saved = preciousRows(storage.precious);
  expect(saved.size).toBeLessThan(rows.size);
  expect(saved.size).toBeGreaterThan(rows.size * 0.8);
  for (const [key, row] of saved) expect(rows.get(key)).toBe(row);
  const [repair] = storage.repairs;
  expect(repair!.saved).toBeGreaterThanOrEqual(saved.size);
  expect(repair!.lost === null || repair!.lost === rows.size - saved.size).toBe(true);
  expect(storage.precious.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(mirrored(storage)).toEqual(['harbour/pilots']);
});

test('a precious file whose end is missing gives up the rows of what is left', () => {
  const { file, rows } = closedFiles();
  const precious = preciousFileOf(file);
  const bytes = readFileSync(precious);
  writeFileSync(precious, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
  const saved = preciousRows(open(file).precious);
  expect(saved.size).toBeGreaterThan(0);
  for (const [key, row] of saved) expect(rows.get(key)).toBe(row);
});

test('rows whose index alone is damaged are all saved', () => {
  const { file, rows } = closedFiles();
  const precious = preciousFileOf(file);
  const database = connect(precious);
  const root = database
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'look_marks_by_repository'")
    .pluck()
    .get() as number;
  database.close();
  const bytes = readFileSync(precious);
  bytes.fill(0, (root - 1) * 4096, root * 4096);
  writeFileSync(precious, bytes);
  const storage = open(file);
  expect(storage.repairs).toMatchObject([{ part: 'precious', lost: 0 }]);
  expect(preciousRows(storage.precious)).toEqual(rows);
});

test('a rescue that was killed before the files changed places is completed by the next start', () => {
  const { file, rows } = closedFiles();
  const precious = preciousFileOf(file);
  const bytes = readFileSync(precious);
  bytes.fill(0xee, bytes.length - 4096);
  writeFileSync(precious, bytes);
  const folder = dirname(file);
  // The state between the two renames: the rescued file is whole, the damaged one still in its place.
  const copy = join(folder, 'copy.db');
  copyFileSync(precious, copy);
  rescuePrecious(copy, now);
  renameSync(copy, `${precious}.rescued`);
  copyFileSync(`${copy}.${stamp}`, precious);
  const storage = open(file, { now: now + 60_000 });
  expect(preciousRows(storage.precious).size).toBeGreaterThan(rows.size * 0.8);
  expect(readRepairs(storage.precious)).toMatchObject([{ part: 'precious' }]);
  expect(readdirSync(folder).filter((name) => name.includes('rescue'))).toEqual([]);
});

test('an empty precious file beside a mirror was cut off, and is told so; two empty files are new ones', () => {
  const { file } = closedFiles();
  writeFileSync(preciousFileOf(file), '');
  expect(open(file).repairs).toMatchObject([{ part: 'precious', saved: 0, lost: null }]);
  const fresh = join(temporaryFolder(), 'nami.db');
  writeFileSync(fresh, '');
  writeFileSync(preciousFileOf(fresh), '');
  expect(open(fresh).repairs).toEqual([]);
});

test('a -wal that lost its database is not read into the new one', () => {
  const { file } = closedFiles();
  const writer = connect(file);
  writer.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'harbour/tugs')");
  copyFileSync(`${file}-wal`, join(dirname(file), 'kept-wal'));
  writer.close();
  writeFileSync(file, '');
  renameSync(join(dirname(file), 'kept-wal'), `${file}-wal`);
  const storage = open(file);
  expect(storage.repairs).toMatchObject([{ part: 'mirror' }]);
  expect(mirrored(storage)).toEqual([]);
  expect(existsSync(`${file}.${stamp}-wal`)).toBe(true);
});

test('damage that a query met leads to a new mirror, even where a thorough look finds the pages in order', () => {
  const { file, rows } = closedFiles();
  const storage = open(file, { suspect: true });
  expect(storage.repairs).toMatchObject([{ part: 'mirror' }]);
  expect(preciousRows(storage.precious)).toEqual(rows);
});

test('a shape number lower than the shape itself leads to a new mirror, not to a crash', () => {
  const { file } = closedFiles();
  const writer = connect(file);
  writer.pragma('user_version = 1');
  writer.close();
  expect(open(file).repairs).toMatchObject([{ part: 'mirror' }]);
});

test("another program's precious file is left alone", () => {
  const { file } = closedFiles();
  const precious = preciousFileOf(file);
  renameSync(precious, `${precious}.mine`);
  const foreign = connect(precious);
  foreign.exec('CREATE TABLE bookmarks (url TEXT)');
  foreign.close();
  const before = readFileSync(precious);
  expect(openStorage(file)).toMatchObject({ ok: false, error: { kind: 'bad-input' } });
  expect(readFileSync(precious)).toEqual(before);
});

test('a folder in the place of the precious file cannot be written, and nothing is moved', () => {
  const { file } = closedFiles();
  const precious = preciousFileOf(file);
  renameSync(precious, `${precious}.mine`);
  mkdirSync(precious);
  const before = readdirSync(dirname(file)).sort();
  expect(openStorage(file)).toMatchObject({ ok: false, error: { kind: 'not-writable' } });
  expect(readdirSync(dirname(file)).sort()).toEqual(before);
  expect(basename(precious)).toBe('nami.precious.db');
});

function pageHolding(bytes: Buffer, text: string): number {
  const at = bytes.indexOf(text);
  if (at < 0) throw new Error(`${text} is nowhere`);
  return at - (at % 4096);
}

/** Other bytes under the same time of change, as a disk that forgets. */
function overwriteSilently(file: string, bytes: Buffer): void {
  const { statSync, utimesSync } = process.getBuiltinModule('node:fs');
  const { atimeMs, mtimeMs } = statSync(file);
  writeFileSync(file, bytes);
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000);
}
