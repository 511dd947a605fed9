import { describe, expect, it } from 'vitest';
import type { AppArguments } from '../../src/main/arguments.ts';
import { firstSource } from '../../src/main/source.ts';

const none: AppArguments = {
  databaseFile: null,
  repository: null,
  apiUrl: null,
  userData: null,
  theme: null,
  language: null,
};
const kept = { repository: 'kept/repository', apiUrl: 'https://github.example.org/api/graphql' };

describe('what the app opens first', () => {
  it('is the demo where there is nothing yet', () => {
    expect(firstSource(none, '', null, false)).toEqual({ source: { kind: 'none' }, demo: true });
  });

  it('is what the database holds where there is one', () => {
    expect(firstSource(none, '', null, true)).toEqual({ source: { kind: 'none' }, demo: false });
  });

  it('is the repository that was open last', () => {
    expect(firstSource(none, 'secret', kept, true).source).toEqual({
      kind: 'github',
      ...kept,
      token: 'secret',
    });
  });

  it('is the repository on the command line before all else', () => {
    const given = { ...none, repository: 'o/n', databaseFile: '/data/a.db' };
    expect(firstSource(given, 'secret', kept, true).source).toEqual({
      kind: 'github',
      repository: 'o/n',
      apiUrl: 'https://api.github.com/graphql',
      token: 'secret',
    });
  });

  it('is the named database as it stands, and no other source is mixed into it', () => {
    const given = { ...none, databaseFile: '/data/a.db' };
    expect(firstSource(given, 'secret', kept, false)).toEqual({ source: { kind: 'none' }, demo: false });
  });
});
