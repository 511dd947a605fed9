import { describe, expect, test } from 'vitest';
import { faultProfiles, type FaultName } from '#simulator/server/faults.ts';
import { inRepository, start, type Client } from './client.ts';

const read = '{ viewer { login } }';
const write = (client: Client, body: string) =>
  client.ask(
    'mutation ($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node { id } } } }',
    {
      input: { subjectId: client.simulator.state.tracker.byNumber.get(2)!.id, body },
    },
  );
const bodies = (client: Client) =>
  client.simulator.state
    .dump()
    .issues.find(({ number }) => number === 2)!
    .comments.map(({ body }) => body);

describe('faults of which nothing is carried out', () => {
  test('offline cuts the connection, and the control address still answers', async () => {
    const client = await start({ faults: ['offline'] });
    await expect(client.ask(read)).rejects.toThrow('fetch failed');
    await expect(write(client, 'lost')).rejects.toThrow('fetch failed');
    expect(bodies(client)).not.toContain('lost');
    expect((await client.control({ command: 'clear-faults' })).status).toBe(200);
    expect((await client.ask(read)).status).toBe(200);
  });

  test('wrong-token answers 401', async () => {
    const client = await start({ faults: ['wrong-token'] });
    expect(await client.ask(read)).toMatchObject({ status: 401, message: 'Bad credentials' });
  });

  test('rate-limited answers 200 with RATE_LIMITED, its newer form RATE_LIMIT, its older one 403', async () => {
    const client = await start({ faults: ['rate-limited'] });
    expect(await client.ask(read)).toMatchObject({ status: 200, errors: [{ type: 'RATE_LIMITED' }] });
    client.simulator.state.faults.clear();
    client.simulator.state.faults.set('rate-limited-new', null);
    expect(await client.ask(read)).toMatchObject({
      status: 200,
      errors: [{ type: 'RATE_LIMIT', code: 'graphql_rate_limit' }],
    });
    client.simulator.state.faults.clear();
    client.simulator.state.faults.set('rate-limited-403', null);
    const refused = await client.ask(read);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  });

  test('secondary-limited answers 403 with the seconds to wait', async () => {
    const client = await start({ faults: ['secondary-limited'] });
    const answer = await write(client, 'too soon');
    expect(answer.status).toBe(403);
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(bodies(client)).not.toContain('too soon');
  });

  test('html-502 answers a page of the gateway', async () => {
    const { simulator } = await start({ faults: ['html-502'] });
    const response = await fetch(simulator.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `bearer ${simulator.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: read }),
    });
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>');
  });
});

describe('faults after which the write stands', () => {
  test('reset cuts the connection once the comment is made; reads go on', async () => {
    const client = await start({ faults: ['reset'] });
    expect((await client.ask(read)).status).toBe(200);
    await expect(write(client, 'made, unheard')).rejects.toThrow('fetch failed');
    expect(bodies(client).filter((body) => body === 'made, unheard')).toHaveLength(1);
  });

  test('something-went-wrong-after answers an error for a comment that is there', async () => {
    const client = await start({ faults: ['something-went-wrong-after'] });
    const answer = await write(client, 'made, denied');
    expect(answer.errors?.[0]?.message).toContain('Something went wrong');
    expect(bodies(client)).toContain('made, denied');
  });

  test('truncated breaks off in the middle of the answer', async () => {
    const client = await start({ faults: ['truncated'] });
    await expect(write(client, 'made, half heard')).rejects.toThrow();
    expect(bodies(client)).toContain('made, half heard');
  });
});

test('null-page answers nulls and errors above 25 issues, and is clean at 25', async () => {
  const client = await start({ faults: ['null-page'] });
  const ask = (first: number) =>
    client.ask(`{ ${inRepository(client, `issues(first: ${first}) { totalCount nodes { id } }`)} }`);
  const broken = await ask(26);
  const { issues } = (broken.data as { repository: { issues: { totalCount: number; nodes: unknown[] } } })
    .repository;
  expect(issues).toEqual({ totalCount: 60, nodes: Array.from({ length: 26 }, () => null) });
  expect(broken.errors).toHaveLength(26);
  expect((await ask(25)).errors).toBeUndefined();
});

test('a fault for two calls is gone at the third', async () => {
  const client = await start();
  await client.control({ command: 'fault', name: 'html-502-after', times: 1 });
  await client.control({ command: 'fault', name: 'rate-limited', times: 2, befalls: 'reads' });
  expect((await client.ask(read)).errors).toHaveLength(1);
  expect((await client.ask(read)).errors).toHaveLength(1);
  expect((await client.ask(read)).errors).toBeUndefined();
  expect(client.simulator.state.faults.active()).toEqual(['html-502-after']);
});

test('every profile says what it does', () => {
  for (const name of Object.keys(faultProfiles) as FaultName[])
    expect(faultProfiles[name].summary).not.toBe('');
});
