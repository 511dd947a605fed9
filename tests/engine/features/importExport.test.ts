import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importExports } from '#engine/features/importExport.ts';
import { listRevisions, listTombstones } from '#engine/mirror/keepsakes.ts';
import { findRepository, keepRepository } from '#engine/mirror/repositories.ts';
import { readLastOpened } from '#engine/mirror/settings.ts';
import { readSyncState } from '#engine/mirror/syncState.ts';
import { readTrackerIssue, readTrackerIssues } from '#engine/mirror/tracker.ts';
import type { Storage } from '#engine/mirror/open.ts';
import {
  exportedComment,
  exportedIssue,
  exportFile,
  type ExportedRecord,
} from '../../support/engine/exports.ts';
import { freshStorage } from '../../support/engine/storage.ts';
import { temporaryFolder } from '../../support/engine/temporaryFolder.ts';

const name = 'acme/rebuild';
const five = [1, 2, 3, 4, 5].map((number) => exportedIssue(number));

function mirrored(storage: Storage, repository = name) {
  const row = findRepository(storage.mirror, repository);
  return row === null ? [] : readTrackerIssues(storage.mirror, row);
}

async function imported(storage: Storage, records: readonly ExportedRecord[]) {
  const result = await importExports(storage, [exportFile(records)]);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

test('an export is mirrored, and what it is of is read from its addresses', async () => {
  const storage = freshStorage();
  const file = exportFile(five);
  expect(await importExports(storage, [file])).toEqual({
    ok: true,
    value: { repository: name, issues: 5, comments: 5, added: 5, updated: 0, removed: 0, warnings: [] },
  });
  expect(mirrored(storage)[1]).toEqual({
    key: 'acme/rebuild#2',
    title: 'Task 2',
    body: 'What is to be done in task 2.',
    state: 'closed',
    stateReason: null,
    author: null,
    createdAt: '2026-03-01T10:02:00Z',
    updatedAt: '2026-03-02T10:02:00Z',
    closedAt: '2026-03-02T10:02:00Z',
    labels: [{ name: 'type:task', color: '0e8a16' }],
    milestone: null,
    assignees: [],
    parent: null,
    blockedBy: [],
    comments: [
      {
        id: 'IC_2_1',
        author: 'hana',
        createdAt: '2026-03-01T12:00:01Z',
        updatedAt: '2026-03-01T12:00:01Z',
        body: 'Word 1 on task 2.',
        minimizedReason: null,
      },
    ],
  });
  expect(readLastOpened(storage.precious)).toEqual({
    repository: name,
    source: { kind: 'export', files: [file] },
  });
  const { id } = findRepository(storage.mirror, name)!;
  expect(readSyncState(storage.mirror, id).asOf).toBe('2026-03-02T10:05:00Z');
});

test('the same export twice changes nothing', async () => {
  const storage = freshStorage();
  await imported(storage, five);
  expect(await imported(storage, five)).toMatchObject({ added: 0, updated: 0, removed: 0, issues: 5 });
});

test('a later export says what was added, updated and removed, and keeps what left', async () => {
  const storage = freshStorage();
  await imported(storage, five);
  const later = [
    ...five.slice(0, 3),
    exportedIssue(4, { body: 'Rewritten.', updatedAt: '2026-03-05T10:00:00Z' }),
    exportedIssue(6, { comments: [exportedComment(6, 1), exportedComment(6, 2)] }),
  ];
  const summary = await imported(storage, later);
  expect(summary).toMatchObject({ issues: 5, added: 1, updated: 1, removed: 1 });
  expect(summary.warnings).toEqual([expect.stringMatching(/^#5 are no longer in the export/)]);
  expect(mirrored(storage).map(({ key }) => key)).toEqual(
    [1, 2, 3, 4, 6].map((number) => `${name}#${number}`),
  );
  const [tombstone] = listTombstones(storage.precious, name);
  expect(JSON.parse(tombstone!.content)).toMatchObject({ title: 'Task 5', comments: [{ id: 'IC_5_1' }] });
  expect(listRevisions(storage.precious, name, 4)).toMatchObject([{ body: 'What is to be done in task 4.' }]);
});

test('a new comment updates its issue; one that is gone is kept aside', async () => {
  const storage = freshStorage();
  await imported(storage, five);
  const later = [exportedIssue(1, { comments: [exportedComment(1, 2)] }), ...five.slice(1)];
  expect(await imported(storage, later)).toMatchObject({ updated: 1, comments: 5 });
  expect(mirrored(storage)[0]?.comments.map(({ id }) => id)).toEqual(['IC_1_2']);
  expect(listTombstones(storage.precious, name)).toMatchObject([{ number: 1, comment: 'IC_1_1' }]);
});

const open = (number: number) => exportedIssue(number, { state: 'OPEN', closedAt: null });
test.for([
  ['it holds open issues alone', five.filter(({ state }) => state === 'OPEN'), /open issues alone/],
  ['it lacks more than half', five.slice(0, 2), /more than half/],
  [
    'it is older than the mirror',
    five.slice(0, 4).map((issue) => ({ ...issue, updatedAt: '2026-03-01T00:00:00Z' })),
    /older than the mirror/,
  ],
  ['it sits at its limit', Array.from({ length: 30 }, (_, index) => open(index + 2)), /exactly at its limit/],
] as [string, ExportedRecord[], RegExp][])('nothing counts as removed when %s', async ([, records, why]) => {
  const storage = freshStorage();
  await imported(storage, five);
  const summary = await imported(storage, records);
  expect(summary.removed).toBe(0);
  expect(summary.warnings).toEqual(expect.arrayContaining([expect.stringMatching(why)]));
  expect(mirrored(storage).length).toBeGreaterThanOrEqual(5);
});

test('a later version in the mirror is not overwritten by an older export', async () => {
  const storage = freshStorage();
  await imported(storage, [
    exportedIssue(1, { body: 'new', updatedAt: '2026-04-01T00:00:00Z' }),
    ...five.slice(1),
  ]);
  const summary = await imported(storage, five);
  expect(summary).toMatchObject({
    updated: 0,
    warnings: [expect.stringMatching(/^#1: the mirror already holds/)],
  });
  expect(mirrored(storage)[0]?.body).toBe('new');
});

test('what was not exported is said, and what was known of it stays', async () => {
  const storage = freshStorage();
  await imported(storage, five);
  const bare = five.map((issue) => ({ ...issue, comments: undefined, labels: undefined }));
  const result = await importExports(storage, [exportFile(bare)], { repository: name });
  expect(result).toMatchObject({ ok: true, value: { repository: name, updated: 0, comments: 5 } });
  expect(mirrored(storage)[0]?.labels).toHaveLength(1);
  expect(result.ok && result.value.warnings).toEqual([
    expect.stringMatching(/without comments/),
    expect.stringMatching(/without labels/),
  ]);
});

test('an export of nobody knows what is named so, and the given name is used where there is one', async () => {
  const bare = five.map((issue) => ({ ...issue, comments: [] }));
  const storage = freshStorage();
  const unnamed = await importExports(storage, [exportFile(bare)]);
  expect(unnamed).toMatchObject({
    value: { repository: 'local/export', warnings: [expect.stringMatching(/does not say which repository/)] },
  });
  const named = await importExports(storage, [exportFile(bare)], { repository: 'acme/other' });
  expect(named).toMatchObject({ value: { repository: 'acme/other', added: 5 } });
});

test('an export of exactly a hundred issues is suspected to be cut', async () => {
  const hundred = Array.from({ length: 100 }, (_, index) => exportedIssue(index + 1));
  const summary = await imported(freshStorage(), hundred);
  expect(summary.warnings).toEqual([expect.stringMatching(/sits exactly at its limit/)]);
  const more = await imported(freshStorage(), [...hundred, exportedIssue(101)]);
  expect(more.warnings).toEqual([]);
});

test('an export as PowerShell writes it, and one with a byte order mark, are read', async () => {
  const json = JSON.stringify(five);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]);
  expect(await importExports(freshStorage(), [exportFile(utf16)])).toMatchObject({ value: { issues: 5 } });
  expect(await importExports(freshStorage(), [exportFile(`\uFEFF${json}`)])).toMatchObject({
    value: { issues: 5 },
  });
});

test('strange records are kept and said: NUL, half surrogates, over-long bodies, duplicates, ghosts', async () => {
  const storage = freshStorage();
  const long = '長'.repeat(100_000);
  const summary = await imported(storage, [
    exportedIssue(1, { body: 'a\0b\ud800', author: null }),
    exportedIssue(2, { body: long }),
    exportedIssue(3, { title: 'early' }),
    exportedIssue(3, { title: 'late', updatedAt: '2026-03-09T10:00:00Z' }),
    exportedIssue(5, { comments: [exportedComment(5, 1, { author: null }), exportedComment(5, 1)] }),
  ]);
  expect(summary.issues).toBe(4);
  expect(summary.warnings).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^#1: characters that cannot be stored/),
      expect.stringMatching(/^#2: a text is longer than GitHub allows/),
      expect.stringMatching(/#3 occur more than once/),
      expect.stringMatching(/^#5: a comment occurs more than once/),
    ]),
  );
  const [first, second, third] = mirrored(storage);
  expect(first?.body).toBe('a\uFFFDb\uFFFD');
  expect(second?.body).toBe(long);
  expect(third?.title).toBe('late');
});

test('a body of 20 MB is imported while the event loop goes on', async () => {
  const storage = freshStorage();
  const file = exportFile([exportedIssue(1, { body: 'wave '.repeat(4_000_000) }), ...five.slice(1)]);
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 1);
  const result = await importExports(storage, [file]);
  clearInterval(ticking);
  expect(result).toMatchObject({ ok: true, value: { issues: 5 } });
  expect(turns).toBeGreaterThan(0);
  expect(mirrored(storage)[0]?.body.length).toBe(20_000_000);
});

test.for([
  ['no such file', null, 'not-found', /There is no file/],
  ['an empty file', '', 'not-an-export', /is empty/],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xc0]), 'not-an-export', /not text/],
  ['prose', 'Dear diary', 'not-an-export', /not JSON/],
  ['JSON of another kind', { data: { repository: [] } }, 'not-an-export', /not a list of issues/],
  ['a list of other things', [{ sha: 'abc' }], 'not-an-export', /not a list of issues/],
  ['an export cut off', JSON.stringify(five).slice(0, 700), 'broken-export', /not valid JSON/],
  [
    'a comment without a time',
    [
      ...five.slice(0, 2),
      exportedIssue(3, {
        comments: [exportedComment(3, 1), exportedComment(3, 2, { createdAt: undefined })],
      }),
    ],
    'broken-export',
    /broken at \[2\]\.comments\[1\]\.createdAt: expected a value, found nothing/,
  ],
  ['a number as a text', [exportedIssue(1, { number: '1' })], 'broken-export', /broken at \[0\]\.number/],
  [
    'a time that is none',
    [exportedIssue(1, { updatedAt: 'yesterday' })],
    'broken-export',
    /\[0\]\.updatedAt.*"yesterday"/,
  ],
  [
    'a state of its own',
    [exportedIssue(1, { state: 'MERGED' })],
    'broken-export',
    /\[0\]\.state: expected OPEN or CLOSED/,
  ],
  ['a missing title', [five[0], exportedIssue(2, { title: undefined })], 'broken-export', /\[1\]\.title/],
  ['labels as texts', [exportedIssue(1, { labels: ['bug'] })], 'broken-export', /\[0\]\.labels\[0\]/],
  ['null among issues', [five[0], null], 'broken-export', /broken at \[1\]/],
] as [string, unknown, string, RegExp][])(
  'a file that cannot be imported changes nothing and says why: %s',
  async ([, content, kind, message]) => {
    const storage = freshStorage();
    await imported(storage, five);
    const before = mirrored(storage);
    const path = content === null ? join(temporaryFolder(), 'none.json') : exportFile(content);
    const result = await importExports(storage, [exportFile([exportedIssue(9)]), path]);
    expect(result).toMatchObject({
      ok: false,
      error: { kind, message: expect.stringMatching(message) as string },
    });
    expect(mirrored(storage)).toEqual(before);
  },
);

test('whatever stands in a file, an import answers and never throws', async () => {
  const storage = freshStorage();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record(
          {
            number: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.anything()),
            title: fc.oneof(fc.string(), fc.anything()),
            state: fc.constantFrom('OPEN', 'CLOSED', 'x'),
            body: fc.oneof(fc.string({ unit: 'binary' }), fc.constant(null)),
            createdAt: fc.constantFrom('2026-03-01T10:00:00Z', '2026-03-01T10:00:00+09:00', 'never'),
            updatedAt: fc.constant('2026-03-01T10:00:00Z'),
            comments: fc.oneof(fc.constant([]), fc.anything()),
          },
          { requiredKeys: ['number', 'title'] },
        ),
        { maxLength: 4 },
      ),
      async (records) => {
        const result = await importExports(storage, [exportFile(records)]);
        if (!result.ok) expect(['broken-export', 'not-an-export']).toContain(result.error.kind);
      },
    ),
    { numRuns: 60 },
  );
});

test('an import that breaks off in the middle is taken back whole', async () => {
  const storage = freshStorage();
  await imported(storage, five);
  const before = mirrored(storage);
  storage.mirror.exec(
    "CREATE TRIGGER breakage BEFORE INSERT ON comments WHEN new.node_id = 'IC_9_1' BEGIN SELECT raise(ABORT, 'broken'); END",
  );
  const records = [exportedIssue(6), exportedIssue(7), exportedIssue(9), ...five];
  await expect(importExports(storage, [exportFile(records)])).rejects.toThrow(/broken/);
  expect(mirrored(storage)).toEqual(before);
  storage.mirror.exec('DROP TRIGGER breakage');
  expect(await imported(storage, records)).toMatchObject({ added: 3 });
});

test('readers see the old rows until an import is committed', async () => {
  const storage = freshStorage();
  const many = Array.from({ length: 160 }, (_, index) => exportedIssue(index + 1));
  const seen = new Set<number>();
  keepRepository(storage.mirror, name, null);
  await importExports(storage, [exportFile(many)], { onProgress: () => seen.add(mirrored(storage).length) });
  expect([...seen]).toEqual([0]);
  expect(mirrored(storage)).toHaveLength(160);
  expect(readTrackerIssue(storage.mirror, findRepository(storage.mirror, name)!, 160)).not.toBeNull();
});
