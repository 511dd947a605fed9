import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../src/main/settings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nami-settings-'));
  file = join(folder, 'data', 'shell.json');
});
afterEach(() => rm(folder, { recursive: true }));

const window = { x: 10, y: 20, width: 1440, height: 900, maximized: false };

describe("the shell's settings", () => {
  it('are unset at first', () => {
    expect(openSettings(file).read()).toEqual({ source: null, window: null });
  });

  it('are read again by the next start', () => {
    const settings = openSettings(file);
    settings.change({ window });
    settings.change({ source: { repository: 'o/n', apiUrl: 'https://api.github.com/graphql' } });
    expect(openSettings(file).read()).toEqual(settings.read());
    expect(settings.read().window).toEqual(window);
  });

  it.each(['', '{"window":', '[]', '{"source":null,"window":{"x":"left"}}'])(
    'start anew from a file that cannot be read, and keep it aside: %j',
    (text) => {
      openSettings(file).change({ window });
      writeFileSync(file, text);
      expect(openSettings(file).read()).toEqual({ source: null, window: null });
      expect(readdirSync(join(folder, 'data'))).toEqual(['shell.json.unreadable']);
      expect(readFileSync(`${file}.unreadable`, 'utf8')).toBe(text);
    },
  );
});
