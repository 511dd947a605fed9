import { expect, test } from 'vitest';
import { keepChange } from '#engine/mirror/history.ts';
import { keepRemovedComment, keepRemovedIssue, keepRevision } from '#engine/mirror/keepsakes.ts';
import { keepsakeName } from '#engine/mirror/repositories.ts';
import { issueKey } from '#domain/tracker.ts';
import { searchableLibrary } from '../../support/engine/library.ts';

const at = '2026-03-01T10:00:00Z';

function libraryWithPast() {
  const library = searchableLibrary([
    { title: 'Mooring plan', body: 'Four bollards.', comments: ['approved as it stands'] },
    { title: 'Fender stock', body: 'Rubber.' },
  ]);
  const { precious } = library.storage;
  const kept = keepsakeName(library.repository);
  const before = 'Six bollards, 係留 of two ships.\nSigned by the harbour master.';
  keepRevision(precious, kept, { number: 1, comment: '', body: before, updatedAt: at });
  const change = { number: 1, comment: null, before: { body: before }, changedAt: '2026-03-04T08:00:00Z' };
  keepChange(precious, kept, change, '2026-03-04T08:01:00Z');
  const comment = { author: 'oki', createdAt: at, updatedAt: at, minimizedReason: null };
  const gone = { ...comment, rowid: 9, id: 'IC_gone', body: 'I withdraw the bollards' };
  keepRemovedComment(precious, kept, 2, gone, '2026-03-06T08:00:00Z');
  const issue = {
    key: issueKey('acme/quay', 9),
    title: 'Old pier',
    body: 'Tear down the pier.',
    state: 'open' as const,
    stateReason: null,
    author: 'mika',
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    labels: [],
    milestone: null,
    assignees: [],
    parent: null,
    blockedBy: [],
    comments: [{ ...comment, id: 'IC_pier', body: 'who owns its bollards?' }],
  };
  keepRemovedIssue(precious, kept, 9, issue, '2026-03-07T08:00:00Z', {
    kind: 'transferred',
    destination: null,
  });
  return library;
}

test('the past is searched when it is asked for, and each text says since when it is gone', () => {
  const { find } = libraryWithPast();
  expect(find('bollards').hits.map(({ issue, gone }) => [issue, gone])).toEqual([['acme/quay#1', undefined]]);
  const past = find('bollards in:history').hits.map(({ issue, title, commentId, line, gone }) => ({
    issue,
    title,
    commentId,
    line,
    ...gone,
  }));
  expect(past.sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))).toEqual([
    {
      issue: 'acme/quay#1',
      title: 'Mooring plan',
      commentId: null,
      line: 1,
      how: 'edited',
      at: '2026-03-04T08:00:00Z',
    },
    {
      issue: 'acme/quay#2',
      title: 'Fender stock',
      commentId: 'IC_gone',
      line: 1,
      how: 'deleted',
      at: '2026-03-06T08:00:00Z',
    },
    {
      issue: 'acme/quay#9',
      title: 'Old pier',
      commentId: 'IC_pier',
      line: 1,
      how: 'transferred',
      at: '2026-03-07T08:00:00Z',
    },
  ]);
});

test('present and past stand together where both are asked for, Japanese and filters as everywhere', () => {
  const { find } = libraryWithPast();
  expect(
    find('bollards in:body,history')
      .hits.map(({ gone }) => gone?.how ?? 'here')
      .sort(),
  ).toEqual(['deleted', 'edited', 'here', 'transferred']);
  expect(find('係留 is:gone').hits).toMatchObject([{ line: 1, spans: [[14, 16]] }]);
  expect(find('bollards in:history author:oki').hits.map(({ commentId }) => commentId)).toEqual([
    'IC_pier',
    'IC_gone',
  ]);
  expect(find('is:gone').hits.length).toBe(4);
});
