import { describe, expect, it } from 'vitest';
import { readStartOptions } from '../../scripts/startOptions.ts';

const read = (...args: string[]) => readStartOptions(args, '/home/me/work');

describe("npm start's arguments", () => {
  it('are none for the plain start', () => {
    expect(read()).toEqual({ kind: 'app', appArguments: [] });
  });

  it('become full paths and single words for the app, from the folder the user stands in', () => {
    expect(
      read('--db', 'mine.db', '--repo', 'o/n', '--api=http://127.0.0.1:1/graphql', '--theme', 'dark'),
    ).toEqual({
      kind: 'app',
      appArguments: [
        '--db=/home/me/work/mine.db',
        '--repo=o/n',
        '--api=http://127.0.0.1:1/graphql',
        '--theme=dark',
      ],
    });
  });

  it('ask for pictures into a folder', () => {
    expect(read('--screenshots', 'shots')).toEqual({ kind: 'screenshots', folder: '/home/me/work/shots' });
  });

  it('ask for a development run', () => {
    expect(read('--dev', '--lang', 'ja')).toEqual({ kind: 'dev', appArguments: ['--lang=ja'] });
  });

  it.each([
    [['--repos', 'o/n'], /--repos/],
    [['--repo', 'only-a-name'], /OWNER\/NAME/],
    [['--theme', 'blue'], /system, light, dark/],
    [['--lang', 'fr'], /en, ja/],
    [['stray'], /stray/],
  ])('are refused when misspelled: %j', (args, message) => {
    const request = read(...args);
    expect(request.kind === 'wrong' && request.message).toMatch(message);
  });
});
