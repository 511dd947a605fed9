import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GraphJson } from '../../src/cli/json/graph.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';
import { issue } from '../support/harbourExport.ts';

const tracker = [
  issue(4, 'Phase 1.2: Berth schema (2h)', 'Tables for berths.\n\n**Depends on**: #3 (Tide gauge)'),
  issue(3, 'Phase 1.1: Tide gauge (30min)', '**Parent Issue**: #2\nSee Milestone #4 and PR #9.'),
  issue(2, 'Harbour booking', 'The whole of it.'),
];

let folder: string;
let database: string;
beforeEach(() => {
  folder = emptyFolder();
  database = join(folder, 'harbour.db');
});

function exported(value: unknown): string {
  const file = join(folder, 'export.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

describe('nami import and nami graph', () => {
  it('mirrors an export and answers its graph, each edge with issue, line and quote', async () => {
    const imported = await runCommand(['import', exported(tracker), '--db', database, '--json']);
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      issues: 3,
      comments: 0,
      added: 3,
      updated: 0,
      removed: 0,
    });

    const graph = await runCommand(['graph', '--db', database, '--json']);
    expect(graph.code).toBe(0);
    expect(graph.stderr).toBe('');
    const { nodes, edges } = JSON.parse(graph.stdout) as GraphJson;
    expect(edges.map(({ from, to, kind, strength }) => ({ from, to, kind, strength }))).toEqual([
      { from: 3, to: 4, kind: 'blocks', strength: 'stated' },
    ]);
    expect(edges[0]?.evidence).toEqual([
      {
        issue: 4,
        commentId: null,
        author: null,
        at: '2026-03-01T09:00:00Z',
        line: 3,
        quote: '**Depends on**: #3 (Tide gauge)',
        source: 'body',
      },
    ]);
    const schema = nodes.find((node) => node.number === 4);
    expect(schema).toMatchObject({ status: 'waiting', phase: '1.2', durationMinutes: 120 });
    expect(schema?.earliestStart).toBe('2026-03-02T09:30:00Z');
  });

  it('says what a second export changed', async () => {
    await runCommand(['import', exported(tracker), '--db', database]);
    const later = tracker
      .slice(0, 2)
      .map((each) =>
        each.number === 3
          ? { ...each, state: 'CLOSED', closedAt: '2026-03-03T09:00:00Z', updatedAt: '2026-03-03T09:00:00Z' }
          : each,
      );
    const second = await runCommand(['import', exported(later), '--db', database, '--json']);
    expect(JSON.parse(second.stdout)).toMatchObject({ added: 0, updated: 1, removed: 1 });
    const { edges } = JSON.parse(
      (await runCommand(['graph', '--db', database, '--json'])).stdout,
    ) as GraphJson;
    expect(edges[0]?.satisfied).toBe(true);
  });

  it('finds Japanese words that no space surrounds', async () => {
    const file = exported([issue(7, '承認フロー', '本文\n予算の承認待ちです。')]);
    await runCommand(['import', file, '--db', database]);
    const found = await runCommand(['search', '承認待ち', '--db', database, '--json']);
    expect(JSON.parse(found.stdout)).toMatchObject({
      hits: [{ issue: 7, line: 2, text: '予算の承認待ちです。' }],
    });
  });
});

describe('nami refuses bad input with one sentence and exit code 2, and writes nothing', () => {
  const broken: [string, unknown, RegExp][] = [
    ['a file that is not JSON', 'hello', /not JSON/],
    ['JSON that is not an export', { hello: 1 }, /not a list of issues/],
    ['an export with a wrong type', [issue(1, 'a', 'b', { labels: 'none' })], /labels/],
    ['an export with a missing field', [{ ...issue(1, 'a', 'b'), title: undefined }], /title/],
    ['a broken comment deep inside', [issue(1, 'a', 'b', { comments: [{ id: 1 }] })], /comments\[0\]/],
  ];
  it.each(broken)('%s', async (_name, value, reason) => {
    const refused = await runCommand(['import', exported(value), '--db', database, '--json']);
    expect(refused.code).toBe(2);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toMatch(reason);
    const asked = await runCommand(['search', 'hello', '--db', database, '--json']);
    expect(asked.stdout).not.toMatch(/"issue": 1/);
  });

  it('a file that is not there', async () => {
    const refused = await runCommand(['import', join(folder, 'nowhere.json'), '--db', database]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/nowhere\.json/);
  });

  it('a mirror that is not there is not made by asking it', async () => {
    const refused = await runCommand(['graph', '--db', database]);
    expect(refused.code).toBe(2);
    expect(existsSync(database)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an unknown command', async () => {
    expect((await runCommand(['grpah'])).code).toBe(2);
  });
});
