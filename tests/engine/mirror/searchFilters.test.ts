import { describe, expect, test } from 'vitest';
import { emptyFacts, factsOf } from '../../support/engine/searchFacts.ts';
import { searchableLibrary } from '../../support/engine/library.ts';

const milestone = (number: number, title: string) => ({ number, title, description: '', dueOn: null });
const label = (name: string) => ({ name, color: 'aabbcc' });

const issues = [
  {
    title: 'Dredge the basin',
    body: 'The basin silts up.',
    labels: [label('🐛 type:bug'), label('to do')],
    assignees: ['Mika'],
    milestone: milestone(1, 'Spring opening'),
    comments: [{ author: 'bot', at: '2026-03-10T09:00:00Z', body: 'basin survey done' }],
    updatedAt: '2026-03-10T09:00:00Z',
  },
  {
    title: 'Paint the crane',
    body: 'Before the basin opens.',
    state: 'closed' as const,
    closedAt: '2026-03-05T10:00:00Z',
    labels: [label('✨ type:feature')],
    author: 'oki',
    updatedAt: '2026-03-05T10:00:00Z',
  },
  {
    title: 'Crane licence',
    body: 'Waits for the basin.',
    labels: [label('type:docs')],
    comments: [{ author: 'oki', at: '2026-03-02T10:00:00Z', body: 'asked the office' }],
    updatedAt: '2026-03-02T10:00:00Z',
  },
];
const facts = factsOf('acme/quay', [
  { number: 1, status: 'blocked', worker: '6', phase: '2.1', wave: '3', critical: true },
  { number: 2, status: 'done', worker: '12', phase: '2', wave: '1' },
  { number: 3, status: 'waiting', worker: null, phase: '20', wave: null },
]);
const openLibrary = () => searchableLibrary(issues, { facts });

describe('filters alone list the issues that they leave, the latest touched first', () => {
  test.for<[string, readonly number[]]>([
    ['is:open', [1, 3]],
    ['is:closed', [2]],
    ['-is:closed', [1, 3]],
    ['is:blocked', [1]],
    ['is:blocked,done', [1, 2]],
    ['is:critical', [1]],
    ['worker:6', [1]],
    ['worker:"Worker 12"', [2]],
    ['-worker:6 is:open', [3]],
    ['phase:2', [1, 2]],
    ['phase:2.1', [1]],
    ['wave:3', [1]],
    ['label:bug', [1]],
    ['label:type', [1, 2, 3]],
    ['label:"to do",docs', [1, 3]],
    ['label:type -label:type:bug', [2, 3]],
    ['assignee:mika', [1]],
    ['milestone:spring', [1]],
    ['author:OKI', [2]],
    ['since:2d', [1]],
    ['since:2026-03-05', [1, 2]],
    ['until:2026-03-01', [1, 2, 3]],
    ['until:2026-02-27', []],
    ['repo:quay', [1, 2, 3]],
    ['has:blocker', [1]],
    ['is:open -licence', [1]],
  ])('%s', ([text, numbers]) => {
    const library = openLibrary();
    expect(library.numbers(text)).toEqual(numbers);
    expect(library.find(text).problems).toEqual([]);
  });
});

describe('filters and words', () => {
  test.for<[string, readonly string[]]>([
    ['basin is:open', ['1', '1 IC_1_0', '3']],
    ['basin in:title', ['1']],
    ['basin in:comments', ['1 IC_1_0']],
    ['basin is:comment', ['1 IC_1_0']],
    ['basin -in:comments -in:title', ['1', '2', '3']],
    ['basin author:bot', ['1 IC_1_0']],
    ['basin since:1d is:comment', ['1 IC_1_0']],
    ['basin worker:12', ['2']],
    ['crane label:feature', ['2']],
    ['crane assignee:mika', []],
    ['is:comment by:oki', ['3 IC_3_0']],
  ])('%s', ([text, expected]) => {
    const found = openLibrary()
      .find(text)
      .hits.map(
        ({ issue, commentId }) => `${issue.split('#')[1] ?? ''}${commentId === null ? '' : ` ${commentId}`}`,
      );
    expect([...new Set(found)].sort()).toEqual(expected);
  });
});

describe('what does not exist is said', () => {
  test.for<[string, Record<string, unknown>]>([
    ['label:urgent', { filter: 'label', known: ['to do', 'type:docs', '✨ type:feature', '🐛 type:bug'] }],
    ['assignee:nobody', { filter: 'assignee', known: ['Mika'] }],
    ['milestone:winter', { filter: 'milestone', known: ['Spring opening'] }],
    ['worker:7', { filter: 'worker', known: ['6', '12'] }],
    ['phase:9', { filter: 'phase', known: ['2', '2.1', '20'] }],
    ['repo:acme/other', { filter: 'repo', known: ['acme/quay'] }],
    ['is:stuck basin', { filter: 'is', text: 'stuck' }],
  ])('%s', ([text, problem]) => {
    const { hits, problems } = openLibrary().find(text);
    expect(hits).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'unknown-value', ...problem }]);
  });

  test('a status that no issue has now is nothing to complain about', () => {
    expect(openLibrary().find('is:running')).toEqual({ hits: [], problems: [] });
    expect(searchableLibrary(issues, { facts: emptyFacts }).find('has:risk')).toEqual({
      hits: [],
      problems: [],
    });
  });
});
