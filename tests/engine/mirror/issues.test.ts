import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WritableDatabase } from '#engine/mirror/database.ts';
import { writeComment } from '#engine/mirror/comments.ts';
import { explain } from '#engine/mirror/database.ts';
import { findIssue, writeIssue, type IncomingIssue } from '#engine/mirror/issues.ts';
import { keepRepository } from '#engine/mirror/repositories.ts';
import { storableText } from '#engine/mirror/text.ts';
import { removeAbsent } from '#engine/mirror/threads.ts';
import { readTrackerIssue, readTrackerIssues } from '#engine/mirror/tracker.ts';
import { freshStorage } from '../../support/engine/storage.ts';

const issue: IncomingIssue = {
  number: 12,
  nodeId: 'I_12',
  title: 'Phase 2.1: Accounts',
  body: '**Depends on**: #11',
  state: 'open',
  stateReason: null,
  author: 'hana',
  createdAt: '2026-03-01T10:00:00Z',
  updatedAt: '2026-03-02T10:00:00Z',
  closedAt: null,
  lastEditedAt: null,
  labels: [
    { name: 'priority:P1', color: 'd93f0b' },
    { name: 'area:api', color: '0e8a16' },
  ],
  milestone: { number: 3, title: 'March', description: 'All of it', dueOn: null },
  assignees: ['ren', 'aoi'],
  parent: 'acme/rebuild#1',
  blockedBy: ['acme/rebuild#11', 'acme/other#4'],
};
const comment = {
  id: 'IC_1',
  databaseId: 1,
  author: null,
  createdAt: '2026-03-01T11:00:00Z',
  updatedAt: '2026-03-01T11:00:00Z',
  body: 'Started.',
  minimizedReason: null,
};

function freshRepository(): { mirror: WritableDatabase; id: number; row: ReturnType<typeof keepRepository> } {
  const { mirror } = freshStorage();
  const row = keepRepository(mirror, 'acme/rebuild', 'R_1');
  return { mirror, id: row.id, row };
}

test('an issue comes back as it was written, links in order of their keys', () => {
  const { mirror, id, row } = freshRepository();
  const change = writeIssue(mirror, id, issue);
  writeComment(mirror, change.rowid, comment);
  const expected = {
    key: 'acme/rebuild#12',
    title: 'Phase 2.1: Accounts',
    body: '**Depends on**: #11',
    state: 'open',
    stateReason: null,
    author: 'hana',
    createdAt: '2026-03-01T10:00:00Z',
    updatedAt: '2026-03-02T10:00:00Z',
    closedAt: null,
    labels: issue.labels,
    milestone: issue.milestone,
    assignees: ['ren', 'aoi'],
    parent: 'acme/rebuild#1',
    blockedBy: ['acme/other#4', 'acme/rebuild#11'],
    comments: [
      {
        id: 'IC_1',
        author: null,
        createdAt: '2026-03-01T11:00:00Z',
        updatedAt: '2026-03-01T11:00:00Z',
        body: 'Started.',
        minimizedReason: null,
      },
    ],
  };
  expect(readTrackerIssue(mirror, row, 12)).toEqual(expected);
  expect(readTrackerIssues(mirror, row)).toEqual([expected]);
});

test('writing the same again changes nothing', () => {
  const { mirror, id } = freshRepository();
  expect(writeIssue(mirror, id, issue).kind).toBe('added');
  expect(writeIssue(mirror, id, { ...issue, blockedBy: [...issue.blockedBy!].reverse() }).kind).toBe(
    'unchanged',
  );
  const changes = mirror.prepare('SELECT total_changes()').pluck();
  const before = changes.get();
  writeIssue(mirror, id, issue);
  expect(changes.get()).toBe(before);
});

test.for([
  ['title', { title: 'Phase 2.1: Accounts and roles' }],
  ['a label gone', { labels: [issue.labels![0]!] }],
  ['a label recoloured', { labels: [{ ...issue.labels![0]!, color: 'ffffff' }, issue.labels![1]!] }],
  ['the milestone renamed', { milestone: { ...issue.milestone!, title: 'April' } }],
  ['an assignee more', { assignees: ['ren', 'aoi', 'sora'] }],
  ['the parent gone', { parent: null }],
  ['a blocker gone', { blockedBy: ['acme/rebuild#11'] as const }],
  ['closed', { state: 'closed', closedAt: '2026-03-02T10:00:00Z', stateReason: 'completed' }],
] as [string, Partial<IncomingIssue>][])('a change that did not move updatedAt is seen: %s', ([, change]) => {
  const { mirror, id, row } = freshRepository();
  writeIssue(mirror, id, issue);
  expect(writeIssue(mirror, id, { ...issue, ...change }).kind).toBe('updated');
  expect(readTrackerIssue(mirror, row, 12)).toMatchObject(change);
});

test('what a source does not speak of stays', () => {
  const { mirror, id, row } = freshRepository();
  writeIssue(mirror, id, issue);
  const { number, title, body, state, createdAt, updatedAt } = issue;
  expect(writeIssue(mirror, id, { number, title, body, state, createdAt, updatedAt }).kind).toBe('unchanged');
  expect(readTrackerIssue(mirror, row, 12)).toMatchObject({
    labels: issue.labels,
    assignees: ['ren', 'aoi'],
  });
});

test('whatever order versions arrive in, the latest stays', () => {
  const { mirror, id } = freshRepository();
  let number = 0;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 12 }), (minutes) => {
      number += 1;
      const versions = minutes.map((minute, index) => ({
        ...issue,
        number,
        body: `version ${index}`,
        updatedAt: `2026-03-02T10:${String(minute).padStart(2, '0')}:00Z`,
      }));
      for (const version of versions) writeIssue(mirror, id, version);
      const latest = versions.reduce((best, one) => (one.updatedAt >= best.updatedAt ? one : best));
      expect(findIssue(mirror, id, number)).toMatchObject({ body: latest.body, updatedAt: latest.updatedAt });
    }),
  );
});

test('an earlier version of a comment never replaces a later one; at the same second the newly read one wins', () => {
  const { mirror, id, row } = freshRepository();
  const { rowid } = writeIssue(mirror, id, issue);
  const later = { ...comment, body: 'later', updatedAt: '2026-03-03T00:00:00Z' };
  writeComment(mirror, rowid, later);
  expect(writeComment(mirror, rowid, comment).kind).toBe('older');
  expect(readTrackerIssue(mirror, row, 12)?.comments[0]?.body).toBe('later');
  expect(writeComment(mirror, rowid, { ...later, body: 'hidden' }).kind).toBe('updated');
  expect(readTrackerIssue(mirror, row, 12)?.comments[0]?.body).toBe('hidden');
});

test('comments of one second stand in the order in which they were made', () => {
  const { mirror, id, row } = freshRepository();
  const { rowid } = writeIssue(mirror, id, issue);
  for (const databaseId of [30, 4, 100]) {
    writeComment(mirror, rowid, { ...comment, databaseId, id: `IC_${databaseId}` });
  }
  expect(readTrackerIssue(mirror, row, 12)?.comments.map(({ id }) => id)).toEqual([
    'IC_4',
    'IC_30',
    'IC_100',
  ]);
});

test('comments that a whole reading did not meet are taken out and handed back', () => {
  const { mirror, id } = freshRepository();
  const { rowid } = writeIssue(mirror, id, issue);
  writeComment(mirror, rowid, comment);
  writeComment(mirror, rowid, { ...comment, id: 'IC_2', body: 'Gone soon.' });
  expect(removeAbsent(mirror, rowid, new Set(['IC_1']))).toMatchObject([{ id: 'IC_2', body: 'Gone soon.' }]);
  expect(removeAbsent(mirror, rowid, new Set(['IC_1']))).toEqual([]);
});

test('text that SQLite cannot hold is replaced and counted, all other text comes back byte for byte', () => {
  expect(storableText('a\0b\ud800c\udc00')).toEqual({ text: 'a\uFFFDb\uFFFDc\uFFFD', replaced: 3 });
  const { mirror, id } = freshRepository();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (body) => {
      const { text, replaced } = storableText(body);
      writeIssue(mirror, id, { ...issue, body });
      expect(findIssue(mirror, id, 12)?.body).toBe(text);
      expect(replaced === 0).toBe(text === body);
    }),
  );
});

test('the queries of every poll use an index', () => {
  const { mirror } = freshStorage();
  const byNumber = explain(mirror, 'SELECT * FROM issues WHERE repository = ? AND number = ?', [1, 2]);
  const byUpdate = explain(mirror, 'SELECT * FROM issues WHERE repository = ? AND updated_at > ?', [1, '']);
  const ofThread = explain(mirror, 'SELECT * FROM comments WHERE issue = ? AND node_id = ?', [1, '']);
  expect(byNumber).toMatch(/USING INDEX sqlite_autoindex_issues_1/);
  expect(byUpdate).toMatch(/USING INDEX issues_by_update/);
  expect(ofThread).toMatch(/USING INDEX sqlite_autoindex_comments_1/);
});
