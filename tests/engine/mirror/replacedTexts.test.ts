import { expect, test } from 'vitest';
import { keepRevision } from '#engine/mirror/keepsakes.ts';
import { withReplacedTexts } from '#engine/mirror/replacedTexts.ts';
import type { TrackerIssue } from '#domain/tracker.ts';
import { freshStorage } from '../../support/engine/storage.ts';

const at = '2026-03-01T10:00:00Z';
const issue: TrackerIssue = {
  ...{
    key: 'acme/lock#3',
    title: 'Gauge',
    body: 'New words.',
    state: 'open',
    stateReason: null,
    author: 'hana',
  },
  ...{ createdAt: at, updatedAt: '2026-03-02T10:00:00Z', closedAt: null, labels: [], milestone: null },
  ...{ assignees: [], parent: null, blockedBy: [], comments: [] },
};

test('where nothing was replaced the very same issues come back', () => {
  const { precious } = freshStorage();
  const issues = [issue];
  expect(withReplacedTexts(precious, 'acme/lock', issues)).toBe(issues);
});

test('a replaced body comes back with who wrote it, when, and until when it stood', () => {
  const { precious } = freshStorage();
  keepRevision(precious, 'acme/lock', { number: 3, comment: '', body: 'Old words.', updatedAt: at });
  keepRevision(precious, 'acme/other', { number: 3, comment: '', body: 'Not ours.', updatedAt: at });
  expect(withReplacedTexts(precious, 'acme/lock', [issue])[0]?.replaced).toEqual([
    {
      commentId: null,
      author: 'hana',
      at,
      body: 'Old words.',
      goneAt: '2026-03-02T10:00:00Z',
      how: 'edited',
    },
  ]);
});
