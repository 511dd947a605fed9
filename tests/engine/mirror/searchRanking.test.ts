import { expect, test } from 'vitest';
import { searchableLibrary, type LibraryIssue } from '../../support/engine/library.ts';

const filler = 'Nothing else of note happened on the quay that day. ';

/** A small tracker in which each judged query has one issue that a reader means by it, and others that hold the words. */
const issues: readonly LibraryIssue[] = [
  { title: 'Port authority sign-off', body: 'The office signs on Monday.' },
  {
    title: 'Weekly report',
    body: `${filler}The report of the port is late.`,
    comments: ['report again', 'support asked'],
  },
  { title: 'Transport contract', body: 'For the lorries.', comments: ['port side only'] },
  { title: 'Tide table import', body: 'Reads the almanac.' },
  { title: 'Table of berths', body: `${filler}${filler}Heights follow the tide, when there is one.` },
  { title: 'Almanac', body: 'Holds the tide table of last year.', comments: ['see tide table'] },
  { title: '岸壁の補強工事', body: '工程を確認する。' },
  { title: '週報', body: '岸壁は異常なし。工事は来月。' },
  { title: 'Crane retry policy', body: 'After three failures the crane stops.' },
  {
    title: 'Incident 7',
    body: 'The crane stopped; the retry gave up.',
    comments: [`${filler} policy of the insurer: no retry`],
  },
  { title: 'Old pump leaks', body: 'Seen by the crew.', createdAt: '2024-01-05T10:00:00Z' },
  { title: 'New pump leaks', body: 'Seen by the crew.', createdAt: '2026-03-09T10:00:00Z' },
  {
    title: 'Lamp order',
    body: 'Twelve lamps.',
    comments: ['lamp 1 came', 'lamp 2 came', 'lamp 3 came', 'lamp 4 came', 'lamp 5 came', 'lamp 6 came'],
  },
  { title: 'バース予約', body: '予約画面を直す', comments: ['ﾊﾞｰｽの件、了解'] },
  { title: 'API quota', body: 'See #4 for the import.' },
  { title: 'Closed buoy light', body: 'flicker', state: 'closed', closedAt: '2026-03-01T10:00:00Z' },
  { title: 'Buoy light', body: 'flicker' },
];

/** What a reader means, best first. */
const judged: readonly (readonly [query: string, best: readonly number[]])[] = [
  ['port', [1]],
  ['"port"', [1]],
  ['report', [2]],
  ['transport', [3]],
  ['tide table', [4, 6, 5]],
  ['"tide table"', [4, 6]],
  ['table tide', [4]],
  ['almanac', [6, 4]],
  ['岸壁', [7]],
  ['工事', [7, 8]],
  ['岸壁 工事', [7, 8]],
  ['retry policy', [9, 10]],
  ['crane retry', [9]],
  ['pump', [12, 11]],
  ['lamp', [13]],
  ['バース', [14]],
  ['ばーす', [14]],
  ['予約', [14]],
  ['#4', [4, 15]],
  ['4', [4]],
  ['buoy', [17, 16]],
  ['quota', [15]],
  ['flick', [17, 16]],
  ['ai', []],
];

test('what a reader means comes first', () => {
  const { numbers } = searchableLibrary(issues);
  const found = judged.map(([query, best]) => [query, numbers(query).slice(0, best.length)]);
  expect(found).toEqual(judged.map(([query, best]) => [query, best]));
});

test('the ranking is worth more than the order of time', () => {
  const { find, numbers } = searchableLibrary(issues);
  const meant = judged.filter(([, best]) => best.length > 0);
  const reciprocal = (order: readonly number[], best: number | undefined) =>
    best === undefined || !order.includes(best) ? 0 : 1 / (1 + order.indexOf(best));
  const mean = (orderOf: (query: string) => readonly number[]) =>
    meant.reduce((sum, [query, [best]]) => sum + reciprocal(orderOf(query), best), 0) / meant.length;
  const byTime = (query: string) => [
    ...new Set(
      find(query)
        .hits.toSorted((a, b) => (a.at < b.at ? 1 : -1))
        .map(({ issue }) => Number(issue.split('#')[1])),
    ),
  ];
  expect(mean(numbers)).toBe(1);
  expect(mean(byTime)).toBeLessThan(0.95);
});

test('an issue takes its place with its best text, its others follow, and what is not shown is counted', () => {
  const { find } = searchableLibrary(issues);
  const { hits } = find('lamp');
  expect(hits.map(({ commentId, more }) => [commentId === null ? 'title' : 'comment', more])).toEqual([
    ['title', undefined],
    ['comment', undefined],
    ['comment', undefined],
    ['comment', 3],
  ]);
  expect(hits[0]).toMatchObject({ line: 0, text: 'Lamp order', spans: [[0, 4]] });
});

test('a rare neighbourhood is found among hundreds of texts that hold both words apart', () => {
  const apart = Array.from({ length: 700 }, (_, at) => `signal ${at} came, ${filler} then the lantern`);
  const { find } = searchableLibrary([
    { title: 'Old log', comments: ['the signal lantern is broken'] },
    ...Array.from({ length: 70 }, (_, at) => ({
      title: `Log ${at}`,
      comments: apart.slice(at * 10, at * 10 + 10),
    })),
  ]);
  expect(find('signal lantern', 10).hits[0]).toMatchObject({ issue: 'acme/quay#1' });
});

test('a word of its own is found among hundreds of texts that hold it as a part', () => {
  const parts = Array.from({ length: 700 }, (_, at) => `report ${at}`);
  const { find } = searchableLibrary([
    { title: 'Old log', comments: ['the port is shut'] },
    ...Array.from({ length: 70 }, (_, at) => ({
      title: `Log ${at}`,
      comments: parts.slice(at * 10, at * 10 + 10),
    })),
  ]);
  expect(find('port', 10).hits[0]).toMatchObject({ issue: 'acme/quay#1' });
});
