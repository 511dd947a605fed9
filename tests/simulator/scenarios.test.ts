import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start, type Client } from './client.ts';

const exportFile = resolve(import.meta.dirname, '../fixtures/simulator/export.json');

const totals = (client: Client) => {
  const { issues } = client.simulator.state.dump();
  return [issues.length, issues.reduce((sum, { comments }) => sum + comments.length, 0)];
};

test('a scale is exact in its totals', async () => {
  for (const [issues, comments] of [
    [1, 0],
    [7, 1],
    [250, 1_234],
  ]) {
    const client = await start({ scenario: `scale:${issues}x${comments}` });
    expect(totals(client)).toEqual([issues, comments]);
  }
});

test('a scale that is none is refused with an example', async () => {
  await expect(start({ scenario: 'scale:many' })).rejects.toThrow('scale:1000x10000');
});

test('the same seed makes the same repository, another seed another', async () => {
  const hash = async (seed: number) => {
    const client = await start({ scenario: 'scale:120x900', seed });
    return (await client.control({ command: 'hash' })).body;
  };
  expect(await hash(7)).toEqual(await hash(7));
  expect(await hash(7)).not.toEqual(await hash(8));
});

test('the same seed makes the workers do the same work', async () => {
  const run = async (seed: number) => {
    const client = await start({ scenario: 'miyabi', seed });
    client.simulator.state.control({ command: 'step', times: 120 });
    return client.simulator.state.dump();
  };
  const first = await run(3);
  expect(await run(3)).toEqual(first);
  expect(await run(4)).not.toEqual(first);
});

test('an export is served as it stands: numbers, ids, times, labels, comments', async () => {
  const client = await start({ scenario: exportFile });
  type Exported = {
    number: number;
    title: string;
    body: string;
    createdAt: string;
    updatedAt: string;
    comments: { id: string; body: string; createdAt: string }[];
    labels: { name: string }[];
  };
  const exported = JSON.parse(readFileSync(exportFile, 'utf8')) as Exported[];
  const served = client.simulator.state.dump();
  expect(served.repository).toBe('tanuki-works/kitchen');
  const shape = (issue: Exported) => ({
    number: issue.number,
    title: issue.title,
    body: issue.body,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    labels: issue.labels.map(({ name }) => name).sort(),
    comments: issue.comments.map(({ id, body, createdAt }) => ({ id, body, createdAt })),
  });
  const dumped = served.issues.map(({ number, title, body, createdAt, updatedAt, labels, comments }) => ({
    number,
    title,
    body,
    createdAt,
    updatedAt,
    labels,
    comments: comments.map(({ id, body, createdAt }) => ({ id, body, createdAt })),
  }));
  expect(dumped).toEqual(exported.map(shape).sort((left, right) => left.number - right.number));
});

test('a file that is no export is refused by name', async () => {
  await expect(start({ scenario: resolve(import.meta.dirname, '../../package.json') })).rejects.toThrow(
    'is not an export of issues',
  );
});

test('Miyabi opens in the middle of the work', async () => {
  const client = await start({ scenario: 'miyabi' });
  const { issues } = client.simulator.state.dump();
  expect(client.simulator.repository).toBe('customer-cloud/miyabi-private');
  expect(issues.length).toBeGreaterThanOrEqual(25);
  expect(totals(client)[1]).toBeGreaterThanOrEqual(60);
  const numbers = issues.map(({ number }) => number);
  for (let number = 969; number <= 993; number += 1) expect(numbers).toContain(number);
  const issue = (number: number) => issues.find((one) => one.number === number)!;
  expect(issue(973).state).toBe('closed');
  expect(issue(974).state).toBe('open');
  expect(issue(974).comments.some(({ body }) => body.includes('Complete'))).toBe(true);
  expect(issue(986).comments.some(({ body }) => body.includes('**Option D**'))).toBe(true);
  expect(issue(977).body).toContain('- [x] **AWAITING ORCHESTRATOR APPROVAL**');
  expect(issue(982).blockedBy).toEqual([979, 980, 981]);
  expect(issue(1022).parent).toBe(1018);
  const newest = issues
    .flatMap(({ updatedAt }) => updatedAt)
    .sort()
    .at(-1)!;
  expect(Date.parse(newest)).toBeLessThanOrEqual(client.simulator.state.clock.now());
});

test('a snapshot goes on where it ended: the same tracker, ids, clock and links', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nami-simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const snapshotFile = join(folder, 'tracker.snapshot');
  const first = await start({ scenario: 'scale:40x200', snapshotFile });
  await first.control({ command: 'work', minutes: 90 });
  await first.control({ command: 'block', issue: 9, blocking: 'other/place#3' });
  await first.control({ command: 'delete', issue: 12 });
  const state = first.simulator.state.dump();
  const now = first.simulator.state.clock.now();
  await first.simulator.close();
  const second = await start({ scenario: 'scale:40x200', snapshotFile });
  expect(second.simulator.state.dump()).toEqual(state);
  expect(second.simulator.state.clock.now()).toBe(now);
  expect((await second.rest(`/repos/${second.simulator.repository}/issues/12`)).status).toBe(410);
  expect((await second.ask('{ viewer { isViewer repositories(first: 5) { totalCount } } }')).data).toEqual({
    viewer: { isViewer: true, repositories: { totalCount: 2 } },
  });
  await second.control({ command: 'work', minutes: 30 });
  expect(second.simulator.state.dump()).not.toEqual(state);
});

test('a file that is no snapshot is refused by name, and stays', async () => {
  const file = resolve(import.meta.dirname, '../../package.json');
  await expect(start({ snapshotFile: file })).rejects.toThrow('is not a snapshot');
});
