import { describe, expect, it } from 'vitest';
import { readAppArguments, takeToken } from '../../src/main/arguments.ts';

describe("the app's arguments", () => {
  it('are found among Chromium switches and the app path', () => {
    expect(
      readAppArguments([
        '/cache/electron',
        '--no-sandbox',
        '--inspect=0',
        '--remote-debugging-port=0',
        '/app',
        '--db=/data/a.db',
        '--repo',
        'o/n',
        '--theme=dark',
        '--lang=ja',
      ]),
    ).toEqual({
      databaseFile: '/data/a.db',
      repository: 'o/n',
      apiUrl: null,
      userData: null,
      theme: 'dark',
      language: 'ja',
    });
  });

  it('fall back to none for values that mean nothing', () => {
    expect(readAppArguments(['/electron', '--theme=blue', '--lang', '--db='])).toEqual({
      databaseFile: null,
      repository: null,
      apiUrl: null,
      userData: null,
      theme: null,
      language: null,
    });
  });
});

describe('the token', () => {
  it('is taken out of the environment when it is read', () => {
    const env = { NAMI_TOKEN: 'secret', HOME: '/home/me' };
    expect(takeToken(env)).toBe('secret');
    expect(env).toEqual({ HOME: '/home/me' });
    expect(takeToken(env)).toBe('');
  });
});
