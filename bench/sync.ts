import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { GitHubAddress } from '#contract/process.ts';
import { search } from '#engine/mirror/migrations/mirror/0002-search.ts';
import { wordIndex } from '#engine/mirror/migrations/mirror/0005-words.ts';
import { mirrorMigrations } from '#engine/mirror/migrations/mirror/index.ts';
import { createEventHub } from '#engine/events.ts';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import { listRepositories } from '#engine/mirror/repositories.ts';
import { createProgrammeKeeper } from '#engine/programme/keeper.ts';
import { systemClock } from '#engine/sync/context.ts';
import { gitHubPace } from '#engine/sync/poller.ts';
import { indexSome } from '#engine/mirror/searchIndex.ts';
import { syncRepository, type SyncReport } from '#engine/sync/syncRepository.ts';
import { startSimulator } from '#simulator/simulator.ts';
import type { Measurement } from './measurement.ts';

/**
 * A first sync of 10,000 issues and 100,000 comments over loopback: its price in points, and the processor time of this
 * process (fetching, parsing, deciding, SQLite) against a bare bulk insert of the same rows. The simulator runs in a
 * process of its own, so that its work is not counted.
 */
export async function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const [issues, comments] = quick ? [1_000, 10_000] : [10_000, 100_000];
  const folder = mkdtempSync(join(tmpdir(), 'nami-bench-'));
  const simulator = fork(import.meta.filename, [`scale:${issues}x${comments}`], { serialization: 'json' });
  try {
    const { address, controlUrl } = await new Promise<Served>((resolve) =>
      simulator.once('message', resolve as () => void),
    );
    const pass = async (minutes: number) => {
      const answer = await fetch(controlUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `bearer ${address.token}` },
        body: JSON.stringify({ command: 'advance', minutes }),
      });
      if (!answer.ok) throw new Error(`The simulator's clock did not move: HTTP ${answer.status}.`);
    };
    const storage = valueOf(openStorage(join(folder, 'nami.db')));
    const sync = await processorTime(async () => valueOf(await syncRepository(storage, address)));
    const memory = process.resourceUsage().maxRSS * 1024;
    const report: SyncReport = sync.value;
    if (!report.complete || report.issues !== issues || report.comments !== comments) {
      throw new Error(`The sync is not whole: ${JSON.stringify(report)}`);
    }
    const rows = rowsOf(storage);
    const insert = await processorTime(() => {
      insertBare(rows, join(folder, 'bare.db'));
      return Promise.resolve();
    });
    const databaseBytes = sizeOf(storage);
    const again = valueOf(await syncRepository(storage, address));
    await pass(halfAnHour);
    const openSweep = valueOf(await syncRepository(storage, address));
    await pass(aDay);
    const fullSweep = valueOf(await syncRepository(storage, address));
    const index = await processorTime(() => {
      while (indexSome(storage.mirror, 400) > 0);
      return Promise.resolve();
    });
    storage.close();
    const opened = await processorTime(() => firstProgramme(join(folder, 'nami.db')));
    const baseline = { name: 'bare bulk insert of the same rows', value: insert.milliseconds };
    return [
      { name: 'first sync, points', value: report.points, unit: 'points' },
      { name: 'first sync, requests', value: report.requests, unit: 'requests' },
      {
        name: 'first sync, own processor time',
        value: sync.milliseconds,
        unit: 'ms',
        baseline,
        ratio: sync.milliseconds / insert.milliseconds,
      },
      {
        name: 'search index, in the background afterwards',
        value: index.milliseconds,
        unit: 'ms',
        baseline,
        ratio: index.milliseconds / insert.milliseconds,
      },
      { name: 'first sync, peak memory of the process', value: memory, unit: 'bytes' },
      { name: 'first sync, database', value: databaseBytes, unit: 'bytes' },
      { name: 'idle poll, points', value: again.points, unit: 'points' },
      {
        name: 'idle polls of an hour in front, points',
        value: again.points * pollsOf(gitHubPace.front),
        unit: 'points',
      },
      {
        name: 'idle polls of an hour behind, points',
        value: again.points * pollsOf(gitHubPace.behind),
        unit: 'points',
      },
      { name: 'sweep of the open issues, points', value: openSweep.points - again.points, unit: 'points' },
      { name: 'full sweep, points', value: fullSweep.points - again.points, unit: 'points' },
      {
        name: 'cold open to the first programme, own processor time',
        value: opened.milliseconds,
        unit: 'ms',
        baseline,
        ratio: opened.milliseconds / insert.milliseconds,
      },
    ];
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Minutes after which a sweep is due: of the open issues, of all. */
const halfAnHour = 30;
const aDay = 24 * 60;

function pollsOf(pace: number): number {
  return 3_600_000 / pace;
}

/** What a message of the simulator's process holds. */
type Served = { readonly address: GitHubAddress; readonly controlUrl: string };

/** Bytes of both files, with nothing left in a journal. */
function sizeOf(storage: Storage): number {
  storage.mirror.pragma('wal_checkpoint(TRUNCATE)');
  storage.precious.pragma('wal_checkpoint(TRUNCATE)');
  return statSync(storage.mirrorFile).size + statSync(storage.preciousFile).size;
}

/** From closed files to the programme: nothing of it is in a cache of Nami's own. */
async function firstProgramme(file: string): Promise<void> {
  const storage = valueOf(openStorage(file));
  const [repository] = listRepositories(storage.mirror);
  if (repository === undefined) throw new Error('Nothing is mirrored.');
  const keeper = createProgrammeKeeper({
    mirror: storage.mirror,
    precious: storage.precious,
    clock: systemClock,
    events: createEventHub(),
    subject: () => ({
      name: repository.name,
      repositories: [repository],
      coordination: null,
      asOf: new Date(0).toISOString(),
    }),
    onBug: (error) => {
      throw error;
    },
  });
  await keeper.read();
  keeper.stop();
  storage.close();
}

type Timed<Value> = { readonly value: Value; readonly milliseconds: number };

async function processorTime<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  return { value, milliseconds: Math.round((user + system) / 1000) };
}

type Rows = ReadonlyMap<string, readonly unknown[][]>;

function rowsOf(storage: Storage): Rows {
  const tables = [
    'repositories',
    'labels',
    'milestones',
    'issues',
    'issue_labels',
    'assignees',
    'links',
    'comments',
  ];
  return new Map(
    tables.map((table) => [
      table,
      storage.mirror.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][],
    ]),
  );
}

/** Rows into the mirror's own empty tables, in transactions of 500, without triggers or questions asked. */
function insertBare(rows: Rows, file: string): void {
  const bare = new Sqlite(file);
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = NORMAL');
  // Without the search index and its triggers.
  const indexes: readonly number[] = [search.version, wordIndex.version];
  for (const { version, sql } of mirrorMigrations) if (!indexes.includes(version)) bare.exec(sql);
  for (const [table, ofTable] of rows) {
    const insert = bare.prepare(
      `INSERT INTO ${table} VALUES (${ofTable[0]?.map(() => '?').join(', ') ?? 'NULL'})`,
    );
    const write = bare.transaction((some: readonly unknown[][]) => {
      for (const row of some) insert.run(...row);
    });
    for (let at = 0; at < ofTable.length; at += 500) write(ofTable.slice(at, at + 500));
  }
  bare.close();
}

function valueOf<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { message: string } },
): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const [scenario] = process.argv.slice(2);
if (process.send !== undefined && scenario?.startsWith('scale:') === true) {
  const simulator = await startSimulator({ scenario, seed: 1, speed: 0 });
  const address: GitHubAddress = {
    apiUrl: simulator.graphqlUrl,
    repository: simulator.repository,
    token: simulator.token,
  };
  process.send({ address, controlUrl: simulator.controlUrl } satisfies Served);
}
