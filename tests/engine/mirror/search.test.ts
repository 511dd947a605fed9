import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeComments } from '#engine/mirror/threads.ts';
import { writeIssue } from '#engine/mirror/issues.ts';
import { keepRepository } from '#engine/mirror/repositories.ts';
import { findText } from '#engine/mirror/search.ts';
import { indexSome } from '#engine/mirror/searchIndex.ts';
import { freshStorage } from '../../support/engine/storage.ts';

const at = '2026-03-01T10:00:00Z';

function library(texts: readonly { title: string; body: string; comments?: readonly string[] }[]) {
  const { mirror } = freshStorage();
  const repository = keepRepository(mirror, 'acme/rebuild', null);
  texts.forEach(({ title, body, comments = [] }, index) => {
    const number = index + 1;
    const { rowid } = writeIssue(mirror, repository.id, {
      number,
      title,
      body,
      state: 'open',
      createdAt: at,
      updatedAt: at,
    });
    mergeComments(
      mirror,
      rowid,
      comments.map((text, ordinal) => ({
        id: `IC_${number}_${ordinal}`,
        databaseId: null,
        author: 'hana',
        createdAt: at,
        updatedAt: at,
        body: text,
        minimizedReason: null,
      })),
    );
  });
  const index = () => {
    while (indexSome(mirror, 10) > 0);
  };
  const find = (text: string, limit = 20) => findText(mirror, repository, text, limit);
  return { mirror, repository, index, find };
}

const texts = [
  {
    title: 'Phase 1: データ基盤',
    body: 'line one\r\n**Worker**: Worker 6 (API)\n準備完了です',
    comments: ['待機中'],
  },
  {
    title: 'Phase 2: Worker pool',
    body: 'nothing here',
    comments: ['ship 6 of them\nWORKER 6 is BLOCKED by #1'],
  },
  { title: '100% of "quotes" and under_scores', body: 'a\\b' },
];

test.for([[true], [false]] as const)('finds words, phrases and Japanese, indexed: %s', ([indexed]) => {
  const { find, index } = library(texts);
  if (indexed) index();
  expect(find('worker 6').map(({ issue, commentId, line }) => [issue, commentId, line])).toEqual([
    ['acme/rebuild#1', null, 2],
    ['acme/rebuild#2', 'IC_2_0', 2],
  ]);
  expect(find('準備完').map(({ line, text, spans }) => [line, text, spans])).toEqual([
    [3, '準備完了です', [[0, 3]]],
  ]);
  expect(find('待機')).toMatchObject([{ commentId: 'IC_1_0', title: 'Phase 1: データ基盤' }]);
  expect(find('データ')).toMatchObject([{ line: 0, spans: [[9, 12]] }]);
  expect(find('100%')).toMatchObject([{ issue: 'acme/rebuild#3' }]);
  expect(find('under_scores "quotes"')).toMatchObject([{ issue: 'acme/rebuild#3', line: 0 }]);
  expect(find('a\\b')).toMatchObject([{ issue: 'acme/rebuild#3', line: 1 }]);
  expect(find('absent everywhere')).toEqual([]);
  expect(find('  ')).toEqual([]);
});

test('an issue named by its number comes first', () => {
  const { find } = library(texts);
  expect(find('#1').map(({ issue, commentId }) => [issue, commentId])).toEqual([
    ['acme/rebuild#1', null],
    ['acme/rebuild#2', 'IC_2_0'],
  ]);
});

test('a rewritten text is found by its new words alone, a deleted one not at all', () => {
  const { mirror, repository, find, index } = library(texts);
  index();
  const before = { number: 2, state: 'open', createdAt: at, updatedAt: at } as const;
  writeIssue(mirror, repository.id, { ...before, title: 'Phase 2: pool', body: 'brand new words' });
  expect(find('nothing here')).toEqual([]);
  expect(find('brand new')).toHaveLength(1);
  index();
  expect(find('nothing here')).toEqual([]);
  expect(find('brand new')).toHaveLength(1);
  mirror.exec('DELETE FROM issues WHERE number = 2');
  expect(find('brand new')).toEqual([]);
  expect(find('BLOCKED')).toEqual([]);
});

test('an endless line is shown around its match', () => {
  const { find } = library([{ title: 't', body: `${'x'.repeat(5_000)} needle ${'y'.repeat(5_000)}` }]);
  const [hit] = find('needle');
  expect(hit!.text.length).toBeLessThan(420);
  expect(hit!.spans.map(([from, to]) => hit!.text.slice(from, to))).toEqual(['needle']);
});

test('the index and a plain reading of every text agree', () => {
  const words = fc.constantFrom(
    'abc',
    'ABCD',
    '完了',
    '依存関係',
    '&',
    '%',
    '_x',
    'é',
    '🌊🌊',
    '#12',
    'a b',
    'ｱﾌﾞﾘ',
    '了',
  );
  fc.assert(
    fc.property(fc.array(fc.array(words, { maxLength: 5 }), { maxLength: 6 }), words, (bodies, query) => {
      const { find, index } = library(bodies.map((parts) => ({ title: 't', body: parts.join(' ') })));
      const unindexed = find(query, 50).map(({ issue }) => issue);
      index();
      expect(find(query, 50).map(({ issue }) => issue)).toEqual(unindexed);
      const terms = query.normalize('NFKC').toLowerCase().split(' ');
      const expected = bodies.filter((parts) => {
        const text = parts.join(' ').normalize('NFKC').toLowerCase();
        // One or two letters of a script with spaces stand at the start of a word.
        return terms.every((term) =>
          /^[a-zé]{1,2}$/.test(term)
            ? new RegExp(`(^|[^a-z0-9_é])${term}`).test(text) || term === 't'
            : text.includes(term),
        );
      });
      if (!/^#?\d+$/.test(query)) expect(unindexed).toHaveLength(expected.length);
    }),
    { numRuns: 60 },
  );
});

test('a record that gets the id of a deleted one is found by its own words', () => {
  const { mirror, repository, find, index } = library([
    { title: 'first', body: 'alpha', comments: ['omega one'] },
  ]);
  index();
  mirror.exec('DELETE FROM issues');
  const again = {
    number: 2,
    title: 'second',
    body: 'beta',
    state: 'open',
    createdAt: at,
    updatedAt: at,
  } as const;
  writeIssue(mirror, repository.id, again);
  index();
  expect(find('beta')).toHaveLength(1);
  expect(find('alpha')).toEqual([]);
  expect(find('omega')).toEqual([]);
});
