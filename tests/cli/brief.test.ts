import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BriefJson } from '../../src/cli/json/brief.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';
import { quarry } from '../domain/brief/quarry.ts';

let database: string;
beforeAll(async () => {
  const folder = emptyFolder();
  const file = join(folder, 'quarry.json');
  database = join(folder, 'quarry.db');
  const rows = quarry().issues.map((one) => ({
    ...{ number: Number(one.key.split('#')[1]), title: one.title, body: one.body, state: 'OPEN' },
    ...{ labels: [], assignees: [], milestone: null, closedAt: null },
    ...{ createdAt: one.createdAt, updatedAt: one.updatedAt },
    comments: one.comments.map(({ id, createdAt, body }) => ({
      ...{ id, createdAt, body, author: { login: 'harbourmaster' }, isMinimized: false, minimizedReason: '' },
    })),
  }));
  writeFileSync(file, JSON.stringify(rows));
  expect((await runCommand(['import', file, '--db', database])).code).toBe(0);
});

describe('nami brief', () => {
  it('prints the page as Markdown, and nothing beside it', async () => {
    const { code, stdout, stderr } = await runCommand(['brief', 'Worker', '4', '--db', database]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^# Brief for Worker 4\n/);
    expect(stdout).toContain('`- [ ] Gauge is true` (#32 line 10)');
  });

  it('answers --json with the page, its cost, and each fact with its lines', async () => {
    const ended = await runCommand(['brief', '4', '--max-tokens', '600', '--db', database, '--json']);
    const answer = JSON.parse(ended.stdout) as BriefJson;
    expect(answer).toMatchObject({ for: '4', maxTokens: 600 });
    expect(answer.tokens).toBeLessThanOrEqual(600);
    expect(answer.markdown).toContain('# Brief for Worker 4');
    expect(answer.sections.some(({ cut }) => cut > 0)).toBe(true);
    const facts = answer.sections.flatMap((section) => section.facts);
    expect(facts.flatMap(({ evidence }) => evidence)).toContainEqual(
      expect.objectContaining({ issue: 30, line: 23, quote: '- Worker 4: #31 → #32', commentId: null }),
    );
  });

  it('ends with 2 and the names that are known where the worker is not', async () => {
    const { code, stdout, stderr } = await runCommand(['brief', 'Worker 77', '--db', database]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('it knows orchestrator, 4, 5, ナギサ.');
  });

  it('takes no budget that holds nothing', async () => {
    for (const budget of ['199', 'many', '2.5']) {
      const { code, stderr } = await runCommand(['brief', '4', '--max-tokens', budget, '--db', database]);
      expect(code).toBe(2);
      expect(stderr).toContain('at least 200');
    }
  });
});
