import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueKey, splitIssueKey } from '#domain/tracker.ts';
import { createEventHub } from '#engine/events.ts';
import { writeComment } from '#engine/mirror/comments.ts';
import { writeIssue } from '#engine/mirror/issues.ts';
import { openStorage, type Storage } from '#engine/mirror/open.ts';
import { keepRepository, type RepositoryRow } from '#engine/mirror/repositories.ts';
import { findText } from '#engine/mirror/search.ts';
import { indexSome } from '#engine/mirror/searchIndex.ts';
import { readTrackerIssue } from '#engine/mirror/tracker.ts';
import { createProgrammeKeeper, type ProgrammeKeeper } from '#engine/programme/keeper.ts';
import { systemClock } from '#engine/sync/context.ts';
import type { Measurement } from './measurement.ts';
import { scaledTracker } from './tracker/scaledTracker.ts';
import { changeKinds, type Change } from './tracker/changes.ts';

/**
 * 10,000 issues and 100,000 comments, from the mirror to the programme: the first reading against a bare pass over the
 * same rows and text, how long a search waits meanwhile, and what one change costs from the mirror's row to the
 * message for the window.
 */
export async function run({ quick }: { readonly quick: boolean }): Promise<readonly Measurement[]> {
  const [issues, comments] = quick ? [1_000, 10_000] : [10_000, 100_000];
  const folder = mkdtempSync(join(tmpdir(), 'nami-bench-'));
  const storage = valueOf(openStorage(join(folder, 'nami.db')));
  try {
    const row = fill(storage, issues, comments);
    while (indexSome(storage.mirror, 400) > 0);
    const bare = processorTime(() => barePass(storage, row, issues));
    const events = createEventHub();
    let sent = 0;
    // What the window gets is cloned on the way.
    events.listen((message) => {
      if (message.event === 'programme.changed') sent = JSON.stringify(structuredClone(message)).length;
    });
    let asOf = '2026-03-01T00:00:00Z';
    const keeper = createProgrammeKeeper({
      mirror: storage.mirror,
      precious: storage.precious,
      clock: systemClock,
      events,
      subject: () => ({ name: row.name, repositories: [row], coordination: null, asOf }),
      onBug: (error) => {
        throw error;
      },
    });
    const first = await firstReading(keeper, storage, row);
    const baseline = { name: 'bare pass over the same rows and text', value: bare };
    const measurements: Measurement[] = [
      {
        name: `first reading of ${issues} issues, read and modelled`,
        value: first.milliseconds,
        unit: 'ms',
        baseline,
        ratio: first.milliseconds / bare,
      },
      ...spread('a search that comes meanwhile waits', first.waits),
    ];
    for (const [place, kind] of changeKinds.entries()) {
      const times: number[] = [];
      const sizes: number[] = [];
      const count = quick ? 10 : kind.structural ? 10 : 60;
      const usage = process.cpuUsage();
      for (let at = 0; at < count; at += 1) {
        const number = kind.numberOf(at, issues);
        const before = readTrackerIssue(storage.mirror, row, number);
        if (before === null) throw new Error(`There is no issue ${number}.`);
        asOf = new Date(Date.UTC(2026, 3, 1 + place, 0, at)).toISOString().replace('.000Z', 'Z');
        const change = kind.change(before, at, asOf);
        sent = 0;
        const began = performance.now();
        write(storage, row, change);
        keeper.changed([issueKey(row.name, number)]);
        await keeper.read();
        times.push(performance.now() - began);
        sizes.push(sent);
      }
      const { user, system } = process.cpuUsage(usage);
      measurements.push(
        ...spread(`${kind.name}, row to message`, times),
        { name: `${kind.name}, processor time, mean`, value: (user + system) / 1000 / count, unit: 'ms' },
        { name: `${kind.name}, message, median`, value: quantile(sizes, 0.5), unit: 'bytes' },
      );
    }
    keeper.stop();
    return measurements;
  } finally {
    storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first reading, and how much later than asked a search was answered that came every 25 ms. */
async function firstReading(keeper: ProgrammeKeeper, storage: Storage, row: RepositoryRow) {
  const waits: number[] = [];
  let due = performance.now() + 25;
  const search = () => {
    findText(storage.mirror, row, 'retry policy', 20);
    waits.push(performance.now() - due);
    due = performance.now() + 25;
    timer = setTimeout(search, 25);
  };
  let timer = setTimeout(search, 25);
  const usage = process.cpuUsage();
  await keeper.read();
  const { user, system } = process.cpuUsage(usage);
  clearTimeout(timer);
  return { milliseconds: (user + system) / 1000, waits };
}

/** Every row out of SQLite as the reading takes it, every line looked at once. */
function barePass(storage: Storage, row: RepositoryRow, issues: number): number {
  let references = 0;
  for (let number = 1; number <= issues; number += 1) {
    const issue = readTrackerIssue(storage.mirror, row, number);
    const texts = issue === null ? [] : [issue.title, issue.body, ...issue.comments.map(({ body }) => body)];
    for (const text of texts) for (const line of text.split('\n')) if (/#\d+/.test(line)) references += 1;
  }
  return references;
}

function fill(storage: Storage, issues: number, comments: number): RepositoryRow {
  const tracker = scaledTracker(issues, comments);
  const row = keepRepository(storage.mirror, tracker.repository, null, 'tracker');
  for (let at = 0; at < tracker.issues.length; at += 200) {
    storage.mirror.transaction(() => {
      for (const issue of tracker.issues.slice(at, at + 200)) {
        write(storage, row, { issue, comments: issue.comments });
      }
    })();
  }
  return row;
}

function write(storage: Storage, row: RepositoryRow, { issue, comments }: Change): void {
  const { rowid } = writeIssue(storage.mirror, row.id, {
    ...issue,
    number: splitIssueKey(issue.key).number,
    labels: issue.labels,
  });
  for (const comment of comments) writeComment(storage.mirror, rowid, { ...comment, databaseId: null });
}

function spread(name: string, values: readonly number[]): readonly Measurement[] {
  return [
    { name: `${name}, p50`, value: quantile(values, 0.5), unit: 'ms' },
    { name: `${name}, p95`, value: quantile(values, 0.95), unit: 'ms' },
    { name: `${name}, longest`, value: Math.max(...values), unit: 'ms' },
  ];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Processor time, in milliseconds. */
function processorTime(work: () => unknown): number {
  const usage = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(usage);
  return (user + system) / 1000;
}

function valueOf<Value>(
  result: { ok: true; value: Value } | { ok: false; error: { message: string } },
): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
