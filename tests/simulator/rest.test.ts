import { describe, expect, test } from 'vitest';
import { start, type Client } from './client.ts';

const get = (client: Client, path: string, headers: Record<string, string> = {}) =>
  fetch(`${client.simulator.restUrl}${path}`, {
    headers: { authorization: `token ${client.simulator.token}`, ...headers },
    redirect: 'manual',
  });
const used = async (client: Client) => {
  const answer = (await (await get(client, '/rate_limit')).json()) as {
    resources: { core: { used: number }; graphql: { used: number } };
  };
  return [answer.resources.core.used, answer.resources.graphql.used];
};

describe('what has not changed', () => {
  test('answers 304 to its own tag, without a body and without a point', async () => {
    const client = await start();
    for (const path of [
      `/repos/${client.simulator.repository}/issues/2`,
      `/repos/${client.simulator.repository}/issues/2/comments`,
      `/repos/${client.simulator.repository}`,
      '/user',
    ]) {
      const first = await get(client, path);
      const tag = first.headers.get('etag')!;
      expect(tag).toMatch(/^W\/"/);
      const before = await used(client);
      const again = await get(client, path, { 'if-none-match': tag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(await used(client)).toEqual(before);
    }
  });

  test('and what has, comes whole and is charged', async () => {
    const client = await start();
    const path = `/repos/${client.simulator.repository}/issues/2`;
    const tag = (await get(client, path)).headers.get('etag')!;
    await client.control({ command: 'edit', issue: 2, title: 'Another title' });
    const [before] = await used(client);
    const again = await get(client, path, { 'if-none-match': tag });
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ title: 'Another title' });
    expect(again.headers.get('etag')).not.toBe(tag);
    expect((await used(client))[0]).toBe(before! + 1);
  });
});

test('REST has a budget of its own', async () => {
  const client = await start();
  const answer = await get(client, '/user');
  expect(answer.headers.get('x-ratelimit-resource')).toBe('core');
  await client.control({ command: 'points', left: 0, resource: 'core' });
  const refused = await get(client, '/user');
  expect(refused.status).toBe(403);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await client.ask('{ viewer { login } }')).errors).toBeUndefined();
});

test('lists come in pages that name the next one', async () => {
  const client = await start();
  const numbers: number[] = [];
  let path: string | null =
    `/repos/${client.simulator.repository}/issues?state=all&per_page=25&direction=asc`;
  while (path !== null) {
    const answer: Response = await get(client, path);
    numbers.push(...((await answer.json()) as { number: number }[]).map(({ number }) => number));
    const next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    path = next === undefined ? null : next.slice(client.simulator.restUrl.length);
  }
  expect(numbers).toEqual(client.simulator.state.dump().issues.map(({ number }) => number));
});

test('comments since a moment are all that were touched since then, of the whole repository', async () => {
  const client = await start();
  await client.control({ command: 'advance', minutes: 5 });
  const since = new Date(client.simulator.state.clock.now()).toISOString();
  await client.control({ command: 'comment', issue: 3, body: 'One.' });
  await client.control({ command: 'comment', issue: 8, body: 'Two.' });
  const answer = await get(client, `/repos/${client.simulator.repository}/issues/comments?since=${since}`);
  expect(((await answer.json()) as { body: string }[]).map(({ body }) => body)).toEqual(['One.', 'Two.']);
});

test('an Enterprise server’s paths lead to the same, and its links stay below them', async () => {
  const client = await start();
  const issue = await get(client, `/api/v3/repos/${client.simulator.repository}/issues/2`);
  expect(((await issue.json()) as { url: string }).url).toContain('/api/v3/repos/');
  expect(issue.headers.has('x-github-enterprise-version')).toBe(true);
  expect((await get(client, '/user')).headers.has('x-github-enterprise-version')).toBe(false);
  const response = await fetch(`${client.simulator.restUrl}/api/graphql`, {
    method: 'POST',
    headers: { authorization: `bearer ${client.simulator.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { login } }' }),
  });
  expect(await response.json()).toMatchObject({ data: { viewer: {} } });
});
