import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SessionState } from '#contract/session.ts';
import type { EngineCondition } from '#contract/shell.ts';
import { secondsUntil, statusWords } from '#renderer/app/statusWords.ts';
import { startTexts } from '#renderer/i18n/index.ts';
import { sessionOf } from '../../support/renderer/fakeEngine.ts';
import { asOf } from '../../support/renderer/fixtureIssues.ts';

const now = Date.parse(asOf);
const running: EngineCondition = { kind: 'running' };

beforeAll(() => {
  startTexts('en');
});

function words(state: SessionState | null, engine = running, language: 'en' | 'ja' = 'en') {
  const { left, right } = statusWords(state, engine, now, i18next.getFixedT(language, 'shell'), language);
  return [left.join(' · '), right.join(' · ')];
}

const online: SessionState = { ...sessionOf('full'), nextPollAt: new Date(now + 38_000).toISOString() };

describe('the status line', () => {
  test('says up to when it is true, what is left, and when it looks again', () => {
    expect(words(online)).toEqual([
      'As of 21:04 JST · 4,812 points left · next look in 40 s',
      '23 issues, 7 comments · 12:04 UTC · Nothing to send',
    ]);
    expect(words(online, running, 'ja')).toEqual([
      '21:04 JST 時点 · 残り 4,812 ポイント · 次の確認まで 40 秒',
      'Issue 23 件、コメント 7 件 · 12:04 UTC · 送信待ちなし',
    ]);
  });

  test('offline, says since when and what still works', () => {
    const state: SessionState = {
      ...online,
      connection: {
        kind: 'offline',
        since: '2026-03-11T09:26:00Z',
        failure: { kind: 'unreachable', message: 'no route', hint: 'Wait.' },
      },
      queued: 3,
    };
    expect(words(state)).toEqual([
      'Offline since 18:26 JST · as of 21:04 JST · everything can be read and searched',
      '23 issues, 7 comments · 12:04 UTC · 3 changes wait to be sent',
    ]);
  });

  test('refused, says it in GitHub’s matter and what to do', () => {
    const state: SessionState = {
      ...online,
      connection: {
        kind: 'refused',
        since: asOf,
        failure: {
          kind: 'token-revoked',
          message: 'Revoked.',
          hint: 'Another.',
          facts: { host: 'github.com' },
        },
      },
    };
    expect(words(state)[0]).toBe('The token was revoked · Make a new token and sign in with it.');
    expect(words(state, running, 'ja')[0]).toBe(
      'トークンが失効しました · 新しいトークンを作ってサインインしてください。',
    );
  });

  test('says a week ahead that the token ends, and that nobody stays signed in without a key store', () => {
    const account = {
      apiUrl: 'https://api.github.com/graphql',
      host: 'github.com',
      login: 'ren',
      keyStore: { kind: 'plain-text' },
      expiresAt: new Date(now + 3.5 * 86_400_000).toISOString(),
    } as const;
    expect(words({ ...online, account: { ...account, keeper: 'key-store' } })[0]).toContain(
      'token ends in 3 days',
    );
    expect(words({ ...online, account: { ...account, keeper: 'memory', expiresAt: null } })[0]).toContain(
      'signed in for this run only',
    );
    const far = new Date(now + 30 * 86_400_000).toISOString();
    expect(
      words({ ...online, account: { ...account, keeper: 'key-store', expiresAt: far } })[0],
    ).not.toContain('token');
  });

  test('limited, says until when', () => {
    const state: SessionState = {
      ...online,
      connection: { kind: 'limited', since: asOf, until: '2026-03-11T12:30:00Z' },
    };
    expect(words(state)[0]).toMatch(
      /^GitHub’s limit is reached until 21:30 JST · Nami looks again by itself/,
    );
  });

  test('puts progress first', () => {
    expect(words({ ...online, activity: { kind: 'backfill', done: 1_204, total: 4_000 } })[0]).toMatch(
      /^Reading 1,204 of 4,000 issues · As of/,
    );
    expect(words({ ...online, activity: { kind: 'backfill', done: 7, total: null } })[0]).toMatch(
      /^Reading issues, 7 so far/,
    );
  });

  test('of an export names the file and its day, and speaks of no sending', () => {
    expect(words(sessionOf('export'))).toEqual([
      'Export harbour.json · as of 11 Mar 21:04 JST',
      '23 issues, 7 comments · 12:04 UTC',
    ]);
  });

  test('while the engine starts again says that everything is kept', () => {
    expect(words(online, { kind: 'restarting', message: 'The engine stopped.' })[0]).toBe(
      'The engine stopped. · Everything is kept; this takes a moment',
    );
  });

  test('before anything is open says so, and nothing else', () => {
    expect(words(sessionOf('none'))).toEqual(['Nothing is open yet', '']);
    expect(words(null)).toEqual(['Connecting', '']);
  });

  test('names the day once it is not today', () => {
    const later = now + 48 * 3_600_000;
    const { left } = statusWords(online, running, later, i18next.getFixedT('en', 'shell'), 'en');
    expect(left[0]).toBe('As of 11 Mar 21:04 JST');
  });

  test('counts down in steps that do not flicker', () => {
    expect(
      [41_000, 38_000, 9_200, -5].map((wait) => secondsUntil(new Date(now + wait).toISOString(), now)),
    ).toEqual([45, 40, 10, 0]);
  });
});
