import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FindingJson } from '../../src/cli/json/findings.ts';
import { emptyFolder, runCommand } from '../support/commandLine.ts';

const done = '**Worker**: Worker 6\n**Status**: ✅ Complete';

function exported(folder: string, name: string, comments: readonly string[]): string {
  const times = {
    createdAt: '2026-03-01T09:00:00Z',
    updatedAt: '2026-03-02T09:00:00Z',
    closedAt: '2026-03-02T09:00:00Z',
  };
  const record = (number: number, title: string, texts: readonly string[]) => ({
    number,
    title,
    body: 'Behind the lock.',
    state: 'CLOSED',
    labels: [],
    assignees: [],
    milestone: null,
    ...times,
    comments: texts.map((body, at) => ({
      id: `IC_${number}_${at}`,
      author: { login: 'lockkeeper' },
      createdAt: '2026-03-02T08:00:00Z',
      body,
      isMinimized: false,
      minimizedReason: '',
    })),
  });
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify([record(3, 'Tide gauge', comments), record(4, 'Lamps', [])]));
  return file;
}

it.each([
  ['deleted', []],
  ['edited', ['Moved to another place.']],
])('a completion that a later export has %s is found', async (how, later) => {
  const folder = emptyFolder();
  const database = join(folder, 'lock.db');
  const lint = async () => {
    const { stdout } = await runCommand(['lint', '--json', '--db', database]);
    const answer = JSON.parse(stdout) as readonly FindingJson[];
    return answer.filter(({ code }) => code === 'evidence-gone');
  };
  await runCommand(['import', exported(folder, 'first.json', [done]), '--db', database]);
  expect(await lint()).toEqual([]);
  await runCommand(['import', exported(folder, 'second.json', later), '--db', database]);
  const [finding] = await lint();
  expect(finding?.subject).toBe(3);
  expect(finding?.claims[0]?.evidence).toMatchObject({ issue: 3, line: 2, quote: '**Status**: ✅ Complete' });
  expect(finding?.claims[1]?.evidence.quote).toBe(`comment ${how}`);
});
