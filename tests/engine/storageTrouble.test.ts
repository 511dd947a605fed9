import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '#contract/result.ts';
import type { SessionState } from '#contract/session.ts';
import { createEngine, type Engine, type EngineOptions } from '#engine/engine.ts';
import { connect } from '#engine/mirror/database.ts';
import { migrate } from '#engine/mirror/migrate.ts';
import { mirrorMigrations } from '#engine/mirror/migrations/mirror/index.ts';
import { applicationIds } from '#engine/mirror/parts.ts';
import { preciousFileOf } from '#engine/mirror/open.ts';
import type { Clock } from '#engine/sync/context.ts';
import { exportedIssue, exportFile } from '../support/engine/exports.ts';
import { addressOf, dumpMirror, quietSimulator, serverDump } from '../support/engine/simulator.ts';
import { canMount, mountSmallDisk, type SmallDisk } from '../support/engine/smallDisk.ts';
import { mustOpen } from '../support/engine/storage.ts';
import { temporaryFolder } from '../support/engine/temporaryFolder.ts';

/** The engine's pauses, fifty times shorter. */
const hurriedClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds / 50);
    return () => clearTimeout(timer);
  },
};

async function startEngine(databaseFile: string, over: Partial<EngineOptions> = {}) {
  const log: string[] = [];
  const engine = valueOf(
    await createEngine({
      databaseFile,
      source: { kind: 'none' },
      clock: hurriedClock,
      log: (message) => log.push(message),
      ...over,
    }),
  );
  onTestFinished(() => engine.stop());
  const started = await engine.start();
  return { engine, log, started };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

/** The first state, now or later, of which the test holds. */
function stateWhere(engine: Engine, holds: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    const stop = engine.subscribe('session.changed', (state) => {
      if (!holds(state)) return;
      stop();
      resolve(state);
    });
    void Promise.resolve(engine.handlers['session.read']({})).then((read) => {
      if (!read.ok || !holds(read.value)) return;
      stop();
      resolve(read.value);
    });
  });
}

const read = async (engine: Engine) => valueOf(await engine.handlers['session.read']({}));
const isUpToDate = (state: SessionState) =>
  state.connection.kind === 'online' && state.activity.kind === 'idle' && state.nextPollAt !== null;

function smallDisk(mebibytes: number): SmallDisk {
  const disk = mountSmallDisk(mebibytes);
  onTestFinished(() => disk.remove());
  return disk;
}

/** Files into which an export was imported, closed. */
async function importedFiles(folder = temporaryFolder()) {
  const file = join(folder, 'nami.db');
  const { engine } = await startEngine(file);
  const issues = [1, 2, 3, 4].map((number) => exportedIssue(number));
  const path = exportFile(issues);
  valueOf(await engine.handlers['session.openExport']({ paths: [path], repository: 'harbour/pilots' }));
  await engine.stop();
  return { file, path };
}

test('a mirror damaged between two runs is fetched again by itself, and the state says where the old one is', async () => {
  const simulator = await quietSimulator('scale:30x60');
  const source = { kind: 'github' as const, ...addressOf(simulator) };
  const file = join(temporaryFolder(), 'nami.db');
  const first = await startEngine(file, { source });
  await stateWhere(first.engine, isUpToDate);
  valueOf(await first.engine.handlers['look.mark']({}));
  await first.engine.stop();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x55, 8192, 16_384));

  const { engine, log } = await startEngine(file, { source });
  const state = await stateWhere(engine, (now) => isUpToDate(now) && now.issues === 30);
  expect(state.repairs).toMatchObject([{ part: 'mirror', saved: null }]);
  expect(readFileSync(state.repairs![0]!.keptAs)).toEqual(bytes);
  expect(log.join('\n')).toContain(basename(state.repairs![0]!.keptAs));
  expect(dumpMirror(engine.storage, simulator.repository)).toEqual(serverDump(simulator));
  expect(valueOf(await engine.handlers['look.read']({})).since).not.toBeNull();

  expect(valueOf(await engine.handlers['repairs.understood']({})).repairs).toBeUndefined();
  await engine.stop();
  const again = await startEngine(file, { source });
  expect((await read(again.engine)).repairs).toBeUndefined();
});

test('damage met while reading is mended under the window: the same request is answered, what is followed comes again', async () => {
  const simulator = await quietSimulator('scale:30x60');
  const source = { kind: 'github' as const, ...addressOf(simulator) };
  const file = join(temporaryFolder(), 'nami.db');
  const before = await startEngine(file, { source });
  await stateWhere(before.engine, isUpToDate);
  await before.engine.stop();

  const { engine, log } = await startEngine(file, { source });
  const changes: number[] = [];
  engine.subscribe('programme.changed', (change) => changes.push(change.from));
  const mirror = readFileSync(file);
  // Every leaf page: the connection holds the few that opening needed.
  writeFileSync(file, mirror.fill(0x55, 4096 * 4));
  const answer = await engine.handlers['programme.read']({});
  expect(answer.ok).toBe(true);
  const state = await stateWhere(engine, (now) => isUpToDate(now) && now.issues === 30);
  expect(state.repairs).toMatchObject([{ part: 'mirror' }]);
  expect(log.join('\n')).toContain('The mirror was damaged');
  // Whoever holds an earlier programme is told that it is another one now.
  expect(Math.max(...changes)).toBeGreaterThan(0);
  expect(dumpMirror(engine.storage, simulator.repository)).toEqual(serverDump(simulator));
});

test('in a large mirror damage is met while the engine is idle, before anybody asks', async () => {
  const file = join(temporaryFolder(), 'nami.db');
  const first = await startEngine(file);
  const body = 'The lock gate moves. '.repeat(400);
  const issues = Array.from({ length: 2_500 }, (_, index) => exportedIssue(index + 1, { body }));
  const path = exportFile(issues);
  valueOf(await first.engine.handlers['session.openExport']({ paths: [path] }));
  await first.engine.stop();
  const sound = await startEngine(file);
  await expect
    .poll(() => sound.log.join(), { timeout: 20_000 })
    .toContain('5000 texts, all of them readable');
  await sound.engine.stop();

  const bytes = readFileSync(file);
  const middle = bytes.length / 2 - ((bytes.length / 2) % 4096);
  writeFileSync(file, bytes.fill(0xaa, middle, middle + 4096 * 40));
  const { engine } = await startEngine(file);
  const state = await stateWhere(engine, (now) => now.repairs !== undefined && now.issues === 2_500);
  expect(state.repairs).toMatchObject([{ part: 'mirror' }]);
}, 60_000);

test('an export whose mirror was damaged is imported again, and what the last import changed stays known', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'nami.db');
  const first = await startEngine(file);
  const open = async (issues: Record<string, unknown>[]) =>
    valueOf(
      await first.engine.handlers['session.openExport']({
        paths: [exportFile(issues)],
        repository: 'harbour/pilots',
      }),
    );
  await open([exportedIssue(1), exportedIssue(2)]);
  await open([exportedIssue(1, { title: 'Renamed', updatedAt: '2026-03-05T00:00:00Z' }), exportedIssue(2)]);
  const since = { kind: 'last-import' } as const;
  const before = valueOf(await first.engine.handlers['difference.read']({ since }));
  await first.engine.stop();
  writeFileSync(file, 'no longer a database, '.repeat(400));

  const { engine } = await startEngine(file);
  const state = await stateWhere(engine, (now) => now.issues === 2 && now.activity.kind === 'idle');
  expect(state.repairs).toMatchObject([{ part: 'mirror' }]);
  const after = valueOf(await engine.handlers['difference.read']({ since }));
  expect(after.changes).toEqual(before.changes);
  expect(after.changes.length).toBeGreaterThan(0);
});

test('an export that is no longer there is asked for', async () => {
  const { file, path } = await importedFiles();
  rmSync(path);
  writeFileSync(file, 'no longer a database, '.repeat(400));
  const { engine, log } = await startEngine(file);
  expect(log.join('\n')).toContain('open it again');
  expect(await read(engine)).toMatchObject({ issues: 0, source: { kind: 'export' } });
});

test('files of a newer Nami are read, nothing is fetched, and every write is refused with words', async () => {
  const simulator = await quietSimulator('scale:10x10');
  const { file, path } = await importedFiles();
  const storage = mustOpen(file);
  storage.precious.pragma('user_version = 999');
  storage.close();
  const bytes = [file, preciousFileOf(file)].map((one) => readFileSync(one));
  const { engine, started } = await startEngine(file, {
    source: { kind: 'github', ...addressOf(simulator) },
  });
  expect(started).toMatchObject({ ok: false, error: { kind: 'newer-database' } });
  expect(await read(engine)).toMatchObject({
    repository: 'acme/rebuild',
    issues: 4,
    storageTrouble: { kind: 'newer-database' },
  });
  expect(valueOf(await engine.handlers['programme.read']({})).programme.nodes).toHaveLength(4);
  for (const refused of [
    engine.handlers['look.mark']({}),
    engine.handlers['session.openExport']({ paths: [path] }),
    engine.handlers['repairs.understood']({}),
  ]) {
    expect(await refused).toMatchObject({ ok: false, error: { kind: 'newer-database' } });
  }
  await engine.stop();
  expect([file, preciousFileOf(file)].map((one) => readFileSync(one))).toEqual(bytes);
});

test('beside another Nami this one reads along, and takes over when the other has ended', async () => {
  const { file } = await importedFiles();
  const owner = mustOpen(file);
  const { engine } = await startEngine(file);
  expect(await read(engine)).toMatchObject({
    issues: 4,
    storageTrouble: { kind: 'other-owner', processId: process.pid },
  });
  expect(await engine.handlers['look.mark']({})).toMatchObject({ ok: false, error: { kind: 'busy' } });
  owner.close();
  await stateWhere(engine, (state) => state.storageTrouble === undefined);
  expect(await engine.handlers['look.mark']({})).toMatchObject({ ok: true });
});

test.skipIf(!canMount())('on a full disk nothing is lost, and all goes on when there is room', async () => {
  const simulator = await quietSimulator('scale:400x1200');
  const disk = smallDisk(3);
  const file = join(disk.folder, 'nami.db');
  const { engine } = await startEngine(file, { source: { kind: 'github', ...addressOf(simulator) } });
  await stateWhere(engine, (state) => state.issues > 0);
  disk.fill();
  const full = await stateWhere(engine, (state) => state.storageTrouble?.kind === 'disk-full');
  expect(full.issues).toBeGreaterThan(0);
  expect(valueOf(await engine.handlers['programme.read']({})).programme.nodes.length).toBeGreaterThan(0);
  expect(await engine.handlers['look.mark']({})).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
  disk.makeRoom();
  execFileSync('mount', ['-o', 'remount,size=64m', disk.folder]);
  await stateWhere(engine, (state) => state.storageTrouble === undefined && isUpToDate(state));
  expect(dumpMirror(engine.storage, simulator.repository)).toEqual(serverDump(simulator));
  expect(await engine.handlers['look.mark']({})).toMatchObject({ ok: true });
});

test.skipIf(!canMount())(
  'in a folder that is read-only everything is read, and nothing is left behind',
  async () => {
    const disk = smallDisk(16);
    const { file, path } = await importedFiles(disk.folder);
    disk.setWritable(false);
    const lying = readdirSync(dirname(file)).sort();
    const { engine } = await startEngine(file);
    expect(await read(engine)).toMatchObject({ issues: 4, storageTrouble: { kind: 'not-writable' } });
    expect(valueOf(await engine.handlers['programme.read']({})).programme.nodes).toHaveLength(4);
    expect(await engine.handlers['session.openExport']({ paths: [path] })).toMatchObject({
      ok: false,
      error: { kind: 'not-writable' },
    });
    expect(readdirSync(dirname(file)).sort()).toEqual(lying);
    disk.setWritable(true);
    await stateWhere(engine, (state) => state.storageTrouble === undefined);
    expect(await engine.handlers['look.mark']({})).toMatchObject({ ok: true });
  },
);

test.skipIf(!canMount())('files of an older shape in a read-only folder are read from a copy', async () => {
  const disk = smallDisk(16);
  const file = join(disk.folder, 'nami.db');
  const old = connect(file);
  migrate(old, mirrorMigrations.slice(0, 2));
  old.pragma(`application_id = ${applicationIds.mirror}`);
  old.exec("INSERT INTO repositories (origin, name) VALUES ('tracker', 'harbour/pilots')");
  old.close();
  disk.setWritable(false);
  const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('nami-reading-'));
  const before = copies();
  const { engine } = await startEngine(file);
  expect(await read(engine)).toMatchObject({
    repository: 'harbour/pilots',
    storageTrouble: { kind: 'not-writable' },
  });
  expect(copies()).not.toEqual(before);
  await engine.stop();
  expect(copies()).toEqual(before);
});
