import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apiUrlOfServer, kindOfToken, newTokenUrl, serverName, webOriginOf } from '#contract/gitHubServer.ts';

test.each([
  ['', 'https://api.github.com/graphql', 'https://github.com'],
  ['GitHub.com', 'https://api.github.com/graphql', 'https://github.com'],
  ['https://github.com/', 'https://api.github.com/graphql', 'https://github.com'],
  ['loom.ghe.com', 'https://api.loom.ghe.com/graphql', 'https://loom.ghe.com'],
  ['git.example.co.jp', 'https://git.example.co.jp/api/graphql', 'https://git.example.co.jp'],
  [
    ' https://git.example.com:8443/ ',
    'https://git.example.com:8443/api/graphql',
    'https://git.example.com:8443',
  ],
  ['https://git.example.com/api/graphql/', 'https://git.example.com/api/graphql', 'https://git.example.com'],
  ['http://127.0.0.1:4000/graphql', 'http://127.0.0.1:4000/graphql', 'http://127.0.0.1:4000'],
])('“%s” is the server at %s', (typed, apiUrl, origin) => {
  expect(apiUrlOfServer(typed)).toBe(apiUrl);
  expect(webOriginOf(apiUrl)).toBe(origin);
});

test.each([
  'http://git.example.com',
  'gitserver',
  'two words.com',
  'user@git.example.com',
  'https://user:word@git.example.com',
  'ftp://git.example.com',
  'git.example.com?x',
  'git..example.com',
  'javascript:alert(1)',
])('“%s” is no server: the token would go astray, or go in the clear', (typed) => {
  expect(apiUrlOfServer(typed)).toBeNull();
});

test('whatever is typed, the endpoint is a URL of that very host, under TLS unless it is this computer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (typed) => {
      const apiUrl = apiUrlOfServer(typed);
      if (apiUrl === null) return;
      const url = new URL(apiUrl);
      expect(url.pathname.endsWith('/graphql')).toBe(true);
      expect(url.username + url.password).toBe('');
      expect(url.protocol === 'https:' || /^(localhost|127\.|\[::1\])|\.localhost$/.test(url.hostname)).toBe(
        true,
      );
      expect(apiUrlOfServer(apiUrl)).toBe(apiUrl);
      expect(new URL(webOriginOf(apiUrl)).host).toBe(serverName(apiUrl));
    }),
  );
});

test('a token says what it is, and a server where one is made', () => {
  expect(['github_pat_1', 'ghp_1', 'gho_1', 'ghu_1', '40hexdigits'].map(kindOfToken)).toEqual([
    'fine-grained',
    'classic',
    'oauth',
    'app',
    'unknown',
  ]);
  expect(newTokenUrl('https://api.loom.ghe.com/graphql')).toBe(
    'https://loom.ghe.com/settings/personal-access-tokens/new',
  );
});
