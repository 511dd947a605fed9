import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitHubAddress, webHostOf } from '../../src/main/gitHubAddress.ts';

const hosts = new Set(['github.com', 'github.example.org']);

describe("an address for the user's browser", () => {
  it('opens on GitHub and on the Enterprise server that is mirrored', () => {
    expect(gitHubAddress('https://github.com/o/n/issues/12#issuecomment-1', hosts)).toBe(
      'https://github.com/o/n/issues/12#issuecomment-1',
    );
    expect(gitHubAddress('https://github.example.org/o/n', hosts)).toBe('https://github.example.org/o/n');
  });

  it.each([
    'http://github.com/o/n',
    'https://github.com.evil.example/o/n',
    'https://evil.example/github.com',
    'https://github.com@evil.example/',
    'https://user:secret@github.com/o/n',
    'https://github.com:8443/o/n',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'vscode://github.com/o',
    ' ',
    `https://github.com/${'a'.repeat(2_048)}`,
    null,
    12,
    { url: 'https://github.com/' },
  ])('is refused otherwise: %j', (address) => {
    expect(gitHubAddress(address, hosts)).toBeNull();
  });

  it('is https on an allowed host, whatever was asked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.anything()), (address) => {
        const answer = gitHubAddress(address, hosts);
        return answer === null || hosts.has(new URL(answer).host);
      }),
    );
  });
});

describe('the web host behind an API address', () => {
  it('is github.com, or the Enterprise server itself, and none for a simulator', () => {
    expect(webHostOf('https://api.github.com/graphql')).toBe('github.com');
    expect(webHostOf('https://github.example.org/api/graphql')).toBe('github.example.org');
    expect(webHostOf('http://127.0.0.1:9000/graphql')).toBeNull();
  });
});
