import { mkdirSync, mkdtempSync } from 'node:fs';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceStamp } from '../../scripts/build/sourceStamp.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nami-stamp-'));
  mkdirSync(join(folder, 'src', 'domain'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  for (const name of ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'src/domain/a.ts']) {
    await writeFile(join(folder, name), name);
  }
});
afterEach(() => rm(folder, { recursive: true }));

describe('the stamp of the sources', () => {
  it('stays when only times change', async () => {
    const before = await sourceStamp(folder);
    await utimes(join(folder, 'src/domain/a.ts'), 0, 0);
    expect(await sourceStamp(folder)).toBe(before);
  });

  it('changes with a file’s content, its name, and a new file', async () => {
    const stamps = new Set([await sourceStamp(folder)]);
    await writeFile(join(folder, 'src/domain/a.ts'), 'other');
    stamps.add(await sourceStamp(folder));
    await writeFile(join(folder, 'resources/icon.svg'), '');
    stamps.add(await sourceStamp(folder));
    await rm(join(folder, 'src/domain/a.ts'));
    await writeFile(join(folder, 'src/domain/b.ts'), 'other');
    stamps.add(await sourceStamp(folder));
    expect(stamps.size).toBe(4);
  });
});
