import { describe, expect, test } from 'vitest';
import { infrastructureDays } from '#simulator/scenarios/miyabi/infrastructure.ts';
import { miyabiScenario } from '#simulator/scenarios/miyabi/scenario.ts';
import { tasks } from '#simulator/scenarios/miyabi/tasks.ts';
import { staffed } from '#simulator/workers/staff.ts';
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

describe('a night of twelve hours', () => {
  type Worked = { now: string; steps: number; counts: Record<string, number> };
  const night = async (seed: number) => {
    const client = await start({ scenario: 'scale:600x1000', workers: 50, seed });
    const before = client.simulator.state.clock.now();
    const worked = (await client.control({ command: 'work', minutes: 720 })).body as Worked;
    return { client, worked, passed: client.simulator.state.clock.now() - before };
  };

  test('by fifty workers goes by at once: the clock stands twelve hours later, all of them have spoken', async () => {
    const { client, worked, passed } = await night(1);
    expect(passed).toBe(720 * 60_000);
    expect(worked.steps).toBeGreaterThan(2_000);
    const said = client.simulator.state.dump().issues.flatMap(({ comments }) => comments);
    const since = said.filter(
      ({ createdAt }) => Date.parse(createdAt) > client.simulator.state.clock.now() - 720 * 60_000,
    );
    const hours = new Set(since.map(({ createdAt }) => createdAt.slice(0, 13)));
    expect(hours.size).toBeGreaterThanOrEqual(12);
    const text = since.map(({ body }) => body).join('\n');
    for (let worker = 1; worker <= 50; worker += 1) {
      expect(text).toMatch(new RegExp(`Worker[ -]${worker}\\b`, 'i'));
    }
    for (const kind of [
      'start',
      'done',
      'done-blocked',
      'repeat',
      'close',
      'blocked',
      'unblocked',
      'retract',
    ]) {
      expect(Object.keys(worked.counts)).toContain(kind);
    }
  });

  test('goes by as well where nobody works', async () => {
    const scenario = { ...miyabiScenario(Date.UTC(2031, 0, 1)), programme: null };
    const client = await start({ scenario });
    const { body } = await client.control({ command: 'work', minutes: 720 });
    expect(body).toEqual({ now: '2031-01-01T12:00:00.000Z', steps: 0, counts: {} });
  });

  test('is the same night with the same seed', async () => {
    const hashes = new Set<string>();
    for (const seed of [4, 4, 5]) hashes.add((await night(seed)).client.simulator.state.hash());
    expect(hashes.size).toBe(2);
  });
});

test('a completion can come twice, word for word, and with a blocker in it', async () => {
  const client = await start({ scenario: 'miyabi', seed: 2 });
  const events = step(client, 900);
  const repeats = events.filter(({ kind }) => kind === 'repeat');
  expect(repeats.length).toBeGreaterThan(0);
  const said = client.simulator.state
    .dump()
    .issues.flatMap(({ comments }) => comments.map(({ body }) => body));
  const completions = said.filter((body) => /✅|完了|: done/.test(body));
  expect(completions.length - new Set(completions).size).toBeGreaterThanOrEqual(repeats.length);
  expect(events.map(({ kind }) => kind)).toContain('done-blocked');
});

test('the team takes the scenario’s own workers first, and as many as are asked for', () => {
  const numbers = (size: number) =>
    staffed(
      {
        tasks: [],
        workers: [{ number: 1, temperament: 'silent', phases: ['Day'] }],
        coordination: null,
        orchestrator: 'a',
        automation: 'b',
        minutesPerStep: 0,
      },
      size,
    ).workers.map(({ number, temperament }) => `${number} ${temperament}`);
  expect(numbers(3)).toEqual(['1 silent', '2 sloppy', '3 japanese']);
  expect(numbers(1)).toEqual(['1 silent']);
});
