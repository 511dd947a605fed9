import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { KeyStoreCondition, TokenKeeper } from '#contract/account.ts';
import type { Credential, KeptCredential, SignInStart } from '#contract/process.ts';

/** What Nami uses of Electron's `safeStorage`: its key lies in the Keychain, in DPAPI, or in a Linux keyring. */
export type KeyStore = {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(sealed: Buffer): string;
  /** Linux alone has a choice. */
  getSelectedStorageBackend?(): string;
};

export type Credentials = {
  find(apiUrl: string): KeptCredential | null;
  /** Seals the token and writes it down; where the key store cannot, it is held for this run alone. */
  keep(credential: Credential): TokenKeeper;
  forget(apiUrl: string): void;
  readonly keyStore: KeyStoreCondition;
  /** What the engine is told at each of its starts. */
  forEngine(): Omit<SignInStart, 'clientId'>;
};

const recordGuard = v.object({
  apiUrl: v.string(),
  kind: v.picklist(['fine-grained', 'classic', 'oauth', 'app', 'unknown']),
  login: v.nullable(v.string()),
  expiresAt: v.nullable(v.string()),
  /** The token, sealed with a key that the system's key store alone holds; base64. */
  sealed: v.string(),
});
const fileGuard = v.object({ credentials: v.array(recordGuard) });
type SealedRecord = v.InferOutput<typeof recordGuard>;

/**
 * The tokens that outlive this run, one for each server. Must be opened after the app is ready: before that Linux does
 * not know its keyring yet. A record whose seal does not open is left in the file, because a keyring that is locked
 * today may be open tomorrow; its server is told as lost until somebody signs in again.
 */
export function openCredentials(
  file: string,
  keyStore: KeyStore,
  platform: NodeJS.Platform = process.platform,
): Credentials {
  const condition = conditionOf(keyStore, platform);
  const records = new Map(recordsIn(file).map((record) => [record.apiUrl, record]));
  const open = new Map<string, KeptCredential>();
  const lost = new Set<string>();
  for (const record of records.values()) {
    const token = condition.kind === 'available' ? unsealed(keyStore, record.sealed) : null;
    if (token === null) lost.add(record.apiUrl);
    else open.set(record.apiUrl, { ...described(record), token, keeper: 'key-store' });
  }

  const write = () => {
    if (records.size === 0) {
      rmSync(file, { force: true });
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    // Sealed as it is, the file is still nobody else's business.
    writeFileSync(`${file}.new`, JSON.stringify({ credentials: [...records.values()] }, null, 2), {
      mode: 0o600,
    });
    renameSync(`${file}.new`, file);
  };

  return {
    keyStore: condition,
    find: (apiUrl) => open.get(apiUrl) ?? null,
    keep(credential) {
      const { token, ...rest } = credential;
      lost.delete(credential.apiUrl);
      const sealed = condition.kind === 'available' ? sealedBy(keyStore, token) : null;
      const keeper: TokenKeeper = sealed === null ? 'memory' : 'key-store';
      open.set(credential.apiUrl, { ...credential, keeper });
      // An older seal would bring an older token back at the next start.
      if (sealed === null) records.delete(credential.apiUrl);
      else records.set(credential.apiUrl, { ...rest, sealed });
      write();
      return keeper;
    },
    forget(apiUrl) {
      open.delete(apiUrl);
      lost.delete(apiUrl);
      records.delete(apiUrl);
      write();
    },
    forEngine: () => ({ credentials: [...open.values()], keyStore: condition, lost: [...lost] }),
  };
}

/** Linux without a keyring falls back to `basic_text`: a password that stands in Chromium's source. Nami refuses it. */
function conditionOf(keyStore: KeyStore, platform: NodeJS.Platform): KeyStoreCondition {
  if (platform === 'linux') {
    const backend = keyStore.getSelectedStorageBackend?.() ?? 'unknown';
    if (backend === 'basic_text') return { kind: 'plain-text' };
    if (backend === 'unknown') return { kind: 'unavailable' };
  }
  return keyStore.isEncryptionAvailable() ? { kind: 'available' } : { kind: 'unavailable' };
}

function sealedBy(keyStore: KeyStore, token: string): string | null {
  try {
    return keyStore.encryptString(token).toString('base64');
  } catch {
    // The keyring was locked or went away meanwhile: this run goes on with the token in memory, and says so.
    return null;
  }
}

function unsealed(keyStore: KeyStore, sealed: string): string | null {
  try {
    return keyStore.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    return null;
  }
}

function described({ apiUrl, kind, login, expiresAt }: SealedRecord): Omit<SealedRecord, 'sealed'> {
  return { apiUrl, kind, login, expiresAt };
}

function recordsIn(file: string): readonly SealedRecord[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  try {
    return v.parse(fileGuard, JSON.parse(text)).credentials;
  } catch {
    // Nothing of it can be read: it is kept aside, and whoever was signed in signs in again.
    renameSync(file, `${file}.unreadable`);
    return [];
  }
}
