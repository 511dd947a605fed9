import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GitHubAddress } from '#contract/process.ts';
import { createEngine, type Engine } from '#engine/engine.ts';
import { writeLastOpened } from '#engine/mirror/settings.ts';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import { indexSome } from '#engine/mirror/searchIndex.ts';
import { syncRepository } from '#engine/sync/syncRepository.ts';
import { startSimulator } from '#simulator/simulator.ts';
import { searchQueries } from './searchQueries.ts';
import type { Measurement } from './measurement.ts';

/**
 * 200 queries of ten kinds against 10,000 issues and 100,000 comments, through the engine's own handler: from the
 * question to the answer, in processor time (others may use the machine) and by the clock, and the longest time in which
 * nobody else had the loop. The baseline is what SQLite does without an index: LIKE over every title, body and comment,
 * which neither ranks nor folds nor finds words that stand apart.
 */
export async function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const [issues, comments] = quick ? [1_000, 10_000] : [10_000, 100_000];
  const folder = mkdtempSync(join(tmpdir(), 'nami-bench-'));
  const file = join(folder, 'nami.db');
  const simulator = fork(import.meta.filename, [`scale:${issues}x${comments}`], { serialization: 'json' });
  try {
    const address = await new Promise<GitHubAddress>((resolve) =>
      simulator.once('message', resolve as () => void),
    );
    const storage = valueOf(openStorage(file));
    await syncRepository(storage, address);
    const unindexed = await timed(() => indexAll(storage));
    writeLastOpened(storage.precious, {
      repository: address.repository,
      source: { kind: 'export', files: [] },
    });
    const baseline = likeTimes(
      storage,
      searchQueries.filter(({ kind }) => kind !== 'filters'),
    );
    storage.close();

    const cold = await timed(async () => {
      const engine = await started(file);
      await ask(engine, 'session keys', 14);
      return engine;
    });
    const engine = cold.value;
    // The programme is there once the window shows anything; what it costs is another bench's figure.
    await engine.handlers['programme.read']({});
    const measured: Measurement[] = [
      { name: 'index, in the background after a first sync', value: unindexed.milliseconds, unit: 'ms' },
      { name: 'index, longest hold of the loop', value: unindexed.value, unit: 'ms' },
      { name: 'cold open to the first answer', value: cold.milliseconds, unit: 'ms' },
      ...(await measure(engine, 'view (100 hits)', 100, baseline)),
      ...(await measure(engine, 'palette (14 hits)', 14, baseline)),
    ];
    await engine.stop();
    return measured;
  } finally {
    simulator.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers the longest piece, in milliseconds. */
function indexAll(storage: Storage): Promise<number> {
  let longest = 0;
  for (;;) {
    const began = performance.now();
    if (indexSome(storage.mirror, 400) === 0) return Promise.resolve(longest);
    longest = Math.max(longest, performance.now() - began);
  }
}

type Times = { readonly kind: string; readonly clock: number; readonly processor: number };

async function measure(
  engine: Engine,
  name: string,
  limit: number,
  baseline: readonly number[],
): Promise<readonly Measurement[]> {
  const times: Times[] = [];
  for (const { kind, text } of searchQueries) {
    const before = process.cpuUsage();
    const { milliseconds } = await timed(() => ask(engine, text, limit));
    const { user, system } = process.cpuUsage(before);
    times.push({ kind, clock: milliseconds, processor: (user + system) / 1_000 });
  }
  let longest = 0;
  for (const { text } of searchQueries)
    longest = Math.max(longest, await watched(() => ask(engine, text, limit)));

  const processor = (of: readonly Times[]) => of.map((one) => one.processor);
  const figure = (label: string, some: readonly number[], at: number): Measurement => {
    const value = quantile(some, at);
    const like = quantile(baseline, at);
    return {
      name: `${name}, ${label}`,
      value,
      unit: 'ms',
      baseline: { name: 'LIKE over every text, processor time', value: like },
      ratio: value / like,
    };
  };
  return [
    figure('processor time, p50', processor(times), 0.5),
    figure('processor time, p95', processor(times), 0.95),
    ...[...new Set(times.map(({ kind }) => kind))].map((kind) =>
      figure(`processor time, p95 of ${kind}`, processor(times.filter((one) => one.kind === kind)), 0.95),
    ),
    {
      name: `${name}, by the clock, p95`,
      value: quantile(
        times.map(({ clock }) => clock),
        0.95,
      ),
      unit: 'ms',
    },
    { name: `${name}, longest hold of the loop, by the clock`, value: longest, unit: 'ms' },
  ];
}

async function ask(engine: Engine, text: string, limit: number): Promise<void> {
  const answer = await engine.handlers['search.find']({ text, limit });
  if (!answer.ok) throw new Error(`${text}: ${answer.error.message}`);
}

/** Does the work while another task wants every turn of the loop; answers how long that had to wait at most. */
async function watched(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let over = false;
  const watch = async () => {
    let last = performance.now();
    while (!over) {
      await nextTurn();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  };
  const watching = watch();
  await work();
  over = true;
  await watching;
  return longest;
}

function likeTimes(storage: Storage, queries: readonly { readonly text: string }[]): readonly number[] {
  const ofIssues = storage.mirror.prepare(
    `SELECT id FROM issues WHERE title LIKE ? OR body LIKE ? ORDER BY id DESC LIMIT 100`,
  );
  const ofComments = storage.mirror.prepare(
    `SELECT comments.id FROM comments JOIN issues ON issues.id = comments.issue
     WHERE comments.body LIKE ? ORDER BY comments.updated_at DESC LIMIT 100`,
  );
  return queries.map(({ text }) => {
    const like = `%${text.replace(/["%_]/g, '')}%`;
    const before = process.cpuUsage();
    ofIssues.all(like, like);
    ofComments.all(like);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
}

async function started(databaseFile: string): Promise<Engine> {
  return valueOf(await createEngine({ databaseFile, source: { kind: 'none' } }));
}

function quantile(times: readonly number[], at: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(100 * (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0)) / 100;
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; milliseconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, milliseconds: Math.round(100 * (performance.now() - began)) / 100 };
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
