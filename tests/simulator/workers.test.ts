import { expect, test } from 'vitest';
import { infrastructureDays } from '#simulator/scenarios/miyabi/infrastructure.ts';
import { tasks } from '#simulator/scenarios/miyabi/tasks.ts';
import type { WorkEvent } from '#simulator/workers/shift.ts';
import { start, type Client } from './client.ts';

const programme = [...tasks, ...infrastructureDays].map(({ issue }) => issue);

const step = (client: Client, times: number) =>
  (client.simulator.state.control({ command: 'step', times }) as { events: WorkEvent[] }).events;
const isOpen = (client: Client, number: number) =>
  client.simulator.state.tracker.byNumber.get(number)!.state === 'OPEN';

test('nobody moves at speed 0, until told to', async () => {
  const client = await start({ scenario: 'miyabi', speed: 0 });
  const before = client.simulator.state.dump();
  expect(client.simulator.state.dump()).toEqual(before);
  const { body } = await client.control({ command: 'step', times: 3 });
  expect((body as { events: unknown[] }).events).toHaveLength(3);
  expect(client.simulator.state.dump()).not.toEqual(before);
});

test('at a speed they move by themselves, and stand still when paused', async () => {
  const client = await start({ scenario: 'miyabi', speed: 1_000 });
  const { tracker } = client.simulator.state;
  const revision = tracker.revision;
  await expect.poll(() => tracker.revision).toBeGreaterThan(revision);
  await client.control({ command: 'pause' });
  const paused = tracker.revision;
  await client.control({ command: 'hash' });
  expect(tracker.revision).toBe(paused);
});

test('a long run finishes the programme in the order of its dependencies, and goes on with a new wave', async () => {
  const client = await start({ scenario: 'miyabi', seed: 5 });
  const { tracker } = client.simulator.state;
  let steps = 0;
  while (programme.some((number) => isOpen(client, number))) {
    steps += 1;
    expect(steps).toBeLessThan(2_000);
    const openBefore = new Set(programme.filter((number) => isOpen(client, number)));
    for (const event of step(client, 1)) {
      const task = [...tasks, ...infrastructureDays].find(({ issue }) => issue === event.issue);
      if (event.kind === 'start') expect(task?.after.filter((number) => openBefore.has(number))).toEqual([]);
      if (event.kind !== 'close' || event.issue === null) continue;
      const issue = tracker.byNumber.get(event.issue)!;
      expect(issue.blockedBy.map((dependency) => dependency.issue.state)).not.toContain('OPEN');
    }
  }
  expect(steps).toBeGreaterThan(60);
  const made = () => tracker.issues.filter(({ title }) => title.startsWith('Follow-up'));
  for (let more = 0; more < 400 && made().length === 0; more += 1) step(client, 1);
  expect(made().length).toBeGreaterThanOrEqual(4);
});

test('workers differ: all shapes of report appear, and some work gets stuck on the way', async () => {
  const client = await start({ scenario: 'miyabi', seed: 2 });
  const kinds = new Set(step(client, 600).map(({ kind }) => kind));
  for (const kind of [
    'start',
    'progress',
    'done',
    'close',
    'blocked',
    'unblocked',
    'retract',
    'decision',
    'synthesis',
  ] as const) {
    expect(kinds).toContain(kind);
  }
  const said = client.simulator.state
    .dump()
    .issues.flatMap(({ comments }) => comments.map(({ body }) => body))
    .join('\n');
  for (const shape of [
    '## Worker 8 Report - ',
    '🟡 **BLOCKED**',
    'Worker-15: ',
    'COMPLETED ✅',
    '**担当**: Worker 10',
    '## Team Status - ',
  ]) {
    expect(said).toContain(shape);
  }
});

test('a worker that asked goes on as soon as the user answers on the issue', async () => {
  const client = await start({ scenario: 'miyabi' });
  await client.ask('mutation ($input: AddCommentInput!) { addComment(input: $input) { clientMutationId } }', {
    input: { subjectId: client.simulator.state.tracker.byNumber.get(986)!.id, body: 'Option B, please.' },
  });
  expect(step(client, 1)).toEqual([{ kind: 'unblocked', issue: 986, worker: 13 }]);
});

test('a worker takes the issue that a comment gives it', async () => {
  const client = await start({ scenario: 'miyabi' });
  client.simulator.state.control({
    command: 'comment',
    issue: 976,
    body: 'Reassigned: Worker 12 → Worker 6 takes #976.',
  });
  const before = client.simulator.state.tracker.byNumber.get(976)!.comments.length;
  expect(step(client, 1)).toEqual([{ kind: 'reassigned', issue: 976, worker: 6 }]);
  expect(client.simulator.state.tracker.byNumber.get(976)!.comments).toHaveLength(before + 1);
});

test('what the user closes, nobody works on any more', async () => {
  const client = await start({ scenario: 'miyabi' });
  await client.control({ command: 'close', issue: 984, reason: 'NOT_PLANNED' });
  expect(step(client, 100).filter(({ issue, kind }) => issue === 984 && kind !== 'close')).toEqual([]);
});
