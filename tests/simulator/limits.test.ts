import { expect, test } from 'vitest';
import { inRepository, start } from './client.ts';

const left = '{ rateLimit { cost limit used remaining resetAt nodeCount } }';

test('every call is charged, and the headers tell what is left', async () => {
  const client = await start();
  const answer = await client.ask(
    `{ rateLimit { cost used remaining nodeCount } ${inRepository(client, 'issues(first: 100) { nodes { comments(first: 10) { nodes { id } } labels(first: 5) { nodes { id } } } }')} }`,
  );
  expect(answer.data).toMatchObject({
    rateLimit: { cost: 2, used: 2, remaining: 4_998, nodeCount: 100 + 1_000 + 500 },
  });
  expect(answer.headers.get('x-ratelimit-remaining')).toBe('4998');
  expect(answer.headers.get('x-ratelimit-used')).toBe('2');
  expect(answer.headers.get('x-ratelimit-limit')).toBe('5000');
  expect(answer.headers.get('x-ratelimit-resource')).toBe('graphql');
});

test('a dry run prices a query, runs nothing and charges nothing', async () => {
  const client = await start();
  const answer = await client.ask(
    `{ rateLimit(dryRun: true) { cost remaining } ${inRepository(client, 'issues(first: 100) { nodes { comments(first: 99) { nodes { id } } assignees(first: 9) { nodes { id } } } }')} }`,
  );
  expect(answer.data).toEqual({
    rateLimit: expect.objectContaining({ cost: 2, remaining: 5_000 }) as unknown,
  });
});

test('without points the answer is RATE_LIMITED with status 200, until the hour is over', async () => {
  const client = await start();
  await client.ask(left);
  await client.control({ command: 'points', left: 1 });
  expect((await client.ask(left)).errors).toBeUndefined();
  const refused = await client.ask(left);
  expect(refused.status).toBe(200);
  expect(refused.errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  const reset = Number(refused.headers.get('x-ratelimit-reset'));
  const now = Date.parse(refused.headers.get('date')!) / 1000;
  await client.control({ command: 'advance', seconds: reset - now - 1 });
  expect((await client.ask(left)).errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
  await client.control({ command: 'advance', seconds: 1 });
  expect((await client.ask(left)).data).toMatchObject({ rateLimit: { used: 1, remaining: 4_999 } });
});

test('the 81st write within a minute meets the secondary limit, and the wait that it names is enough', async () => {
  const client = await start();
  const subjectId = client.simulator.state.tracker.byNumber.get(3)!.id;
  const write = (body: string) =>
    client.ask(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node { id } } } }',
      {
        input: { subjectId, body },
      },
    );
  for (let count = 1; count <= 80; count += 1) expect((await write(`Note ${count}`)).status).toBe(200);
  const comments = client.simulator.state.tracker.byNumber.get(3)!.comments.length;
  const refused = await write('One too many');
  expect(refused.status).toBe(403);
  expect(refused.message).toContain('secondary rate limit');
  expect(client.simulator.state.tracker.byNumber.get(3)!.comments).toHaveLength(comments);
  const wait = Number(refused.headers.get('retry-after'));
  await client.control({ command: 'advance', seconds: wait });
  expect((await write('After the wait')).status).toBe(200);
});

test('the Date header carries the simulated clock', async () => {
  const client = await start({ startAt: Date.UTC(2031, 4, 6, 7, 8, 9) });
  expect((await client.ask(left)).headers.get('date')).toBe('Tue, 06 May 2031 07:08:09 GMT');
});
