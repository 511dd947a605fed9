import { describe, expect, test } from 'vitest';
import { inRepository, start, type Client } from './client.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';

async function post(client: Client, path: string, fields: Record<string, string>) {
  const response = await fetch(`${client.simulator.restUrl}${path}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, string | number>;
}
const begin = (client: Client) =>
  post(client, '/login/device/code', { client_id: 'nami', scope: 'repo read:org' });
const poll = (client: Client, code: Record<string, string | number>) =>
  post(client, '/login/oauth/access_token', {
    client_id: 'nami',
    device_code: String(code['device_code']),
    grant_type: grantType,
  });
const decide = (client: Client, code: Record<string, string | number>, decision: string) =>
  client.control({ command: 'device', userCode: code['user_code'], decision });
const wait = (client: Client, seconds: number) => client.control({ command: 'advance', seconds });

describe('signing in on another device', () => {
  test('waits, is approved, and gives a token that works', async () => {
    const client = await start();
    const code = await begin(client);
    expect(code).toMatchObject({ expires_in: 900, interval: 5 });
    expect(code['user_code']).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect(await poll(client, code)).toMatchObject({ error: 'authorization_pending' });
    await decide(client, code, 'approve');
    await wait(client, 5);
    const granted = await poll(client, code);
    expect(granted).toMatchObject({ token_type: 'bearer', scope: 'repo,read:org' });
    const answer = await client.ask('{ viewer { login } }', {}, String(granted['access_token']));
    expect(answer.headers.get('x-oauth-scopes')).toBe('repo, read:org');
    expect(answer.errors).toBeUndefined();
    await wait(client, 10);
    expect(await poll(client, code)).toMatchObject({ error: 'incorrect_device_code' });
  });

  test('asked too often, adds five seconds each time and keeps to them', async () => {
    const client = await start();
    const code = await begin(client);
    await poll(client, code);
    await wait(client, 4);
    expect(await poll(client, code)).toMatchObject({ error: 'slow_down', interval: 10 });
    await wait(client, 9);
    expect(await poll(client, code)).toMatchObject({ error: 'slow_down', interval: 15 });
    await wait(client, 15);
    expect(await poll(client, code)).toMatchObject({ error: 'authorization_pending' });
  });

  test('denied, run out, and impossible each have their own word', async () => {
    const client = await start();
    const denied = await begin(client);
    await decide(client, denied, 'deny');
    expect(await poll(client, denied)).toMatchObject({ error: 'access_denied' });
    const late = await begin(client);
    await wait(client, 900);
    expect(await poll(client, late)).toMatchObject({ error: 'expired_token' });
    await client.control({ command: 'device-flow', enabled: false });
    expect(await begin(client)).toMatchObject({ error: 'device_flow_disabled' });
    expect(await post(client, '/login/device/code', {})).toMatchObject({
      error: 'incorrect_client_credentials',
    });
  });
});

describe('tokens', () => {
  type Token = { token: string };
  const make = async (client: Client, request: object) =>
    ((await client.control({ command: 'token', ...request })).body as Token).token;
  const close = (client: Client, token: string) =>
    client.ask(
      'mutation ($input: CloseIssueInput!) { closeIssue(input: $input) { issue { state } } }',
      { input: { issueId: client.simulator.state.tracker.byNumber.get(2)!.id } },
      token,
    );

  test('a fine-grained one that may only read is refused at the write, and changes nothing', async () => {
    const client = await start();
    const token = await make(client, { kind: 'fine-grained', issues: 'read' });
    const before = client.simulator.state.hash();
    const answer = await close(client, token);
    expect(answer).toMatchObject({
      status: 200,
      data: { closeIssue: null },
      errors: [
        {
          type: 'FORBIDDEN',
          path: ['closeIssue'],
          message: 'Resource not accessible by personal access token',
        },
      ],
    });
    expect(answer.headers.get('x-accepted-github-permissions')).toBe('issues=write');
    expect(client.simulator.state.hash()).toBe(before);
  });

  test('a fine-grained one without issues, and one for another repository', async () => {
    const client = await start();
    const read = (token: string) =>
      client.ask(`{ ${inRepository(client, 'id issues(first: 1) { nodes { id } }')} }`, {}, token);
    const blind = await read(await make(client, { kind: 'fine-grained', issues: 'none' }));
    expect(blind.errors).toMatchObject([{ type: 'FORBIDDEN', path: ['repository', 'issues'] }]);
    const elsewhere = await make(client, { kind: 'fine-grained', repositories: ['another/place'] });
    expect((await read(elsewhere)).errors).toMatchObject([{ type: 'NOT_FOUND', path: ['repository'] }]);
    const rest = await fetch(`${client.simulator.restUrl}/repos/${client.simulator.repository}/issues/2`, {
      headers: { authorization: `token ${elsewhere}` },
    });
    expect(rest.status).toBe(404);
  });

  test('a classic one without the scope is told which it lacks', async () => {
    const client = await start();
    const token = await make(client, { kind: 'classic', scopes: ['read:user'] });
    const answer = await close(client, token);
    expect(answer.errors).toMatchObject([{ type: 'INSUFFICIENT_SCOPES' }]);
    expect(answer.headers.get('x-oauth-scopes')).toBe('read:user');
  });

  test('a reader may comment and not close', async () => {
    const client = await start();
    const token = await make(client, { login: 'guest-reader', role: 'READ' });
    expect((await close(client, token)).errors).toMatchObject([{ type: 'FORBIDDEN' }]);
    const issue = client.simulator.state.tracker.byNumber.get(2)!;
    const answer = await client.ask(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { commentEdge { node { author { login } viewerDidAuthor } } } }',
      { input: { subjectId: issue.id, body: 'A question.' } },
      token,
    );
    expect(answer.data).toMatchObject({
      addComment: {
        commentEdge: { node: { author: { login: 'guest-reader' }, viewerDidAuthor: true } },
      },
    });
    const asOwner = await client.ask(
      'query ($id: ID!) { node(id: $id) { ... on IssueComment { viewerDidAuthor } } }',
      {
        id: issue.comments.at(-1)!.id,
      },
    );
    expect(asOwner.data).toEqual({ node: { viewerDidAuthor: false } });
  });

  test('one that has run out, or was revoked, is no token any more', async () => {
    const client = await start();
    const short = await make(client, { expiresInSeconds: 60 });
    expect(
      (await client.ask('{ viewer { login } }', {}, short)).headers.has(
        'github-authentication-token-expiration',
      ),
    ).toBe(true);
    await wait(client, 60);
    expect((await client.ask('{ viewer { login } }', {}, short)).status).toBe(401);
    await client.control({ command: 'revoke-token', token: client.simulator.token });
    expect((await client.ask('{ viewer { login } }')).status).toBe(401);
    expect((await client.control({ command: 'faults' })).status).toBe(200);
  });
});

test('the viewer’s repositories are those that the token sees, by name', async () => {
  const client = await start({ scenario: 'miyabi' });
  await client.control({ command: 'neighbour', name: 'customer-cloud/secret', hidden: true });
  const list = (filter: string) =>
    client.ask(
      `{ viewer { repositories(first: 10, orderBy: { field: NAME, direction: ASC }${filter}) { totalCount nodes { nameWithOwner isArchived hasIssuesEnabled viewerPermission } } } }`,
    );
  expect((await list('')).data).toMatchObject({
    viewer: {
      repositories: {
        totalCount: 3,
        nodes: [
          { nameWithOwner: 'customer-cloud/miyabi-before', isArchived: true },
          { nameWithOwner: 'customer-cloud/miyabi-handbook' },
          { nameWithOwner: 'customer-cloud/miyabi-private', viewerPermission: 'WRITE' },
        ],
      },
    },
  });
  expect((await list(', isArchived: false')).data).toMatchObject({
    viewer: { repositories: { totalCount: 2 } },
  });
});
