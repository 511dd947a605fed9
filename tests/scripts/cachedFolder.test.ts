import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheFolderOf } from '../../scripts/runtime/cacheFolder.ts';
import { matchesIntegrity } from '../../scripts/runtime/integrity.ts';
import { matchesManifest, writeManifest } from '../../scripts/runtime/manifest.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nami-cache-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('the cache folder', () => {
  it('follows XDG_CACHE_HOME when that is absolute, as the XDG specification asks', () => {
    expect(cacheFolderOf({ XDG_CACHE_HOME: '/var/cache/me' }, '/home/me')).toBe('/var/cache/me/nami');
    expect(cacheFolderOf({ XDG_CACHE_HOME: 'cache' }, '/home/me')).toBe('/home/me/.cache/nami');
    expect(cacheFolderOf({}, '/home/me')).toBe('/home/me/.cache/nami');
  });
});

describe('a pinned archive', () => {
  const content = 'an archive';
  const pin = `sha512-${createHash('sha512').update(content).digest('base64')}`;

  it('passes byte for byte and fails with one byte more', async () => {
    const file = join(folder, 'archive.tgz');
    await writeFile(file, content);
    expect(await matchesIntegrity(file, pin)).toBe(true);
    await appendFile(file, '\n');
    expect(await matchesIntegrity(file, pin)).toBe(false);
  });

  it('refuses to compare with a weaker digest', async () => {
    await expect(matchesIntegrity(join(folder, 'any'), 'sha1-abc')).rejects.toThrow('sha512');
  });
});

describe('a folder in the cache', () => {
  beforeEach(async () => {
    await mkdir(join(folder, 'locales'));
    await writeFile(join(folder, 'electron'), 'machine code');
    await writeFile(join(folder, 'locales', 'ja.pak'), 'texts');
    await writeManifest(folder, 'recipe-1', ['electron']);
  });

  it('is used again while it is exactly what was built', async () => {
    expect(await matchesManifest(folder, 'recipe-1')).toBe(true);
  });

  it('is not used for another recipe', async () => {
    expect(await matchesManifest(folder, 'recipe-2')).toBe(false);
  });

  it.each([
    ['a file is cut short', () => writeFile(join(folder, 'locales', 'ja.pak'), 'tex')],
    ['a file is gone', () => rm(join(folder, 'locales', 'ja.pak'))],
    ['a file was added', () => writeFile(join(folder, 'extra.so'), '')],
    [
      'the executable was changed at the same length',
      () => writeFile(join(folder, 'electron'), 'machine c0de'),
    ],
    ['the manifest is torn', () => writeFile(join(folder, 'nami-manifest.json'), '{"recipe":')],
  ])('is not used when %s', async (_what, damage) => {
    await damage();
    expect(await matchesManifest(folder, 'recipe-1')).toBe(false);
  });

  it('is not used when it does not exist', async () => {
    expect(await matchesManifest(join(folder, 'none'), 'recipe-1')).toBe(false);
  });
});
