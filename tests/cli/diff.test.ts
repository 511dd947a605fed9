import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DiffJson } from '../../src/cli/json/diff.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';
import { comment, issue } from '../support/harbourExport.ts';

const plan = (gate: string) =>
  [
    '### Phase 1: Piles',
    '- #3: Phase 1.1 - Tide gauge',
    '### Phase 2: Deck',
    '- #5: Phase 2.1 - Planks',
    '- #8: Phase 2.2 - Rails',
    '### Phase 1 Gate: Piles stand',
    '- [ ] Piles measured',
    `**Status**: ${gate}`,
  ].join('\n');

const monday = [
  issue(2, 'Pier plan', plan('⏸️ Pending')),
  issue(3, 'Phase 1.1: Tide gauge', '**Parent Issue**: #2', {
    comments: [
      comment('c1', '2026-03-02T08:00:00Z', 'First word.'),
      comment('c2', '2026-03-02T08:30:00Z', 'A slip.'),
    ],
  }),
  issue(5, 'Phase 2.1: Planks', '**Parent Issue**: #2\n**Depends on**: #3'),
  issue(8, 'Phase 2.2: Rails', '**Parent Issue**: #2', {
    labels: [{ name: 'state:pending', color: 'ededed' }],
  }),
  issue(9, 'Gone soon', 'A mistake.', { state: 'CLOSED', closedAt: '2026-03-01T10:00:00Z' }),
];

const later = '2026-03-04T09:00:00Z';
const wednesday = [
  issue(2, 'Pier plan', plan('✅ Approved'), { updatedAt: later }),
  issue(3, 'Phase 1.1: Tide gauge', '**Parent Issue**: #2', {
    state: 'CLOSED',
    closedAt: '2026-03-03T12:00:00Z',
    updatedAt: later,
    comments: [comment('c1', '2026-03-02T08:00:00Z', 'First word.'), comment('c4', later, 'Done and dry.')],
  }),
  issue(5, 'Phase 2.1: Planks', '**Parent Issue**: #2', { updatedAt: later }),
  issue(8, 'Phase 2.2: Rails', '**Parent Issue**: #2\n**Depends on**: #5', {
    updatedAt: later,
    labels: [{ name: 'state:implementing', color: 'ededed' }],
  }),
  issue(11, 'Lamp', 'New.', {
    createdAt: '2026-03-03T08:00:00Z',
    updatedAt: later,
    state: 'CLOSED',
    closedAt: later,
  }),
];

let folder: string;
let database: string;
beforeEach(async () => {
  folder = emptyFolder();
  database = join(folder, 'pier.db');
  await mirror('monday', monday);
});

async function mirror(name: string, issues: readonly object[]): Promise<void> {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(issues));
  expect((await runCommand(['import', file, '--db', database, '--repo', 'harbour/pier'])).code).toBe(0);
}

async function diff(...args: string[]): Promise<DiffJson> {
  const ended = await runCommand(['diff', ...args, '--db', database, '--json']);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return JSON.parse(ended.stdout) as DiffJson;
}

const told = ({ changes }: DiffJson) =>
  changes.map(({ issue, kind, what, text }) => [issue, kind, what, text]);

describe('a later export', () => {
  it.each([['--imports'], ['last']])('shows what changed between the two: nami diff %s', async (asked) => {
    await mirror('wednesday', wednesday);
    const answer = await diff(asked);
    expect(answer).toMatchObject({
      repository: 'harbour/pier',
      basis: { kind: 'last-import', files: [join(folder, 'wednesday.json')] },
      since: '2026-03-02T09:00:00Z',
      asOf: later,
      issues: {
        opened: [11],
        closed: [3, 11],
        reopened: [],
        commented: [3],
        edited: [2, 5, 8],
        removed: [9],
      },
      caveats: [],
    });
    expect(told(answer).toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [2, 'edited', 'body', 'Status**: ✅ Approved'],
      [3, 'commented', null, 'Done and dry.'],
      [3, 'removed', 'comment', 'A slip.'],
      [3, 'closed', null, ''],
      [5, 'edited', 'body', 'Parent Issue**: #2'],
      [8, 'edited', 'body', 'Depends on**: #5'],
      [8, 'edited', 'labels', '+state:implementing −state:pending'],
      [9, 'removed', 'issue', 'A mistake.'],
      [11, 'closed', null, ''],
      [11, 'opened', null, 'New.'],
    ]);
  });

  it('shows what that means: statuses, dependencies, gates, with their lines', async () => {
    await mirror('wednesday', wednesday);
    const { statuses, edges, gates } = await diff('--imports');
    expect(statuses.map(({ issue, before, after }) => [issue, before, after])).toContainEqual([
      3,
      'ready',
      'done',
    ]);
    expect(statuses.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(edges.added).toMatchObject([{ from: 5, to: 8, evidence: [{ issue: 8, line: 2 }] }]);
    expect(edges.removed).toMatchObject([{ from: 3, to: 5, evidence: [{ issue: 5, line: 2 }] }]);
    expect(gates).toMatchObject([
      {
        plan: 2,
        phase: '1',
        before: { status: 'pending' },
        after: { status: 'approved' },
        evidence: [{ line: 8 }],
      },
    ]);
  });

  it('is still told after the same export was read again', async () => {
    await mirror('wednesday', wednesday);
    await mirror('again', wednesday);
    expect((await diff('--imports')).issues.opened).toEqual([11]);
  });

  it('is nothing to tell while there is only one', async () => {
    const refused = await runCommand(['diff', '--imports', '--db', database]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/nothing to compare with/);
  });
});

describe('since a moment', () => {
  it('rebuilds the tracker as it stood then', async () => {
    await mirror('wednesday', wednesday);
    const answer = await diff('2026-03-03T09:00:00Z');
    expect(answer.issues).toMatchObject({ opened: [], closed: [3, 11], commented: [3], removed: [9] });
    expect(answer.statuses.map(({ issue, before, after }) => [issue, before, after])).toContainEqual([
      11,
      'ready',
      'done',
    ]);
    expect(answer.edges.removed).toMatchObject([{ from: 3, to: 5 }]);
    expect(answer.caveats).toHaveLength(1);
  });

  it('counts hours and days back from the as-of of the mirror', async () => {
    await mirror('wednesday', wednesday);
    expect((await diff('1h')).since).toBe('2026-03-04T08:00:00Z');
    expect((await diff('2 days ago')).since).toBe('2026-03-02T09:00:00Z');
    expect((await diff('2026-03-03')).since).toBe('2026-03-03T00:00:00Z');
  });

  it('finds nothing where nothing happened', async () => {
    const { stdout } = await runCommand(['diff', '2026-03-02T09:00:00Z', '--db', database]);
    expect(stdout).toContain('Nothing happened on the tracker.');
  });

  it('refuses what is no moment', async () => {
    expect((await runCommand(['diff', 'soon', '--db', database])).code).toBe(2);
    expect((await runCommand(['diff', '2h', '--imports', '--db', database])).code).toBe(2);
  });
});

describe('since the last look', () => {
  it('begins where the last look was marked', async () => {
    expect((await runCommand(['diff', '2026-03-01', '--mark', '--db', database])).code).toBe(0);
    await mirror('wednesday', wednesday);
    const answer = await diff('last');
    expect(answer).toMatchObject({ basis: { kind: 'last-look' }, since: '2026-03-02T09:00:00Z' });
    expect(answer.issues).toMatchObject({ opened: [11], closed: [3, 11], removed: [9] });
    expect((await diff('last', '--mark')).changes).not.toEqual([]);
    expect((await diff('last')).changes).toEqual([]);
  });
});

describe('nami import --repo', () => {
  it('refuses what is no repository, and imports nothing', async () => {
    const file = join(folder, 'monday.json');
    const refused = await runCommand(['import', file, '--repo', 'pier', '--db', join(folder, 'other.db')]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/pier is no repository/);
  });
});
