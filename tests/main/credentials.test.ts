import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Credential } from '#contract/process.ts';
import { openCredentials, type KeyStore } from '../../src/main/credentials.ts';
import { temporaryFolder } from '../support/engine/temporaryFolder.ts';

/** A key store as the system's: what it sealed, nobody opens without its key. */
function keyStoreWith(key = randomBytes(32), over: Partial<KeyStore> = {}): KeyStore {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString(text) {
      const start = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, start);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([start, cipher.getAuthTag(), sealed]);
    },
    decryptString(sealed) {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      cipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString('utf8');
    },
    ...over,
  };
}

const cloud: Credential = {
  apiUrl: 'https://api.github.com/graphql',
  token: 'github_pat_canary1',
  kind: 'fine-grained',
  login: 'aoi',
  expiresAt: '2026-06-01T00:00:00Z',
};
const enterprise: Credential = {
  apiUrl: 'https://git.example.com/api/graphql',
  token: 'ghp_canary2',
  kind: 'classic',
  login: 'aoi-k',
  expiresAt: null,
};

const everyByteIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

describe('credentials', () => {
  it('are there again after a restart, one for each server, and stand in no file in the clear', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'credentials.json');
    const keyStore = keyStoreWith();
    const first = openCredentials(file, keyStore, 'linux');
    expect([first.keep(cloud), first.keep(enterprise)]).toEqual(['key-store', 'key-store']);
    expect(everyByteIn(folder)).not.toMatch(/canary/);
    expect(everyByteIn(folder)).not.toContain(Buffer.from(cloud.token).toString('base64'));
    expect(statSync(file).mode & 0o077).toBe(0);

    const second = openCredentials(file, keyStore, 'linux');
    expect(second.forEngine()).toEqual({
      credentials: [
        { ...cloud, keeper: 'key-store' },
        { ...enterprise, keeper: 'key-store' },
      ],
      keyStore: { kind: 'available' },
      lost: [],
    });
  });

  const refused: readonly (readonly [string, Partial<KeyStore>, string])[] = [
    ['a Linux without a keyring', { getSelectedStorageBackend: () => 'basic_text' }, 'plain-text'],
    ['a Linux that does not say', { getSelectedStorageBackend: () => 'unknown' }, 'unavailable'],
    ['a key store that is shut', { isEncryptionAvailable: () => false }, 'unavailable'],
  ];
  it.each(refused)('stay in memory on %s', (_where, over, kind) => {
    const folder = temporaryFolder();
    const file = join(folder, 'credentials.json');
    const credentials = openCredentials(file, keyStoreWith(undefined, over), 'linux');
    expect(credentials.keyStore).toEqual({ kind });
    expect(credentials.keep(cloud)).toBe('memory');
    expect(credentials.find(cloud.apiUrl)).toEqual({ ...cloud, keeper: 'memory' });
    expect(readdirSync(folder)).toEqual([]);
    expect(openCredentials(file, keyStoreWith(), 'linux').forEngine().credentials).toEqual([]);
  });

  it('are told as lost when the key store was replaced, and come back when it comes back', () => {
    const file = join(temporaryFolder(), 'credentials.json');
    const keyStore = keyStoreWith();
    openCredentials(file, keyStore, 'linux').keep(cloud);
    const without = openCredentials(file, keyStoreWith(), 'linux');
    expect(without.forEngine()).toMatchObject({ credentials: [], lost: [cloud.apiUrl] });
    expect(openCredentials(file, keyStore, 'linux').find(cloud.apiUrl)?.token).toBe(cloud.token);
    without.keep({ ...cloud, token: 'github_pat_canary3' });
    expect(without.forEngine().lost).toEqual([]);
  });

  it('never bring an older token back once a newer one could not be sealed', () => {
    const file = join(temporaryFolder(), 'credentials.json');
    const keyStore = keyStoreWith();
    openCredentials(file, keyStore, 'linux').keep(cloud);
    const locked = openCredentials(
      file,
      {
        ...keyStore,
        encryptString: () => {
          throw new Error('the keyring is locked');
        },
      },
      'linux',
    );
    expect(locked.keep({ ...cloud, token: 'github_pat_newer' })).toBe('memory');
    expect(openCredentials(file, keyStore, 'linux').find(cloud.apiUrl)).toBeNull();
  });

  it('are gone after signing out, the file with the last of them', () => {
    const file = join(temporaryFolder(), 'credentials.json');
    const keyStore = keyStoreWith();
    const credentials = openCredentials(file, keyStore, 'linux');
    credentials.keep(cloud);
    credentials.forget(cloud.apiUrl);
    expect(credentials.find(cloud.apiUrl)).toBeNull();
    expect(existsSync(file)).toBe(false);
  });

  it('in a file that cannot be read are put aside, and nobody is signed in', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'credentials.json');
    writeFileSync(file, '{"credentials":[{"token":');
    expect(openCredentials(file, keyStoreWith(), 'linux').forEngine().credentials).toEqual([]);
    expect(readdirSync(folder)).toEqual(['credentials.json.unreadable']);
  });
});
