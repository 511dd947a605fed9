import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Credential, EngineSource } from '#contract/process.ts';
import { openCredentials } from '../../src/main/credentials.ts';
import { openSettings } from '../../src/main/settings.ts';
import { createSignIn } from '../../src/main/signIn.ts';
import { temporaryFolder } from '../support/engine/temporaryFolder.ts';

const apiUrl = 'https://git.example.com/api/graphql';
const credential: Credential = {
  apiUrl,
  token: 'ghp_kept',
  kind: 'classic',
  login: 'aoi',
  expiresAt: '2026-06-01T00:00:00Z',
};

function signInOn(source: EngineSource) {
  const folder = temporaryFolder();
  const sealing = {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(`sealed ${text}`),
    decryptString: (sealed: Buffer) => sealed.toString('utf8').slice('sealed '.length),
  };
  const credentials = openCredentials(join(folder, 'credentials.json'), sealing, 'darwin');
  const settings = openSettings(join(folder, 'shell.json'));
  return { signIn: createSignIn({ credentials, settings, source, clientId: 'Iv1' }), settings };
}

test('an engine that starts again gets what was signed in to meanwhile, and follows it', () => {
  const { signIn, settings } = signInOn({ kind: 'none' });
  expect(signIn.start()).toMatchObject({ source: { kind: 'none' }, signIn: { credentials: [] } });
  expect(signIn.hear({ type: 'keep-credential', credential })).toEqual({
    type: 'credential-kept',
    apiUrl,
    keeper: 'key-store',
    keyStore: { kind: 'available' },
  });
  signIn.hear({ type: 'repository-opened', repository: 'acme/loom', apiUrl });
  expect(signIn.start()).toEqual({
    source: {
      kind: 'github',
      repository: 'acme/loom',
      apiUrl,
      token: 'ghp_kept',
      tokenExpiresAt: '2026-06-01T00:00:00Z',
      tokenAccepted: true,
    },
    signIn: {
      credentials: [{ ...credential, keeper: 'key-store' }],
      keyStore: { kind: 'available' },
      lost: [],
      clientId: 'Iv1',
    },
  });
  expect(settings.read().source).toEqual({ repository: 'acme/loom', apiUrl });
});

test('the token that Nami was started with counts until somebody signs in or out', () => {
  const given = { kind: 'github', repository: 'acme/loom', apiUrl, token: 'ghp_given' } as const;
  const { signIn } = signInOn(given);
  expect(signIn.start().source).toEqual(given);
  signIn.hear({ type: 'repository-opened', repository: 'acme/shuttle', apiUrl });
  expect(signIn.start().source).toEqual({ ...given, repository: 'acme/shuttle' });
  signIn.hear({
    type: 'repository-opened',
    repository: 'acme/loom',
    apiUrl: 'https://elsewhere.com/graphql',
  });
  expect(signIn.start().source).toMatchObject({ token: '' });
  signIn.hear({ type: 'forget-credential', apiUrl });
  expect(signIn.start().source).toMatchObject({ token: '' });
  signIn.hear({ type: 'keep-credential', credential });
  signIn.hear({ type: 'repository-opened', repository: 'acme/loom', apiUrl });
  expect(signIn.start().source).toMatchObject({ token: 'ghp_kept' });
});

test('after the demo was opened it is the demo that a start opens', () => {
  const { signIn, settings } = signInOn({ kind: 'github', repository: 'acme/loom', apiUrl, token: 'x' });
  signIn.hear({ type: 'demo-wanted' });
  expect(signIn.start().source).toEqual({ kind: 'none' });
  expect(settings.read().source).toBeNull();
});

test('the pages of a server may be opened from the moment that somebody signs in there', () => {
  const { signIn } = signInOn({ kind: 'none' });
  expect([...signIn.hosts()]).toEqual(['github.com']);
  signIn.hear({ type: 'signing-in', apiUrl });
  signIn.hear({ type: 'signing-in', apiUrl: 'https://api.loom.ghe.com/graphql' });
  signIn.hear({ type: 'signing-in', apiUrl: 'http://127.0.0.1:9/graphql' });
  expect([...signIn.hosts()]).toEqual(['github.com', 'git.example.com', 'loom.ghe.com']);
});
