import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createGitHubClient, type GitHubClient } from '#engine/github/client.ts';
import { fetchIssuesPage } from '#engine/github/pages.ts';

/** A server that answers everything in one way, and a client of it. */
async function clientOf(
  answer: (response: ServerResponse) => void,
  timeoutMilliseconds = 5_000,
  known: { readonly tokenExpiresAt?: string; readonly tokenAccepted?: boolean } = {},
  onTokenExpiry?: (expiresAt: string) => void,
): Promise<GitHubClient> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const client = createGitHubClient(
    { apiUrl: `http://127.0.0.1:${port}/graphql`, token: 'ghp_canary', ...known },
    { timeoutMilliseconds, ...(onTokenExpiry === undefined ? {} : { onTokenExpiry }) },
  );
  if (!client.ok) throw new Error(client.error.message);
  return client.value;
}

function page(client: GitHubClient, signal = new AbortController().signal) {
  return fetchIssuesPage(
    client,
    'acme/rebuild',
    { first: 10, after: null, orderBy: { field: 'CREATED_AT', direction: 'ASC' } },
    signal,
  );
}

type Reply = readonly [status: number, headers: Record<string, string>, body: string];
const json = { 'content-type': 'application/json; charset=utf-8' };
const date = { date: 'Sun, 01 Mar 2026 10:00:00 GMT' };
const reset = String(Date.parse('2026-03-01T10:20:00Z') / 1000);
const errors = (...list: { type?: string; message: string }[]) =>
  JSON.stringify({ data: null, errors: list });

test.for([
  [
    'a portal’s page',
    [200, { 'content-type': 'text/html' }, '<html>Sign in to the hotel'],
    'server-trouble',
    /an HTML page/,
  ],
  ['JSON cut off', [200, json, '{"data":{"repository":{"id"'], 'server-trouble', /JSON that breaks off/],
  ['no data', [200, json, '{"data":null}'], 'server-trouble', /without data/],
  ['an empty object', [200, json, '{}'], 'server-trouble', /without data/],
  [
    'only nulls',
    [200, json, '{"data":{"rateLimit":null,"repository":null}}'],
    'server-trouble',
    /without data/,
  ],
  ['a gateway’s page', [502, { 'content-type': 'text/html' }, '<html>502'], 'server-trouble', /HTTP 502/],
  ['a gateway’s patience', [504, json, '{"message":"timeout"}'], 'server-trouble', /HTTP 504/],
  ['a refused token', [401, json, '{"message":"Bad credentials"}'], 'token-refused', /refused the token/],
  [
    'single sign-on',
    [
      403,
      { ...json, 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?authorization_request=AB' },
      '{"message":"Resource protected by organization SAML enforcement."}',
    ],
    'sso-required',
    /Authorise the token|single sign-on/,
  ],
  [
    'a permission that the token lacks',
    [
      403,
      { ...json, 'x-accepted-github-permissions': 'issues=read,metadata=read; contents=read' },
      '{"message":"Resource not accessible by personal access token"}',
    ],
    'permission-missing',
    /issues read, metadata read/,
  ],
  [
    'a scope that the token lacks',
    [
      200,
      json,
      errors({
        type: 'INSUFFICIENT_SCOPES',
        message:
          "Your token has not been granted the required scopes to execute this query. The 'issues' field requires one of the following scopes: ['public_repo', 'repo'], but your token has only been granted the: ['gist'] scopes.",
      }),
    ],
    'permission-missing',
    /scope repo/,
  ],
  ['a page that moved', [302, { location: 'https://portal.example/' }, ''], 'server-trouble', /elsewhere/],
  ['nothing there', [404, json, '{"message":"Not Found"}'], 'no-access', /nothing at this address/],
  [
    'an unknown repository',
    [
      200,
      json,
      JSON.stringify({
        data: { rateLimit: { cost: 1, remaining: 9, resetAt: '' }, repository: null },
        errors: [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository' }],
      }),
    ],
    'no-access',
    /Could not resolve/,
  ],
  [
    'an overloaded server',
    [200, json, errors({ message: 'Something went wrong while executing your query.' })],
    'server-trouble',
    /Something went wrong/,
  ],
  [
    'an older schema',
    [200, json, errors({ message: "Field 'blockedBy' doesn't exist on type 'Issue'" })],
    'server-trouble',
    /blockedBy/,
  ],
] as [string, Reply, string, RegExp][])(
  'a reply that brings nothing is told for what it is: %s',
  async ([, [status, headers, body], kind, message]) => {
    const client = await clientOf((response) => response.writeHead(status, headers).end(body));
    const outcome = await page(client);
    expect(outcome).toMatchObject({
      kind: 'failed',
      failure: { kind, message: expect.stringMatching(message) as string },
    });
    expect(JSON.stringify(outcome)).not.toMatch(/ghp_canary/);
  },
);

test.for([
  ['retry-after', [429, { ...json, ...date, 'retry-after': '17' }, '{}'], 17_000],
  [
    '403 and retry-after',
    [403, { ...json, ...date, 'retry-after': '90' }, '{"message":"secondary rate limit"}'],
    90_000,
  ],
  [
    'no points left',
    [
      403,
      { ...json, ...date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      '{"message":"API rate limit exceeded"}',
    ],
    1_201_000,
  ],
  [
    'no points left, with 200',
    [
      200,
      { ...json, ...date, 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      errors({ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }),
    ],
    1_201_000,
  ],
  [
    'a secondary limit that names no time',
    [403, { ...json, ...date }, '{"message":"You have exceeded a secondary rate limit."}'],
    60_000,
  ],
  [
    'a pause of a day is taken for an hour',
    [429, { ...json, ...date, 'retry-after': '86400' }, '{}'],
    3_600_000,
  ],
] as [string, Reply, number][])(
  'how long to wait is read by the server’s own clock: %s',
  async ([, [status, headers, body], wait]) => {
    const client = await clientOf((response) => response.writeHead(status, headers).end(body));
    expect(await page(client)).toMatchObject({ failure: { kind: 'rate-limited', waitMilliseconds: wait } });
  },
);

test('a server that never answers is given up on; a caller that stops is obeyed', async () => {
  const silentServer = await clientOf(() => undefined, 50);
  expect(await page(silentServer)).toMatchObject({ failure: { kind: 'unreachable', isTransient: true } });
  const stop = new AbortController();
  const patient = await clientOf(() => stop.abort());
  expect(await page(patient, stop.signal)).toEqual({ kind: 'stopped' });
});

test('whatever of a page is null, what is left is used and nothing is thrown', async () => {
  const whole = {
    id: 'I_1',
    number: 1,
    title: 't',
    body: 'b',
    state: 'OPEN',
    stateReason: null,
    author: null,
    createdAt: '2026-03-01T10:00:00Z',
    updatedAt: '2026-03-01T10:00:00Z',
    closedAt: null,
    lastEditedAt: null,
    labels: { nodes: [null, { name: 'a', color: 'b' }] },
    milestone: null,
    assignees: { nodes: null },
    parent: null,
    blockedBy: null,
    comments: {
      totalCount: 2,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [
        null,
        {
          id: 'IC_1',
          fullDatabaseId: '5',
          author: { login: 'hana' },
          createdAt: '2026-03-01T10:00:00Z',
          updatedAt: '2026-03-01T10:00:00Z',
          body: 'c',
          isMinimized: true,
          minimizedReason: 'SPAM',
        },
      ],
    },
  };
  const nodes: unknown[] = [whole, null];
  for (const key of Object.keys(whole)) nodes.push({ ...whole, number: nodes.length + 1, [key]: null });
  const body = JSON.stringify({
    data: {
      rateLimit: null,
      repository: {
        id: 'R',
        nameWithOwner: 'acme/rebuild',
        issues: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: 'x' }, nodes },
      },
    },
    errors: [{ message: 'Something went wrong' }],
  });
  const client = await clientOf((response) => response.writeHead(200, json).end(body));
  const outcome = await page(client);
  if (outcome.kind !== 'answered') throw new Error(outcome.kind);
  const { issues, holes } = outcome.value;
  // One null, and one for each of id, number, title, body, state, createdAt, updatedAt, comments.
  expect(holes).toBe(9);
  expect(issues.length).toBe(nodes.length - 9);
  expect(issues[0]).toMatchObject({
    issue: { number: 1, author: null, labels: [{ name: 'a', color: 'b' }] },
    thread: { total: 2, intact: false, comments: [{ id: 'IC_1', databaseId: 5, minimizedReason: 'spam' }] },
  });
  // A list that did not come says nothing about what is stored of it.
  expect(issues[0]!.issue).not.toHaveProperty('assignees');
  expect(issues[0]!.issue).not.toHaveProperty('blockedBy');
});

test('a token that worked before is revoked, one past its day has ended, and any other is refused', async () => {
  const refusal = (known: { tokenExpiresAt?: string; tokenAccepted?: boolean }) =>
    clientOf(
      (response) => response.writeHead(401, { ...json, ...date }).end('{"message":"Bad credentials"}'),
      5_000,
      known,
    ).then((client) => page(client));
  expect(await refusal({})).toMatchObject({ failure: { kind: 'token-refused' } });
  expect(await refusal({ tokenAccepted: true })).toMatchObject({ failure: { kind: 'token-revoked' } });
  expect(await refusal({ tokenAccepted: true, tokenExpiresAt: '2026-03-01T09:59:59Z' })).toMatchObject({
    failure: { kind: 'token-expired', facts: { expiresAt: '2026-03-01T09:59:59Z' } },
  });
  // Not past it by the server's own clock, whatever this computer's says.
  expect(await refusal({ tokenAccepted: true, tokenExpiresAt: '2026-03-01T10:00:01Z' })).toMatchObject({
    failure: { kind: 'token-revoked' },
  });
});

test('what an answer says of the token is remembered: that it was accepted, and when it ends', async () => {
  const heard: string[] = [];
  let answers = 0;
  const client = await clientOf(
    (response) => {
      answers += 1;
      const ends = answers < 3 ? '2026-03-09 12:00:00 UTC' : '2026-05-01 08:30:00 +0900';
      if (answers === 4) response.writeHead(401, json).end('{}');
      else
        response
          .writeHead(200, { ...json, 'github-authentication-token-expiration': ends })
          .end('{"data":null}');
    },
    5_000,
    {},
    (expiresAt) => heard.push(expiresAt),
  );
  for (let time = 0; time < 3; time += 1) await page(client);
  expect(heard).toEqual(['2026-03-09T12:00:00Z', '2026-04-30T23:30:00Z']);
  expect(await page(client)).toMatchObject({
    failure: { kind: expect.stringMatching(/revoked|expired/) as string },
  });
});
