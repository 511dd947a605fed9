import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Failure } from '#contract/result.ts';
import { withoutClient } from '#engine/github/deviceFlow.ts';
import {
  certificateUntrusted,
  keyStoreLost,
  noAccess,
  permissionMissing,
  proxyTrouble,
  rateLimited,
  serverTrouble,
  signedOut,
  ssoRequired,
  tokenRefused,
  unreachable,
} from '#engine/github/failure.ts';
import { failureInWords } from '#renderer/i18n/failureWords.ts';
import { startTexts } from '#renderer/i18n/index.ts';

beforeAll(() => {
  startTexts('en');
});

const host = 'git.example.com';
const worked = { accepted: true, expiresAt: null };
const device = withoutClient('https://git.example.com/api/graphql');
const failures: readonly Failure[] = [
  unreachable(host, 'ECONNREFUSED', false),
  proxyTrouble(host, 'proxy.corp:3128', 'HTTP 407'),
  certificateUntrusted(host, 'SELF_SIGNED_CERT_IN_CHAIN', ['/etc/corp.pem']),
  serverTrouble(host, 'an HTML page', false),
  signedOut(host),
  keyStoreLost(host),
  tokenRefused(host),
  tokenRefused(host, worked),
  tokenRefused(
    host,
    { accepted: true, expiresAt: '2026-02-03T00:00:00Z' },
    Date.parse('2026-03-01T00:00:00Z'),
  ),
  ssoRequired(host, { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso' }),
  permissionMissing(host, ['issues:read', 'scope:repo', 'pull_requests:write']),
  noAccess(host, 'Could not resolve'),
  rateLimited(host, { 'retry-after': '17' }, 0),
  ...(device.ok ? [] : [device.error]),
];

test.each(failures.map((failure) => [failure.kind, failure] as const))(
  'what is said of %s is said in both languages, with what it names',
  (kind, failure) => {
    const english = failureInWords(failure, i18next.getFixedT('en'));
    const japanese = failureInWords(failure, i18next.getFixedT('ja'));
    for (const words of [english, japanese]) {
      expect(words.message + words.hint).not.toMatch(/\{\{|failures:|undefined/);
    }
    expect(japanese.message).toMatch(/[ぁ-ん]/);
    expect(japanese.hint).toMatch(/[ぁ-ん]/);
    expect(english.message).not.toMatch(/[ぁ-ん]/);
    if (kind !== 'sso-required' && kind !== 'permission-missing') {
      expect([english.message.includes(host), japanese.message.includes(host)]).toEqual([true, true]);
    }
  },
);

test('a permission is named by its name in each language; one that is not known keeps GitHub’s', () => {
  const failure = permissionMissing(host, ['issues:read', 'scope:repo', 'pull_requests:write']);
  expect(failureInWords(failure, i18next.getFixedT('en')).message).toContain(
    'Issues: read, the scope repo, pull_requests: write',
  );
  expect(failureInWords(failure, i18next.getFixedT('ja')).message).toContain(
    'Issues の読み取り、スコープ repo、pull_requests の書き込み',
  );
});

test('a failure without words of the window’s own keeps the engine’s', () => {
  const failure = { kind: 'disk-full', message: 'Full.', hint: 'Make room.' } as const;
  expect(failureInWords(failure)).toEqual({ message: 'Full.', hint: 'Make room.' });
});
