import { expect, test } from 'vitest';
import { inRepository, start } from './client.ts';

test('a wrong token is refused as GitHub refuses it', async () => {
  const client = await start();
  const answer = await client.ask('{ viewer { login } }', {}, 'not-the-token');
  expect(answer).toMatchObject({ status: 401, message: 'Bad credentials' });
});

test('the token may stand behind bearer or token', async () => {
  const { simulator } = await start();
  for (const scheme of ['bearer', 'Bearer', 'token']) {
    const response = await fetch(simulator.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `${scheme} ${simulator.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { login } }' }),
    });
    expect(response.status).toBe(200);
  }
});

test('a field that GitHub does not have is refused in GitHub’s words', async () => {
  const client = await start();
  const answer = await client.ask(`{ ${inRepository(client, 'issue(number: 1) { blockers }')} }`);
  expect(answer.status).toBe(200);
  expect(answer.errors).toMatchObject([
    {
      message: "Field 'blockers' doesn't exist on type 'Issue'",
      extensions: { code: 'undefinedField', typeName: 'Issue', fieldName: 'blockers' },
    },
  ]);
});

test('a field that GitHub has and the simulator has not says so, instead of null', async () => {
  const client = await start();
  const answer = await client.ask(
    `{ ${inRepository(client, 'issue(number: 1) { hovercard { contexts { message } } }')} }`,
  );
  expect(answer.errors).toMatchObject([
    { type: 'NOT_SIMULATED', message: 'The simulator does not answer Issue.hovercard.' },
  ]);
});

test('what does not exist is NOT_FOUND at its path', async () => {
  const client = await start();
  const answer = await client.ask(
    `{ ${inRepository(client, 'issue(number: 9999) { id }')} node(id: "I_nothing") { id } other: repository(owner: "a", name: "b") { id } }`,
  );
  expect(answer.data).toEqual({ repository: { issue: null }, node: null, other: null });
  expect(answer.errors).toMatchObject([
    {
      type: 'NOT_FOUND',
      path: ['repository', 'issue'],
      message: 'Could not resolve to an Issue with the number of 9999.',
    },
    { type: 'NOT_FOUND', path: ['node'] },
    { type: 'NOT_FOUND', path: ['other'] },
  ]);
});

test('nodes answers null and an error for those that are gone, and the others all the same', async () => {
  const client = await start();
  const [first, second] = client.simulator.state.tracker.issues;
  const ids = [first!.id, 'I_gone', second!.id];
  const answer = await client.ask(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Issue { number } } }',
    { ids },
  );
  expect(answer.data).toEqual({
    nodes: [{ id: first!.id, number: first!.number }, null, { id: second!.id, number: second!.number }],
  });
  expect(answer.errors).toMatchObject([{ type: 'NOT_FOUND', path: ['nodes', 1] }]);
});

test('a body that is no JSON answers 400', async () => {
  const { simulator } = await start();
  const response = await fetch(simulator.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${simulator.token}`, 'content-type': 'application/json' },
    body: '{ "query": ',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ message: 'Problems parsing JSON' });
});

test('REST tells a deleted issue (410) from a moved one (301) and from none (404)', async () => {
  const client = await start();
  await client.control({ command: 'delete', issue: 4 });
  await client.control({ command: 'transfer', issue: 5, to: 'elsewhere/repository' });
  const path = `/repos/${client.simulator.repository}/issues`;
  expect((await client.rest(`${path}/4`)).status).toBe(410);
  const moved = await client.rest(`${path}/5`);
  expect(moved.status).toBe(301);
  expect(moved.headers.get('location')).toContain('elsewhere/repository');
  expect((await client.rest(`${path}/9999`)).status).toBe(404);
  expect((await client.rest(`${path}/6`)).status).toBe(200);
});

test('the control address wants the token, and names what it does not know', async () => {
  const client = await start();
  expect((await fetch(client.simulator.controlUrl, { method: 'POST', body: '{}' })).status).toBe(401);
  expect(await client.control({ command: 'dance' })).toMatchObject({
    status: 400,
    body: { message: 'There is no command "dance".' },
  });
  const unknown = await client.control({ command: 'fault', name: 'fog' });
  expect(unknown.status).toBe(400);
  expect((unknown.body as { message: string }).message).toContain('offline');
});
