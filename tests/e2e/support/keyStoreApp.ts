import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outFolder } from '../../../scripts/project.ts';

/**
 * The built app on a key store of the test's own, as if this system had a keyring: the four methods of `safeStorage`
 * that Nami uses, over a key in a file outside of the app's data. Everything beyond that seam is the app itself.
 */
const source = (
  app: string,
  keyring: string,
) => `import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { safeStorage } from 'electron';

const file = ${JSON.stringify(keyring)};
if (!existsSync(file)) writeFileSync(file, randomBytes(32));
const key = readFileSync(file);

Object.assign(safeStorage, {
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
});

await import(${JSON.stringify(app)});
`;

/** Writes an app that Electron can be told to open; `keyring` is the file that a lost key store has lost. */
export async function writeKeyStoreApp(folder: string, keyring: string): Promise<string> {
  const app = join(folder, 'app');
  await mkdir(app, { recursive: true });
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'nami', productName: 'Nami', version: '0.0.0', type: 'module', main: 'main.js' }),
  );
  const built = pathToFileURL(join(outFolder, 'main', 'index.js')).href;
  await writeFile(join(app, 'main.js'), source(built, keyring));
  return app;
}
