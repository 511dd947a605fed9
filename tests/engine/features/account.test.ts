import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FromEngine, SignInStart } from '#contract/process.ts';
import type { Result } from '#contract/result.ts';
import { noSignIn } from '#engine/accounts.ts';
import { createEngine, type EngineOptions } from '#engine/engine.ts';
import type { RunningSimulator } from '#simulator/simulator.ts';
import { instantClock } from '../../support/engine/clock.ts';
import { quietSimulator } from '../../support/engine/simulator.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Carries out a command of the simulator. */
async function control(simulator: RunningSimulator, command: Fields): Promise<Fields> {
  const response = await fetch(simulator.controlUrl, {
    method: 'POST',
    headers: { authorization: `Bearer ${simulator.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(command),
  });
  return (await response.json()) as Fields;
}

async function tokenWith(simulator: RunningSimulator, request: Fields): Promise<string> {
  return String((await control(simulator, { command: 'token', ...request }))['token']);
}

/** An engine with a simulated GitHub, and what it says to the desktop's main process. */
async function signingIn(over: Partial<EngineOptions> = {}, signIn: Partial<SignInStart> = {}) {
  const simulator = await quietSimulator('miyabi');
  const told: FromEngine[] = [];
  const created = await createEngine({
    databaseFile: join(temporaryFolder(), 'nami.db'),
    source: { kind: 'none' },
    signIn: { ...noSignIn, ...signIn },
    tellMain: (message) => told.push(message),
    ...over,
  });
  const engine = valueOf(created);
  onTestFinished(() => engine.stop());
  await engine.start();
  return {
    simulator,
    engine,
    told,
    apiUrl: simulator.graphqlUrl,
    handlers: engine.handlers,
    check: async (token: string | undefined, repository?: string) =>
      engine.handlers['account.check']({
        apiUrl: simulator.graphqlUrl,
        ...(token === undefined ? {} : { token }),
        ...(repository === undefined ? {} : { repository }),
      }),
  };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

const states = (permissions: readonly { name: string; state: string }[]) =>
  Object.fromEntries(permissions.map(({ name, state }) => [name, state]));

test.each([
  [
    'one that may read and write',
    { kind: 'fine-grained', issues: 'write' },
    {
      repository: 'granted',
      'metadata-read': 'granted',
      'issues-read': 'granted',
      'issues-write': 'not-checked',
      'single-sign-on': 'not-needed',
    },
    null,
  ],
  [
    'one without the permission on issues',
    { kind: 'fine-grained', issues: 'none' },
    {
      repository: 'granted',
      'metadata-read': 'granted',
      'issues-read': 'missing',
      'issues-write': 'missing',
      'single-sign-on': 'not-needed',
    },
    'permission-missing',
  ],
  [
    'one for other repositories',
    { kind: 'fine-grained', repositories: ['acme/elsewhere'] },
    {
      repository: 'missing',
      'metadata-read': 'not-checked',
      'issues-read': 'not-checked',
      'issues-write': 'not-checked',
      'single-sign-on': 'not-needed',
    },
    'no-access',
  ],
  [
    'a classic one with every scope',
    { kind: 'classic', scopes: ['repo'] },
    {
      repository: 'granted',
      'metadata-read': 'granted',
      'issues-read': 'granted',
      'issues-write': 'granted',
      'single-sign-on': 'not-needed',
    },
    null,
  ],
] as const)('a token’s permissions are named one by one: %s', async (_what, request, expected, failure) => {
  const { simulator, check } = await signingIn();
  const token = await tokenWith(simulator, request);
  const checked = valueOf(await check(token, simulator.repository));
  expect(checked).toMatchObject({ kind: request.kind, login: expect.any(String) as string });
  expect(states(checked.repository!.permissions)).toEqual(expected);
  expect(checked.repository!.usable).toBe(failure === null);
  expect(checked.repository!.failure?.kind ?? null).toBe(failure);
  expect(JSON.stringify(checked)).not.toContain(token);
});

test('single sign-on is named where it stands in the way', async () => {
  const { simulator, check } = await signingIn();
  await control(simulator, { command: 'fault', name: 'sso-partial' });
  const checked = valueOf(await check(simulator.token, simulator.repository));
  expect(states(checked.repository!.permissions)).toMatchObject({ 'single-sign-on': 'missing' });
  expect(checked.repository!.failure?.kind).toBe('sso-required');
});

test('a token that is refused is not held; being offline forgets nobody', async () => {
  const { simulator, check, handlers, apiUrl } = await signingIn();
  expect(await check('github_pat_mistyped')).toMatchObject({ error: { kind: 'token-refused' } });
  expect(await check(undefined)).toMatchObject({ error: { kind: 'signed-out' } });
  valueOf(await check(simulator.token));
  valueOf(await handlers['account.connect']({ apiUrl, repository: simulator.repository }));
  await control(simulator, { command: 'fault', name: 'offline' });
  expect(await check(undefined)).toMatchObject({ error: { kind: 'unreachable' } });
  expect(valueOf(await handlers['account.read']({})).accounts).toMatchObject([{ apiUrl }]);
  await control(simulator, { command: 'clear-faults' });
  valueOf(await check(undefined));
});

test('a token is kept when a repository was chosen with it, and not before', async () => {
  const { simulator, check, handlers, apiUrl, told, engine } = await signingIn();
  const token = await tokenWith(simulator, { kind: 'fine-grained', expiresInSeconds: 86_400 });
  valueOf(await check(token));
  expect(told).toEqual([{ type: 'signing-in', apiUrl }]);
  const { repository } = simulator;
  const session = valueOf(await handlers['account.connect']({ apiUrl, repository }));
  expect(session).toMatchObject({
    repository,
    source: { kind: 'github', apiUrl },
    account: { keeper: 'memory' },
  });
  expect(told.slice(1)).toMatchObject([
    {
      type: 'keep-credential',
      credential: { apiUrl, token, kind: 'fine-grained', login: expect.any(String) as string },
    },
    { type: 'repository-opened', repository, apiUrl },
  ]);
  engine.credentialKept(apiUrl, 'key-store', { kind: 'available' });
  const state = valueOf(await handlers['session.read']({}));
  expect(state.account).toMatchObject({ keeper: 'key-store', keyStore: { kind: 'available' } });
  expect(Date.parse(state.account!.expiresAt!)).toBeGreaterThan(0);
  expect(JSON.stringify([session, state])).not.toContain(token);
});

test('a token that Nami was started with is never asked to be kept; what is open last is gone on with', async () => {
  const { simulator, told } = await signingIn();
  const { repository, token, graphqlUrl: apiUrl } = simulator;
  const databaseFile = join(temporaryFolder(), 'nami.db');
  const first = await signingIn({
    databaseFile,
    source: { kind: 'github', repository, apiUrl, token },
    tellMain: (message) => told.push(message),
  });
  valueOf(await first.handlers['account.check']({ apiUrl, repository }));
  const session = valueOf(await first.handlers['account.connect']({ apiUrl, repository }));
  expect(session.account).toMatchObject({ keeper: 'environment' });
  expect(told.map(({ type }) => type)).not.toContain('keep-credential');
  await first.engine.stop();

  const kept = {
    apiUrl,
    token,
    kind: 'classic',
    login: 'aoi',
    expiresAt: null,
    keeper: 'key-store',
  } as const;
  const second = await signingIn({ databaseFile }, { credentials: [kept] });
  await second.handlers['session.refresh']({});
  expect(valueOf(await second.handlers['session.read']({}))).toMatchObject({
    repository,
    connection: { kind: 'online' },
    account: { login: 'aoi', keeper: 'key-store' },
  });
});

test('signing out forgets the token and keeps what is mirrored', async () => {
  const { simulator, check, handlers, apiUrl, told } = await signingIn();
  valueOf(await check(simulator.token));
  valueOf(await handlers['account.connect']({ apiUrl, repository: simulator.repository }));
  await handlers['session.refresh']({});
  const before = valueOf(await handlers['session.read']({}));
  expect(before.issues).toBeGreaterThan(0);
  const after = valueOf(await handlers['account.signOut']({ apiUrl }));
  expect(after).toMatchObject({
    repository: simulator.repository,
    issues: before.issues,
    connection: { kind: 'refused', failure: { kind: 'signed-out' } },
  });
  expect(after.account).toBeUndefined();
  expect(told.at(-1)).toEqual({ type: 'forget-credential', apiUrl });
  expect(await check(undefined)).toMatchObject({ error: { kind: 'signed-out' } });
});

test('a start without the token shows the mirror, and says whether nobody signed in or the key store lost it', async () => {
  const apiUrl = 'http://127.0.0.1:9/graphql';
  const source = { kind: 'github', apiUrl, repository: 'acme/loom', token: '' } as const;
  const kindOf = async (lost: readonly string[]) => {
    const { handlers } = await signingIn({ source }, { lost });
    const { connection, repository } = valueOf(await handlers['session.read']({}));
    expect(repository).toBe('acme/loom');
    return connection.kind === 'refused' ? connection.failure.kind : connection.kind;
  };
  expect(await kindOf([])).toBe('signed-out');
  expect(await kindOf([apiUrl])).toBe('key-store-lost');
});

test('repositories are listed as they were pushed, and searched', async () => {
  const { simulator, check, handlers, apiUrl } = await signingIn();
  expect(await handlers['account.repositories']({ apiUrl, search: '' })).toMatchObject({
    error: { kind: 'signed-out' },
  });
  valueOf(await check(simulator.token));
  const all = valueOf(await handlers['account.repositories']({ apiUrl, search: '' }));
  expect(all.total).toBe(all.read);
  expect(all.repositories.map(({ name }) => name)).toContain(simulator.repository);
  const pushed = all.repositories.map(({ pushedAt }) => pushedAt ?? '');
  expect(pushed).toEqual([...pushed].sort().reverse());
  const found = valueOf(await handlers['account.repositories']({ apiUrl, search: 'HANDBOOK' }));
  expect(found.repositories.map(({ name }) => name)).toEqual(
    all.repositories.map(({ name }) => name).filter((name) => name.includes('handbook')),
  );
});

test('a code that is confirmed signs in; one that is called off changes nothing', async () => {
  const { simulator, handlers, apiUrl } = await signingIn(
    { clock: instantClock() },
    { clientId: 'Iv1.nami' },
  );
  const called = valueOf(await handlers['account.startDevice']({ apiUrl }));
  expect(called.userCode).toMatch(/^[A-Z\d]{4}-[A-Z\d]{4}$/);
  const off = handlers['account.awaitDevice']({});
  valueOf(await handlers['account.cancelDevice']({}));
  expect(await off).toEqual({ ok: true, value: null });

  const code = valueOf(await handlers['account.startDevice']({ apiUrl }));
  await control(simulator, { command: 'device', userCode: code.userCode, decision: 'approve' });
  const account = valueOf(await handlers['account.awaitDevice']({}));
  expect(account).toMatchObject({ kind: 'oauth', apiUrl });
  expect(JSON.stringify(account)).not.toContain('gho_');
  valueOf(await handlers['account.connect']({ apiUrl, repository: simulator.repository }));
});

test('without an app of one’s own, signing in by a code says what is missing', async () => {
  const { handlers, apiUrl } = await signingIn();
  expect(valueOf(await handlers['account.read']({})).canUseDevice).toBe(false);
  expect(await handlers['account.startDevice']({ apiUrl })).toMatchObject({
    error: { kind: 'device-unavailable', hint: expect.stringContaining('NAMI_CLIENT_ID') as string },
  });
});
