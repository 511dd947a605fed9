import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { GitHubAddress } from '#contract/process.ts';
import { search } from '#engine/mirror/migrations/mirror/0002-search.ts';
import { mirrorMigrations } from '#engine/mirror/migrations/mirror/index.ts';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
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
    const address = await new Promise<GitHubAddress>((resolve) =>
      simulator.once('message', resolve as () => void),
    );
    const storage = valueOf(openStorage(join(folder, 'nami.db')));
    const sync = await processorTime(async () => valueOf(await syncRepository(storage, address)));
    const report: SyncReport = sync.value;
    if (!report.complete || report.issues !== issues || report.comments !== comments) {
      throw new Error(`The sync is not whole: ${JSON.stringify(report)}`);
    }
    const rows = rowsOf(storage);
    const insert = await processorTime(() => {
      insertBare(rows, join(folder, 'bare.db'));
      return Promise.resolve();
    });
    const again = valueOf(await syncRepository(storage, address));
    const index = await processorTime(() => {
      while (indexSome(storage.mirror, 400) > 0);
      return Promise.resolve();
    });
    storage.close();
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
      { name: 'idle poll, points', value: again.points, unit: 'points' },
    ];
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
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
  for (const { version, sql } of mirrorMigrations) if (version !== search.version) bare.exec(sql);
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
  process.send(address);
}
